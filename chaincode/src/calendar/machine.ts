/** What may become of the calendars on the ledger. */
import type { CalendarRecord } from './records.ts';
import { type Contradiction, contradictionIn } from './contradiction.ts';

/** The present calendars, by place. */
export type PresentCalendars = ReadonlyMap<string, CalendarRecord>;

const under = (index: number, { pointer, expected }: Contradiction): Contradiction => ({
  pointer: `/calendars/${index}${pointer}`,
  expected,
});

/** The first proposed calendar that contradicts itself, by its pointer. */
export const contradictionAmong = (calendars: readonly CalendarRecord[]): Contradiction | undefined => {
  for (const [index, calendar] of calendars.entries()) {
    const contradiction = contradictionIn(calendar);
    if (contradiction !== undefined) return under(index, contradiction);
  }
  return undefined;
};

/** Deadlines of running credits rest on what a calendar covers: a later version covers at least as much. */
const keepsCoverage = (next: CalendarRecord, present: CalendarRecord | undefined): boolean =>
  present === undefined ||
  (next.coverage.from <= present.coverage.from && next.coverage.to >= present.coverage.to);

/** The first proposed calendar that does not follow the present one of its place. */
export const misfitAmong = (
  calendars: readonly CalendarRecord[],
  present: PresentCalendars,
): Contradiction | undefined => {
  for (const [index, calendar] of calendars.entries()) {
    const before = present.get(calendar.place);
    const version = (before?.version ?? 0) + 1;
    if (calendars.findIndex(({ place }) => place === calendar.place) !== index) {
      return under(index, { pointer: '/place', expected: 'each place once' });
    }
    if (calendar.version !== version) {
      return under(index, { pointer: '/version', expected: `version ${version}` });
    }
    if (!keepsCoverage(calendar, before)) {
      return under(index, { pointer: '/coverage', expected: 'at least the present coverage' });
    }
  }
  return undefined;
};
