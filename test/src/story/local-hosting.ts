/**
 * The gateway's port to a hosted organisation, on a ledger inside this process instead of peers and a store.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, type Opening } from '@chopmark/chaincode/api';
import { concernOf } from '@chopmark/gateway/alert/record';
import type {
  GatewayUser,
  HostedOrganisation,
  KeyedDocuments,
  LedgerTransaction,
  LedgerView,
  SubmitResult,
  Submission,
  TransactionQuery,
} from '@chopmark/gateway/hosting';
import type { FetchResult, FilePlace } from '@chopmark/gateway/document/exchange-client';
import { fileStore } from '@chopmark/gateway/document/file-store';
import { enterFile } from '@chopmark/gateway/document/registry';
import { type HeightWaiters, heightWaiters } from '@chopmark/gateway/read-model/height-waiters';
import { sealerOf } from '@chopmark/gateway/identity/sealer';
import type { Organisation } from '@chopmark/network/topology';
import { creatorOf, type Person } from '../simulated/consortium.ts';
import { alertViewOf } from './local-alerts.ts';
import type { LocalLedger, LocalTransaction } from './local-ledger.ts';

/** Everyone's password on a ledger that ends with the process. */
export const localPassword = 'a ledger in memory';

/** `bank-maker.1@harbour-bank`, or `enterprise-officer.1.copperfield@enterprises`. */
export const localLogin = (slug: string, { role, person = 1, firm }: Person): string =>
  `${[role, person, ...(firm === undefined ? [] : [firm])].join('.')}@${slug}`;

const keyedDocuments = (): KeyedDocuments => {
  const documents = new Map<string, Readonly<Record<string, unknown>>>();
  return {
    insert: async (id, document) => {
      if (documents.has(id)) return false;
      documents.set(id, document);
      return true;
    },
    get: async (id) => documents.get(id),
    some: async (ids) => new Map([...documents].filter(([id]) => ids.includes(id))),
    list: async (prefix, { after = '', limit } = { limit: Number.POSITIVE_INFINITY }) =>
      [...documents]
        .filter(([id]) => id.startsWith(prefix) && id > after)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .slice(0, limit)
        .map(([id, document]) => ({ id, document })),
    replace: async (id, document) => void documents.set(id, document),
    remove: async (id) => void documents.delete(id),
  };
};

const transactionOf = ({
  txId,
  block,
  index,
  at,
  creator,
  code,
  envelope,
}: LocalTransaction): LedgerTransaction => ({
  txId,
  block,
  index,
  timestamp: new Date(at).toISOString(),
  creator: { mspId: creator.mspId, role: creator.role, enrolmentId: creator.enrolmentId },
  command: envelope?.command,
  validationCode: code,
  events: envelope?.events ?? [],
});

const names = ({ events }: LedgerTransaction, recordId: string): boolean =>
  events.some(({ fields }) => Object.values(fields).flat().includes(recordId));

const matches = (transaction: LedgerTransaction, query: TransactionQuery): boolean => {
  const { creator, command, validationCode, block, index } = transaction;
  const wanted: [string | undefined, string | undefined][] = [
    [query.mspId, creator.mspId],
    [query.role, creator.role],
    [query.command, command?.name],
    [query.validationCode, validationCode],
  ];
  const { before, recordId } = query;
  const older =
    before === undefined || block < before.block || (block === before.block && index < before.index);
  return (
    older &&
    wanted.every(([asked, is]) => asked === undefined || asked === is) &&
    (recordId === undefined || names(transaction, recordId))
  );
};

const heights = new WeakMap<LocalLedger, HeightWaiters>();

/** Those who wait for a ledger to grow; whoever submits tells them. */
const heightsOf = (ledger: LocalLedger): HeightWaiters => {
  const waiters = heights.get(ledger) ?? heightWaiters();
  heights.set(ledger, waiters);
  waiters.reached(ledger.height());
  return waiters;
};

const viewOf = (ledger: LocalLedger, { mspId, kind }: Organisation): LedgerView => ({
  ...alertViewOf(ledger, concernOf({ mspId, kind })),
  height: () => ledger.height(),
  lag: () => 0,
  waitForBlock: (block, timeoutMs) => heightsOf(ledger).wait(block, timeoutMs),
  record: async (key) => ledger.record(key),
  records: async (prefix, after = '', limit = Number.POSITIVE_INFINITY) =>
    ledger
      .records(prefix)
      .filter(({ key }) => key > after)
      .slice(0, limit),
  terms: async (collection, key) =>
    ledger.privateValue(mspId, collection, key) as Opening<unknown> | undefined,
  timeline: async (recordId) =>
    ledger
      .transactions()
      .map(transactionOf)
      .filter((transaction) => transaction.validationCode === 'VALID' && names(transaction, recordId)),
  transactions: async (query) =>
    ledger
      .transactions()
      .map(transactionOf)
      .reverse()
      .filter((transaction) => matches(transaction, query))
      .slice(0, query.limit),
});

const submitOn = async (
  ledger: LocalLedger,
  person: Person,
  { name, commandId, input, openings }: Submission,
): Promise<SubmitResult> => {
  const sections = Object.entries(openings).map(([section, opening]) => [section, canonicalJson(opening)]);
  const outcome = await ledger.submit({
    creator: creatorOf(person),
    name,
    json: canonicalJson({ commandId, input }),
    transient: Object.fromEntries(sections) as Record<string, string>,
  });
  heightsOf(ledger);
  if (outcome.status === 'refused') return outcome;
  const { execution, txId, block } = outcome;
  return {
    status: 'committed',
    txId,
    blockNumber: block,
    envelope: execution.envelope,
    replayed: execution.replayed,
  };
};

type Others = (mspId: string) => HostedOrganisation | undefined;

/** From the store of another organisation of this process; without one there is nobody to ask. */
const fetchingFrom =
  (others: Others, { files, documents }: Pick<HostedOrganisation, 'files' | 'documents'>) =>
  async ({ holder, fileHash }: FilePlace): Promise<FetchResult> => {
    const from = others(holder);
    if (from === undefined || (await from.files.state(fileHash)) !== 'held') return 'unreachable';
    const kept = await files.keep(from.files.open(fileHash), fileHash);
    if (typeof kept === 'string') return 'differs';
    await enterFile(documents, kept, { fetchedFrom: holder });
    return 'held';
  };

/** One organisation of the consortium with its people. @param others that it can fetch files from */
export const hostLocally = (
  ledger: LocalLedger,
  organisation: Organisation,
  people: readonly Person[],
  others: Others = () => undefined,
): HostedOrganisation => {
  const { mspId, name, slug, kind } = organisation;
  const own = new Map(people.map((person) => [localLogin(slug, person), person]));
  const view = viewOf(ledger, organisation);
  const outcomes = new Map<string, SubmitResult>();
  const documents = keyedDocuments();
  const folder = join(tmpdir(), 'chopmark-files', randomUUID());
  const sealer = sealerOf(randomBytes(32));
  const files = fileStore(folder, sealer, mspId);
  const userOf = (login: string): GatewayUser | undefined => {
    const person = own.get(login);
    if (person === undefined) return undefined;
    const { subject, enrolmentId } = creatorOf(person);
    return { login, mspId, role: person.role, subject, enrolmentId };
  };
  return {
    mspId,
    name,
    slug,
    kind,
    authenticate: async (login, password) => (password === localPassword ? userOf(login) : undefined),
    user: async (login) => userOf(login),
    submit: async ({ login }, submission) => {
      const person = own.get(login);
      if (person === undefined) throw new Error(`nobody logs in as ${login}`);
      const result = await submitOn(ledger, person, submission);
      outcomes.set(submission.commandId, result);
      return result;
    },
    outcome: async (commandId) => outcomes.get(commandId),
    currentRecord: async (_user, key) => ledger.record(key)?.value,
    currentRecords: async (_user, prefix) => ledger.records(prefix),
    currentTerms: async (_user, collection, key) => view.terms(collection, key),
    ping: async () => undefined,
    viewCondition: () => ({ state: 'following' }),
    rebuildView: async () => ledger.height(),
    certificateEndsAt: () => '2100-01-01T00:00:00.000Z',
    view,
    documents,
    webhooks: { endpoints: keyedDocuments(), deliveries: keyedDocuments() },
    sealer,
    files,
    fetchFile: fetchingFrom(others, { files, documents }),
  };
};
