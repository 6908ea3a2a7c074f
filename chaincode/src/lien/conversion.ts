/**
 * The holder's security goes on to the next stage of the same goods in one step: order to goods, goods to receivable,
 * receivable to proceeds. The new lien was reserved with its owner's consent. Pure.
 */
import type { Financing } from '../financing/records.ts';
import { updateFinancing } from '../financing/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { sameParty } from '../kernel/identifiers.ts';
import type { Asset } from '../asset/asset.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import type { convertLien } from './commands.ts';
import { checkAsset } from './encumbrance.ts';
import { type Book, hasLapsed, heldLien } from './machine.ts';
import type { Lien } from './records.ts';
import { endLien, putLien } from './store.ts';

export interface ConversionFacts {
  readonly asset: Asset | undefined;
  readonly book: Book;
  /** Liens of the paper that is converted. */
  readonly converted: readonly Lien[];
  readonly financing: Financing | undefined;
}

type Convert = Request<typeof convertLien>;
type ConvertRefusal = Refusal<(typeof convertLien)['errors'][number]>;

/** The lien that is converted, which the bank has on a loan that runs, and the one that it has reserved. */
const liensOf = (
  { book, converted }: ConversionFacts,
  { input, actor }: Convert,
): { readonly next: Lien; readonly present: Lien } | ConvertRefusal => {
  const present = converted.find(
    ({ id, holder, state, successor }) =>
      id === input.convertedLienId &&
      holder === actor.mspId &&
      state === 'encumbered' &&
      successor === undefined,
  );
  if (present === undefined) return refuse('LIEN_NOT_FOUND', { pointer: '/input/convertedLienId' });
  const next = heldLien(book.liens, { lienId: input.lienId, holder: actor.mspId, state: 'reserved' });
  return isRefusal(next) ? next : { next, present };
};

/** The loan goes on: disbursed to the owner of the new paper, and nothing of the old one collected. */
const checkLoan = (financing: Financing | undefined, asset: Asset): ConvertRefusal | undefined => {
  if (financing === undefined) return refuse('FINANCING_NOT_FOUND');
  const { borrower, status, collected } = financing;
  const runs = status === 'disbursed' && collected === undefined;
  return firstRefusal<ConvertRefusal>(
    unless(
      sameParty(borrower, asset.title),
      refuse('FINANCING_NOT_FOUND', { expected: 'a loan to the owner' }),
    ),
    unless(runs, refuse('FINANCING_STATUS_WRONG', { expected: 'disbursed, and nothing collected' })),
  );
};

/** What stands beside the lien that is converted. */
const without = ({ id }: Lien, book: Book): Book => ({
  ...book,
  claimLiens: book.claimLiens.filter(({ lienId }) => lienId !== id),
});

export const decideConversion = (
  facts: ConversionFacts,
  request: Convert,
): Outcome<'lien.converted.v1'> | ConvertRefusal => {
  const { asset, book, financing } = facts;
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const liens = liensOf(facts, request);
  if (isRefusal(liens)) return liens;
  const { next, present } = liens;
  const { actor, consortium, now } = request;
  const refused = firstRefusal<ConvertRefusal>(
    unless(next.maker !== actor.enrolmentId, refuse('SAME_PERSON')),
    unless(!hasLapsed(next, now, consortium.settings), refuse('RESERVATION_EXPIRED')),
    unless(
      present.claimId === asset.claimId && present.stage !== asset.stage,
      refuse('NOT_ANOTHER_STAGE', { pointer: '/input/convertedLienId' }),
    ),
    checkLoan(financing, asset),
    checkAsset(asset, without(present, book), next),
  );
  if (refused !== undefined) return refused;
  if (financing === undefined) return refuse('FINANCING_NOT_FOUND');
  return {
    changes: [
      ...endLien(consortium, present, 'converted', now),
      ...putLien(consortium, { ...next, state: 'encumbered', financingId: financing.id }),
      updateFinancing({ ...financing, assetId: asset.id, lienId: next.id }),
    ],
    events: [
      event('lien.converted.v1', {
        assetId: asset.id,
        lienId: next.id,
        convertedAssetId: present.assetId,
        convertedLienId: present.id,
        financingId: financing.id,
      }),
    ],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
