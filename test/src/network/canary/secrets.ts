/** Every private value that a scenario said, with those who may know it. */
import type { Lot } from '../lot.ts';
import type { Canary } from './marks.ts';
import { exposureReaders, readers } from './readers.ts';
import { fieldsOfSection, type Said } from './sections.ts';

/** Fields whose values are dates: finding them says nothing. Where `from` and `to` count units, they are sought. */
const dates = new Set([
  ...['from', 'to', 'asOf', 'inspectedAt', 'leftAt', 'paidOn', 'startDate', 'dueDate', 'expiresOn'],
]);

/** Fields whose values are the same for many deals, small numbers, or opaque ids that blocks show. */
const ordinary = new Set([
  ...['currency', 'unit', 'origin', 'hsCode', 'dayCount', 'mode', 'debtorClass', 'recourse', 'legacyId'],
  ...['unitCount', 'tenorDays', 'annualRateBp', 'haircutBp', 'graceDays'],
  ...['initialLtvBp', 'marginCallLtvBp', 'liquidationLtvBp'],
]);
const shortest = 9;

interface Leaf {
  /** `units/[]/net/value`. */
  readonly field: string;
  readonly value: string;
}

const lastOf = (field: string): string => field.split('/').at(-1) ?? '';

/** All values of terms that are like no others. */
const leavesOf = (terms: unknown, field = ''): Leaf[] => {
  if (typeof terms !== 'object' || terms === null) {
    const value = String(terms);
    const isDate = /^\d{4}-\d{2}-\d{2}/.test(value);
    return value.length < shortest || isDate ? [] : [{ field, value }];
  }
  return Object.entries(terms)
    .filter(([name]) => !ordinary.has(name))
    .flatMap(([name, member]) => {
      const step = Array.isArray(terms) ? '[]' : name;
      return leavesOf(member, field === '' ? step : `${field}/${step}`);
    });
};

/** `412345678.90` also as `41234567890`: the ledger counts in minor units. */
const withMinorUnits = ({ field, value }: Leaf): Leaf[] => {
  const minor = value.replace('.', '');
  const isAmount = /^\d+\.\d{2}$/.test(value) && minor.length > shortest;
  return isAmount
    ? [
        { field, value },
        { field: `${field} in minor units`, value: minor },
      ]
    : [{ field, value }];
};

/** A value that two sections share may be known to the parties of both. */
export const merged = (canaries: readonly Canary[]): Canary[] =>
  [...Map.groupBy(canaries, ({ value }) => value)].map(([value, same]) => ({
    value,
    name: same.map(({ name }) => name).join(' = '),
    parties: [...new Set(same.flatMap(({ parties }) => parties))],
  }));

const canariesOf = (section: string, terms: unknown, parties: readonly string[]): Canary[] =>
  leavesOf(terms)
    .flatMap(withMinorUnits)
    .map(({ field, value }) => ({ name: `${section}/${field}`, value, parties }));

/** @throws Error for a section that nobody said the readers of */
export const declaredReaders = ({ section }: Pick<Said, 'section'>): readonly string[] => {
  const parties = readers[section];
  if (parties === undefined) throw new Error(`who may read ${section}?`);
  return parties;
};

export const secretsOf = (
  said: readonly Said[],
  readersOf: (one: Said) => readonly string[] = declaredReaders,
): Canary[] => merged(said.flatMap((one) => canariesOf(one.section, one.terms, readersOf(one))));

/** Sums that the gateway derives from what was said of the lot. */
export const derivedSecretsOf = (lot: Lot): Canary[] =>
  canariesOf('exposure', { principal: lot.deal['principal'], outstanding: lot.outstanding }, exposureReaders);

/** Fields of these sections, extraordinary ones, for which nothing was said that a scan could find. */
export const unmarkedFields = (
  sections: readonly string[],
  said: readonly Pick<Said, 'section' | 'terms'>[],
): string[] =>
  sections.flatMap((section) => {
    const marked = new Set(
      said
        .filter((one) => one.section === section)
        .flatMap(({ terms }) => leavesOf(terms).map(({ field }) => field)),
    );
    return fieldsOfSection(section)
      .filter((field) => !ordinary.has(lastOf(field)) && !dates.has(lastOf(field)) && !marked.has(field))
      .map((field) => `${section}/${field}`);
  });
