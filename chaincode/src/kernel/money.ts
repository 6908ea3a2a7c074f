/**
 * Money: a decimal text with exactly the currency's minor digits. One form on the API, in terms and under the
 * hash; arithmetic is on integer minor units (`bigint`), never on floats.
 */
import { z } from 'zod';
import { minorUnitDigits } from './currencies.ts';

/** The lien book's shares stay exact up to here. */
export const amountMinorMax = 10n ** 15n;

const amountPattern = /^(0|[1-9]\d*)(\.\d+)?$/;

/** Minor units of a canonical amount, or `undefined` when its form or precision is not the currency's. */
const parseMinor = (amount: string, currency: string): bigint | undefined => {
  const digits = minorUnitDigits.get(currency);
  const match = amountPattern.exec(amount);
  if (digits === undefined || match === null) return undefined;
  const fraction = (match[2] ?? '.').slice(1);
  return fraction.length === digits ? BigInt(`${match[1] ?? ''}${fraction}`) : undefined;
};

export const Currency = z
  .string()
  .refine((code) => minorUnitDigits.has(code), 'an ISO 4217 currency of trade');

/** `{ amount: "1234567.89", currency: "USD" }`, not negative, at most 10^15 minor units. */
export const Money = z
  .strictObject({ amount: z.string().max(20), currency: Currency })
  .superRefine(({ amount, currency }, context) => {
    const minor = parseMinor(amount, currency);
    if (minor === undefined) {
      const digits = minorUnitDigits.get(currency) ?? 2;
      context.addIssue({
        code: 'custom',
        path: ['amount'],
        message: `a decimal text with ${digits} decimals, as ${currency} has`,
      });
    } else if (minor > amountMinorMax) {
      context.addIssue({ code: 'custom', path: ['amount'], message: 'at most 10^15 minor units' });
    }
  })
  .meta({ id: 'Money' });
export type Money = z.output<typeof Money>;

/** Money above zero. */
export const PositiveMoney = Money.refine((money) => /[1-9]/.test(money.amount), {
  path: ['amount'],
  message: 'an amount above zero',
});

/** Integer minor units of parsed money. */
export const minorOf = (money: Money): bigint => {
  const minor = parseMinor(money.amount, money.currency);
  if (minor === undefined) throw new Error('money was not parsed before use');
  return minor;
};

/** Money of so many minor units. */
export const moneyOf = (minor: bigint, currency: string): Money => {
  const digits = minorUnitDigits.get(currency) ?? 2;
  const text = minor.toString().padStart(digits + 1, '0');
  const amount = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return { amount, currency };
};
