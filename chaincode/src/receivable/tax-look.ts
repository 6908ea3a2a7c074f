/**
 * Looks at tax invoices: each is its bank's fact, under its key, and is pulled by whoever encumbers. A bank relies on
 * its own look where that is fresh; others' adverse ones stop whoever has not looked since. So a red letter recalls the
 * claim for all, and one bank's false word holds a rival up until the rival looks itself, and no longer. Pure.
 */
import { wholeParts } from '../asset/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { anotherEndorser, peerOf, withWitness } from '../membership/consortium.ts';
import type { Receivable } from './records.ts';
import type { draftTaxLook, recordTaxLook } from './tax-look-commands.ts';
import { putTaxLook, type TaxLook } from './tax-look-store.ts';
import type { TaxLookTerms } from './tax-terms.ts';
import type { InvoiceTerms } from './terms.ts';

/**
 * Parts of the invoice that a look leaves, rounded down: all of one that stands, nothing of one that is void, credited,
 * about to be credited, other than it was said, or unknown. `undefined` where red letters are no part of it.
 */
export const remainingByLook = ({ amount }: InvoiceTerms, look: TaxLookTerms): bigint | undefined => {
  if (look.outcome !== 'agrees') return 0n;
  if (look.state !== 'red-partial') return look.state === 'normal' ? wholeParts : 0n;
  const { credited } = look;
  if (credited?.currency !== amount.currency) return undefined;
  const left = minorOf(amount) - minorOf(credited);
  return left > 0n && left < minorOf(amount) ? (left * wholeParts) / minorOf(amount) : undefined;
};

type DraftRefusal = Refusal<(typeof draftTaxLook)['errors'][number]>;

const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/receivableId' });

export const decideTaxLookDraft = (
  receivable: Receivable | undefined,
  { openings, actor, consortium }: Request<typeof draftTaxLook>,
): Outcome<'receivable.tax-look-drafted.v1'> | DraftRefusal => {
  if (receivable === undefined) return notFound;
  const { invoice, look } = openings;
  const refused = firstRefusal<DraftRefusal>(
    unless(receivable.status === 'registered', refuse('ASSET_NOT_LIVE')),
    unless(
      opens(invoice, receivable.invoiceHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/invoice' }),
    ),
    unless(
      invoice.terms.taxInvoice !== undefined &&
        canonicalJson(invoice.terms.taxInvoice) === canonicalJson(look.terms.taxInvoice),
      refuse('TAX_LOOK_ELSEWHERE', { pointer: '/terms/look/taxInvoice' }),
    ),
    unless(
      remainingByLook(invoice.terms, look.terms) !== undefined,
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/look/credited', expected: 'less than the invoice' }),
    ),
  );
  if (refused !== undefined) return refused;
  return {
    changes: putTerms([actor.mspId], receivable.id, 'look', look),
    events: [
      event('receivable.tax-look-drafted.v1', {
        receivableId: receivable.id,
        lookHash: hashOfOpening(look),
      }),
    ],
    endorsers: [peerOf(consortium, actor.mspId)],
  };
};

export interface TaxLookFacts {
  readonly receivable: Receivable | undefined;
  /** The bank's own look before this one. */
  readonly earlier: TaxLook | undefined;
}

export const decideTaxLook = (
  { receivable, earlier }: TaxLookFacts,
  { input, actor, consortium, now }: Request<typeof recordTaxLook>,
): Outcome<'receivable.tax-looked.v1'> | Refusal<(typeof recordTaxLook)['errors'][number]> => {
  if (receivable === undefined) return notFound;
  if (receivable.status !== 'registered') return refuse('ASSET_NOT_LIVE');
  if (BigInt(input.remaining) > wholeParts) {
    return refuse('FACTOR_OUT_OF_RANGE', { pointer: '/input/remaining' });
  }
  const { lookHash, remaining } = input;
  const look: TaxLook = { by: actor.mspId, remaining, lookHash, at: instantOf(now) };
  return {
    changes: [putTaxLook(consortium, receivable.id, earlier, look)],
    events: [event('receivable.tax-looked.v1', { receivableId: receivable.id, remaining })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

const hourMs = 3_600_000;
/** So long a bank's own look stands against later ones of others. */
const freshHours = 24;

const isWithin = (look: TaxLook, hours: number, now: number): boolean =>
  now - instantMs(look.at) <= hours * hourMs;

/** Parts that are left for a bank: by its own look where that is fresh or the last one, by the worst otherwise. */
export const remainingFor = (looks: readonly TaxLook[], bank: string, now: number): bigint => {
  const own = looks.find(({ by }) => by === bank);
  const stands =
    own !== undefined &&
    (isWithin(own, freshHours, now) || looks.every(({ at }) => instantMs(at) <= instantMs(own.at)));
  const counted = stands ? [own] : looks;
  return counted.reduce((least, { remaining }) => {
    const left = BigInt(remaining);
    return left < least ? left : least;
  }, wholeParts);
};

/** Whether the bank itself has looked within so many hours. */
export const hasLooked = (looks: readonly TaxLook[], bank: string, hours: number, now: number): boolean =>
  looks.some((look) => look.by === bank && isWithin(look, hours, now));
