/** Field 44D and similar words about the day of shipment (UCP 600 art. 3). */
import { monthOf, type ShipmentTerm } from '@chopmark/chaincode/api';

const months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const month = `(?:${months.join('|')})[A-Z]*\\.?`;
const day = '\\d{1,2}(?:ST|ND|RD|TH)?';
const date = [
  '\\d{4}-\\d{2}-\\d{2}',
  `${day} ${month},? \\d{4}`,
  `${month} ${day},? \\d{4}`,
  '\\d{4}年\\d{1,2}月\\d{1,2}日',
].join('|');

const pad = (text: string | undefined): string => (text ?? '').padStart(2, '0');
const monthNumber = (name: string): string => pad(String(months.indexOf(name.slice(0, 3)) + 1));

/** `25 MARCH 2026`, `MARCH 25, 2026`, `2026-03-25`, `2026年3月25日` → `2026-03-25`. */
export const dateIn = (text: string): string | undefined => {
  const iso = /(\d{4})(?:-|年)(\d{1,2})(?:-|月)(\d{1,2})/.exec(text);
  if (iso !== null) return `${iso[1] ?? ''}-${pad(iso[2])}-${pad(iso[3])}`;
  const words = new RegExp(`(?:(\\d{1,2})\\D{0,2} )?(${month})(?: (\\d{1,2})\\D{0,2})?,? (\\d{4})`).exec(
    text.toUpperCase(),
  );
  const day = words?.[1] ?? words?.[3];
  return words === null || day === undefined
    ? undefined
    : `${words[4] ?? ''}-${monthNumber(words[2] ?? '')}-${pad(day)}`;
};

type Word = 'to' | 'until' | 'from' | 'before' | 'after' | 'on-or-about';
const words: readonly (readonly [string, Word])[] = [
  ['ON OR ABOUT|ABOUT', 'on-or-about'],
  ['NOT LATER THAN|LATEST|ON OR BEFORE|BY|UNTIL|TILL', 'until'],
  ['TO', 'to'],
  ['NOT EARLIER THAN|NOT BEFORE|ON OR AFTER|FROM', 'from'],
  ['BEFORE', 'before'],
  ['AFTER', 'after'],
];
const parts: readonly (readonly [string, 'first-half' | 'second-half' | 'beginning' | 'middle' | 'end'])[] = [
  ['(?:THE )?FIRST HALF OF', 'first-half'],
  ['(?:THE )?SECOND HALF OF', 'second-half'],
  ['(?:THE )?BEGINNING OF', 'beginning'],
  ['(?:THE )?MIDDLE OF', 'middle'],
  ['(?:THE )?END OF', 'end'],
];

interface Cut {
  readonly terms: ShipmentTerm[];
  readonly rest: string;
}

const cutEach = (cut: Cut, pattern: string, termOf: (match: RegExpExecArray) => ShipmentTerm[]): Cut => {
  const match = new RegExp(pattern).exec(cut.rest);
  return match === null
    ? cut
    : { terms: [...cut.terms, ...termOf(match)], rest: cut.rest.replace(match[0], ' ') };
};

const monthIn = (text: string): string => `${/\d{4}/.exec(text)?.[0] ?? ''}-${monthNumber(text)}`;

/** The terms that the words say; `undefined` where some were not understood. */
export const shipmentTermsOf = (text: string): readonly ShipmentTerm[] | undefined => {
  let cut: Cut = { terms: [], rest: text.toUpperCase().replace(/\s+/g, ' ') };
  cut = cutEach(cut, `BETWEEN (${date}) AND (${date})`, ([, one, other]) => [
    { word: 'between', date: dateIn(one ?? '') ?? '', and: dateIn(other ?? '') ?? '' },
  ]);
  for (const [words_, word] of parts) {
    cut = cutEach(cut, `(?:DURING |IN )?${words_} (${month} \\d{4})`, ([, name]) => [
      { word, month: monthIn(name ?? '') },
    ]);
  }
  cut = cutEach(cut, `(?:DURING|IN|WITHIN) (?:THE MONTH OF )?(${month} \\d{4})`, ([, name]) => {
    const { first, last } = monthOf(monthIn(name ?? ''));
    return [{ word: 'between', date: first, and: last }];
  });
  for (const [source, word] of words) {
    cut = cutEach(cut, `(?:${source}) (${date})`, ([, day]) => [{ word, date: dateIn(day ?? '') ?? '' }]);
  }
  const left = cut.rest.replace(
    /\b(SHIPMENT|SHIPMENTS|TO BE|MUST|SHALL|BE|EFFECTED|MADE|SHIPPED|AND|THE|PERIOD)\b|[^A-Z0-9一-鿿]/g,
    '',
  );
  return left === '' && cut.terms.length > 0 ? cut.terms : undefined;
};
