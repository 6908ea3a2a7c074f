/** Terms of a story with each private value made like no other in the world, and the story none the wiser. */
import { randomInt } from 'node:crypto';
import { handlers } from '@chopmark/chaincode/api';
import { z } from 'zod';

type Terms = Readonly<Record<string, unknown>>;

type Path = readonly (string | number)[];

const leavesOf = (value: unknown, path: Path = []): [Path, string][] => {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(name) : name]),
  );
};

/** A copy of the value with another leaf. */
const withLeaf = (value: unknown, [first, ...rest]: Path, leaf: string): unknown => {
  if (first === undefined) return leaf;
  if (Array.isArray(value)) {
    return value.map((one: unknown, index) => (index === first ? withLeaf(one, rest, leaf) : one));
  }
  const record = value as Readonly<Record<string, unknown>>;
  return { ...record, [first]: withLeaf(record[first], rest, leaf) };
};

/** A bank's number in the Chinese payment system: some schemas take any text in its place. */
const bankCode = /^\d{12}$/;

const amount = z.string().regex(/^\d+\.\d{2}$/);

/** The same value is marked in the same way wherever it stands: papers of one story still agree. */
export type MarkTerms = (command: string, terms: Terms) => Terms;

/**
 * @param suffix of texts; amounts are multiplied, so that sums and limits stay in proportion
 * @param marked gets what the marks made of the values
 */
export const markingOf = (
  suffix: string,
  marked: Set<string>,
  factor = randomInt(20_011, 40_009),
): MarkTerms => {
  const scaled = (text: string): string => {
    const minor = (BigInt(text.replace('.', '')) * BigInt(factor)).toString().padStart(3, '0');
    return `${minor.slice(0, -2)}.${minor.slice(-2)}`;
  };
  /** Units of a voucher become as many as its amount: `1` to `300` becomes `1` to `300 × factor`. */
  const scaledUnit = (end: 'from' | 'to', unit: string): string =>
    (end === 'to' ? BigInt(unit) * BigInt(factor) : (BigInt(unit) - 1n) * BigInt(factor) + 1n).toString();
  const markedText = (text: string, name: string | number | undefined): string => {
    if ((name === 'from' || name === 'to') && /^\d+$/.test(text)) return scaledUnit(name, text);
    if (amount.safeParse(text).success) return scaled(text);
    return text.includes(suffix) || bankCode.test(text) ? text : `${text} ${suffix}`;
  };
  const markSection = (schema: z.ZodType, terms: unknown): unknown =>
    leavesOf(terms).reduce<unknown>((sofar, [path, text]) => {
      const leaf = markedText(text, path.at(-1));
      const candidate = withLeaf(sofar, path, leaf);
      // A code, a date or a hash is what it is: the schema would refuse it with a mark.
      if (!schema.safeParse(candidate).success) return sofar;
      // What has the play's text in it already is like no other too; a code or an unscaled sum is not.
      if (leaf !== text || text.includes(suffix)) marked.add(leaf);
      return candidate;
    }, terms);
  return (command, terms) => {
    const sections = handlers.get(command)?.definition.sections ?? {};
    return Object.fromEntries(
      Object.entries(terms).map(([name, section]) => {
        const schema = sections[name];
        return [name, schema === undefined ? section : markSection(schema, section)];
      }),
    );
  };
};
