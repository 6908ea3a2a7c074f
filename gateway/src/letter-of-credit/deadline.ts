/** Until when an act is due, by the rules of the credit's profile and the banking days of a place. */
import {
  CalendarDate,
  type CalendarRecord,
  type Clock,
  type Credit,
  type CreditTerms,
  isNotCovered,
  lastDayOf,
  localDateOf,
  type NotCovered,
  Place,
  profileRules,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import { bankCalendar, calendarAt, calendarsOf } from './place.ts';
import type { LedgerView } from '../hosting.ts';

export const Deadline = z
  .strictObject({
    /**
     * `not-covered`: beyond what the calendar knows. `no-calendar`: the ledger has none for the place.
     * `from-receipt`: it runs from a receipt of which the ledger knows nothing yet.
     */
    status: z.enum(['on', 'without-delay', 'not-covered', 'no-calendar', 'from-receipt']),
    date: CalendarDate.optional().meta({ description: 'The last day, on the clock of the place.' }),
    place: Place.optional(),
    bankingDays: z.int().optional().meta({ description: 'After the day of the receipt.' }),
    covers: z.strictObject({ from: CalendarDate, to: CalendarDate }).optional(),
    what: z.string().meta({ description: 'What the day is the last one for.' }),
    source: z.string(),
  })
  .meta({ id: 'Deadline' });
export type Deadline = z.output<typeof Deadline>;

/** What deadlines of one credit are computed from. */
export interface Days {
  readonly calendars: readonly CalendarRecord[];
  /** The place that the caller named. */
  readonly place: Place | undefined;
  readonly credit: Credit;
  readonly terms: CreditTerms | undefined;
}

export const daysOf = async (view: LedgerView, about: Omit<Days, 'calendars'>): Promise<Days> => ({
  calendars: await calendarsOf(view),
  ...about,
});

export type Named = Pick<Deadline, 'what' | 'source'>;

/** A day, or why there is none. */
export const deadlineOn = (
  named: Named,
  calendar: CalendarRecord | undefined,
  dayIn: (calendar: CalendarRecord) => CalendarDate | NotCovered | undefined,
): Deadline => {
  if (calendar === undefined) return { status: 'no-calendar', ...named };
  const { place } = calendar;
  const day = dayIn(calendar);
  if (day === undefined) return { status: 'without-delay', ...named };
  if (!isNotCovered(day)) return { status: 'on', date: day, place, ...named };
  const { from, to } = day.notCovered;
  return { status: 'not-covered', place, covers: { from, to }, ...named };
};

/**
 * A period in banking days from an instant of the ledger, or `without-delay` where the rules give no number; none where
 * they do not speak of it.
 *
 * @param bic of the bank whose clock it is
 */
export const clockFrom = (
  { calendars, place, credit, terms }: Days,
  clock: Clock,
  since: string | undefined,
  bic: string | undefined,
): Deadline | undefined => {
  const rules = profileRules[credit.profile];
  const { value, source, silent } = rules.clocks[clock];
  if (since === undefined || silent) return undefined;
  const named = { what: clock, source };
  if (value === null) return { status: 'without-delay', ...named };
  const calendar =
    place === undefined ? bankCalendar(calendars, terms ?? credit, bic) : calendarAt(calendars, place);
  return deadlineOn(named, calendar, (at) => {
    const started = localDateOf(at, since);
    return isNotCovered(started) ? started : lastDayOf(rules, clock, at, started);
  });
};
