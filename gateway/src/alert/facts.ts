/** Every key that states something about liens, by its kind. A new kind of fact is a line here. */
import {
  financingFacts,
  legacyAnswerFacts,
  legacyCaseFacts,
  legacyClearanceFacts,
  legacyEndFacts,
  legacyHitFacts,
} from './book-facts.ts';
import type { Fact, FactReader, WrittenKey } from './fact.ts';
import { allocationFacts } from './link-facts.ts';
import { assetFacts, stopOrderFacts, taxLookFacts, tombstoneFacts } from './paper-facts.ts';

const readers: Readonly<Record<string, FactReader>> = {
  fact: assetFacts,
  'tax-look': taxLookFacts,
  'stop-order': stopOrderFacts,
  tombstone: tombstoneFacts,
  allocation: allocationFacts,
  financing: financingFacts,
  'legacy-hit': legacyHitFacts,
  'legacy-clearance': legacyClearanceFacts,
  'legacy-case': legacyCaseFacts,
  'legacy-answer': legacyAnswerFacts,
  'legacy-end': legacyEndFacts,
};

const readerOf = (key: string): FactReader | undefined => {
  const [kind = ''] = key.split('/');
  return Object.hasOwn(readers, kind) ? readers[kind] : undefined;
};

/** Whether the key can state a fact at all: most transactions write none that does. */
export const isOfFacts = (key: string): boolean => readerOf(key) !== undefined;

type Place = Pick<WrittenKey, 'by' | 'before' | 'after'>;

/** The facts that a transaction states by what it wrote, in the order of its keys. */
export const factsOf = async (keys: readonly string[], place: Place): Promise<Fact[]> => {
  const facts: Fact[] = [];
  for (const key of [...keys].sort()) {
    const read = readerOf(key);
    const is = await place.after.get(key);
    if (read === undefined || is === undefined) continue;
    const was = await place.before.get(key);
    facts.push(...(await read({ parts: key.split('/').slice(1), was, is, ...place })));
  }
  return facts;
};
