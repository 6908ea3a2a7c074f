import { describe, expect, test } from '@jest/globals';
import { CustomsNumber, partsOf } from './customs-number.ts';

describe('a customs number', () => {
  test.each([
    ['22312025E00012345', '17 positions'],
    ['2231202520000123456', '19 positions'],
    ['223120252000123456', 'flow 2'],
    ['2231O0250000123456', 'a letter in the office'],
    ['223119991000123456', 'a year of another century'],
    ['123456789', 'the nine digits of before 2000'],
  ])('is not %s: %s', (text) => expect(CustomsNumber.safeParse(text).success).toBe(false));

  test.each([
    ['223120250000123456', { office: '2231', year: 2025, flow: 'export' }],
    ['223120251000123456', { office: '2231', year: 2025, flow: 'import' }],
    ['02022008I525641690', { office: '0202', year: 2008, flow: 'import' }],
    ['02022008E525641690', { office: '0202', year: 2008, flow: 'export' }],
  ])('%s names office, year and flow', (text, parts) => {
    expect(CustomsNumber.safeParse(text).success).toBe(true);
    expect(partsOf(text)).toEqual(parts);
  });
});
