import { expect, test } from '@jest/globals';
import { plainAmount, plainDate } from './written-values.ts';

test.each([
  ['2026-03-02', '2026-03-02'],
  ['2026/3/2', '2026-03-02'],
  ['20260302', '2026-03-02'],
  ['2026年3月2日', '2026-03-02'],
  ['02/03/2026', '02/03/2026'],
  ['2026-3/2', '2026-3/2'],
])('the date %s is read as %s: only the year first has one reading', (written, read) => {
  expect(plainDate(written)).toBe(read);
});

test.each([
  ['1234567.89', '.', 2, '1234567.89'],
  ['1,234,567.89', '.', 2, '1234567.89'],
  ['1 234 567.8', '.', 2, '1234567.80'],
  ['1234', '.', 2, '1234.00'],
  ['1234.500', '.', 2, '1234.50'],
  ['125000000', '.', 0, '125000000'],
  ['1.234.567,89', ',', 2, '1234567.89'],
  ['1234,5', ',', 2, '1234.50'],
  ['0012.00', '.', 2, '12.00'],
] as const)('the amount %s with the mark %s and %d decimals is %s', (written, mark, digits, read) => {
  expect(plainAmount(written, mark, digits)).toBe(read);
});

test.each([
  ['1234,56', '.', 2],
  ['1,234', '.', 2],
  ['1.234', ',', 2],
  ['12,34,567.00', '.', 2],
  ['1,234 567.00', '.', 2],
  ['1000.005', '.', 2],
  ['1.5', '.', 0],
  ['-5.00', '.', 2],
  ['=1+2', '.', 2],
  ['10.00', '.', undefined],
] as const)('the amount %s with the mark %s stays as it is, to be refused', (written, mark, digits) => {
  expect(plainAmount(written, mark, digits)).toBe(written);
});
