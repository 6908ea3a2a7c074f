/** Random contents of fields, made from the tables' own notations and code lists. */
import { type CodeListName, codeLists } from '@chopmark/gateway/swift/code-lists';
import { charactersOf } from '@chopmark/gateway/swift/charset';
import type { Row } from '@chopmark/gateway/swift/message';
import { type Component, type FormatNode, readNotation } from '@chopmark/gateway/swift/notation';
import { kindOfRow } from '@chopmark/gateway/swift/structure';
import fc, { type Arbitrary } from 'fast-check';

const currencyDecimals = { USD: 2, CNY: 2, JPY: 0, KWD: 3 } as const;

export type CurrencyOfMessage = keyof typeof currencyDecimals;

export const currencies = Object.keys(currencyDecimals) as CurrencyOfMessage[];

const padded = (value: number): string => String(value).padStart(2, '0');

/** A date of a year, as YYMMDD. */
const dateIn = (year: number): Arbitrary<string> =>
  fc
    .record({ month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
    .map(({ month, day }) => padded(year) + padded(month) + padded(day));

const textOf = (characters: string, min: number, max: number): Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...characters.split('')), minLength: min, maxLength: max });

/** A date of issue before a date of shipment before a date of expiry. */
const yearOf: Readonly<Record<string, number>> = { '31C': 24, '44C': 25, '31D': 26 };

/** Single lines are drawn up to their full length, narratives mostly with few lines. */
const usualLinesMax = 6;

const lineOf = ({ charset, lengthMax, isFixed }: Component): Arbitrary<string> =>
  textOf(charactersOf(charset), isFixed ? lengthMax : 1, lengthMax);

const startsWrongly = /^[:-]/;

const componentOf = (component: Component): Arbitrary<string> => {
  if (!component.isMultiLine) return lineOf(component);
  const most = component.linesMax ?? usualLinesMax;
  const sizes = fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: Math.min(usualLinesMax, most) }) },
    { weight: 1, arbitrary: fc.constant(most) },
  );
  const later = lineOf(component).filter((line) => !startsWrongly.test(line));
  return sizes.chain((size) =>
    fc
      .tuple(lineOf(component), fc.array(later, { minLength: size - 1, maxLength: size - 1 }))
      .map(([first, rest]) => [first, ...rest].join('\n')),
  );
};

interface Context {
  readonly tag: string;
  readonly currency: CurrencyOfMessage;
}

const amountIn = (currency: CurrencyOfMessage): Arbitrary<string> =>
  fc
    .record({
      whole: fc.oneof(fc.nat(999_999), fc.nat(9_999_999_999)),
      fraction: textOf('0123456789', 0, currencyDecimals[currency]),
    })
    .map(({ whole, fraction }) => `${currency}${whole + 1},${fraction}`);

const countries = ['CN', 'DE', 'JP', 'KR', 'SG', 'US'];

const bic: Arbitrary<string> = fc
  .record({
    bank: textOf(charactersOf('a'), 4, 4),
    country: fc.constantFrom(...countries),
    place: textOf(charactersOf('c'), 2, 2),
    branch: fc.oneof(fc.constant(''), textOf(charactersOf('c'), 3, 3)),
  })
  .map(({ bank, country, place, branch }) => bank + country + place + branch);

/** Parts of notations with a meaning of their own, longest first. */
const meanings: readonly { notation: string; make: (context: Context) => Arbitrary<string> }[] = [
  { notation: '4!a2!a2!c[3!c]', make: () => bic },
  { notation: '3!a15d', make: ({ currency }) => amountIn(currency) },
  { notation: '6!n', make: ({ tag }) => dateIn(yearOf[tag] ?? 26) },
];

const joined = (parts: readonly Arbitrary<string>[]): Arbitrary<string> =>
  fc.tuple(...parts).map((texts) => texts.join(''));

const nodeOf = (node: FormatNode): Arbitrary<string> => {
  if (node.kind === 'literal') return fc.constant(node.character);
  if (node.kind === 'component') return componentOf(node);
  return fc.oneof(fc.constant(''), joined(node.nodes.map(nodeOf)));
};

const fromNotation = (notation: string, context: Context): Arbitrary<string> => {
  for (const { notation: part, make } of meanings) {
    const at = notation.indexOf(part);
    if (at < 0) continue;
    return joined([
      fromNotation(notation.slice(0, at), context),
      make(context),
      fromNotation(notation.slice(at + part.length), context),
    ]);
  }
  if (notation === '') return fc.constant('');
  const { alternatives } = readNotation(notation);
  return fc.oneof(...alternatives.map((nodes) => joined(nodes.map(nodeOf))));
};

const word = (name: CodeListName): Arbitrary<string> => fc.constantFrom(...codeLists[name].codes);

const reference = textOf(charactersOf('x'), 1, 16).filter((text) => !/^\/|\/$|\/\//.test(text));

const narrativeLine = (charset: 'x' | 'z', length: number): Arbitrary<string> =>
  textOf(charactersOf(charset), 1, length).filter((line) => !/^[:/-]/.test(line));

const amendedItem = (actions: readonly string[]): Arbitrary<string> =>
  fc
    .record({
      action: fc.constantFrom(...actions),
      first: fc.oneof(fc.constant(''), narrativeLine('z', 50)),
      rest: fc.array(narrativeLine('z', 65), { maxLength: 3 }),
    })
    .map(({ action, first, rest }) => [`/${action}/${first}`, ...rest].join('\n'));

const amendedText = fc.oneof(
  amendedItem(['REPALL']),
  fc.array(amendedItem(['ADD', 'DELETE']), { minLength: 1, maxLength: 4 }).map((items) => items.join('\n')),
);

const withOther = (name: CodeListName, narrative: Arbitrary<string>): Arbitrary<string> =>
  fc.oneof(
    word(name),
    narrative.map((text) => `OTHR${text}`),
  );

/** Type and date of a message, with session and sequence number or without. */
const originalMessage = fc
  .tuple(textOf('0123456789', 3, 3), dateIn(25), fc.oneof(fc.constant(''), textOf('0123456789', 10, 10)))
  .map(([type, date, number]) => `${type}\n${date}${number}`);

/** Fields whose content means more than its notation says. */
const special: Readonly<Record<string, Arbitrary<string>>> = {
  '11a': originalMessage,
  '11S': originalMessage,
  '20': reference,
  '21': reference,
  '21A': reference,
  '23': reference,
  '40B': fc.tuple(word('formOfCredit'), word('confirmationOfAdvice')).map((words) => words.join('\n')),
  '40E': withOther(
    'applicableRules',
    narrativeLine('x', 35).map((text) => `/${text}`),
  ),
  '45B': amendedText,
  '46B': amendedText,
  '47B': amendedText,
  '49M': amendedText,
  '49N': amendedText,
  // Not the name of the drawee.
  '50': fc
    .array(narrativeLine('x', 35), { maxLength: 3 })
    .map((lines) => ['APPLICANT OF THE CREDIT', ...lines].join('\n')),
  '71N': withOther(
    'amendmentCharges',
    fc.array(narrativeLine('z', 35), { minLength: 1, maxLength: 6 }).map((lines) => `\n${lines.join('\n')}`),
  ),
  '77B': fc
    .tuple(word('disposalOfDocuments'), fc.array(narrativeLine('x', 24), { maxLength: 3 }))
    .map(([code, lines]) => `/${code}/${lines.join('\n')}`),
};

/** Content starts in the line of its tag, and no further line looks like a tag or like the end. */
const isWritable = (text: string): boolean => {
  const [first, ...rest] = text.split('\n');
  return first !== '' && !rest.some((line) => startsWrongly.test(line));
};

/** The content of a field with an option letter. */
export const contentOf = (row: Row, option: string, context: Context): Arbitrary<string> => {
  const kind = kindOfRow(row);
  const own = special[row.name];
  if (own !== undefined) return own;
  const notation = kind.notations[option] ?? '';
  const isOneWord = readNotation(notation).components.length === 1 && kind.codes !== 'charges';
  if (kind.codes !== undefined && isOneWord) return word(kind.codes);
  return fromNotation(notation, context).filter(isWritable);
};
