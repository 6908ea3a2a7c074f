/**
 * One organisation that this gateway hosts: its store, identities, ledger client, follower and write path,
 * wired.
 */
import { join } from 'node:path';
import { type Opening, partyCollection, supervisedCollection } from '@chopmark/chaincode/api';
import type { Client } from '@grpc/grpc-js';
import type { Logger } from 'pino';
import type { Config, OrganisationConfig } from './config.ts';
import type { GatewayUser, HostedOrganisation } from './hosting.ts';
import { certificateAuthority } from './identity/certificate-authority.ts';
import { type KeyVault, sealingKeyVault } from './identity/key-vault.ts';
import { readerIdentity } from './identity/reader.ts';
import { masterKeyOf, type Sealer, sealerOf } from './identity/sealer.ts';
import { ledgerIdentityOf, type User, type UserDirectory, userDirectory } from './identity/users.ts';
import { type Bulkhead, bulkhead } from './ledger/bulkhead.ts';
import { EndorseError, EvaluateError, OverloadedError } from './ledger/errors.ts';
import { fabricGatewayClient } from './ledger/fabric-gateway-client.ts';
import type { LedgerClient } from './ledger/ledger-client.ts';
import { documentOutbox } from './ledger/outbox.ts';
import { connectPeer } from './ledger/peer-connection.ts';
import { settlement } from './ledger/settlement.ts';
import { writePath, type WritePath } from './ledger/submit.ts';
import { Unavailable } from './plugins/problem.ts';
import { backfill } from './read-model/backfill.ts';
import { type Follower, follower } from './read-model/follower.ts';
import { ledgerView } from './read-model/ledger-view.ts';
import { peerLag } from './read-model/peer-lag.ts';
import { openViews, type Views } from './read-model/views.ts';
import { databaseName, type DocumentStore, openDocumentStore } from './store/document-store.ts';
import { keyedDocuments } from './store/keyed-documents.ts';

/** What all organisations of one process share. */
export interface SharedParts {
  readonly config: Config;
  readonly sealer: Sealer;
  readonly vault: KeyVault;
  readonly log: Logger;
  /** One channel and one bulkhead per peer, whoever uses it. */
  peerOf(organisation: OrganisationConfig): { readonly connection: Client; readonly bulkhead: Bulkhead };
  close(): void;
}

/** Requests that wait for a place at a peer before the gateway answers that it is busy. */
const waitingMax = 2_000;

export const sharedParts = (config: Config, log: Logger): SharedParts => {
  const sealer = sealerOf(masterKeyOf(join(config.home, 'master.key')));
  const peers = new Map<string, { readonly connection: Client; readonly bulkhead: Bulkhead }>();
  return {
    config,
    sealer,
    vault: sealingKeyVault(sealer),
    log,
    peerOf: ({ peer: { address, tlsCaCertificate } }) => {
      const known = peers.get(address) ?? {
        connection: connectPeer(address, tlsCaCertificate),
        bulkhead: bulkhead(config.peerConcurrency, waitingMax),
      };
      peers.set(address, known);
      return known;
    },
    close: () => {
      for (const { connection } of peers.values()) connection.close();
    },
  };
};

/** The organisation as the HTTP side, the seed and the tests use it. */
export interface OpenOrganisation extends HostedOrganisation {
  readonly settings: OrganisationConfig;
  readonly users: UserDirectory;
  readonly ledger: LedgerClient;
  readonly follower: Follower;
  readonly store: DocumentStore;
  readonly writePath: WritePath;
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

/** Nothing was sent: the same request may be made again. */
const unavailable =
  (log: Logger) =>
  (error: unknown): never => {
    if (error instanceof EvaluateError || error instanceof EndorseError || error instanceof OverloadedError) {
      log.warn({ err: error }, 'the ledger cannot be reached, or the peer is busy');
      throw new Unavailable();
    }
    throw error;
  };

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
}

const lay = async (shared: SharedParts, settings: OrganisationConfig): Promise<Foundation> => {
  const { manifest } = shared.config;
  const store = await openDocumentStore(manifest.documentStore, databaseName(settings.slug));
  const authority = certificateAuthority(settings.ca, shared.vault);
  const enrolment = await readerIdentity(store, authority);
  const reader = ledgerIdentityOf({ mspId: settings.mspId, ...enrolment }, shared.vault);
  const ledger = fabricGatewayClient({
    channel: manifest.channel,
    chaincode: manifest.chaincode,
    peerMspId: settings.peer.mspId,
    evaluatorMspId: evaluatorOf(manifest.organisations, settings),
    ...shared.peerOf(settings),
    reader,
  });
  return { store, users: userDirectory(store, settings.mspId, authority), ledger, views: openViews(store) };
};

/**
 * Opens the organisation; nothing runs before `start`.
 * @throws Error when the document store or, at the first start, the authority cannot be reached
 */
export const openOrganisation = async (
  shared: SharedParts,
  settings: OrganisationConfig,
): Promise<OpenOrganisation> => {
  const { store, users, ledger, views } = await lay(shared, settings);
  const { vault, sealer, config } = shared;
  const log = shared.log.child({ organisation: settings.mspId });
  const stopping = new AbortController();
  const projected = {
    ledger,
    views,
    chaincode: config.manifest.chaincode,
    isOwn: isOwnCollection(settings),
  };
  const following = follower({ ...projected, log });
  const lag = peerLag(ledger, following, stopping.signal);
  const view = ledgerView(views, following, () => lag.blocks());
  const outbox = documentOutbox(store);
  const path = writePath({
    mspId: settings.mspId,
    ledger,
    outbox,
    users,
    vault,
    sealer,
    view,
    waitMs: config.commandWaitMs,
    committed: (entry) => settling.committed(entry),
    stopping: stopping.signal,
    log,
  });
  const settling = settlement({
    mspId: settings.mspId,
    views,
    outbox,
    users,
    waitForBlock: (block, timeoutMs) => following.waitForBlock(block, timeoutMs),
    backfill: () => backfill(projected),
    writePath: path,
    stopping: stopping.signal,
    log,
  });
  const background: Promise<void>[] = [];
  const signerOf = async ({ login }: GatewayUser): Promise<User> => {
    const user = await users.find(login);
    if (user?.active !== true) throw new Error('the user is not active any more');
    return user;
  };

  return {
    ...settings,
    settings,
    users,
    ledger,
    follower: following,
    store,
    writePath: path,
    view,
    documents: keyedDocuments(store),
    authenticate: (login, password) => users.authenticate(login, password),
    user: async (login) => {
      const user = await users.find(login);
      return user?.active === true ? user : undefined;
    },
    submit: async (user, submission) => path.submit(await signerOf(user), submission).catch(unavailable(log)),
    outcome: (commandId) => path.outcome(commandId),
    currentRecord: async (_user, key) =>
      parsed(await ledger.evaluate('ReadRecord', [key]).catch(unavailable(log))),
    currentTerms: async (_user, collection, key) =>
      parsed(await ledger.evaluate('ReadTerms', [collection, key]).catch(unavailable(log))) as
        Opening<unknown> | undefined,
    ping: async () => {
      const halted = following.halted();
      if (halted !== undefined) throw halted;
      await ledger.evaluate('Ping', []);
    },
    start: async () => {
      await following.start();
      const pending = await path.recover();
      if (pending > 0) log.info({ pending }, 'commands of unknown outcome are taken up again');
      background.push(settling.run(), lag.run());
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([following.stop(), ...background]);
      await store.disconnect();
    },
  };
};
