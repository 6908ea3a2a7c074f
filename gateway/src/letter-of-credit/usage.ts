/** What has been used of a credit and what is left, tolerance included. */
import {
  CreditBalanceTerms,
  CreditTerms,
  maximumOf,
  minimumOf,
  Money,
  undrawnOf,
} from '@chopmark/chaincode/api';
import { z } from 'zod';

export const Usage = z
  .strictObject({
    maximum: Money.meta({ description: 'The amount with its upper tolerance.' }),
    minimum: Money.meta({ description: 'The amount less its lower tolerance.' }),
    drawn: Money,
    transferred: Money,
    left: Money.meta({ description: 'The maximum less what was drawn and transferred.' }),
  })
  .meta({ id: 'CreditUsage' });

/** `undefined` where the viewer holds not both. */
export const usageOf = (terms: {
  readonly credit?: unknown;
  readonly balance?: unknown;
}): z.output<typeof Usage> | undefined => {
  const credit = CreditTerms.safeParse(terms.credit);
  const balance = CreditBalanceTerms.safeParse(terms.balance);
  if (!credit.success || !balance.success) return undefined;
  const { drawn, transferred } = balance.data;
  return {
    maximum: maximumOf(credit.data),
    minimum: minimumOf(credit.data),
    drawn,
    transferred,
    left: undrawnOf(credit.data, balance.data),
  };
};
