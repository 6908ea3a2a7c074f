/** The items of a batch on their way to the ledger: composed one by one, said together. */
import { type CommandDefinition, type Opening, type Refusal, sectionName } from '@chopmark/chaincode/api';
import type { Submission } from '../hosting.ts';
import { Problem, problemOfRefusal } from '../plugins/problem.ts';
import { problemOfIssue } from '../plugins/validation.ts';
import { compose, type Composed, type ComposePorts, type Said } from './compose.ts';
import { isNotComposed } from './open-terms.ts';
import type { RandomBytes } from './derivation.ts';
import { itemSchema } from './request-schema.ts';
import type { Input, TermsSource } from './terms-source.ts';

/** An item by its place in the request. */
export interface ComposedItem extends Composed {
  readonly item: number;
}

/** An item that is refused; the pointer leads into the request. */
export interface RefusedItem {
  readonly item: number;
  readonly problem: Problem;
}

export const isRefusedItem = (one: ComposedItem | RefusedItem): one is RefusedItem => 'problem' in one;

/** `/terms/invoice` of the item 7 is `/items/7/terms/invoice`. */
const within = (item: number, { code, where }: Problem): RefusedItem => ({
  item,
  problem: new Problem(code, { ...where, pointer: `/items/${item}${where.pointer ?? ''}` }),
});

/** What the ledger says of the item that was said as the `nth` of those that were sent. */
export const refusedBy = (item: number, refusal: Refusal): RefusedItem =>
  within(item, problemOfRefusal(refusal));

const saidOf = (definition: CommandDefinition, candidate: unknown): Said | Problem => {
  const parsed = itemSchema(definition).safeParse(candidate);
  if (!parsed.success) return problemOfIssue('COMMAND_INVALID', parsed.error);
  const { terms, ...input } = parsed.data as { terms?: Record<string, unknown> } & Record<string, unknown>;
  return { input, terms: terms ?? {} };
};

/** What many items ask for, such as the consortium, is read once. */
export const rememberingSource = (source: TermsSource): TermsSource => {
  const records = new Map<string, Promise<unknown>>();
  return {
    ...source,
    record: (key) => {
      const asked = records.get(key) ?? source.record(key);
      records.set(key, asked);
      return asked;
    },
  };
};

/** @param randomOf fresh bytes of one item: the same request says the same again */
export const composeItems = (
  definition: CommandDefinition,
  candidates: readonly unknown[],
  ports: Omit<ComposePorts, 'random'>,
  randomOf: (item: number) => RandomBytes,
): Promise<(ComposedItem | RefusedItem)[]> =>
  Promise.all(
    candidates.map(async (candidate, item): Promise<ComposedItem | RefusedItem> => {
      const said = saidOf(definition, candidate);
      if (said instanceof Problem) return within(item, said);
      const composed = await compose(definition, said, { ...ports, random: randomOf(item) });
      if (!isNotComposed(composed)) return { ...composed, item };
      const { notComposed, pointer } = composed;
      return within(item, new Problem(notComposed, { pointer }));
    }),
  );

export const batchOf = (
  { name }: CommandDefinition,
  commandId: string,
  items: readonly ComposedItem[],
): Submission => ({
  name,
  commandId,
  input: items.map(({ input }): Input => input),
  openings: Object.fromEntries(
    items.flatMap(({ openings }, nth) =>
      Object.entries(openings).map(([section, opening]): [string, Opening<unknown>] => [
        sectionName(section, nth),
        opening,
      ]),
    ),
  ),
});
