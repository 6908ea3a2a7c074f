import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { samples } from '../../test-support/mt.ts';
import { decodeAll, encode, parseAll } from './api.ts';

const json = samples[0]?.json ?? {};

const readAgain = (texts: readonly string[], member: string): unknown =>
  decodeAll(parseAll(texts.join('')))[0]?.message[member];

describe('what cannot be written as it is', () => {
  test.each([
    ['an umlaut', 'applicant', ['MÜLLER'], ['MUELLER'], ['TRANSLITERATED']],
    ['an accent', 'applicant', ['CAFÉ'], ['CAFE'], ['TRANSLITERATED']],
    ['a combining accent', 'applicant', ['CAFE\u0301'], ['CAFE'], ['TRANSLITERATED']],
    ['Chinese characters', 'applicant', ['上海'], ['..'], ['TRANSLITERATED', 'TRANSLITERATED']],
    ['an emoji', 'applicant', ['A 😀'], ['A .'], ['TRANSLITERATED']],
    ['an ampersand of set x', 'applicant', ['A & B'], ['A + B'], ['TRANSLITERATED']],
    ['a fifth line of four', 'applicant', ['1', '2', '3', '4', '5'], ['1', '2', '3', '4'], ['LINES_DROPPED']],
    ['a 36th character of 35', 'applicant', ['X'.repeat(36)], ['X'.repeat(35), 'X'], ['WRAPPED']],
    [
      'a 36th character of 35 in the last line',
      'applicant',
      ['A', 'B', 'C', 'X'.repeat(36)],
      ['A', 'B', 'C', 'X'.repeat(35)],
      ['TRUNCATED'],
    ],
    [
      'a fifth line of a bank',
      'applicantBank',
      { nameAddress: ['1', '2', '3', '4', '5'] },
      { nameAddress: ['1', '2', '3', '4'] },
      ['LINES_DROPPED'],
    ],
    ['a hyphen at the start of a line', 'applicant', ['A', '- B'], ['A', ' - B'], ['LINE_START_CHANGED']],
    ['a colon at the start of a line', 'goods', ['A\n:B'], ['A\n :B'], ['LINE_START_CHANGED']],
    ['a plus at the start of an inner line', 'goods', ['A\n+B'], ['A\n +B'], ['LINE_START_CHANGED']],
    ['a closing brace', 'goods', ['A}'], ['A)'], ['TRANSLITERATED']],
    [
      'a long line',
      'goods',
      [`${'X'.repeat(60)} ${'Y'.repeat(9)}`],
      [`${'X'.repeat(60)}\n${'Y'.repeat(9)}`],
      ['WRAPPED'],
    ],
    [
      'an account for a name',
      'beneficiary',
      { nameAddress: ['/123', 'A'] },
      { account: '123', nameAddress: ['A'] },
      ['MEANING_CHANGED'],
    ],
  ])('%s is reported', (_, member, given, written, losses) => {
    const encoded = encode({ ...json, [member]: given });
    expect(encoded.losses.map(({ code }) => code)).toEqual(losses);
    expect(encoded.losses.every(({ pointer }) => pointer === `/${member}`)).toBe(true);
    expect(encoded.isValid).toBe(true);
    expect(readAgain(encoded.texts, member)).toEqual(written);
  });

  test('no JSON makes it throw', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(json), 'continuations', 'asWritten', 'envelope'),
        fc.jsonValue(),
        (member, value) => {
          expect(() => encode({ ...json, [member]: value })).not.toThrow();
          expect(() => encode(value)).not.toThrow();
        },
      ),
    );
  });

  test('nothing is lost in silence', () => {
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(
        fc.constantFrom(
          'goods',
          'additionalConditions',
          'charges',
          'applicant',
          'senderToReceiver',
          'portOfLoading',
        ),
        fc.array(words, { minLength: 1, maxLength: 6 }),
        (member, lines) => {
          const value = member === 'portOfLoading' ? lines.join(' ') : lines;
          const { texts, losses, isValid } = encode({ ...json, [member]: value });
          if (!isValid || losses.length > 0) return;
          expect(readAgain(texts, member)).toEqual(value);
        },
      ),
    );
  });

  test.each([
    ['a reference', 'creditNumber', 'ÄB', 'CHARACTER_NOT_ALLOWED'],
    ['a code', 'form', 'REVOCABLE', 'CODE_UNKNOWN'],
    [
      'an amount that is too long',
      'amount',
      { currency: 'USD', value: '9999999999999.99', minor: '999999999999999' },
      'LINE_TOO_LONG',
    ],
  ])('%s is not changed but refused', (_, member, given, expected) => {
    const { findings, losses, isValid } = encode({ ...json, [member]: given });
    expect({ isValid, losses }).toEqual({
      isValid: false,
      losses: [],
    });
    expect(findings.map(({ code }) => code)).toContain(expected);
  });

  test.each([
    ['an unknown member', { ...json, creditNo: 'A' }, '/'],
    ['a missing member', { ...json, expiry: undefined }, '/expiry'],
    ['a date that does not exist', { ...json, issueDate: '2026-02-30' }, '/issueDate'],
    [
      'decimals that are not the currency’s',
      { ...json, amount: { currency: 'USD', value: '1.5', minor: '150' } },
      '/amount/value',
    ],
    [
      'minor units of another amount',
      { ...json, amount: { currency: 'USD', value: '1.50', minor: '151' } },
      '/amount/value',
    ],
    ['a bank with two names', { ...json, drawee: { bic: 'LUMIDEF0', nameAddress: ['A'] } }, '/drawee'],
    ['another message type', { ...json, messageType: '103' }, '/messageType'],
    ['no object', [], '/messageType'],
  ])('%s is a problem with its pointer', (_, given, pointer) => {
    const { problems, texts } = encode(given);
    expect(problems.map((problem) => problem.pointer)).toEqual([pointer]);
    expect(texts).toEqual([]);
  });
});
