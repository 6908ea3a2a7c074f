import { expect, test } from '@jest/globals';
import { assessmentTerms, usd } from '../../test-support/customs-papers.ts';
import { sharesFit } from '../lien/machine.ts';
import { freeMinor, remainingOf, shareOfDeclaration } from './derive.ts';

const number = '531620260000900001';
const whole = assessmentTerms(number, '100000.00');
const amended = (supported: string) => assessmentTerms(number, supported, '100000.00');
const share = (sum: string): bigint => shareOfDeclaration(whole, usd(sum)) ?? -1n;

/** Cents that are free beside liens of these sums, and whether the liens are supported. */
const book = (assessment: typeof whole, ...sums: readonly string[]): readonly [bigint, boolean] => {
  const shares = sums.map(share);
  const effective = remainingOf(assessment);
  return [freeMinor(assessment, effective, shares), sharesFit(shares, effective)];
};

/** Customs rules, section 5.1: declared USD 100 000.00, cap 100 %. */
test.each([
  [1, 'bank A reserves 60 000', whole, ['60000.00'], 4_000_000n, true],
  [3, 'bank B reserves 40 000', whole, ['60000.00', '40000.00'], 0n, true],
  [4, 'A disburses 55 000', whole, ['55000.00', '40000.00'], 500_000n, true],
  [5, 'the reservation of B expires', whole, ['55000.00'], 4_500_000n, true],
  [6, 'customs amends to 80 000', amended('80000.00'), ['55000.00'], 2_500_000n, true],
  [7, 'customs amends to 50 000', amended('50000.00'), ['55000.00'], 0n, false],
  [8, 'collection repays A and the share is used up', amended('50000.00'), ['55000.00'], 0n, false],
] as const)('step %i: %s', (_step, _event, assessment, sums, free, supported) =>
  expect(book(assessment, ...sums)).toEqual([free, supported]),
);

test('step 2: bank B cannot reserve 50 000 beside the 60 000 of A', () =>
  expect(sharesFit([share('60000.00'), share('50000.00')], remainingOf(whole))).toBe(false));

test('an amendment upward gives capacity back, beyond what was first declared', () =>
  expect(book(amended('120000.00'), '60000.00')).toEqual([6_000_000n, true]));

test('what is more than supported, or in another currency, is no share', () => {
  expect(shareOfDeclaration(whole, usd('100000.01'))).toBeUndefined();
  expect(shareOfDeclaration(whole, { amount: '1.00', currency: 'EUR' })).toBeUndefined();
  expect(shareOfDeclaration(assessmentTerms(number, '0.00'), usd('1.00'))).toBeUndefined();
});

test('of a sum that does not divide evenly, the last cent can be taken and the next one cannot', () => {
  const odd = assessmentTerms(number, '0.07', '0.09');
  const taken = [shareOfDeclaration(odd, usd('0.03')) ?? -1n];
  const last = shareOfDeclaration(odd, usd('0.04')) ?? -1n;
  const next = shareOfDeclaration(odd, usd('0.05')) ?? -1n;
  expect(freeMinor(odd, remainingOf(odd), taken)).toBe(4n);
  expect(sharesFit([...taken, last], remainingOf(odd))).toBe(true);
  expect(sharesFit([...taken, next], remainingOf(odd))).toBe(false);
});
