import { describe, expect, test } from '@jest/globals';
import { messageOf, said } from '../../test-support/mt.ts';
import { decode, encode, parse } from './api.ts';

const amendment = (field: string): string =>
  messageOf(
    '707',
    ':27:1/1',
    ':20:LC1',
    ':21:NONREF',
    ':23:LC1',
    ':52A:HANBKRS0',
    ':31C:260105',
    ':26E:1',
    ':30:260201',
    ':22A:ISSU',
    field,
  );

const readingOf = (field: string) => {
  const { message, findings } = decode(parse(amendment(field)));
  return { message, errors: findings.filter(({ severity }) => severity === 'error').map(said) };
};

describe('amended text', () => {
  test.each([
    ['does not start with a code', ':45B:NEW GOODS'],
    ['starts with another code', ':45B:/REPLACE/NEW GOODS'],
    ['has a further line that starts with a slash', ':46B:/ADD/+A LIST\r\n/IN TWO COPIES'],
    ['has /REPALL/ beside /ADD/', ':47B:/REPALL/+A\r\n/ADD/+B'],
    ['has /REPALL/ twice', ':49M:/REPALL/+A\r\n/REPALL/+B'],
    ['has a code in lower case', ':49N:/add/+A'],
  ])('is refused with T67 when it %s', (_, field) => {
    expect(readingOf(field).errors).toEqual(['AMENDMENT_CODE T67']);
  });

  test('is read as items, with the lines of each', () => {
    const field = ':46B:/DELETE/+PACKING LIST\r\n/ADD/+WEIGHT LIST\r\nIN 2 COPIES\r\n/ADD/+ANALYSIS';
    const { message, errors } = readingOf(field);
    expect(errors).toEqual([]);
    expect(message['amendedDocumentsRequired']).toEqual([
      { action: 'DELETE', text: '+PACKING LIST' },
      { action: 'ADD', text: '+WEIGHT LIST\nIN 2 COPIES' },
      { action: 'ADD', text: '+ANALYSIS' },
    ]);
    expect(encode(message).texts).toEqual([amendment(field)]);
  });

  test.each([
    ['a narrative without OTHR', ':71N:APPL\r\nEVERYTHING', ['NARRATIVE_NOT_ALLOWED']],
    ['an unknown payer', ':71N:BANK', ['CODE_UNKNOWN']],
    ['a narrative with OTHR', ':71N:OTHR\r\nHALF EACH', []],
    ['the applicant', ':71N:APPL', []],
  ])('charges payable by %s', (_, field, expected) => {
    expect(readingOf(field).errors).toEqual(expected);
  });

  test.each([
    [':22A:ISSU', ':22A:SEND', 'CODE_UNKNOWN'],
    [':30:260201', ':30:260231', 'DATE_INVALID T50'],
    [':26E:1', ':26E:1000', 'LINE_TOO_LONG'],
    [':21:NONREF', ':21:NONREF/', 'REFERENCE_SLASHES T26'],
  ])('%s instead of %s is refused', (from, to, expected) => {
    const { findings } = decode(parse(amendment(':23S:CANCEL').replace(from, to)));
    expect(findings.map(said)).toContain(expected);
  });
});
