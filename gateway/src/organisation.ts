/**
 * One organisation that this gateway hosts: its store, identities, ledger client, follower and write path,
 * wired.
 */
import {
  type Opening,
  partyCollection,
  type StoredRecord,
  supervisedCollection,
} from '@chopmark/chaincode/api';
import { concernOf } from './alert/record.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { OrganisationConfig } from './config.ts';
import { type ExchangeAddress, exchangeClient } from './document/exchange-client.ts';
import { exchangePath } from './document/exchange-routes.ts';
import { type FileStore, fileStore } from './document/file-store.ts';
import { guarded, onlyWhole } from './availability.ts';
import type { GatewayUser, HostedOrganisation, Submission, ViewCondition } from './hosting.ts';
import { certificateAuthority } from './identity/certificate-authority.ts';
import { type CertificateWatch, certificateWatch } from './identity/certificate-watch.ts';
import { readerIdentity } from './identity/reader.ts';
import { ledgerIdentityOf, type User, type UserDirectory, userDirectory } from './identity/users.ts';
import { gathered } from './ledger/gathered.ts';
import { importedProfile } from './ledger/imported-profile.ts';
import { waitForLatest } from './ledger/latest-commit.ts';
import type { LedgerClient } from './ledger/ledger-client.ts';
import { openLedgerClient } from './ledger/open-ledger.ts';
import { documentOutbox, type Outbox } from './ledger/outbox.ts';
import { settlement } from './ledger/settlement.ts';
import { writePath, type WritePath } from './ledger/submit.ts';
import type { SharedParts } from './shared-parts.ts';
import { Problem } from './plugins/problem.ts';
import { backfill } from './read-model/backfill.ts';
import { type ChainComparison, chainComparison } from './read-model/chain-comparison.ts';
import { type Follower, follower } from './read-model/follower.ts';
import { ledgerView } from './read-model/ledger-view.ts';
import { peerLag } from './read-model/peer-lag.ts';
import { openViews, type Views } from './read-model/views.ts';
import { databaseName, type DocumentStore, openDocumentStore } from './store/document-store.ts';
import { keepHouse } from './store/housekeeping.ts';
import { keyedDocuments, type PrunedDocuments } from './store/keyed-documents.ts';
import { runWebhooks } from './webhook/runner.ts';
import { webhookSettings } from './webhook/settings.ts';
import { webhookStore, type WebhookStore } from './webhook/store.ts';

/** The organisation as the HTTP side, the seed and the tests use it. */
export interface OpenOrganisation extends HostedOrganisation {
  readonly settings: OrganisationConfig;
  readonly users: UserDirectory;
  readonly ledger: LedgerClient;
  readonly follower: Follower;
  readonly store: DocumentStore;
  readonly writePath: WritePath;
  readonly outbox: Outbox;
  /** Starts the follower and takes up what the last run left unknown. */
  start(): Promise<void>;
  /** Stops; what is unknown stays in the outbox. */
  stop(): Promise<void>;
}

/**
 * The collections whose content the organisation may read: its own, and for the regulator every bank's
 * exposures.
 */
const isOwnCollection =
  ({ mspId, kind }: OrganisationConfig) =>
  (collection: string): boolean =>
    collection === partyCollection(mspId) ||
    collection === supervisedCollection(mspId) ||
    (kind === 'regulator' && collection.startsWith(supervisedCollection('')));

/** Members with a peer of their own, other than the one that serves this organisation. */
const otherPeerOwners = (all: readonly OrganisationConfig[], { peer }: OrganisationConfig): string[] =>
  all.filter((one) => one.peer.mspId === one.mspId && one.mspId !== peer.mspId).map(({ mspId }) => mspId);

const parsed = (text: string): unknown =>
  text === '' ? undefined : ((JSON.parse(text) as unknown) ?? undefined);

/** The regulator's peer only commits; what it wants evaluated, the neutral registry's peer evaluates. */
const evaluatorOf = (
  all: readonly OrganisationConfig[],
  { mspId, endorses, peer }: OrganisationConfig,
): string => {
  const registry = all.find(({ kind }) => kind === 'registry')?.mspId;
  return endorses || peer.mspId !== mspId ? peer.mspId : (registry ?? peer.mspId);
};

interface Foundation {
  readonly store: DocumentStore;
  readonly users: UserDirectory;
  readonly ledger: LedgerClient;
  readonly views: Views;
  readonly documents: PrunedDocuments;
  readonly webhooks: WebhookStore;
  readonly certificates: CertificateWatch;
  readonly files: FileStore;
  readonly fetchFile: HostedOrganisation['fetchFile'];
}

/** Where the gateway of another organisation answers. */
const addressesOf =
  ({ config: { manifest } }: SharedParts) =>
  (mspId: string): ExchangeAddress | undefined => {
    const gateway = manifest.organisations.find((one) => one.mspId === mspId)?.gateway;
    return (
      gateway && {
        url: `${gateway.url}${exchangePath}`,
        authority: readFileSync(gateway.tlsCaCertificate, 'utf8'),
      }
    );
  };

const lay = async (shared: SharedParts, settings: OrganisationConfig, log: Logger): Promise<Foundation> => {
  const { manifest, home, ledgerClient } = shared.config;
  const store = await openDocumentStore(manifest.documentStore, databaseName(settings.slug));
  const authority = certificateAuthority(settings.ca, shared.vault);
  const enrolment = await readerIdentity(store, authority);
  const reader = ledgerIdentityOf({ mspId: settings.mspId, ...enrolment }, shared.vault);
  const ledger = await openLedgerClient(ledgerClient, {
    channel: manifest.channel,
    chaincode: manifest.chaincode,
    peer: settings.peer,
    evaluatorMspId: evaluatorOf(manifest.organisations, settings),
    ...shared.peerOf(settings),
    ...importedProfile(home, settings.slug),
    reader,
  });
  const documents = keyedDocuments(store);
  const webhooks = webhookStore(store, log);
  const files = fileStore(join(shared.config.home, 'files', settings.slug), shared.sealer, settings.mspId);
  const exchange = { mspId: settings.mspId, identity: reader, files, documents };
  const fetchFile = exchangeClient({ ...exchange, addressOf: addressesOf(shared) });
  const users = userDirectory(store, settings.mspId, authority);
  const certificates = certificateWatch(users, enrolment, log);
  return {
    store,
    users,
    ledger,
    views: openViews(store),
    documents,
    webhooks,
    certificates,
    files,
    fetchFile,
  };
};

/** The moving parts: follower, write path, settlement. */
const assemble = (shared: SharedParts, settings: OrganisationConfig, foundation: Foundation, log: Logger) => {
  const { ledger, views, users, store } = foundation;
  const { vault, sealer, config, latest } = shared;
  const { mspId } = settings;
  const stop = new AbortController();
  const stopping = stop.signal;
  const own = { isOwn: isOwnCollection(settings), concerns: concernOf(settings) };
  const projected = { ledger, views, chaincode: config.manifest.chaincode, ...own };
  const following = follower({ ...projected, log });
  const lag = peerLag(ledger, following, stopping);
  const others = otherPeerOwners(config.manifest.organisations, settings);
  const comparison = chainComparison({ ledger, follower: following, others, stopping, log });
  const view = onlyWhole(
    ledgerView(views, following, () => lag.blocks()),
    () => following.rebuilding(),
  );
  const outbox = documentOutbox(store);
  const path = writePath({
    ...{ mspId, ledger, outbox, users, vault, sealer, view, latest, stopping, log },
    waitMs: config.commandWaitMs,
    committed: (entry) => settling.committed(entry),
  });
  const settling = settlement({
    ...{ mspId, views, outbox, users, stopping, log },
    waitForBlock: (block, timeoutMs) => following.waitForBlock(block, timeoutMs),
    backfill: () => backfill(projected),
    writePath: path,
  });
  return { stop, following, lag, comparison, view, outbox, path, settling };
};

type OwnTerms = Opening<unknown> | undefined;

/** Reads the own copies on the own peer, those of one collection that are asked for together in one evaluation. */
const termsReader = (ledger: LedgerClient): ((collection: string) => (key: string) => Promise<OwnTerms>) => {
  const readers = new Map<string, (key: string) => Promise<OwnTerms>>();
  return (collection) => {
    const known = readers.get(collection);
    if (known !== undefined) return known;
    const reader = gathered(async (keys) => {
      const answer = await ledger.evaluate('ReadTerms', [collection, JSON.stringify(keys)]);
      return (JSON.parse(answer) as (Opening<unknown> | null)[]).map((terms) => terms ?? undefined);
    });
    readers.set(collection, reader);
    return reader;
  };
};

const conditionOf = (following: Follower, comparison: ChainComparison): ViewCondition => {
  const halted = following.halted();
  const agreedAt = comparison.agreedAt();
  return {
    state: halted !== undefined ? 'halted' : following.rebuilding() ? 'rebuilding' : 'following',
    ...(halted === undefined ? {} : { reason: halted.message }),
    ...(agreedAt === undefined ? {} : { agreedAt: new Date(agreedAt).toISOString() }),
  };
};

const portOf = (
  { latest, sealer }: SharedParts,
  { users, ledger, documents, webhooks, certificates, files, fetchFile }: Foundation,
  {
    following,
    comparison,
    view,
    path,
  }: Omit<ReturnType<typeof assemble>, 'stop' | 'lag' | 'outbox' | 'settling'>,
  log: Logger,
): Omit<HostedOrganisation, 'mspId' | 'name' | 'slug' | 'kind'> => {
  /** What a request was admitted as is what it signs as: the record is read once. */
  const admitted = new WeakMap<GatewayUser, User>();
  const activeUser = async (login: string): Promise<User | undefined> => {
    const user = await users.find(login);
    if (user?.active !== true) return undefined;
    admitted.set(user, user);
    return user;
  };
  const termsIn = termsReader(ledger);
  const port = {
    authenticate: (login: string, password: string) => users.authenticate(login, password),
    user: activeUser,
    submit: async (principal: GatewayUser, submission: Submission) => {
      if (following.halted() !== undefined) throw new Problem('LEDGER_HALTED');
      const user = admitted.get(principal) ?? (await activeUser(principal.login));
      if (user === undefined) throw new Error('the user is not active any more');
      return path.submit(user, submission);
    },
    outcome: (commandId: string) => path.outcome(commandId),
    currentRecord: async (_user: GatewayUser, key: string) => {
      await waitForLatest({ latest, view, ledger });
      return parsed(await ledger.evaluate('ReadRecord', [key]));
    },
    currentTerms: (_user: GatewayUser, collection: string, key: string) => termsIn(collection)(key),
    currentRecords: async (_user: GatewayUser, prefix: string) => {
      await waitForLatest({ latest, view, ledger });
      return parsed(await ledger.evaluate('ReadRange', [prefix])) as StoredRecord[];
    },
    ping: async () => {
      await ledger.evaluate('Ping', []);
    },
    rebuildView: () => following.rebuild(),
    viewCondition: () => conditionOf(following, comparison),
    certificateEndsAt: () => new Date(certificates.firstEnd()).toISOString(),
  };
  return {
    ...guarded(port, log),
    view: guarded(view, log),
    documents: guarded(documents, log),
    ...{ webhooks, sealer, files },
    fetchFile,
  };
};

/**
 * Opens the organisation; nothing runs before `start`.
 * @throws Error when the document store or, at the first start, the authority cannot be reached
 */
export const openOrganisation = async (
  shared: SharedParts,
  settings: OrganisationConfig,
): Promise<OpenOrganisation> => {
  const log = shared.log.child({ organisation: settings.mspId });
  const foundation = await lay(shared, settings, log);
  const parts = assemble(shared, settings, foundation, log);
  const { stop, following, lag, comparison, outbox, path, settling } = parts;
  const { store, users, ledger, documents, webhooks, certificates } = foundation;
  const port = portOf(shared, foundation, parts, log);
  const background: Promise<void>[] = [];
  return {
    ...settings,
    ...port,
    ...{ settings, users, ledger, store, outbox, follower: following, writePath: path },
    start: async () => {
      await following.start();
      const pending = await path.recover();
      if (pending > 0) log.info({ pending }, 'commands of unknown outcome are taken up again');
      background.push(settling.run(), lag.run(), comparison.run());
      background.push(keepHouse([documents, webhooks.deliveries], certificates, stop.signal, log));
      const { delivery } = webhookSettings(shared.config.webhookNetworks);
      background.push(runWebhooks({ ...settings, ...port }, delivery, stop.signal, log));
    },
    stop: async () => {
      stop.abort();
      await Promise.all([following.stop(), ...background]);
      ledger.close();
      await store.disconnect();
    },
  };
};
