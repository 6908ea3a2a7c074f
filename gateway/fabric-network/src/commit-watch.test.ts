import type { CommitStatus } from '@chopmark/gateway/ledger/ledger-client';
import { peer } from '@hyperledger/fabric-protos';
import { expect, test } from '@jest/globals';
import { commitWatch, type CommitSource } from './commit-watch.ts';

const blockOf = (number: number, ...transactions: [id: string, code: number][]): peer.DeliverResponse => {
  const block = new peer.FilteredBlock();
  block.setNumber(number);
  for (const [id, code] of transactions) {
    const transaction = new peer.FilteredTransaction();
    transaction.setTxid(id);
    transaction.setTxValidationCode(code as 0);
    block.addFilteredTransactions(transaction);
  }
  const response = new peer.DeliverResponse();
  response.setFilteredBlock(block);
  return response;
};

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve()));

/** Streams that end one after the other with a lost connection; the last one stays. */
const sourceOf = (streams: readonly peer.DeliverResponse[][], indexed: Record<string, CommitStatus> = {}) => {
  const starts: (number | undefined)[] = [];
  const asked: string[] = [];
  const source: CommitSource = {
    blocks: async function* (from, signal) {
      starts.push(from);
      yield* streams[starts.length - 1] ?? [];
      if (starts.length < streams.length) throw new Error('the connection was lost');
      await aborted(signal);
    },
    lookUp: (id) => {
      asked.push(id);
      return Promise.resolve(indexed[id]);
    },
  };
  return { watch: commitWatch(source), starts, asked };
};

const valid = (blockNumber: number): CommitStatus => ({ code: 0, codeName: 'VALID', blockNumber });

test('a status that no block brings stays unknown', async () => {
  const { watch } = sourceOf([[]]);
  watch.expect('tx');
  await expect(watch.status('tx', 20)).resolves.toBeUndefined();
  watch.close();
});

test('a copy of a transaction in a later block changes nothing', async () => {
  const { watch } = sourceOf([[blockOf(4, ['tx', 0]), blockOf(5, ['tx', 9]), blockOf(6, ['last', 11])]]);
  await expect(watch.status('last', 5_000)).resolves.toMatchObject({ codeName: 'MVCC_READ_CONFLICT' });
  await expect(watch.status('tx', 5_000)).resolves.toEqual(valid(4));
  watch.close();
});

test('after a lost connection the stream goes on behind the last block', async () => {
  const { watch, starts } = sourceOf([[blockOf(4, ['one', 0])], [blockOf(5, ['two', 0])]]);
  watch.expect('two');
  await expect(watch.status('two', 5_000)).resolves.toEqual(valid(5));
  expect(starts).toEqual([undefined, 5]);
  watch.close();
});

test('what passed before is looked up at once, what was just signed only when it is late', async () => {
  const { watch, asked } = sourceOf([[]], { old: valid(2), late: valid(3) });
  await expect(watch.status('old', 5_000)).resolves.toEqual(valid(2));
  watch.expect('late');
  await expect(watch.status('late', 20)).resolves.toBeUndefined();
  expect(asked).toEqual(['old']);
  await expect(watch.status('late', 5_000)).resolves.toEqual(valid(3));
  watch.close();
});
