import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { type Canary, type Mark, marksOf, searchFor } from './marks.ts';

const canaryOf = (name: string, value: string): Canary => ({ name, value, parties: ['HarbourBankMSP'] });
const canaries = [
  canaryOf('price', 'USD 8,415.20 per tonne'),
  canaryOf('buyer', '宁波铜业有限公司'),
  // One that begins another: both stand where the longer one does.
  canaryOf('number', 'INV-2026-0001'),
  canaryOf('longer number', 'INV-2026-0001-B'),
];
const marks = canaries.flatMap(marksOf);
const search = searchFor(marks);
const noise = (size: number): Buffer => randomBytes(size);

/** What each mark’s own search finds. */
const oneByOne = (bytes: Buffer): Mark[] => marks.filter((mark) => bytes.includes(mark.bytes));

test.each(marks.map((mark): [string, string, Mark] => [mark.canary.name, mark.form, mark]))(
  'the %s is found as %s at the start, in the middle and at the end',
  (_name, _form, { bytes, canary, form }) => {
    const hidden = [
      Buffer.concat([bytes, noise(99)]),
      Buffer.concat([noise(99), bytes, noise(99)]),
      Buffer.concat([noise(99), bytes]),
    ];
    for (const place of hidden) {
      expect(search('a log', undefined, place)).toContainEqual({ place: 'a log', form, canary: canary.name });
      expect(search('a log', undefined, place)).toHaveLength(oneByOne(place).length);
    }
  },
);

test('a mark that lacks its last byte, or its first, is not there', () => {
  for (const { bytes } of marks.filter(({ form }) => form === 'SHA-256')) {
    expect(search('a log', undefined, bytes.subarray(0, -1))).toEqual([]);
    expect(search('a log', undefined, bytes.subarray(1))).toEqual([]);
    expect(search('a log', undefined, bytes.subarray(0, 2))).toEqual([]);
  }
});

test('a party may know it, a stranger may not', () => {
  const place = Buffer.from(`price: ${canaries[0]?.value ?? ''}`);
  expect(search('a store', 'HarbourBankMSP', place)).toEqual([]);
  expect(search('a store', 'RiverBankMSP', place).map(({ form }) => form)).toContain('text');
});
