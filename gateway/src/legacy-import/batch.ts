/** One batch of rows to the ledger: laid down in private, then brought by hash and fingerprint. */
import { hashOfOpening, type LegacyBookTerms } from '@chopmark/chaincode/api';
import type { Principal } from '../auth/principal.ts';
import { derivedBytes, newId } from '../command/derivation.ts';
import type { NumberedBatch } from '../file-import/batches.ts';
import { ImportStopped, patiently } from '../file-import/run.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import type { Submission, SubmitResult } from '../hosting.ts';
import type { BookRow } from './book.ts';
import { type LeftOutRow, leftOutResults } from './import-record.ts';
import { itemsOf } from './items.ts';

type Committed = Extract<SubmitResult, { status: 'committed' }>;

/** Committed, now or when it was sent before the process ended. Nothing is ever sent twice under another id. */
const committed = (principal: Principal, submission: Submission): Promise<Committed> =>
  patiently(async () => {
    const { organisation, user } = principal;
    const earlier = await organisation.outcome(submission.commandId);
    const result = earlier ?? (await organisation.submit(user, submission));
    if (result.status === 'refused') throw new ImportStopped(result.refusal.refused);
    return result.status === 'committed' ? result : undefined;
  });

export interface BatchResult {
  readonly imported: number;
  readonly present: number;
  /** Rows that the ledger did not take, in the order of the file. */
  readonly leftOut: readonly LeftOutRow[];
  readonly cases: number;
  readonly hits: number;
}

const resultOf = ({ envelope: { events } }: Committed, rows: readonly BookRow[]): BatchResult => {
  const fields = events.find(({ type }) => type === 'legacy.imported.v1')?.fields ?? {};
  const of = (type: string): number => events.filter((event) => event.type === type).length;
  const leftOut = rows.flatMap(({ line, row: { legacyId } }) => {
    const result = leftOutResults.find((one) => ((fields[one] ?? []) as string[]).includes(legacyId));
    return result === undefined ? [] : [{ line, result }];
  });
  return {
    leftOut,
    imported: Number(fields['imported'] ?? 0),
    present: Number(fields['present'] ?? 0),
    cases: of('legacy-case.opened.v1'),
    hits: of('asset.legacy-met.v1'),
  };
};

/** With its place in the import ids and salt are the same when it comes again. */
export interface Batch extends NumberedBatch<BookRow> {
  readonly importId: string;
}

export interface BatchPorts {
  readonly derivationKey: Buffer;
  /** Under the keys that are live. */
  readonly keys: FingerprintKeys;
}

/** @throws ImportStopped with the code of what is in the way */
export const bringBatch = async (
  principal: Principal,
  { importId, number, rows }: Batch,
  { derivationKey, keys }: BatchPorts,
): Promise<BatchResult> => {
  const random = derivedBytes(derivationKey, JSON.stringify(['legacy-batch', importId, number]));
  const batchId = newId('legacyBatch', random);
  const [draftId, bringId] = [newId('command', random), newId('command', random)];
  const terms: LegacyBookTerms = { rows: rows.map(({ row }) => row) };
  const book = { terms, salt: random(16).toString('hex') };
  await committed(principal, {
    name: 'DraftLegacyFinancings',
    commandId: draftId,
    input: { batchId },
    openings: { book },
  });
  const input = { batchId, bookHash: hashOfOpening(book), items: itemsOf(keys, terms.rows) };
  const said = { name: 'ImportLegacyFinancings', commandId: bringId, input, openings: {} };
  return resultOf(await committed(principal, said), rows);
};
