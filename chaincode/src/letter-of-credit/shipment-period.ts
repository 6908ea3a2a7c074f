/** Date words of a shipment period (UCP 600 art. 3). A last day for shipment never moves (art. 29(c)). */
import { z } from 'zod';
import { addCalendarDays, monthOf } from '../calendar/civil-date.ts';
import { CalendarDate } from '../kernel/identifiers.ts';

const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-03');

/** One condition on the day of shipment. A latest date of shipment (field 44C) is `until`. */
export const ShipmentTerm = z
  .discriminatedUnion('word', [
    z.strictObject({
      word: z.enum(['to', 'until', 'till', 'from', 'before', 'after', 'on-or-about']),
      date: CalendarDate,
    }),
    z.strictObject({ word: z.literal('between'), date: CalendarDate, and: CalendarDate }),
    z.strictObject({
      word: z.enum(['first-half', 'second-half', 'beginning', 'middle', 'end']),
      month: Month,
    }),
  ])
  .meta({ id: 'ShipmentTerm' });
export type ShipmentTerm = z.output<typeof ShipmentTerm>;

/** First and last allowed day, both included; an absent one is open. */
export interface ShipmentWindow {
  readonly first?: CalendarDate;
  readonly last?: CalendarDate;
}

/** Days on either side of a date that "on or about" allows, both ends included. */
const aboutDays = 5;

/** Days of the month, both included; the last part ends with the month. */
const partsOfMonth = {
  'first-half': [1, 15],
  'second-half': [16, undefined],
  beginning: [1, 10],
  middle: [11, 20],
  end: [21, undefined],
} as const;

const inMonth = (word: keyof typeof partsOfMonth, month: string): ShipmentWindow => {
  const { first, last } = monthOf(month);
  const [from, to] = partsOfMonth[word];
  return {
    first: addCalendarDays(first, from - 1),
    last: to === undefined ? last : addCalendarDays(first, to - 1),
  };
};

const windowOfTerm = (term: ShipmentTerm): ShipmentWindow => {
  if ('month' in term) return inMonth(term.word, term.month);
  if (term.word === 'between') return { first: term.date, last: term.and };
  switch (term.word) {
    case 'from':
      return { first: term.date };
    case 'after':
      return { first: addCalendarDays(term.date, 1) };
    case 'before':
      return { last: addCalendarDays(term.date, -1) };
    case 'on-or-about':
      return {
        first: addCalendarDays(term.date, -aboutDays),
        last: addCalendarDays(term.date, aboutDays),
      };
    case 'to':
    case 'until':
    case 'till':
      return { last: term.date };
  }
};

/** The days that all conditions allow; empty where `first` is after `last`. */
export const shipmentWindow = (terms: readonly ShipmentTerm[]): ShipmentWindow => {
  const windows = terms.map(windowOfTerm);
  const first = windows
    .flatMap((window) => window.first ?? [])
    .sort()
    .at(-1);
  const last = windows.flatMap((window) => window.last ?? []).sort()[0];
  return { ...(first === undefined ? {} : { first }), ...(last === undefined ? {} : { last }) };
};

export const isWithinShipmentPeriod = (terms: readonly ShipmentTerm[], shippedOn: CalendarDate): boolean => {
  const { first = shippedOn, last = shippedOn } = shipmentWindow(terms);
  return shippedOn >= first && shippedOn <= last;
};
