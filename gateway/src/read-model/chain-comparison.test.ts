import { describe, expect, test } from '@jest/globals';
import { pino } from 'pino';
import type { BlockId } from '../ledger/ledger-client.ts';
import { chainComparison } from './chain-comparison.ts';
import type { BrokenChainError } from './decode-block.ts';
import { heightWaiters } from './height-waiters.ts';
import { recentBlocks } from './recent-blocks.ts';

const hashOf = (number: number): string => `hash of ${number}`;
const same = (number: number): BlockId => ({ number, hash: hashOf(number) });

/** A follower that has these blocks, and what the peers of others say. */
const stage = (own: readonly number[], answers: Readonly<Record<string, BlockId | Error>>) => {
  const recent = recentBlocks();
  const waiters = heightWaiters();
  for (const number of own) recent.add(same(number));
  waiters.reached(own.at(-1) ?? -1);
  const halts: BrokenChainError[] = [];
  const stopping = new AbortController();
  const asked: string[] = [];
  const comparison = chainComparison({
    ledger: {
      lastBlock: async (mspId) => {
        asked.push(mspId);
        if (asked.length >= Object.keys(answers).length) stopping.abort();
        const answer = answers[mspId];
        if (answer instanceof Error || answer === undefined) throw answer ?? new Error('nobody');
        return answer;
      },
    },
    follower: {
      hashOf: (number) => recent.hashOf(number),
      waitForBlock: (number, timeoutMs) => waiters.wait(number, timeoutMs),
      halt: (reason) => void halts.push(reason),
      halted: () => halts[0],
    },
    others: Object.keys(answers),
    stopping: stopping.signal,
    log: pino({ level: 'silent' }),
  });
  return { comparison, halts, asked, recent, waiters };
};

describe('a block of another organisation', () => {
  test('that differs stops the follower, which names block and organisation', async () => {
    const { comparison, halts } = stage([4, 5, 6], { RiverBankMSP: { number: 5, hash: 'forged' } });
    await comparison.run();
    expect(halts.map(({ message }) => message)).toEqual([
      'block 5 of RiverBankMSP is not the one that is known here',
    ]);
    expect(comparison.agreedAt()).toBeUndefined();
  });

  test('that is the same is good news, whether the other is behind or level', async () => {
    for (const number of [4, 6]) {
      const { comparison, halts } = stage([4, 5, 6], { RiverBankMSP: same(number) });
      await comparison.run();
      expect(halts).toEqual([]);
      expect(comparison.agreedAt()).toBeGreaterThan(0);
    }
  });

  test('that the own view does not have yet is waited for, and then compared', async () => {
    const { comparison, halts, recent, waiters } = stage([4], {
      RiverBankMSP: { number: 5, hash: 'forged' },
    });
    const running = comparison.run();
    recent.add(same(5));
    waiters.reached(5);
    await running;
    expect(halts).toHaveLength(1);
  });

  test('that is too old to be known here proves nothing', async () => {
    const { comparison, halts } = stage([4, 5], { RiverBankMSP: { number: 1, hash: 'any' } });
    await comparison.run();
    expect([halts, comparison.agreedAt()]).toEqual([[], undefined]);
  });
});

test('a peer that does not answer proves nothing, and a host’s only peer is nobody to compare with', async () => {
  const silent = stage([4], { RiverBankMSP: new Error('unavailable') });
  await silent.comparison.run();
  expect([silent.halts, silent.asked]).toEqual([[], ['RiverBankMSP']]);
  const alone = stage([4], {});
  await alone.comparison.run();
  expect(alone.asked).toEqual([]);
});
