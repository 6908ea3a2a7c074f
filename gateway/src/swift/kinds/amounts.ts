/** Amounts: a currency and a number with a decimal comma, with or without a date. */
import { minorUnitDigits } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { IsoDate, readDate, swiftDateOf } from './dates.ts';
import { type Content, type Kind, kindOf, partOf, plain, type Reading, startOf } from './kind.ts';

export interface Amount {
  readonly currency: string;
  /** Decimal text with exactly the currency's decimals. */
  readonly value: string;
  /** The same in integer minor units. */
  readonly minor: string;
}

export interface DatedAmount extends Amount {
  readonly date: string;
}

const amountPattern = /^(\d+),(\d*)$/;

const amountShape = {
  currency: z.string().refine((currency) => minorUnitDigits.has(currency), 'an ISO 4217 currency of trade'),
  value: z.string().regex(/^(0|[1-9]\d*)(\.\d+)?$/, 'a decimal text'),
  minor: z.string().regex(/^(0|[1-9]\d*)$/, 'integer minor units'),
};

const isConsistent = ({ currency, value, minor }: Amount): boolean => {
  const [whole = '', fraction = ''] = value.split('.');
  return fraction.length === minorUnitDigits.get(currency) && String(BigInt(whole + fraction)) === minor;
};

const inconsistent = { path: ['value'], message: 'the decimals of the currency, and the same as minor' };
const Amount = z.strictObject(amountShape).refine(isConsistent, inconsistent);
const DatedAmount = z.strictObject({ date: IsoDate, ...amountShape }).refine(isConsistent, inconsistent);

const amountOf = (currency: string, whole: string, fraction: string, digits: number): Amount => {
  const minor = String(BigInt(whole + fraction.padEnd(digits, '0')));
  const text = minor.padStart(digits + 1, '0');
  const value = digits === 0 ? minor : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return { currency, value, minor };
};

/** Reads currency and number from two components that follow each other. */
const readAmount = (content: Content, index: number, { report }: Reading): Amount | undefined => {
  const currency = partOf(content, index);
  const at = startOf(content, index + 1);
  const [number, whole = '', fraction = ''] = amountPattern.exec(partOf(content, index + 1)) ?? [];
  const digits = minorUnitDigits.get(currency);
  if (digits === undefined) {
    report({ code: 'CURRENCY_UNKNOWN', expected: 'an ISO 4217 currency of trade' }, startOf(content, index));
  }
  if (number === undefined) {
    report({ code: 'AMOUNT_INVALID', expected: 'digits, a comma, and the decimals' }, at);
    return undefined;
  }
  if (digits === undefined) return undefined;
  if (fraction.length > digits) {
    const expected = `at most ${digits} decimals, as ${currency} has`;
    report({ code: 'AMOUNT_DECIMALS', expected }, at + whole.length + 1 + digits);
    return undefined;
  }
  const amount = amountOf(currency, whole, fraction, digits);
  if (amount.minor === '0') report({ code: 'AMOUNT_ZERO', expected: 'an amount above zero' }, at);
  return amount;
};

const textOf = ({ currency, value }: Amount): string => {
  const [whole = '', fraction = ''] = value.split('.');
  return `${currency}${whole},${fraction}`;
};

/** 3!a15d. */
export const amount: Kind<Amount> = kindOf({
  ...plain('3!a15d'),
  schema: Amount,
  read: (content, reading) => readAmount(content, 0, reading),
  write: (value) => ({ option: '', text: textOf(value) }),
});

const readDated = (content: Content, reading: Reading): DatedAmount | undefined => {
  const date = readDate(content, 0, reading);
  const sum = readAmount(content, 1, reading);
  return date === undefined || sum === undefined ? undefined : { date, ...sum };
};

const datedText = (value: DatedAmount): string => swiftDateOf(value.date) + textOf(value);

/** 6!n3!a15d. */
export const datedAmount: Kind<DatedAmount> = kindOf({
  ...plain('6!n3!a15d'),
  schema: DatedAmount,
  read: readDated,
  write: (value) => ({ option: '', text: datedText(value) }),
});

/** An amount whose option letter says whether it has a date. */
export const amountByOption = (letters: { dated: string; plain: string }): Kind<Amount | DatedAmount> =>
  kindOf<Amount | DatedAmount>({
    notations: { [letters.dated]: '6!n3!a15d', [letters.plain]: '3!a15d' },
    schema: z.union([Amount, DatedAmount]),
    read: (content, reading) =>
      content.option === letters.dated ? readDated(content, reading) : readAmount(content, 0, reading),
    write: (value) =>
      'date' in value
        ? { option: letters.dated, text: datedText(value) }
        : { option: letters.plain, text: textOf(value) },
  });
