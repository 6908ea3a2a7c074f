/** Proposals of calendars that cannot be. */
import type { Calendar } from '../../src/calendar/calendar.ts';
import type { CalendarRecord } from '../../src/calendar/records.ts';
import type { Draft } from '../draft.ts';
import { vectorCalendar } from '../calendars.ts';
import { type Row, spoil } from './table.ts';

export const firstCalendar: CalendarRecord = { ...vectorCalendar, version: 1 };

const proposed = (...calendars: readonly CalendarRecord[]) => ({ type: 'set-calendars', calendars });
const proposing = (change: Partial<CalendarRecord>) =>
  spoil.input({ change: proposed({ ...firstCalendar, ...change }) });

const contradiction = (when: string, change: Partial<Calendar>): Row => [
  'CALENDAR_CONTRADICTORY',
  when,
  proposing(change),
];

export const contradictoryCalendars: readonly Row[] = [
  contradiction('a calendar ends before it begins', { coverage: { from: '2026-12-31', to: '2026-01-01' } }),
  contradiction('a bank closes before it opens', { counter: { opens: '16:00', closes: '09:00' } }),
  contradiction('a weekday is closed twice', { weekend: [6, 7, 6] }),
  contradiction('a holiday is beyond the coverage', { holidays: { '2027-01-01': 'New Year' } }),
  contradiction('a make-up day is a holiday', {
    holidays: { '2026-02-14': 'Spring Festival' },
    makeUpDays: ['2026-02-14'],
  }),
  contradiction('a make-up day is a weekday', { makeUpDays: ['2026-03-02'] }),
  contradiction('the clock of the place is unknown in the beginning', {
    utcOffsets: [{ since: '2026-02-01T00:00:00Z', minutes: 60 }],
  }),
];

export const unfittingCalendars: readonly Row[] = [
  ['CHANGE_NOT_APPLICABLE', 'the first calendar of a place is called its ninth', proposing({ version: 9 })],
  [
    'CHANGE_NOT_APPLICABLE',
    'a place stands twice in one change',
    spoil.input({ change: proposed(firstCalendar, { ...firstCalendar, version: 2 }) }),
  ],
  [
    'CHANGE_NOT_APPLICABLE',
    'a later version forgets covered days',
    (draft: Draft): void => {
      draft.put(`calendar/${firstCalendar.place}`, firstCalendar);
      proposing({ version: 2, coverage: { from: '2026-02-01', to: '2026-12-31' } })(draft);
    },
  ],
];

/** The calendar that an open change was made for was changed by another one meanwhile. */
export const overtakenCalendar: Row = [
  'CHANGE_NOT_APPLICABLE',
  'another calendar of the place was accepted meanwhile',
  (draft: Draft): void => {
    draft.put(`calendar/${firstCalendar.place}`, firstCalendar);
    spoil.record((one) => `change/${one.text('changeId')}`, { change: proposed(firstCalendar) })(draft);
  },
];
