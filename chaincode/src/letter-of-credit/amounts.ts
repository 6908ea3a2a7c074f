/** How much may be drawn under a credit, and what a bank is exposed to by it. Pure; integer minor units. */
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import type { CreditBalanceTerms, CreditExposureTerms, CreditTerms } from './terms.ts';

/** The amount with its upper tolerance: field 39A, `amount × (100 + plus) / 100`. */
export const maximumOf = ({ amount, tolerance }: Pick<CreditTerms, 'amount' | 'tolerance'>): Money =>
  moneyOf((minorOf(amount) * BigInt(100 + (tolerance?.plus ?? 0))) / 100n, amount.currency);

/** `amount × (100 − minus) / 100`, rounded up to a minor unit. */
export const minimumOf = ({ amount, tolerance }: Pick<CreditTerms, 'amount' | 'tolerance'>): Money =>
  moneyOf((minorOf(amount) * BigInt(100 - (tolerance?.minus ?? 0)) + 99n) / 100n, amount.currency);

/** Nothing drawn, nothing transferred. */
export const openingBalance = (creditId: string, { amount }: CreditTerms): CreditBalanceTerms => {
  const nothing = moneyOf(0n, amount.currency);
  return { creditId, sequence: 0, drawn: nothing, transferred: nothing };
};

/** What is left to draw: the maximum less what was drawn and transferred; never below zero. */
export const undrawnOf = (
  terms: Pick<CreditTerms, 'amount' | 'tolerance'>,
  { drawn, transferred }: Pick<CreditBalanceTerms, 'drawn' | 'transferred'>,
): Money => {
  const left = minorOf(maximumOf(terms)) - minorOf(drawn) - minorOf(transferred);
  return moneyOf(left < 0n ? 0n : left, terms.amount.currency);
};

/** A transfer does not lower what the issuing bank owes: the second beneficiary draws under the same credit. */
export const exposureOf = (
  creditId: string,
  instrument: CreditExposureTerms['instrument'],
  terms: CreditTerms,
  { drawn }: CreditBalanceTerms,
): CreditExposureTerms => ({
  creditId,
  instrument,
  undrawn: undrawnOf(terms, { drawn, transferred: moneyOf(0n, drawn.currency) }),
  drawn,
  from: terms.issueDate,
  expiry: terms.expiry.date,
});

/**
 * What the issuing bank is exposed to while an amendment is pending: the higher of both amounts, for it is bound by the
 * amendment from its issue and the beneficiary may still hold it to the old terms (UCP 600 art. 10(b), (c)).
 */
export const exposureWhilePending = (
  exposure: CreditExposureTerms,
  present: CreditTerms,
  amended: CreditTerms,
): CreditExposureTerms => {
  const more = minorOf(maximumOf(amended)) - minorOf(maximumOf(present));
  const undrawn = minorOf(exposure.undrawn) + (more > 0n ? more : 0n);
  return {
    ...exposure,
    undrawn: moneyOf(undrawn, exposure.undrawn.currency),
    expiry: amended.expiry.date > exposure.expiry ? amended.expiry.date : exposure.expiry,
  };
};
