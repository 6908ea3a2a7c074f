import { expect, test } from '@jest/globals';
import type { Block, BlockTransaction } from './block.ts';
import { sha256 } from './block-hash.ts';
import { lateTermsOf } from './late-terms.ts';
import { project } from './projection.ts';

const own = (collection: string): boolean => collection === 'party_HarbourBankMSP';
const hashOf = (text: string): string => sha256(Buffer.from(text));
const write = (key: string) => ({ collection: 'party_HarbourBankMSP', key, value: `{"terms":"${key}"}` });
const writes = [write('WR-1/goods/ab'), write('WR-1/storage/cd')];

const blockWith = (privateWrites: BlockTransaction['privateWrites']): Block => ({
  number: 7,
  hash: 'h7',
  previousHash: 'h6',
  transactions: [
    {
      transactionId: 'tx',
      index: 0,
      validationCode: 'VALID',
      timestamp: '2026-03-02T09:30:00.000Z',
      creator: { mspId: 'EastgateMSP', enrolmentId: 'a1', role: 'warehouse-keeper' },
      command: { name: 'ProposeReceipt', id: 'CMD-0123456789ABCDEF' },
      events: [],
      publicWrites: [],
      hashedWrites: writes.map(({ collection, key, value }) => ({
        collection,
        keyHash: hashOf(key),
        valueHash: hashOf(value),
      })),
      privateWrites,
    },
  ],
});
const { missingTerms } = project([blockWith([])], own);

test('a block that the peer does not give, or gives without its private data, fills nothing', () => {
  expect(lateTermsOf(undefined, missingTerms, own)).toEqual({ filled: [], lacking: missingTerms });
  expect(lateTermsOf(blockWith([]), missingTerms, own)).toEqual({ filled: [], lacking: missingTerms });
});

test('a value that is not the one whose hash stands in the block fills nothing', () => {
  const forged = writes.map((one) => ({ ...one, value: '{"terms":"other"}' }));
  expect(lateTermsOf(blockWith(forged), missingTerms, own)).toEqual({ filled: [], lacking: missingTerms });
});

test('what has come is filled in as if it had come with its block; the rest stays missing', () => {
  const { filled, lacking } = lateTermsOf(blockWith(writes.slice(0, 1)), missingTerms, own);
  const [expected] = project([blockWith(writes)], own).terms.values();
  expect(filled).toEqual([{ missing: missingTerms[0], document: expected }]);
  expect(lacking).toEqual(missingTerms.slice(1));
});
