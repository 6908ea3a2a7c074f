import { describe, expect, test } from '@jest/globals';
import { differencesOf } from './difference.ts';

describe('differences between two terms', () => {
  test('there are none where only the order of members differs', () =>
    expect(differencesOf({ a: 1, b: { c: [1] } }, { b: { c: [1] }, a: 1 })).toEqual([]));

  test('a changed member deep inside is named by its pointer, with both values', () =>
    expect(
      differencesOf(
        { expiry: { date: '2026-04-15', place: 'X' } },
        { expiry: { date: '2026-05-15', place: 'X' } },
      ),
    ).toEqual([{ pointer: '/expiry/date', before: '2026-04-15', after: '2026-05-15' }]));

  test('a member that came has no before, one that went has no after', () =>
    expect(differencesOf({ went: 1 }, { came: { x: 1 } })).toEqual([
      { pointer: '/came', after: { x: 1 } },
      { pointer: '/went', before: 1 },
    ]));

  test('one paragraph of several is named by its place', () =>
    expect(differencesOf({ goods: ['A', 'B'] }, { goods: ['A', 'C'] })).toEqual([
      { pointer: '/goods/1', before: 'B', after: 'C' },
    ]));

  test('a list that grew is shown whole: what follows an insertion did not change', () =>
    expect(differencesOf({ goods: ['A', 'B'] }, { goods: ['N', 'A', 'B'] })).toEqual([
      { pointer: '/goods', before: ['A', 'B'], after: ['N', 'A', 'B'] },
    ]));

  test('a slash and a tilde in a name are escaped (RFC 6901)', () =>
    expect(differencesOf({ 'a/b~c': 1 }, { 'a/b~c': 2 })).toMatchObject([{ pointer: '/a~1b~0c' }]));
});
