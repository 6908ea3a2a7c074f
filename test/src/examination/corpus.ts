/**
 * The labelled corpus of presentations: complete base cases in `docs/examples/examination/bases`, and changes to them,
 * each with what an examiner must come to, in `docs/examples/examination/cases`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CreditTerms, PresentationTerms } from '@chopmark/chaincode/api';
import { DiscrepancyCode, verdicts } from '@chopmark/gateway/examination/finding';
import { Circumstances, type ExaminationInput, Ticks } from '@chopmark/gateway/examination/input';
import { z } from 'zod';

const Input = z.strictObject({
  title: z.string(),
  credit: CreditTerms,
  presentation: PresentationTerms,
  circumstances: Circumstances,
  ticks: Ticks.default([]),
});

/** A JSON pointer into the base, `-` for the end of a list; the new value, or the removal of what is there. */
const Change = z.union([
  z.strictObject({ at: z.string(), value: z.json() }),
  z.strictObject({ at: z.string(), remove: z.literal(true) }),
]);

const Case = z.strictObject({
  id: z.string(),
  title: z.string(),
  base: z.string(),
  changes: z.array(Change),
  expected: z.strictObject({ verdict: z.enum(verdicts), discrepancies: z.array(DiscrepancyCode) }),
  /** The rule that the case is made for. */
  rule: z.string().optional(),
});

export interface CorpusCase extends z.output<typeof Case> {
  readonly input: ExaminationInput;
}

const folder = fileURLToPath(new URL('../../../docs/examples/examination', import.meta.url));

const filesIn = (name: string): { readonly name: string; readonly content: unknown }[] =>
  readdirSync(join(folder, name))
    .sort()
    .map((file) => ({
      name: file.replace(/\.json$/, ''),
      content: JSON.parse(readFileSync(join(folder, name, file), 'utf8')) as unknown,
    }));

type Container = Record<string, unknown> | unknown[];

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

const apply = (root: unknown, change: z.output<typeof Change>): void => {
  const path = change.at.split('/').slice(1);
  const last = path.pop() ?? '';
  const holder = path.reduce<unknown>(
    (at, name) => (isContainer(at) ? (at as Record<string, unknown>)[name] : undefined),
    root,
  );
  if (!isContainer(holder)) throw new Error(`${change.at} leads nowhere`);
  if ('remove' in change) {
    if (Array.isArray(holder)) holder.splice(Number(last), 1);
    else Reflect.deleteProperty(holder, last);
  } else if (Array.isArray(holder) && last === '-') holder.push(change.value);
  else (holder as Record<string, unknown>)[last] = change.value;
};

const changed = (base: unknown, changes: z.output<typeof Case>['changes']): ExaminationInput => {
  const copy = structuredClone(base);
  for (const change of changes) apply(copy, change);
  return Input.parse(copy);
};

/** Every base, which complies, and every change to one. @throws Error for a case that is malformed */
export const readCorpus = (): readonly CorpusCase[] => {
  const bases = new Map(filesIn('bases').map(({ name, content }) => [name, content]));
  const compliant = [...bases].map(([name, content]): CorpusCase => {
    const input = Input.parse(content);
    const expected = { verdict: 'complies' as const, discrepancies: [] };
    return { id: name, title: input.title, base: name, changes: [], expected, input };
  });
  const cases = filesIn('cases')
    .flatMap(({ content }) => z.array(Case).parse(content))
    .map((one): CorpusCase => ({ ...one, input: changed(bases.get(one.base), one.changes) }));
  return [...compliant, ...cases];
};
