/** One batch of rows to the ledger: laid down in private, then brought by hash and fingerprint. */
import { hashOfOpening, type LegacyBookTerms, type LegacyRowTerms } from '@chopmark/chaincode/api';
import type { Principal } from '../auth/principal.ts';
import { derivedBytes, newId } from '../command/derivation.ts';
import { ImportStopped, patiently } from '../file-import/run.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import type { Submission, SubmitResult } from '../hosting.ts';
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
  readonly contradicted: readonly string[];
  readonly crowded: readonly string[];
  readonly cases: number;
  readonly hits: number;
}

const resultOf = ({ envelope: { events } }: Committed): BatchResult => {
  const fields = events.find(({ type }) => type === 'legacy.imported.v1')?.fields ?? {};
  const of = (type: string): number => events.filter((event) => event.type === type).length;
  return {
    imported: Number(fields['imported'] ?? 0),
    present: Number(fields['present'] ?? 0),
    contradicted: (fields['contradicted'] ?? []) as string[],
    crowded: (fields['crowded'] ?? []) as string[],
    cases: of('legacy-case.opened.v1'),
    hits: of('asset.legacy-met.v1'),
  };
};

export interface Batch {
  readonly importId: string;
  /** Its place in the import: with it, ids and salt are the same when it comes again. */
  readonly number: number;
  readonly rows: readonly LegacyRowTerms[];
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
  const terms: LegacyBookTerms = { rows: [...rows] };
  const book = { terms, salt: random(16).toString('hex') };
  await committed(principal, {
    name: 'DraftLegacyFinancings',
    commandId: draftId,
    input: { batchId },
    openings: { book },
  });
  const input = { batchId, bookHash: hashOfOpening(book), items: itemsOf(keys, rows) };
  return resultOf(
    await committed(principal, { name: 'ImportLegacyFinancings', commandId: bringId, input, openings: {} }),
  );
};
