/**
 * What transfers take out of a credit, and what comes back. Each transferred credit has its portion: the most that its
 * second beneficiary may still draw. Pure; the gateway derives by the same functions.
 */
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import { maximumOf } from '../letter-of-credit/amounts.ts';
import type { CreditBalanceTerms, CreditTerms } from '../letter-of-credit/terms.ts';

type Amounts = Pick<CreditTerms, 'amount' | 'tolerance'>;

const least = (minor: bigint): bigint => (minor < 0n ? 0n : minor);

/** What is set aside for the transferred credit, in minor units. */
export const portionOf = ({ portions = [] }: CreditBalanceTerms, childId: string): bigint => {
  const portion = portions.find(({ creditId }) => creditId === childId);
  return portion === undefined ? 0n : minorOf(portion.amount);
};

/** The balance with another portion for this transferred credit; `transferred` follows. */
export const withPortion = (
  balance: CreditBalanceTerms,
  childId: string,
  minor: bigint,
): CreditBalanceTerms => {
  const { currency } = balance.transferred;
  const others = (balance.portions ?? []).filter(({ creditId }) => creditId !== childId);
  const transferred = minorOf(balance.transferred) - portionOf(balance, childId) + minor;
  return {
    ...balance,
    sequence: balance.sequence + 1,
    transferred: moneyOf(least(transferred), currency),
    portions: minor > 0n ? [...others, { creditId: childId, amount: moneyOf(minor, currency) }] : others,
  };
};

/** The balance of the original after the transfer of these terms. */
export const afterTransfer = (
  balance: CreditBalanceTerms,
  childId: string,
  terms: Amounts,
): CreditBalanceTerms => withPortion(balance, childId, minorOf(maximumOf(terms)));

/** What drawings under the original took out of the portion. */
const takenOf = ({ drawings = [] }: CreditBalanceTerms, childId: string): bigint =>
  drawings.reduce((sum, { taken }) => sum + (taken?.creditId === childId ? minorOf(taken.amount) : 0n), 0n);

/** After an amendment was answered: what the second beneficiary may still draw by the terms in force towards it. */
export const adjustedBalance = (
  balance: CreditBalanceTerms,
  childId: string,
  inForce: Amounts,
): CreditBalanceTerms =>
  withPortion(balance, childId, least(minorOf(maximumOf(inForce)) - takenOf(balance, childId)));

/** By how much an amendment raises what the second beneficiary may draw. */
export const growthBy = (before: Amounts, after: Amounts): bigint =>
  least(minorOf(maximumOf(after)) - minorOf(maximumOf(before)));

/** With what an amendment adds that the second beneficiary has yet to answer: the bank sets it aside beforehand. */
export const grownBalance = (
  balance: CreditBalanceTerms,
  childId: string,
  growth: bigint,
): CreditBalanceTerms => withPortion(balance, childId, portionOf(balance, childId) + growth);

/**
 * The balance of the original once a transferred credit has ended: everything comes back but what its second
 * beneficiary was paid and the original has not been drawn for yet.
 */
export const afterRestoration = (
  balance: CreditBalanceTerms,
  { creditId, drawn }: CreditBalanceTerms,
): CreditBalanceTerms => withPortion(balance, creditId, least(minorOf(drawn) - takenOf(balance, creditId)));

/** Drawings and transfers together stay within the credit (UCP 600 art. 38(d), (g)). */
export const staysWithin = (
  terms: Amounts,
  { drawn, transferred }: Pick<CreditBalanceTerms, 'drawn' | 'transferred'>,
): boolean => minorOf(drawn) + minorOf(transferred) <= minorOf(maximumOf(terms));

/** Documents of a second beneficiary on their way under the original: they may take their claim out of the portion. */
export const withPassedOn = (
  balance: CreditBalanceTerms,
  passed: NonNullable<CreditBalanceTerms['passedOn']>[number],
): CreditBalanceTerms => ({
  ...balance,
  sequence: balance.sequence + 1,
  passedOn: [...(balance.passedOn ?? []), passed],
});

export interface Taking {
  readonly creditId: string;
  readonly amount: Money;
  /** Whether the first beneficiary's own invoice and draft are among the documents. */
  readonly substituted: boolean;
}

/** What a presentation under the original takes out of the portion that its documents come from, if from any. */
export const takingOf = (balance: CreditBalanceTerms, presentationId: string): Taking | undefined => {
  const passed = balance.passedOn?.find((one) => one.presentationId === presentationId);
  if (passed === undefined) return undefined;
  const { creditId, amount, substituted } = passed;
  const [claimed, left] = [minorOf(amount), portionOf(balance, creditId)];
  return { creditId, amount: moneyOf(claimed < left ? claimed : left, amount.currency), substituted };
};
