/**
 * A block may come before its private data, and it is not delivered again by itself. Peers reconcile what
 * they lack; reading the block once more then gives it.
 */
import type { LedgerClient } from '../ledger/ledger-client.ts';
import type { Block } from './block.ts';
import { sha256 } from './block-hash.ts';
import { blockDecoder } from './decode-block.ts';
import { termsOf } from './projection.ts';
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
): Promise<MissingTermsDocument[]> => {
  const { views, isOwn } = settings;
  const block = await readBlock(settings, number);
  const lacking: MissingTermsDocument[] = [];
  for (const one of missing) {
    const transaction = block?.transactions.find(({ transactionId }) => transactionId === one.txId);
    const found = transaction && [...termsOf(transaction, number, isOwn)];
    const document = found?.find(([, terms]) => terms !== undefined && isOf(one, terms._id))?.[1];
    if (document === undefined) {
      lacking.push(one);
      continue;
    }
    const newer = await views.terms.findById(document._id).lean();
    if (newer === null || newer.block <= number) {
      await views.terms.replaceOne({ _id: document._id }, document, { upsert: true });
    }
    await views.missingTerms.deleteOne({ _id: one._id });
  }
  return lacking;
};

const isOf = ({ collectionName, keyHash }: MissingTermsDocument, id: string): boolean =>
  id.startsWith(`${collectionName} `) && sha256(Buffer.from(id.slice(collectionName.length + 1))) === keyHash;

/** Fills in what the peer has by now. @returns what is still missing */
export const backfill = async (settings: BackfillSettings): Promise<MissingTermsDocument[]> => {
  const missing = await settings.views.missingTerms.find().lean<MissingTermsDocument[]>();
  const lacking: MissingTermsDocument[] = [];
  for (const [number, ofBlock] of Map.groupBy(missing, ({ block }) => block)) {
    lacking.push(...(await fillBlock(settings, number, ofBlock)));
  }
  return lacking;
};
