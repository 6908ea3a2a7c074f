/** Rules that several steps of a financing share. Pure. */
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { type CalendarDate, instantOf } from '../kernel/identifiers.ts';
import { type Money, minorOf } from '../kernel/money.ts';
import type { Opening } from '../kernel/opening.ts';
import { opens } from '../kernel/terms.ts';
import type { Financing, UsedReference } from './records.ts';
import { type DealTerms, type ExposureTerms, instrumentOf } from './terms.ts';

type OwnRefusal = 'FINANCING_NOT_FOUND' | 'FINANCING_NOT_OF_PARTY' | 'FINANCING_STATUS_WRONG';

/** The financing, of this bank and in one of these statuses. */
export const ownFinancing = (
  financing: Financing | undefined,
  bank: string,
  statuses: readonly Financing['status'][],
): Financing | Refusal<OwnRefusal> => {
  if (financing === undefined) return refuse('FINANCING_NOT_FOUND', { pointer: '/input/financingId' });
  if (financing.bank !== bank) return refuse('FINANCING_NOT_OF_PARTY');
  return statuses.includes(financing.status)
    ? financing
    : refuse('FINANCING_STATUS_WRONG', { expected: statuses.join(' or ') });
};

export const checkDeal = (
  financing: Financing,
  deal: Opening<DealTerms>,
): Refusal<'TERMS_HASH_MISMATCH'> | undefined =>
  opens(deal, financing.dealHash) ? undefined : refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/deal' });

/** Whether the balance is the last one: what is owed now. */
export const checkBalance = (
  financing: Financing,
  balance: Opening<unknown>,
): Refusal<'TERMS_HASH_MISMATCH'> | undefined =>
  opens(balance, financing.balanceHash)
    ? undefined
    : refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/balance' });

export const sameMoney = (one: Money, other: Money): boolean =>
  one.currency === other.currency && minorOf(one) === minorOf(other);

/** Whether the regulator is told what bank and borrower agreed. */
export const checkExposure = (
  { terms: exposure }: Opening<ExposureTerms>,
  { terms: deal }: Opening<DealTerms>,
  financing: Financing,
  outstanding: Money,
): Refusal<'AMOUNT_MISMATCH'> | undefined => {
  const agrees =
    exposure.financingId === financing.id &&
    exposure.instrument === instrumentOf(financing.assetId) &&
    exposure.debtorClass === deal.debtorClass &&
    exposure.startDate === deal.startDate &&
    exposure.dueDate === deal.dueDate &&
    sameMoney(exposure.principal, deal.principal) &&
    sameMoney(exposure.outstanding, outstanding);
  return agrees ? undefined : refuse('AMOUNT_MISMATCH', { pointer: '/terms/exposure' });
};

export const referenceUsed = refuse('REFERENCE_ALREADY_USED', { pointer: '/terms/payment/reference' });

/** The date line: so far ahead of UTC is the place where a day begins first. */
const firstZoneMs = 14 * 3_600_000;

/** A payment counts once, and not before its day has begun anywhere. */
export const checkPaid = (
  used: UsedReference | undefined,
  { terms: { paidOn } }: Opening<{ readonly paidOn: CalendarDate }>,
  now: number,
): Refusal<'REFERENCE_ALREADY_USED' | 'PAYMENT_AHEAD'> | undefined =>
  firstRefusal<Refusal<'REFERENCE_ALREADY_USED' | 'PAYMENT_AHEAD'>>(
    unless(used === undefined, referenceUsed),
    unless(
      paidOn <= instantOf(now + firstZoneMs).slice(0, 10),
      refuse('PAYMENT_AHEAD', { pointer: '/terms/payment/paidOn', expected: 'a day that has begun' }),
    ),
  );
