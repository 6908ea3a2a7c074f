import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { china2026, china2026WithoutMakeUp, vectorCalendar } from '../../test-support/calendars.ts';
import { addBankingDays, isBankingDay, rollForward } from './banking-day.ts';
import { Calendar, isNotCovered } from './calendar.ts';
import {
  addCalendarDays,
  addMonths,
  dateOf,
  dayNumberOf,
  earlierOf,
  monthOf,
  weekdayOf,
} from './civil-date.ts';
import { contradictionIn } from './contradiction.ts';
import { bankingDayOf, localDateOf } from './counter-hours.ts';

const days = fc.integer({ min: dayNumberOf('1900-01-01'), max: dayNumberOf('2199-12-31') }).map(dateOf);
const daysOf2026 = fc.integer({ min: dayNumberOf('2026-01-01'), max: dayNumberOf('2026-12-31') }).map(dateOf);
const beyond = (asked: string) => ({
  notCovered: { place: 'CNSHA', asked, from: '2026-01-01', to: '2026-12-31' },
});

describe('civil dates', () => {
  test('a day number names its date, before 1970 too', () => {
    expect(dayNumberOf('1970-01-01')).toBe(0);
    expect(dateOf(-1)).toBe('1969-12-31');
    fc.assert(fc.property(days, (date) => dateOf(dayNumberOf(date)) === date));
  });

  test.each([
    ['2026-03-02', 1],
    ['2026-03-08', 7],
    ['1969-12-31', 3],
    ['2000-02-29', 2],
  ])('%s is weekday %i', (date, weekday) => expect(weekdayOf(date)).toBe(weekday));

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-31', 12, '2027-12-31'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -13, '2024-12-15'],
  ])('%s and %i months is %s', (date, months, expected) => expect(addMonths(date, months)).toBe(expected));

  test('the corresponding day of a month is the same day or the last one of it', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -240, max: 240 }), (date, months) => {
        const later = addMonths(date, months);
        expect([date.slice(8), monthOf(later).last.slice(8)]).toContain(later.slice(8));
      }),
    );
  });

  test('a month ends the day before the next begins', () =>
    expect([monthOf('2026-12'), monthOf('2028-02-10')]).toEqual([
      { first: '2026-12-01', last: '2026-12-31' },
      { first: '2028-02-01', last: '2028-02-29' },
    ]));

  test('of two dates the earlier is taken', () =>
    expect(earlierOf('2026-10-02', '2026-09-30')).toBe('2026-09-30'));
});

describe('a date beyond the coverage', () => {
  test.each([
    ['is no banking day and none', isBankingDay(china2026, '2027-01-01'), '2027-01-01'],
    ['before it is not guessed', isBankingDay(china2026, '2025-12-31'), '2025-12-31'],
    [
      'is not rolled to',
      rollForward({ ...china2026, holidays: { '2026-12-31': 'Closed' } }, '2026-12-31'),
      '2027-01-01',
    ],
    ['is not counted into', addBankingDays(china2026, '2026-12-30', 2), '2027-01-01'],
    ['starts no count', addBankingDays(china2026, '2025-12-31', 0), '2025-12-31'],
    ['receives nothing', bankingDayOf(china2026, '2026-12-31T16:00:00Z'), '2027-01-01'],
    [
      'before the first known clock has no local date',
      localDateOf(china2026, '1999-12-31T12:00:00Z'),
      '1999-12-31',
    ],
  ])('%s', (_case, answer, asked) => expect(answer).toEqual(beyond(asked)));
});

describe('banking days', () => {
  test.each([
    ['a Monday', '2026-03-02', true],
    ['a Saturday', '2026-03-07', false],
    ['a holiday on a Tuesday', '2026-05-05', false],
    ['a holiday on a Sunday', '2026-05-03', false],
    ['a make-up Saturday', '2026-05-09', true],
  ])('%s', (_case, date, open) => expect(isBankingDay(china2026, date)).toBe(open));

  test('a make-up day counts only where the bank observes it', () =>
    expect(isBankingDay(china2026WithoutMakeUp, '2026-05-09')).toBe(false));

  test('a rolled day is the first banking day that is not earlier', () => {
    fc.assert(
      fc.property(daysOf2026, (date) => {
        const rolled = rollForward(china2026, date);
        if (isNotCovered(rolled)) return;
        expect(isBankingDay(china2026, rolled)).toBe(true);
        for (let day = date; day < rolled; day = addCalendarDays(day, 1)) {
          expect(isBankingDay(china2026, day)).toBe(false);
        }
      }),
    );
  });

  test('n banking days later there are n banking days after the first', () => {
    fc.assert(
      fc.property(daysOf2026, fc.integer({ min: 0, max: 40 }), (date, count) => {
        const later = addBankingDays(china2026, date, count);
        if (isNotCovered(later)) return;
        let counted = 0;
        for (let day = date; day < later; day = addCalendarDays(day, 1)) {
          counted += isBankingDay(china2026, addCalendarDays(day, 1)) === true ? 1 : 0;
        }
        expect(counted).toBe(count);
      }),
    );
  });
});

describe('UCP 600 art. 33: what is received', () => {
  test.each([
    ['at the minute of closing counts on that day', '2026-03-02T09:00:00Z', '2026-03-02'],
    ['a millisecond after closing counts on the next', '2026-03-02T09:00:00.001Z', '2026-03-03'],
    ['before opening counts on that day', '2026-03-01T16:00:00Z', '2026-03-02'],
    ['on a closed day counts on the next banking day', '2026-03-07T02:00:00Z', '2026-03-09'],
    ['after closing on a Friday counts on Monday', '2026-03-06T10:00:00Z', '2026-03-09'],
    ['on a make-up Saturday counts on it', '2026-05-09T02:00:00Z', '2026-05-09'],
  ])('%s', (_case, instant, expected) => expect(bankingDayOf(china2026, instant)).toBe(expected));

  test.each([
    ['winter', '2026-03-27T15:00:00Z', '2026-03-27'],
    ['winter, late', '2026-03-27T15:00:01Z', '2026-03-30'],
    ['summer', '2026-03-30T14:00:00Z', '2026-03-30'],
    ['summer, late', '2026-03-30T14:00:01Z', '2026-03-31'],
  ])('in %s the place’s own clock decides', (_season, instant, expected) =>
    expect(bankingDayOf(vectorCalendar, instant)).toBe(expected),
  );

  test('the date of an instant is that of the place', () =>
    expect([
      localDateOf(china2026, '2026-03-02T15:59:59Z'),
      localDateOf(china2026, '2026-03-02T16:00:00Z'),
    ]).toEqual(['2026-03-02', '2026-03-03']));
});

describe('a calendar', () => {
  test.each([vectorCalendar, china2026])('$name has the form and no contradiction', (calendar) => {
    expect(Calendar.parse(calendar)).toEqual(calendar);
    expect(contradictionIn(calendar)).toBeUndefined();
  });

  test.each([
    ['a place in words', { place: 'Shanghai' }],
    ['a weekday that is none', { weekend: [0] }],
    ['a week without a working day', { weekend: [1, 2, 3, 4, 5, 6, 7] }],
    ['a holiday on no date', { holidays: { '2026-02-30': 'Nobody’s Day' } }],
    ['an hour that is none', { counter: { opens: '09:00', closes: '24:00' } }],
    ['no clock', { utcOffsets: [] }],
    ['an unknown member', { country: 'CN' }],
  ])('%s is no calendar', (_case, change) =>
    expect(Calendar.safeParse({ ...china2026, ...change }).success).toBe(false),
  );

  test.each<[string, Partial<Calendar>, string]>([
    ['it ends before it begins', { coverage: { from: '2026-12-31', to: '2026-01-01' } }, '/coverage/to'],
    ['it closes before it opens', { counter: { opens: '17:00', closes: '09:00' } }, '/counter/closes'],
    ['a weekday stands twice', { weekend: [6, 6] }, '/weekend/1'],
    ['a holiday is beyond the coverage', { holidays: { '2027-01-01': 'New Year' } }, '/holidays/2027-01-01'],
    ['a make-up day is beyond the coverage', { makeUpDays: ['2027-01-02'] }, '/makeUpDays/0'],
    ['a day is holiday and make-up day', { makeUpDays: ['2026-10-10', '2026-02-15'] }, '/makeUpDays/1'],
    ['a make-up day is a working day anyway', { makeUpDays: ['2026-03-02'] }, '/makeUpDays/0'],
    ['a make-up day stands twice', { makeUpDays: ['2026-02-14', '2026-02-14'] }, '/makeUpDays/1'],
    [
      'its clock begins after its days',
      { utcOffsets: [{ since: '2026-01-01T00:00:00Z', minutes: 480 }] },
      '/utcOffsets/0/since',
    ],
    [
      'its clock is changed twice at once',
      {
        utcOffsets: [
          { since: '2025-10-26T01:00:00Z', minutes: 60 },
          { since: '2026-03-29T01:00:00Z', minutes: 120 },
          { since: '2026-03-29T01:00:00Z', minutes: 60 },
        ],
      },
      '/utcOffsets/2/since',
    ],
  ])('contradicts itself where %s', (_case, change, pointer) =>
    expect(contradictionIn({ ...china2026, ...change })?.pointer).toBe(pointer),
  );
});
