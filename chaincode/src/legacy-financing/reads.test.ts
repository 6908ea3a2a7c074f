/** How often the import of a bank’s book asks its peer: it comes by the hundred thousand rows. */
import { expect, test } from '@jest/globals';
import { Draft } from '../../test-support/draft.ts';
import { legacyItem, legacyRow } from '../../test-support/legacy-papers.ts';
import { readsOf } from '../../test-support/reads.ts';
import { actOf } from '../../test-support/story.ts';
import { sha256Hex } from '../kernel/hash.ts';
import type { LegacyItem } from './records.ts';

/** A row on a paper that nobody knows. */
const unknownRow = (serial: number): LegacyItem => {
  const item = legacyItem(legacyRow(700_000 + serial));
  return {
    ...item,
    tokens: item.tokens.map((token) => ({ ...token, token: sha256Hex(`${serial} ${token.token}`) })),
  };
};

const importOf = async (count: number): Promise<Draft> => {
  const draft = new Draft(await actOf('ImportLegacyFinancings'));
  draft.input['items'] = Array.from({ length: count }, (_, serial) => unknownRow(serial));
  return draft;
};

const tokensOfRow = unknownRow(0).tokens.length;

test('a row asks once for its id, and once for each of its tokens, whatever is kept under them', async () => {
  const [one, eleven] = [await readsOf(await importOf(1)), await readsOf(await importOf(11))];
  expect(eleven.questions - one.questions).toBe(10 * (1 + tokensOfRow));
});

test('a plan of many rows asks no more than one of a single row', async () => {
  const [one, eleven] = [await readsOf(await importOf(1), 'plan'), await readsOf(await importOf(11), 'plan')];
  expect(eleven.questions).toBe(one.questions);
});
