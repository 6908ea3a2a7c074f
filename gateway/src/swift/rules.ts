/** Rules about fields with each other: data that says which fields it looks at, and what breaks it. */
import type { FieldName } from './fields.ts';
import type { FindingCode } from './findings.ts';

/** The decoded fields of one message, by their name in the table. */
export interface View {
  readonly has: (name: FieldName) => boolean;
  /** Undefined too when the content could not be read. */
  readonly value: (name: FieldName) => unknown;
}

export interface Rule {
  readonly code: FindingCode;
  readonly expected: string;
  /** A rule that could not be confirmed is as severe as the profile says. */
  readonly isConfirmed: boolean;
  /** The field at which the break is reported, `message` when it is an absence, undefined when the rule holds. */
  readonly brokenAt: (view: View) => FieldName | 'message' | undefined;
}

const rule = (code: FindingCode, expected: string, brokenAt: Rule['brokenAt']): Rule => ({
  code,
  expected,
  isConfirmed: true,
  brokenAt,
});

export const unconfirmed = (confirmed: Rule): Rule => ({ ...confirmed, isConfirmed: false });

const shown = (name: FieldName): string => name.replace(/\/.*/, '');

const listed = (names: readonly FieldName[]): string => names.map(shown).join(', ');

/** Both or none. */
export const together = (code: FindingCode, one: FieldName, other: FieldName): Rule =>
  rule(code, `${shown(one)} and ${shown(other)}, or neither`, ({ has }) => {
    if (has(one) === has(other)) return undefined;
    return has(one) ? one : other;
  });

/** Fields of at most one group. */
export const oneGroup = (code: FindingCode, groups: readonly (readonly FieldName[])[]): Rule =>
  rule(
    code,
    `only one of ${groups.map((names) => names.map(shown).join(' with ')).join(', ')}`,
    ({ has }) => {
      const [, second] = groups
        .map((names) => names.find(has))
        .filter((name): name is FieldName => name !== undefined);
      return second;
    },
  );

/** Not both. */
export const notBoth = (code: FindingCode, one: FieldName, other: FieldName): Rule =>
  rule(code, `not both ${shown(one)} and ${shown(other)}`, ({ has }) =>
    has(one) && has(other) ? other : undefined,
  );

/** One, but not both. */
export const exactlyOne = (code: FindingCode, one: FieldName, other: FieldName): Rule =>
  rule(code, `exactly one of ${shown(one)} and ${shown(other)}`, ({ has }) => {
    if (has(one) !== has(other)) return undefined;
    return has(one) ? other : 'message';
  });

/** One of the first needs the last. */
export const anyNeeds = (code: FindingCode, names: readonly FieldName[], needed: FieldName): Rule =>
  rule(code, `${shown(needed)} with ${listed(names)}`, ({ has }) =>
    has(needed) ? undefined : names.find(has),
  );

/** All of the first together need the last. */
export const allNeed = (code: FindingCode, names: readonly FieldName[], needed: FieldName): Rule =>
  rule(code, `${shown(needed)} with ${names.map(shown).join(' and ')}`, ({ has }) =>
    names.every(has) && !has(needed) ? names.at(-1) : undefined,
  );

export const atLeastOne = (code: FindingCode, names: readonly FieldName[]): Rule =>
  rule(code, `at least one of ${listed(names)}`, ({ has }) => (names.some(has) ? undefined : 'message'));

const memberOf = (value: unknown, member: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[member] : undefined;

export const sameCurrency = (one: FieldName, other: FieldName): Rule =>
  rule('CURRENCIES_DIFFER', `the same currency in ${shown(one)} and ${shown(other)}`, ({ value }) => {
    const first = memberOf(value(one), 'currency');
    const second = memberOf(value(other), 'currency');
    return first !== undefined && second !== undefined && first !== second ? other : undefined;
  });

/** A field with a member excludes another field. */
export const memberExcludes = (
  code: FindingCode,
  name: FieldName,
  member: string,
  excluded: FieldName,
): Rule =>
  rule(code, `no ${shown(excluded)} with a ${member} in ${shown(name)}`, ({ has, value }) =>
    has(excluded) && memberOf(value(name), member) !== undefined ? excluded : undefined,
  );

/** A word in a field needs others. */
export const wordNeeds = (
  code: FindingCode,
  { name, member, words }: { name: FieldName; member?: string; words: readonly string[] },
  needed: readonly FieldName[],
): Rule =>
  rule(code, `${listed(needed)} with ${words.join(' or ')} in ${shown(name)}`, ({ has, value }) => {
    const word = member === undefined ? value(name) : memberOf(value(name), member);
    return words.includes(String(word)) && !needed.every(has) ? name : undefined;
  });

/** The part number: 1 in a first message, more in a continuation. */
export const firstPart: Rule = rule('SEQUENCE_INVALID', 'number 1 in a first message', ({ value }) => {
  const number = memberOf(value('27'), 'number');
  return number === undefined || number === 1 ? undefined : '27';
});

export const laterPart: Rule = rule('SEQUENCE_INVALID', 'a number from 2 in a continuation', ({ value }) =>
  memberOf(value('27'), 'number') === 1 ? '27' : undefined,
);

const dateOf = (value: unknown): string | undefined => {
  const date = memberOf(value, 'date') ?? value;
  return typeof date === 'string' ? date : undefined;
};

/** The first date is not after the second. */
export const inOrder = (code: FindingCode, earlier: FieldName, later: FieldName): Rule =>
  rule(code, `${shown(later)} not before ${shown(earlier)}`, ({ value }) => {
    const first = dateOf(value(earlier));
    const second = dateOf(value(later));
    return first !== undefined && second !== undefined && first > second ? earlier : undefined;
  });

const firstLine = (lines: unknown): string | undefined => {
  const text: unknown = Array.isArray(lines) ? lines[0] : undefined;
  return typeof text === 'string' ? text.trim().toUpperCase() : undefined;
};

/** UCP 600 art. 6(c). */
export const draweeIsNotApplicant: Rule = rule(
  'DRAWEE_IS_APPLICANT',
  'a bank in 42a, not the applicant of field 50',
  ({ value }) => {
    const drawee = firstLine(memberOf(value('42a'), 'nameAddress'));
    return drawee !== undefined && drawee === firstLine(value('50')) ? '42a' : undefined;
  },
);
