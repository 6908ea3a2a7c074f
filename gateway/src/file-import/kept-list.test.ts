/** Lists of an import that are kept in pages. */
import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { harbourMaker } from '../../test-support/legacy-books.ts';
import { localApp } from '../../test-support/local-app.ts';
import type { KeyedDocuments } from '../hosting.ts';
import { keptList } from './kept-list.ts';

const list = keptList('numbers', z.int());
const numbers = (from: number, count: number): number[] =>
  Array.from({ length: count }, (_, nth) => from + nth);

const documentsOf = async (): Promise<KeyedDocuments> => {
  const { organisations } = await localApp([harbourMaker]);
  const [organisation] = organisations.values();
  if (organisation === undefined) throw new Error('nobody is hosted');
  return organisation.documents;
};

test('a list of no import is empty', async () => {
  expect(await list.slice(await documentsOf(), 'import', 0, 10)).toEqual([]);
});

test('what is put behind the items is read from wherever a page begins', async () => {
  const documents = await documentsOf();
  await list.put(documents, 'import', 0, numbers(0, 400));
  await list.put(documents, 'import', 400, numbers(400, 900));
  expect(await list.slice(documents, 'import', 0, 2_000)).toEqual(numbers(0, 1_300));
  expect(await list.slice(documents, 'import', 498, 4)).toEqual([498, 499, 500, 501]);
  expect(await list.slice(documents, 'import', 1_299, 10)).toEqual([1_299]);
  expect(await list.slice(documents, 'import', 1_300, 10)).toEqual([]);
});

test('what is put again, after a crash, stands there once', async () => {
  const documents = await documentsOf();
  await list.put(documents, 'import', 0, numbers(0, 498));
  await list.put(documents, 'import', 498, numbers(498, 4));
  await list.put(documents, 'import', 498, numbers(498, 4));
  expect(await list.slice(documents, 'import', 0, 1_000)).toEqual(numbers(0, 502));
});
