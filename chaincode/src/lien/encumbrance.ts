/** From reservation to pledge, and out of it. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import type { BankPolicy } from '../bank-policy/records.ts';
import type { Financing } from '../financing/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import type { consumeLien, dischargeLien, encumberLien } from './commands.ts';
import { type Book, checkShares, hasLapsed, heldLien, isUnderSupported, sharesOf } from './machine.ts';
import { stageTaken } from '../claim/stage.ts';
import { hasLooked, remainingFor } from '../receivable/tax-look.ts';
import type { Lien } from './records.ts';
import { endLien, putLien, updateLien } from './store.ts';
import type { takingErrors } from './taking-errors.ts';

export interface EncumbranceFacts {
  readonly policy: BankPolicy | undefined;
  readonly asset: Asset | undefined;
  readonly financing: Financing | undefined;
  readonly book: Book;
}

type Encumber = Request<typeof encumberLien>;
type EncumberRefusal = Refusal<(typeof encumberLien)['errors'][number]>;
type AssetRefusal = Refusal<(typeof takingErrors)[number]>;

const checkFinancing = (
  financing: Financing | undefined,
  lien: Lien,
): Refusal<'FINANCING_NOT_FOUND' | 'FINANCING_STATUS_WRONG'> | undefined => {
  // Lien ids are unique for one asset only: without the asset, consent for other goods would do.
  const secured = financing?.assetId === lien.assetId && financing.lienId === lien.id;
  if (!secured || financing.bank !== lien.holder) {
    return refuse('FINANCING_NOT_FOUND', { pointer: '/input/financingId' });
  }
  return financing.status === 'confirmed'
    ? undefined
    : refuse('FINANCING_STATUS_WRONG', { expected: 'confirmed' });
};

/**
 * Goods are under the holder's control; a debtor was told or has acknowledged to pay the holder (Civil Code art. 546),
 * unless the finance is undisclosed, or the debtor promised to pay whomever the ledger names.
 */
const checkPerfected = ({ debtor, controller }: Asset, lien: Lien): AssetRefusal | undefined => {
  if (debtor === undefined) {
    return controller.mspId === lien.holder ? undefined : refuse('NOT_THE_CONTROLLER');
  }
  const perfected =
    debtor.undisclosed === true ||
    debtor.promisedToRegister === true ||
    debtor.acknowledged.includes(lien.id) ||
    debtor.ownRight.includes(lien.holder);
  return perfected
    ? undefined
    : refuse('NOT_THE_CONTROLLER', { expected: 'an assignment that the obligor has acknowledged' });
};

/** Who takes the security, and when. */
export interface Taking {
  /** Of the bank, where it has one. */
  readonly policy: BankPolicy | undefined;
  readonly now: number;
}

/** What has to be cleared first; and where the bank's policy asks for it, its own look at the tax invoice. */
const checkSuspicions = (
  { suspects, legacy, taxLooks }: Asset,
  { claimSuspected }: Book,
  { holder }: Lien,
  { policy, now }: Taking,
): AssetRefusal | undefined => {
  if (suspects.length > 0 || claimSuspected) return refuse('SUSPECT_NOT_CLEARED');
  if (legacy !== undefined && legacy.suspects.length > 0) {
    return refuse('SUSPECT_NOT_CLEARED', { expected: 'legacy financings of the same paper cleared' });
  }
  const hours = policy?.taxLookHours;
  if (taxLooks === undefined || hours === undefined || hasLooked(taxLooks, holder, hours, now)) {
    return undefined;
  }
  const expected = `an own look at the tax invoice of the last ${hours} hours`;
  return refuse('SUSPECT_NOT_CLEARED', { expected });
};

const recalled = refuse('ASSET_FROZEN', {
  expected: 'a tax invoice that stands, by a fresh look of your own',
});

/** The book as the holder has to read it: what it saw of the tax invoice may leave less than the facts do. */
const bookFor = ({ taxLooks = [] }: Asset, book: Book, { holder }: Lien, now: number): Book => {
  const byTaxInvoice = remainingFor(taxLooks, holder, now);
  return byTaxInvoice < book.effective ? { ...book, effective: byTaxInvoice } : book;
};

/** Whether a court, the debtor or the tax bureau stops whatever is done with the asset. */
const checkStopped = (
  { taxLooks = [] }: Asset,
  { frozen }: Book,
  { holder }: Lien,
  now: number,
): Refusal<'ASSET_FROZEN'> | undefined =>
  firstRefusal<Refusal<'ASSET_FROZEN'>>(
    unless(!frozen, refuse('ASSET_FROZEN')),
    unless(remainingFor(taxLooks, holder, now) > 0n, recalled),
  );

/** Everything is read again: between reservation and now, goods may be lost, frozen, or other papers encumbered. */
export const checkAsset = (asset: Asset, book: Book, lien: Lien, taking: Taking): AssetRefusal | undefined =>
  firstRefusal<AssetRefusal>(
    unless(asset.live, refuse('ASSET_NOT_LIVE')),
    checkPerfected(asset, lien),
    checkStopped(asset, book, lien, taking.now),
    checkSuspicions(asset, book, lien, taking),
    checkShares(sharesOf(book.liens), bookFor(asset, book, lien, taking.now)),
    unless(!stageTaken(book.claimLiens, asset.stage), refuse('CLAIM_STAGE_TAKEN')),
  );

/** Whether a recall has taken away what a lien that stands is secured by: read once more before money leaves. */
export const checkSupport = (
  asset: Asset,
  book: Book,
  lien: Lien,
  now: number,
): Refusal<'ASSET_FROZEN' | 'ASSET_UNDER_SUPPORTED'> | undefined =>
  firstRefusal<Refusal<'ASSET_FROZEN' | 'ASSET_UNDER_SUPPORTED'>>(
    checkStopped(asset, book, lien, now),
    unless(!isUnderSupported(bookFor(asset, book, lien, now)), refuse('ASSET_UNDER_SUPPORTED')),
  );

/** What is taken of a reservation: all of it, or less where the asset can be taken in part. */
const takenShare = (
  { wholeOnly }: Asset,
  lien: Lien,
  share: string | undefined,
): string | Refusal<'LIEN_SHARE_NOT_WHOLE' | 'LIEN_SHARE_NOT_OFFERED'> => {
  if (share === undefined || share === lien.share) return lien.share;
  const fits = BigInt(share) > 0n && BigInt(share) < BigInt(lien.share);
  if (!fits) return refuse('LIEN_SHARE_NOT_OFFERED', { pointer: '/input/share' });
  return wholeOnly ? refuse('LIEN_SHARE_NOT_WHOLE', { pointer: '/input/share' }) : share;
};

export const decideEncumbrance = (
  { asset, financing, book, policy }: EncumbranceFacts,
  { input, actor, consortium, now }: Encumber,
): Outcome<'lien.encumbered.v1'> | EncumberRefusal => {
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  const lien = heldLien(book.liens, { lienId: input.lienId, holder: actor.mspId, state: 'reserved' });
  if (isRefusal(lien)) return lien;
  if (lien.maker === actor.enrolmentId) return refuse('SAME_PERSON');
  if (hasLapsed(lien, now, consortium.settings)) return refuse('RESERVATION_EXPIRED');
  const share = takenShare(asset, lien, input.share);
  if (isRefusal(share)) return share;
  const taken: Lien = { ...lien, share };
  const others = book.liens.map((one) => (one.id === lien.id ? taken : one));
  const refused =
    checkFinancing(financing, lien) ?? checkAsset(asset, { ...book, liens: others }, taken, { policy, now });
  if (refused !== undefined) return refused;
  return {
    changes: putLien(consortium, { ...taken, state: 'encumbered', financingId: input.financingId }),
    events: [
      event('lien.encumbered.v1', { assetId: asset.id, lienId: lien.id, financingId: input.financingId }),
    ],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export interface EndingFacts {
  readonly liens: readonly Lien[];
  readonly financing: Financing | undefined;
}

/** An encumbered lien of the actor's organisation, by another person than the one who made the financing. */
const endable = (
  { liens, financing }: EndingFacts,
  lienId: string,
  actor: { readonly mspId: string; readonly enrolmentId: string },
): Lien | Refusal<'LIEN_NOT_FOUND' | 'LIEN_NOT_HELD' | 'LIEN_STATE_WRONG' | 'SAME_PERSON'> => {
  const lien = heldLien(liens, { lienId, holder: actor.mspId, state: 'encumbered' });
  if (isRefusal(lien)) return lien;
  return financing?.maker === actor.enrolmentId ? refuse('SAME_PERSON') : lien;
};

export const decideDischarge = (
  facts: EndingFacts,
  { input, actor, consortium, now }: Request<typeof dischargeLien>,
): Outcome<'lien.discharged.v1'> | Refusal<(typeof dischargeLien)['errors'][number]> => {
  const lien = endable(facts, input.lienId, actor);
  if (isRefusal(lien)) return lien;
  // What the debtor has paid cannot be financed again: such a lien is consumed, never given back.
  if (facts.financing?.collected === true) {
    return refuse('FINANCING_STATUS_WRONG', { expected: 'nothing collected from the debtor' });
  }
  // The debtor has not paid, and the seller has not yet: another bank would finance a claim that nobody has released.
  if (facts.financing?.defaultedAt !== undefined && facts.financing.status === 'disbursed') {
    return refuse('FINANCING_STATUS_WRONG', { expected: 'bought back or written off' });
  }
  const repaid = facts.financing?.status === 'repaid';
  return {
    changes: endLien(consortium, lien, 'discharged', now),
    // A holder may discharge unpaid, at its own loss; auditors look for `repaid: false`.
    events: [event('lien.discharged.v1', { assetId: lien.assetId, lienId: lien.id, repaid })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideConsumption = (
  facts: EndingFacts,
  { input, actor, consortium }: Request<typeof consumeLien>,
): Outcome<'lien.consumed.v1'> | Refusal<(typeof consumeLien)['errors'][number]> => {
  const lien = endable(facts, input.lienId, actor);
  if (isRefusal(lien)) return lien;
  if (facts.financing?.status !== 'repaid') return refuse('FINANCING_STATUS_WRONG', { expected: 'repaid' });
  return {
    changes: updateLien({ ...lien, state: 'consumed' }),
    events: [event('lien.consumed.v1', { assetId: lien.assetId, lienId: lien.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
