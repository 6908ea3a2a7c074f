/** One batch of invoices to the ledger: laid down in private, then registered, each step as one batch of commands. */
import {
  type CommandDefinition,
  DebtAnswer,
  handlers,
  type Party,
  Receivable,
  answererOf,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { PerformPorts } from '../command/perform.ts';
import { performBatch } from '../command/perform-batch.ts';
import { ImportStopped, patiently } from '../file-import/run.ts';
import { ProblemDocument } from '../plugins/problem.ts';
import type { RowResult } from './record.ts';
import { type InvoiceRow, receivableIdOf } from './rows.ts';

export interface InvoiceBatch {
  readonly importId: string;
  /** Its place in the import: with it, what is said is the same when it comes again. */
  readonly number: number;
  readonly rows: readonly InvoiceRow[];
  readonly seller: Party;
  readonly proposalExpiresAt: string;
  readonly atomic: boolean;
}

const ItemAnswer = z.union([
  z.object({ status: z.literal('committed'), event: z.object({ fields: z.record(z.string(), z.json()) }) }),
  z.object({ status: z.literal('refused'), problem: ProblemDocument }),
]);
type ItemAnswer = z.output<typeof ItemAnswer>;
const BatchAnswer = z.object({ items: z.array(ItemAnswer) });

const definitionOf = (name: string): CommandDefinition => {
  const definition = handlers.get(name)?.definition;
  if (definition === undefined) throw new Error(`there is no command ${name}`);
  return definition;
};

/** Of a batch that is refused whole, the item that stands in the way, and nothing of the others. */
const refusedWhole = (body: unknown, count: number): ItemAnswer[] | undefined => {
  const problem = ProblemDocument.safeParse(body).data;
  const item = /^\/items\/(\d+)/.exec(problem?.pointer ?? '')?.[1];
  if (problem === undefined || item === undefined) return undefined;
  const others = { ...problem, pointer: `/items/${item}` };
  return Array.from({ length: count }, (_, nth) => ({
    status: 'refused',
    problem: nth === Number(item) ? problem : others,
  }));
};

interface Saying {
  readonly ports: PerformPorts;
  readonly principal: Principal;
  readonly batch: InvoiceBatch;
  readonly generation: number;
}

/** What became of each, now or when it was said before the process ended. */
const say = (
  { ports, principal, batch, generation }: Saying,
  name: 'DraftReceivable' | 'RegisterReceivable',
  items: readonly object[],
): Promise<ItemAnswer[]> => {
  const { importId, number, atomic } = batch;
  const key = `${importId}/${number}/${generation}`;
  const definition = definitionOf(name);
  return patiently(async () => {
    const said = { principal, definition, items, atomic, key, requestId: importId };
    const { status, body } = await performBatch(ports, said);
    if (status === 202) return undefined;
    const answered = BatchAnswer.safeParse(body).data?.items ?? refusedWhole(body, items.length);
    if (answered === undefined) {
      throw new ImportStopped(ProblemDocument.safeParse(body).data?.code ?? 'INTERNAL_ERROR');
    }
    return answered;
  });
};

/** Whether a registration of the same invoice ended without being confirmed: then it may come again. */
const hasEnded = async ({ organisation, user }: Principal, receivableId: string): Promise<boolean> => {
  const found = Receivable.safeParse(await organisation.currentRecord(user, `receivable/${receivableId}`));
  if (!found.success) return false;
  const { status, debtor, proposalExpiresAt } = found.data;
  if (status === 'cancelled') return true;
  if (Date.parse(proposalExpiresAt) > Date.now()) return false;
  const key = `debt-answer/${receivableId}/${answererOf(debtor)}`;
  const answer = DebtAnswer.safeParse(await organisation.currentRecord(user, key));
  return !answer.success || answer.data.status === 'proposed';
};

interface Row extends InvoiceRow {
  readonly receivableId: string;
}

const resultOf = (
  { file, line, receivableId }: Row,
  answer: ItemAnswer | undefined,
  { atomic }: InvoiceBatch,
): RowResult => {
  const place = { file, line, receivableId };
  if (answer?.status !== 'refused') return { ...place, status: 'registered' };
  // Where all go or none, one that is there keeps the others out.
  return answer.problem.code === 'ID_TAKEN' && !atomic
    ? { ...place, status: 'present' }
    : { ...place, status: 'refused', problem: answer.problem };
};

const refusedDrafts = (
  rows: readonly Row[],
  drafts: readonly ItemAnswer[],
  batch: InvoiceBatch,
): RowResult[] =>
  rows.flatMap((row, nth) => (drafts[nth]?.status === 'refused' ? [resultOf(row, drafts[nth], batch)] : []));

/** Rows of which an earlier registration ended are said again as the next generation. */
const bringGeneration = async (saying: Saying, brought: readonly InvoiceRow[]): Promise<RowResult[]> => {
  const { ports, principal, batch, generation } = saying;
  const { seller, proposalExpiresAt } = batch;
  const rows = brought.map((row): Row => ({
    ...row,
    receivableId: receivableIdOf(ports.derivationKey, seller, row, generation),
  }));
  const drafts = await say(
    saying,
    'DraftReceivable',
    rows.map(({ receivableId, invoice }) => ({ receivableId, seller, terms: { invoice } })),
  );
  const drafted = rows.flatMap((row, nth) => {
    const answer = drafts[nth];
    return answer?.status === 'committed' ? [{ row, invoiceHash: answer.event.fields['invoiceHash'] }] : [];
  });
  if (drafted.length === 0) return refusedDrafts(rows, drafts, batch);
  const answers = await say(
    saying,
    'RegisterReceivable',
    drafted.map(({ row: { receivableId, debtor }, invoiceHash }) => ({
      ...{ receivableId, seller, debtor, invoiceHash, proposalExpiresAt },
    })),
  );
  const results = drafted.map(({ row }, nth) => ({ row, result: resultOf(row, answers[nth], batch) }));
  const again: Row[] = [];
  for (const { row, result } of results) {
    if (result.status === 'present' && (await hasEnded(principal, row.receivableId))) again.push(row);
  }
  const left = results.filter(({ row }) => !again.includes(row)).map(({ result }) => result);
  const later =
    again.length === 0 ? [] : await bringGeneration({ ...saying, generation: generation + 1 }, again);
  return [...refusedDrafts(rows, drafts, batch), ...left, ...later];
};

/** @throws ImportStopped with the code of what is in the way */
export const bringInvoices = async (
  ports: PerformPorts,
  principal: Principal,
  batch: InvoiceBatch,
): Promise<RowResult[]> => {
  const results = await bringGeneration({ ports, principal, batch, generation: 0 }, batch.rows);
  return results.sort((one, other) => one.file - other.file || one.line - other.line);
};
