/** Which place's banking days count, where nobody has named it yet. */
import { CalendarRecord, type CreditTerms, type Place } from '@chopmark/chaincode/api';
import type { LedgerView } from '../hosting.ts';

export const calendarsOf = async (view: LedgerView): Promise<CalendarRecord[]> =>
  (await view.records('calendar/')).map(({ value }) => CalendarRecord.parse(value));

/** Country of a bank by its BIC: characters five and six (ISO 9362). */
const countryOf = (bic: string | undefined): string | undefined => bic?.slice(4, 6);

const named = (calendars: readonly CalendarRecord[], words: string): CalendarRecord | undefined =>
  calendars.find(({ name }) => words.toUpperCase().includes(name.toUpperCase()));

const inCountry = (calendars: readonly CalendarRecord[], country: string | undefined) => {
  const found = calendars.filter(({ place }) => place.slice(0, 2) === country);
  return found.length === 1 ? found[0] : undefined;
};

/** A bank acts at its own place: that of its country, where the ledger has one calendar of it. */
export const bankCalendar = (
  calendars: readonly CalendarRecord[],
  { profile }: Pick<CreditTerms, 'profile'>,
  bic: string | undefined,
): CalendarRecord | undefined => inCountry(calendars, profile === 'CN-DLC-2016' ? 'CN' : countryOf(bic));

/** Documents are presented at the place of expiry that the credit states (UCP 600 art. 6(d)). */
export const expiryCalendar = (
  calendars: readonly CalendarRecord[],
  terms: CreditTerms,
): CalendarRecord | undefined => {
  const { availability, issuingBank, expiry } = terms;
  const bank = 'any' in availability.with ? undefined : availability.with.bic;
  return named(calendars, expiry.place) ?? bankCalendar(calendars, terms, bank ?? issuingBank.bic);
};

export const calendarAt = (
  calendars: readonly CalendarRecord[],
  place: Place | undefined,
): CalendarRecord | undefined => calendars.find((calendar) => calendar.place === place);
