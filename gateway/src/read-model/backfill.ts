/**
 * A block may come before its private data, and it is not delivered again by itself. Peers reconcile what
 * they lack; reading the block once more then gives it. What nobody can give any more may have been written
 * again by KeepTerms, under the same key.
 */
import type { LedgerClient } from '../ledger/ledger-client.ts';
import type { Block } from './block.ts';
import { blockDecoder } from './decode-block.ts';
import { isOf, lateTermsOf } from './late-terms.ts';
import type { MissingTermsDocument, Views } from './views.ts';

export interface BackfillSettings {
  readonly ledger: Pick<LedgerClient, 'blocks'>;
  readonly views: Views;
  readonly chaincode: string;
  readonly isOwn: (collection: string) => boolean;
}

const readBlock = async (
  { ledger, chaincode }: BackfillSettings,
  number: number,
): Promise<Block | undefined> => {
  const reading = new AbortController();
  try {
    for await (const bytes of ledger.blocks(number, reading.signal)) return blockDecoder(chaincode)(bytes);
    return undefined;
  } finally {
    reading.abort();
  }
};

const fillBlock = async (
  settings: BackfillSettings,
  number: number,
  missing: readonly MissingTermsDocument[],
): Promise<readonly MissingTermsDocument[]> => {
  const { views, isOwn } = settings;
  const { filled, lacking } = lateTermsOf(await readBlock(settings, number), missing, isOwn);
  for (const { missing: one, document } of filled) {
    const newer = await views.terms.findById(document._id).lean();
    if (newer === null || newer.block <= number) {
      await views.terms.replaceOne({ _id: document._id }, document, { upsert: true });
    }
    await views.missingTerms.deleteOne({ _id: one._id });
  }
  return lacking;
};

/** Terms lie under the hash of what they say, so whoever wrote the key wrote the same. */
const dropRewritten = async (
  { views }: BackfillSettings,
  lacking: readonly MissingTermsDocument[],
): Promise<MissingTermsDocument[]> => {
  if (lacking.length === 0) return [];
  const ids = (await views.terms.find({}, { _id: 1 }).lean()).map(({ _id }) => _id);
  const rewritten = lacking.filter((one) => ids.some((id) => isOf(one, id)));
  for (const { _id } of rewritten) await views.missingTerms.deleteOne({ _id });
  return lacking.filter((one) => !rewritten.includes(one));
};

/** Fills in what the peer has by now. @returns what is still missing */
export const backfill = async (settings: BackfillSettings): Promise<MissingTermsDocument[]> => {
  const missing = await settings.views.missingTerms.find().lean<MissingTermsDocument[]>();
  const lacking: MissingTermsDocument[] = [];
  for (const [number, ofBlock] of Map.groupBy(missing, ({ block }) => block)) {
    lacking.push(...(await fillBlock(settings, number, ofBlock)));
  }
  return dropRewritten(settings, lacking);
};
