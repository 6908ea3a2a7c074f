/** The calendars of the published date vectors. */
import type { Calendar } from '../src/calendar/calendar.ts';
import { addCalendarDays } from '../src/calendar/civil-date.ts';

const year2026 = { from: '2026-01-01', to: '2026-12-31' };
const weekend = [6, 7];

const range = (from: string, to: string): string[] =>
  from > to ? [] : [from, ...range(addCalendarDays(from, 1), to)];
const named = (name: string, dates: readonly string[]): [string, string][] =>
  dates.map((date) => [date, name]);

/** Calendar of the vectors L1 to L14: Saturday and Sunday closed, three holidays. */
export const vectorCalendar: Calendar = {
  place: 'DEHAM',
  name: 'Calendar of the vectors L1 to L14',
  coverage: year2026,
  weekend,
  holidays: { '2026-04-03': 'Good Friday', '2026-04-06': 'Easter Monday', '2026-05-01': 'Labour Day' },
  makeUpDays: [],
  observesMakeUpDays: false,
  counter: { opens: '09:00', closes: '16:00' },
  utcOffsets: [
    { since: '2025-10-26T01:00:00Z', minutes: 60 },
    { since: '2026-03-29T01:00:00Z', minutes: 120 },
    { since: '2026-10-25T01:00:00Z', minutes: 60 },
  ],
};

/** Calendar of the vectors T1 to T16: State Council's holidays of 2026 and make-up working days. */
export const china2026: Calendar = {
  place: 'CNSHA',
  name: 'CN-2026, make-up days observed',
  coverage: year2026,
  weekend,
  holidays: Object.fromEntries([
    ...named('New Year', range('2026-01-01', '2026-01-03')),
    ...named('Spring Festival', range('2026-02-15', '2026-02-23')),
    ...named('Qingming', range('2026-04-04', '2026-04-06')),
    ...named('Labour Day', range('2026-05-01', '2026-05-05')),
    ...named('Dragon Boat', range('2026-06-19', '2026-06-21')),
    ...named('Mid-Autumn', range('2026-09-25', '2026-09-27')),
    ...named('National Day', range('2026-10-01', '2026-10-07')),
  ]),
  makeUpDays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  observesMakeUpDays: true,
  counter: { opens: '09:00', closes: '17:00' },
  utcOffsets: [{ since: '2000-01-01T00:00:00Z', minutes: 480 }],
};

/** The same for a bank that does no such business on make-up days. */
export const china2026WithoutMakeUp: Calendar = { ...china2026, observesMakeUpDays: false };
