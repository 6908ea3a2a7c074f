/** What a transfer takes out of a credit, and what comes back. Pure; the gateway derives by the same functions. */
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import type { CreditBalanceTerms, CreditTerms } from '../letter-of-credit/terms.ts';

const plus = (one: Money, minor: bigint): Money => moneyOf(minorOf(one) + minor, one.currency);

/** The balance of the original after the transfer of this amount. */
export const afterTransfer = (balance: CreditBalanceTerms, { amount }: CreditTerms): CreditBalanceTerms => ({
  ...balance,
  sequence: balance.sequence + 1,
  transferred: plus(balance.transferred, minorOf(amount)),
});

/** What the second beneficiary did not draw: never less than nothing. */
export const unusedOf = ({ amount }: CreditTerms, { drawn }: CreditBalanceTerms): bigint => {
  const unused = minorOf(amount) - minorOf(drawn);
  return unused < 0n ? 0n : unused;
};

/** The balance of the original after what was not used has come back. */
export const afterRestoration = (
  balance: CreditBalanceTerms,
  transferred: CreditTerms,
  ofTransferred: CreditBalanceTerms,
): CreditBalanceTerms => {
  const back = unusedOf(transferred, ofTransferred);
  const left = minorOf(balance.transferred) - back;
  return {
    ...balance,
    sequence: balance.sequence + 1,
    transferred: moneyOf(left < 0n ? 0n : left, balance.transferred.currency),
  };
};

/** Drawings and transfers together stay within the amount of the credit (UCP 600 art. 38(d), (g)). */
export const staysWithin = ({ amount }: CreditTerms, { drawn, transferred }: CreditBalanceTerms): boolean =>
  minorOf(drawn) + minorOf(transferred) <= minorOf(amount);
