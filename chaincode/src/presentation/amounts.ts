/** What a drawing does to the balance of a credit, and what the regulator sees of it. Pure; integer minor units. */
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import { maximumOf, undrawnOf } from '../letter-of-credit/amounts.ts';
import type { CreditBalanceTerms, CreditTerms } from '../letter-of-credit/terms.ts';
import type { PresentationTerms } from './documents.ts';
import type { z } from 'zod';
import type { Drawing } from './records.ts';
import type { DrawingExposureTerms } from './terms.ts';

type Presented = z.output<typeof PresentationTerms>;

const plus = (one: Money, other: Money | undefined): Money =>
  other === undefined ? one : moneyOf(minorOf(one) + minorOf(other), one.currency);
const lesser = (one: Money, other: Money): Money => (minorOf(one) <= minorOf(other) ? one : other);
const exceeds = (one: Money, other: Money): boolean => minorOf(one) > minorOf(other);

/** What the presentation drew before by another bank's act, if any. */
const drawnBy = ({ drawings = [] }: CreditBalanceTerms, presentationId: string): Money | undefined =>
  drawings.find((drawing) => drawing.presentationId === presentationId)?.amount;

/** The part of the amount that is drawn under the credit: additional amounts (field 39C) come on top of it. */
const principalOf = (amount: Money, { amountClaimed }: Presented): Money => lesser(amount, amountClaimed);

/** The most that one presentation may draw: what it claims, its instalment, what the credit leaves. */
const isOverdrawn = (
  terms: CreditTerms,
  balance: CreditBalanceTerms,
  principal: Money,
  {
    presentationId,
    instalment,
  }: { readonly presentationId: string; readonly instalment?: number | undefined },
): boolean => {
  const before = drawnBy(balance, presentationId);
  if (before !== undefined) return exceeds(principal, before);
  const part = instalment === undefined ? undefined : terms.instalments?.[instalment - 1]?.amount;
  const { tolerance } = terms;
  if (part !== undefined && exceeds(principal, maximumOf({ amount: part, tolerance }))) return true;
  return exceeds(principal, undrawnOf(terms, balance));
};

/** Whether a bank would pay more than the presentation claims or the credit leaves (UCP 600 arts. 18(b), 30). */
export const overdraws = (
  terms: CreditTerms,
  balance: CreditBalanceTerms,
  presented: Presented,
  amount: Money,
  of: { readonly presentationId: string; readonly instalment?: number | undefined },
): boolean => {
  const { currency } = terms.amount;
  const additional = terms.additionalAmounts === undefined ? undefined : presented.additionalAmount;
  const moneys = [amount, presented.amountClaimed, ...(additional === undefined ? [] : [additional])];
  if (moneys.some((money) => money.currency !== currency)) return true;
  if (exceeds(amount, plus(presented.amountClaimed, additional))) return true;
  return isOverdrawn(terms, balance, principalOf(amount, presented), of);
};

/** The balance after the first bank drew; `undefined` where the presentation had drawn before. */
export const drawnBalance = (
  balance: CreditBalanceTerms,
  presented: Presented,
  amount: Money,
  presentationId: string,
): CreditBalanceTerms | undefined => {
  if (drawnBy(balance, presentationId) !== undefined) return undefined;
  const principal = principalOf(amount, presented);
  return {
    ...balance,
    sequence: balance.sequence + 1,
    drawn: plus(balance.drawn, principal),
    drawings: [...(balance.drawings ?? []), { presentationId, amount: principal }],
  };
};

/** The balance after a drawing came to nothing. */
export const reversedBalance = (balance: CreditBalanceTerms, presentationId: string): CreditBalanceTerms => {
  const drawings = balance.drawings ?? [];
  const left = drawings.filter((drawing) => drawing.presentationId !== presentationId);
  const drawn = left.reduce((sum, { amount }) => sum + minorOf(amount), 0n);
  return {
    ...balance,
    sequence: balance.sequence + 1,
    drawn: moneyOf(drawn, balance.drawn.currency),
    drawings: left,
  };
};

/** Payment at sight, an undertaking to pay later, or a negotiation. */
const instrumentOf = (kind: Drawing['kind']): DrawingExposureTerms['instrument'] =>
  kind === 'sight-payment' || kind === 'negotiation' ? kind : 'undertaking';

/** A bank still owes what it undertook, and has still to get back what it advanced. */
export const drawingExposure = (
  kind: Drawing['kind'],
  { creditId, presentationId }: { readonly creditId: string; readonly presentationId: string },
  amount: Money,
  dueOn: string,
): DrawingExposureTerms => ({
  creditId,
  presentationId,
  instrument: instrumentOf(kind),
  amount,
  outstanding: kind !== 'sight-payment',
  dueOn,
});
