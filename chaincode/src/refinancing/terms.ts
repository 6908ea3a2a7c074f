/** Private terms of a refinancing: between the owner and both banks. */
import { z } from 'zod';
import { Instant } from '../kernel/identifiers.ts';
import { Money, minorOf, moneyOf, PositiveMoney } from '../kernel/money.ts';

/** What pays the old loan off, and where to pay it. */
export const PayoffTerms = z
  .strictObject({
    /** As the ledger knows it. */
    principal: PositiveMoney,
    /** Accrued by the bank's own system to the end of validity. */
    interest: Money,
    fees: Money,
    validUntil: Instant,
    payTo: z.string().trim().min(1).max(140),
    reference: z.string().trim().min(1).max(60),
  })
  .meta({ id: 'PayoffTerms' });
export type PayoffTerms = z.output<typeof PayoffTerms>;

/** The sum that pays off, or `undefined` where its parts are of several currencies. */
export const payoffOf = ({ principal, interest, fees }: PayoffTerms): Money | undefined => {
  const parts = [principal, interest, fees];
  const { currency } = principal;
  if (parts.some((part) => part.currency !== currency)) return undefined;
  return moneyOf(
    parts.reduce((sum, part) => sum + minorOf(part), 0n),
    currency,
  );
};
