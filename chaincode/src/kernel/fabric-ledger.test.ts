import { describe, expect, test } from '@jest/globals';
import type { ChaincodeStub } from 'fabric-shim';
import { fabricLedger } from './fabric-ledger.ts';

/** A stub that can say its transaction time and nothing else: the guard must come before anything is read. */
const stubAt = (ms: number): ChaincodeStub =>
  ({
    getTxTimestamp: () => ({ seconds: Math.floor(ms / 1000), nanos: (ms % 1000) * 1_000_000 }),
  }) as unknown as ChaincodeStub;

describe('the time guard', () => {
  test.each([
    ['ten years ahead', 315_360_000_000],
    ['a second more than five minutes ahead', 301_000],
    ['a second more than five minutes behind', -301_000],
    ['ten years behind', -315_360_000_000],
  ])('a transaction dated %s is refused before anything is read', (_case, offset) =>
    expect(fabricLedger(stubAt(Date.now() + offset))).toEqual({ refused: 'TIMESTAMP_OUT_OF_WINDOW' }),
  );
});
