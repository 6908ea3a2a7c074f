/** What a drawing does to the balance of a credit, and what the regulator sees of it. Pure; integer minor units. */
import { portionOf, type Taking, takingOf, withPortion } from '../credit-transfer/balance.ts';
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
  const taking = takingOf(balance, presentationId);
  const own = undrawnOf(terms, balance);
  if (taking === undefined) return exceeds(principal, own);
  // With its own invoice the first beneficiary draws its profit too; a second one's never takes of what is the first's.
  return exceeds(principal, taking.substituted ? plus(own, taking.amount) : taking.amount);
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

/** Documents of a second beneficiary draw what was set aside for it, and no part of the credit twice. */
const afterTaking = (
  balance: CreditBalanceTerms,
  presentationId: string,
  principal: Money,
): { readonly left: CreditBalanceTerms; readonly taken?: Taking } => {
  const taking = takingOf(balance, presentationId);
  if (taking === undefined) return { left: balance };
  const { creditId } = taking;
  const amount = lesser(taking.amount, principal);
  const left = withPortion(balance, creditId, portionOf(balance, creditId) - minorOf(amount));
  const passedOn = (balance.passedOn ?? []).filter((one) => one.presentationId !== presentationId);
  return { left: { ...left, passedOn }, taken: { ...taking, amount } };
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
  const { left, taken } = afterTaking(balance, presentationId, principal);
  return {
    ...left,
    sequence: balance.sequence + 1,
    drawn: plus(balance.drawn, principal),
    drawings: [
      ...(balance.drawings ?? []),
      { presentationId, amount: principal, ...(taken === undefined ? {} : { taken }) },
    ],
  };
};

/** What a drawing took out of a portion is set aside again, for the same documents. */
const giveBack = (balance: CreditBalanceTerms, presentationId: string, taken: Taking): CreditBalanceTerms => {
  const { creditId, amount } = taken;
  const portion = portionOf(balance, creditId) + minorOf(amount);
  return {
    ...withPortion(balance, creditId, portion),
    passedOn: [...(balance.passedOn ?? []), { presentationId, ...taken }],
  };
};

/** The balance after a drawing came to nothing. */
export const reversedBalance = (balance: CreditBalanceTerms, presentationId: string): CreditBalanceTerms => {
  const drawings = balance.drawings ?? [];
  const left = drawings.filter((drawing) => drawing.presentationId !== presentationId);
  const drawn = left.reduce((sum, { amount }) => sum + minorOf(amount), 0n);
  const taken = drawings.find((drawing) => drawing.presentationId === presentationId)?.taken;
  return {
    ...(taken === undefined ? balance : giveBack(balance, presentationId, taken)),
    sequence: balance.sequence + 1,
    drawn: moneyOf(drawn, balance.drawn.currency),
    drawings: left,
  };
};

/** Payment at sight, an undertaking to pay later, or a negotiation. */
const instrumentOf = (kind: Drawing['kind']): DrawingExposureTerms['instrument'] =>
  kind === 'sight-payment' || kind === 'negotiation' ? kind : 'undertaking';

const additionalOf = (amount: Money, presented: Presented): { readonly additional?: Money } => {
  const more = minorOf(amount) - minorOf(principalOf(amount, presented));
  return more > 0n ? { additional: moneyOf(more, amount.currency) } : {};
};

/**
 * A bank still owes what it undertook, and has still to get back what it advanced. What becomes of it later follows
 * from the public records of the presentation.
 */
export const drawingExposure = (
  kind: Drawing['kind'],
  { creditId, presentationId }: { readonly creditId: string; readonly presentationId: string },
  { amount, dueOn }: { readonly amount: Money; readonly dueOn: string },
  presented: Presented,
): DrawingExposureTerms => ({
  creditId,
  presentationId,
  instrument: instrumentOf(kind),
  amount,
  ...additionalOf(amount, presented),
  outstanding: kind !== 'sight-payment',
  dueOn,
});
