import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Block, BlockTransaction } from './block.ts';
import { sha256 } from './block-hash.ts';
import { BrokenChainError } from './decode-block.ts';
import { project, type ViewChanges } from './projection.ts';
import { verifyChain } from './view-store.ts';

const own = (collection: string): boolean => collection === 'party_HarbourBankMSP';
const hashOf = (text: string): string => sha256(Buffer.from(text));

const transaction = (change: Partial<BlockTransaction>): BlockTransaction => ({
  transactionId: 'tx',
  index: 0,
  validationCode: 'VALID',
  timestamp: '2026-03-02T09:30:00.000Z',
  creator: { mspId: 'HarbourBankMSP', enrolmentId: 'a1', role: 'bank-maker' },
  command: { name: 'ReserveLien', id: 'CMD-0123456789ABCDEF' },
  events: [],
  publicWrites: [],
  hashedWrites: [],
  privateWrites: [],
  ...change,
});
const block = (number: number, ...transactions: BlockTransaction[]): Block => ({
  number,
  hash: `hash of ${number}`,
  previousHash: `hash of ${number - 1}`,
  transactions: transactions.map((one, index) => ({ ...one, index })),
});
const publicWrites = [{ key: 'lien/a/b', value: '{}' }];
const privateWrite = { collection: 'party_HarbourBankMSP', key: 'WR-1/goods/ab', value: '{"terms":1}' };
const hashedWrite = {
  collection: 'party_HarbourBankMSP',
  keyHash: hashOf(privateWrite.key),
  valueHash: hashOf(privateWrite.value),
};

test('a rejected transaction changes no record, and stands in the audit trail', () => {
  const rejected = transaction({
    validationCode: 'MVCC_READ_CONFLICT',
    publicWrites,
    hashedWrites: [hashedWrite],
  });
  const changes = project([block(3, rejected)], own);
  expect([changes.records.size, changes.missingTerms.length]).toEqual([0, 0]);
  expect(changes.transactions).toMatchObject([
    { _id: '000000000003/00000', validationCode: 'MVCC_READ_CONFLICT' },
  ]);
});

test('private data that the peer did not deliver is marked', () => {
  const changes = project([block(3, transaction({ hashedWrites: [hashedWrite] }))], own);
  expect(changes.missingTerms).toMatchObject([{ keyHash: hashedWrite.keyHash, block: 3, txId: 'tx' }]);
});

test('private data that is not what the block says is marked as missing', () => {
  const forged = { ...privateWrite, value: '{"terms":2}' };
  const changes = project(
    [block(3, transaction({ hashedWrites: [hashedWrite], privateWrites: [forged] }))],
    own,
  );
  expect(changes.missingTerms.length).toBe(1);
});

test("another organisation's private data is neither kept nor missed", () => {
  const collection = 'party_RiverBankMSP';
  const foreign = transaction({
    hashedWrites: [{ ...hashedWrite, collection }],
    privateWrites: [{ ...privateWrite, collection }],
  });
  const changes = project([block(3, foreign)], own);
  expect([changes.terms.size, changes.missingTerms.length]).toEqual([0, 0]);
});

test('commands and firms have no timeline; records that an event names have one', () => {
  const fields = {
    lienId: 'LN-0123456789ABCDEF',
    commandId: 'CMD-0123456789ABCDEF',
    other: ['WR-0123456789ABCDEF'],
  };
  const events = [{ type: 'lien.reserved.v1' as const, fields }];
  const changes = project([block(3, transaction({ events, publicWrites }))], own);
  expect([...changes.timelines.keys()]).toEqual(['LN-0123456789ABCDEF', 'WR-0123456789ABCDEF']);
});

const named = (receivableId: string) => ({
  type: 'receivable.registered.v1' as const,
  fields: { receivableId },
});
const [one, other] = ['RV-0123456789ABCDEF', 'RV-FEDCBA9876543210'];

test.each([
  ['of a batch has the events of its own record alone', { isBatch: true as const }, 1],
  ['of one command has all of its events', {}, 2],
])('the row of a timeline %s', (_case, isBatch, events) => {
  const command = { name: 'RegisterReceivable', id: 'CMD-0123456789ABCDEF', ...isBatch };
  const written = transaction({ command, publicWrites, events: [named(one), named(other)] });
  const { timelines } = project([block(3, written)], own);
  expect(timelines.get(one)).toMatchObject([{ command: { name: 'RegisterReceivable' } }]);
  expect(timelines.get(one)?.[0]?.events).toHaveLength(events);
  expect(timelines.get(one)?.[0]?.events).toContainEqual(named(one));
});

test('private copies alone stand in no timeline', () => {
  const { timelines, transactions } = project([block(3, transaction({ events: [named(one)] }))], own);
  expect([timelines.size, transactions.length]).toEqual([0, 1]);
});

test('what only the rules of the ledger look for is left to the peer', () => {
  const keys = ['fingerprint/ab', 'keyed/1/RV-1', 'claim/CL-1', 'claimlien/CL-1/LN-1', 'receivable/RV-1'];
  const written = transaction({ publicWrites: keys.map((key) => ({ key, value: '{}' })) });
  const { records } = project([block(3, written)], own);
  expect([...records.keys()]).toEqual(['claimlien/CL-1/LN-1', 'receivable/RV-1']);
});

/** Records and terms after changes in order, as the store would hold them. */
const held = (all: readonly ViewChanges[]): Map<string, unknown> => {
  const state = new Map<string, unknown>();
  for (const { records, terms } of all) {
    for (const [key, document] of [...records, ...terms]) {
      if (document === undefined) state.delete(key);
      else state.set(key, document);
    }
  }
  return new Map([...state].sort());
};

test('the same blocks give the same view however they are batched, and when some come twice', () => {
  const write = fc.record({
    key: fc.constantFrom('lien/a/1', 'lien/a/2', 'consortium'),
    value: fc.option(fc.constantFrom('{"n":1}', '{"n":2}'), { nil: undefined }),
  });
  const chain = fc
    .array(fc.array(write, { maxLength: 3 }), { minLength: 1, maxLength: 12 })
    .map((list) => list.map((publicWrites, number) => block(number, transaction({ publicWrites }))));
  fc.assert(
    fc.property(chain, fc.nat(11), fc.nat(11), (blocks, crash, checkpoint) => {
      const once = held(blocks.map((one) => project([one], own)));
      const [first, again] = [Math.min(crash, blocks.length), Math.min(crash, checkpoint, blocks.length)];
      const replayed = held([project(blocks.slice(0, first), own), project(blocks.slice(again), own)]);
      expect(replayed).toEqual(once);
    }),
  );
});

test('a gap, a repetition or a foreign predecessor stops the follower', () => {
  const known = { block: 4, hash: 'hash of 4' };
  expect(() => verifyChain(known, [block(6)])).toThrow(BrokenChainError);
  expect(() => verifyChain(known, [block(4)])).toThrow(BrokenChainError);
  expect(() => verifyChain({ block: 4, hash: 'another' }, [block(5)])).toThrow('does not follow');
  expect(() => verifyChain(undefined, [block(1)])).toThrow(BrokenChainError);
  expect(() => verifyChain(known, [block(5), block(6)])).not.toThrow();
});
