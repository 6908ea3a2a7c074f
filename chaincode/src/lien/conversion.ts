/**
 * The holder's security goes on to the next stage of the same goods in one step: order to goods, goods to receivable,
 * receivable to proceeds. The new lien was reserved with its owner's consent. Pure.
 */
import type { Financing } from '../financing/records.ts';
import { securityOf, withSecurities } from '../financing/securities.ts';
import { updateFinancing } from '../financing/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { sameParty } from '../kernel/identifiers.ts';
import type { Asset } from '../asset/asset.ts';
import type { BankPolicy } from '../bank-policy/records.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import type { convertLien } from './commands.ts';
import { checkAsset } from './encumbrance.ts';
import { type Book, hasLapsed, heldLien } from './machine.ts';
import type { Lien } from './records.ts';
import { endLien, putLien } from './store.ts';

/** A paper that the security goes on to, and what is reserved on it. */
export interface Reserved {
  readonly lienId: string;
  readonly asset: Asset | undefined;
  readonly book: Book;
}

export interface ConversionFacts {
  /** Of the bank. */
  readonly policy: BankPolicy | undefined;
  /** The first one, and where one paper becomes several, the others. */
  readonly reserved: readonly Reserved[];
  /** Liens of the paper that is converted. */
  readonly converted: readonly Lien[];
  readonly financing: Financing | undefined;
}

type Convert = Request<typeof convertLien>;
type ConvertRefusal = Refusal<(typeof convertLien)['errors'][number]>;

/** The lien that is converted, which the bank has on a loan that runs. */
const presentLien = (
  { converted }: ConversionFacts,
  { input, actor }: Convert,
): Lien | Refusal<'LIEN_NOT_FOUND'> =>
  converted.find(
    ({ id, holder, state, successor }) =>
      id === input.convertedLienId &&
      holder === actor.mspId &&
      state === 'encumbered' &&
      successor === undefined,
  ) ?? refuse('LIEN_NOT_FOUND', { pointer: '/input/convertedLienId' });

interface Next {
  readonly asset: Asset;
  readonly book: Book;
  readonly lien: Lien;
}

/** What the bank has reserved. */
const nextOf = ({ lienId, asset, book }: Reserved, { actor }: Convert): Next | ConvertRefusal => {
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const lien = heldLien(book.liens, { lienId, holder: actor.mspId, state: 'reserved' });
  return isRefusal(lien) ? lien : { asset, book, lien };
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

/** Whether this paper can carry the security: another stage of the same goods, and all that a pledge of it asks. */
const checkNext = (
  present: Lien,
  { financing, policy }: ConversionFacts,
  { asset, book, lien }: Next,
  { actor, consortium, now }: Convert,
): ConvertRefusal | undefined =>
  firstRefusal<ConvertRefusal>(
    unless(lien.maker !== actor.enrolmentId, refuse('SAME_PERSON')),
    unless(!hasLapsed(lien, now, consortium.settings), refuse('RESERVATION_EXPIRED')),
    unless(
      present.claimId === asset.claimId && present.stage !== asset.stage,
      refuse('NOT_ANOTHER_STAGE', { pointer: '/input/convertedLienId' }),
    ),
    checkLoan(financing, asset),
    checkAsset(asset, without(present, book), lien, { policy, now }),
  );

/** Whatever is reserved for the loan, each paper once; or the first refusal. */
const allNext = (
  facts: ConversionFacts,
  present: Lien,
  request: Convert,
): readonly Next[] | ConvertRefusal => {
  const found: Next[] = [];
  for (const one of facts.reserved) {
    const next = nextOf(one, request);
    if (isRefusal(next)) return next;
    found.push(next);
  }
  if (new Set(found.map(({ asset }) => asset.id)).size < found.length) {
    return refuse('LIEN_STATE_WRONG', { pointer: '/input/further', expected: 'each paper once' });
  }
  return (
    firstRefusal<ConvertRefusal>(...found.map((next) => checkNext(present, facts, next, request))) ?? found
  );
};

export const decideConversion = (
  facts: ConversionFacts,
  request: Convert,
): Outcome<'lien.converted.v1'> | ConvertRefusal => {
  const { financing, reserved } = facts;
  const { actor, consortium, now } = request;
  if (reserved[0]?.asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const present = presentLien(facts, request);
  if (isRefusal(present)) return present;
  const next = allNext(facts, present, request);
  if (isRefusal(next)) return next;
  const [first, ...further] = next.map(({ lien }) => securityOf(lien));
  if (financing === undefined || first === undefined) return refuse('FINANCING_NOT_FOUND');
  return {
    changes: [
      ...endLien(consortium, present, 'converted', now),
      ...next.flatMap(({ lien }) =>
        putLien(consortium, { ...lien, state: 'encumbered', financingId: financing.id }),
      ),
      updateFinancing(withSecurities(financing, securityOf(present), [first, ...further])),
    ],
    events: [first, ...further].map((security) =>
      event('lien.converted.v1', {
        ...security,
        convertedAssetId: present.assetId,
        convertedLienId: present.id,
        financingId: financing.id,
      }),
    ),
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
