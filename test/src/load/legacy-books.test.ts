/** The books that imports are measured with. */
import { expect, test } from '@jest/globals';
import { legacyBook, repeatsIn } from './legacy-books.ts';

const column = (line: string, place: number): string => line.split(',')[place] ?? '';

test('about one row in a hundred is a second loan, by another branch or house, on a paper of its own', () => {
  const lines = legacyBook(10_000, 'PLAY').split('\n').slice(1);
  const firstOf = new Map<string, string>();
  const repeated = new Set<string>();
  for (const line of lines) {
    // Seller, buyer and amount are a paper’s own, however its number is spelled.
    const paper = [9, 11, 14].map((place) => column(line, place)).join();
    const branch = column(line, 1);
    const first = firstOf.get(paper);
    if (first === undefined) firstOf.set(paper, branch);
    else {
      expect(branch).not.toBe(first);
      expect(repeated.has(paper)).toBe(false);
      repeated.add(paper);
    }
  }
  expect(repeated.size).toBe(repeatsIn(10_000));
  expect(repeated.size).toBe(90);
});

test('the same name makes the same book, another name another', () => {
  expect(legacyBook(100, 'ONE')).toBe(legacyBook(100, 'ONE'));
  expect(legacyBook(100, 'ONE')).not.toBe(legacyBook(100, 'TWO'));
});
