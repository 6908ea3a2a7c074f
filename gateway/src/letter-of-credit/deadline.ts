/** Until when an act is due, by the rules of the credit's profile and the banking days of a place. */
import {
  CalendarDate,
  type CalendarRecord,
  type Credit,
  type CreditAdvice,
  type CreditTerms,
  isNotCovered,
  lastDayOf,
  lastPresentationDay,
  localDateOf,
  type NotCovered,
  Place,
  profileRules,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import { bankCalendar, calendarAt, calendarsOf, expiryCalendar } from './place.ts';
import type { LedgerView } from '../hosting.ts';

export const Deadline = z
  .strictObject({
    /** `not-covered`: beyond what the calendar knows. `no-calendar`: the ledger has none for the place. */
    status: z.enum(['on', 'without-delay', 'not-covered', 'no-calendar']),
    date: CalendarDate.optional().meta({ description: 'The last day, on the clock of the place.' }),
    place: Place.optional(),
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
  readonly advices: readonly CreditAdvice[];
}

export const daysOf = async (view: LedgerView, about: Omit<Days, 'calendars'>): Promise<Days> => ({
  calendars: await calendarsOf(view),
  ...about,
});

type Named = Pick<Deadline, 'what' | 'source'>;

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

type Rules = (typeof profileRules)[Credit['profile']];
type Clock = keyof Rules['clocks'];

/** A period in banking days from an instant of the ledger, or `without-delay` where the rules give no number. */
const clockFrom = (
  { calendars, place, credit, terms }: Days,
  clock: Clock,
  since: string | undefined,
  bic: string | undefined,
): Deadline | undefined => {
  if (since === undefined) return undefined;
  const rules = profileRules[credit.profile];
  const { value, source } = rules.clocks[clock];
  const named = { what: clock, source };
  if (value === null) return { status: 'without-delay', ...named };
  const calendar =
    place === undefined ? bankCalendar(calendars, terms ?? credit, bic) : calendarAt(calendars, place);
  return deadlineOn(named, calendar, (at) => {
    const started = localDateOf(at, since);
    return isNotCovered(started) ? started : lastDayOf(rules, clock, at, started);
  });
};

const presentation = ({ calendars, place, credit, terms }: Days): Deadline | undefined => {
  if (terms === undefined) return undefined;
  const rules = profileRules[credit.profile];
  const calendar = place === undefined ? expiryCalendar(calendars, terms) : calendarAt(calendars, place);
  const { source } = rules.roll.expiry;
  return deadlineOn({ what: 'presentation', source }, calendar, (at) =>
    lastPresentationDay(rules, at, { expiry: terms.expiry.date, originalTransportDocument: true }),
  );
};

const advice = (days: Days): Deadline | undefined =>
  clockFrom(days, 'advice', days.credit.issue?.at, days.terms?.advisingBank?.bic);

const enquiryAnswer = (days: Days): Deadline | undefined => {
  const enquiry = days.advices.findLast(({ state }) => state === 'enquired');
  return clockFrom(days, 'enquiry-answer', enquiry?.act.at, days.terms?.issuingBank.bic);
};

/** By command. Shipment is not known before documents are there: the expiry alone limits a presentation here. */
const ofCredit: Readonly<Record<string, (days: Days) => Deadline | undefined>> = {
  AdviseCredit: advice,
  DeclineAdvice: advice,
  EnquireAuthenticity: advice,
  AnswerEnquiry: enquiryAnswer,
  PresentDocuments: presentation,
};

export const deadlineOf = (command: string, days: Days): Deadline | undefined => ofCredit[command]?.(days);
