/** What stands in the way of a swap: asked before money moves, and again when the lien does. Pure. */
import type { Asset } from '../asset/asset.ts';
import type { BankPolicy } from '../bank-policy/records.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { checkAsset } from '../lien/encumbrance.ts';
import { type Book, checkLienId } from '../lien/machine.ts';
import type { Lien, Tombstone } from '../lien/records.ts';
import type { takingErrors } from '../lien/taking-errors.ts';
import { comingLien } from './coming.ts';
import type { Refinancing } from './records.ts';

export interface StandingFacts {
  readonly asset: Asset | undefined;
  readonly book: Book;
  /** Of the lien to come: its id was used before. */
  readonly tombstone: Tombstone | undefined;
  /** Of the bank that acts. */
  readonly policy: BankPolicy | undefined;
}

export interface Exchange {
  readonly asset: Asset;
  readonly present: Lien;
  readonly coming: Lien;
}

/** The lien that is to be replaced: `promised` once its successor has paid. */
export const presentLien = (
  liens: readonly Lien[],
  { refinancedLienId, lienId }: Refinancing,
  expected: 'encumbered' | 'promised',
): Lien | Refusal<'LIEN_NOT_FOUND' | 'LIEN_STATE_WRONG'> => {
  const lien = liens.find(({ id }) => id === refinancedLienId);
  if (lien === undefined) return refuse('LIEN_NOT_FOUND', { pointer: '/input/lienId' });
  const successor = expected === 'promised' ? lienId : undefined;
  return lien.state === 'encumbered' && lien.successor === successor
    ? lien
    : refuse('LIEN_STATE_WRONG', { expected });
};

/** The book with the one lien in the place of the other. */
const exchanged = (book: Book, present: Lien, coming: Lien): Book => ({
  ...book,
  liens: book.liens.map((lien) => (lien.id === present.id ? coming : lien)),
  claimLiens: book.claimLiens.filter(({ lienId }) => lienId !== present.id),
});

/** Goods as they are once control has passed on; the keeper has promised it, and the holder has it to pass on. */
const afterHandover = (asset: Asset, present: Lien, coming: Lien): Asset => {
  const passes =
    asset.control?.promised.includes(coming.id) === true && asset.controller.mspId === present.holder;
  return passes ? { ...asset, controller: { mspId: coming.holder } } : asset;
};

type ExchangeRefusal =
  'ASSET_NOT_FOUND' | 'LIEN_NOT_FOUND' | 'LIEN_STATE_WRONG' | 'LIEN_ID_USED' | (typeof takingErrors)[number];

/** Both liens, where the one may take the place of the other now. */
export const exchangeOf = (
  { asset, book, tombstone, policy }: StandingFacts,
  refinancing: Refinancing,
  { expected, now }: { readonly expected: 'encumbered' | 'promised'; readonly now: number },
): Exchange | Refusal<ExchangeRefusal> => {
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const present = presentLien(book.liens, refinancing, expected);
  if (isRefusal(present)) return present;
  const coming = comingLien(refinancing, present);
  const others = { ...book, liens: book.liens.filter(({ id }) => id !== present.id) };
  const after = exchanged(book, present, coming);
  // Once the new bank has paid, the lien only changes hands: what is found out about a tax invoice is its own risk.
  const [subject, asked] =
    expected === 'promised' ? [{ ...asset, taxLooks: [] }, undefined] : [asset, policy];
  const refused = firstRefusal<Refusal<ExchangeRefusal>>(
    checkLienId(tombstone, { ...others, claimLiens: after.claimLiens }, coming.id),
    checkAsset(afterHandover(subject, present, coming), after, coming, { policy: asked, now }),
  );
  return refused ?? { asset, present, coming };
};

/** Until then the owner's request may be quoted and paid. */
export const checkRequest = (
  refinancing: Refinancing,
  statuses: readonly Refinancing['status'][],
  now: number,
): Refusal<'REFINANCING_STATUS_WRONG'> | undefined =>
  checkStatus(refinancing, statuses) ??
  unless(
    instantMs(refinancing.expiresAt) > now,
    refuse('REFINANCING_STATUS_WRONG', { expected: 'not expired' }),
  );

export const checkStatus = (
  { status }: Refinancing,
  statuses: readonly Refinancing['status'][],
): Refusal<'REFINANCING_STATUS_WRONG'> | undefined =>
  unless(statuses.includes(status), refuse('REFINANCING_STATUS_WRONG', { expected: statuses.join(' or ') }));

export const notFound = refuse('REFINANCING_NOT_FOUND', { pointer: '/input/lienId' });
