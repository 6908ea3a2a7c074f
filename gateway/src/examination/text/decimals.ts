/** Exact arithmetic on decimal texts: integers of 10^-8, as many decimals as a document may state. */
import { type Money, minorOf } from '@chopmark/chaincode/api';

const places = 8;
export const scale = 10n ** BigInt(places);

/** `12.5` → 1 250 000 000. The text is one that the vocabulary accepts. */
export const decimalOf = (text: string): bigint => {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(`${whole}${fraction.padEnd(places, '0').slice(0, places)}`);
};

/** `1 250 000 000` → `12.5`. */
export const decimalText = (value: bigint): string => {
  const digits = value.toString().padStart(places + 1, '0');
  const fraction = digits.slice(-places).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -places) : `${digits.slice(0, -places)}.${fraction}`;
};

/** Quantity times price in minor units, half up; `digits` are the currency's decimals. */
export const priceInMinor = (quantity: string, price: string, digits: number): bigint => {
  const divisor = 10n ** BigInt(2 * places - digits);
  return (decimalOf(quantity) * decimalOf(price) + divisor / 2n) / divisor;
};

/** Decimals of a parsed amount. */
export const decimalsOf = ({ amount }: Money): number => amount.split('.')[1]?.length ?? 0;

/** Sum in minor units. */
export const sumMinor = (amounts: readonly Money[]): bigint =>
  amounts.reduce((total, amount) => total + minorOf(amount), 0n);

/** `percent` of an amount in minor units, rounded up: what must at least be reached. */
export const percentUp = (minor: bigint, percent: bigint): bigint => (minor * percent + 99n) / 100n;
/** Rounded down: what must not be exceeded. */
export const percentDown = (minor: bigint, percent: bigint): bigint => (minor * percent) / 100n;
