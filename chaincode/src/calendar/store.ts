import type { KeyPolicy } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import type { Place } from './calendar.ts';
import type { PresentCalendars } from './machine.ts';
import { CalendarRecord } from './records.ts';

const calendarKey = (place: Place): string => `calendar/${place}`;

/** The calendars of these places, as far as there are any. */
export const loadCalendars = async (
  reader: LedgerReader,
  places: readonly Place[],
): Promise<PresentCalendars> => {
  const present = new Map<string, CalendarRecord>();
  for (const place of new Set(places)) {
    const value = await reader.get(calendarKey(place));
    if (value !== undefined) present.set(place, CalendarRecord.parse(value));
  }
  return present;
};

export const putCalendar = (record: CalendarRecord, policy: KeyPolicy | undefined): Change =>
  put(calendarKey(record.place), record, policy);
