import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { EventEnvelope } from '@chopmark/chaincode/api';
import { advance, attemptsMax, isFinal, type OutboxEntry, type OutboxEvent } from './outbox-entry.ts';

const result: EventEnvelope = {
  schema: 'chopmark-envelope.v1',
  command: { name: 'ReserveLien', id: 'CMD-0123456789ABCDEF' },
  actor: { mspId: 'HarbourBankMSP', role: 'bank-maker' },
  events: [{ type: 'lien.reserved.v1', fields: {} }],
};
const submitting: OutboxEntry = {
  state: 'submitting',
  commandId: 'CMD-0123456789ABCDEF',
  name: 'ReserveLien',
  login: 'maker@harbour-bank',
  contentHash: 'c0ffee',
  sealedCommand: 'v1.sealed',
  attempt: 1,
  transactionId: 'first',
  envelope: Buffer.from('first'),
  result,
};
const status = (codeName: string): OutboxEvent => ({
  type: 'status-known',
  status: { code: codeName === 'VALID' ? 0 : 1, codeName, blockNumber: 7 },
});
const again = (transactionId: string): OutboxEvent => ({
  type: 'endorsed-again',
  transaction: { transactionId, envelope: Buffer.from(transactionId), result },
});
const refused: OutboxEvent = { type: 'refused', refusal: { refused: 'ASSET_ALREADY_ENCUMBERED' } };
const after = (...events: OutboxEvent[]): OutboxEntry => events.reduce(advance, submitting);

test('a transaction that Fabric rejects for its form is final, and is not tried again', () => {
  expect(after(status('BAD_PAYLOAD'), again('second'))).toMatchObject({
    state: 'rejected',
    validationCode: 'BAD_PAYLOAD',
    transactionId: 'first',
  });
});

test('a policy that moved in the same block is a conflict like any other', () => {
  expect(after(status('ENDORSEMENT_POLICY_FAILURE'), again('second'))).toMatchObject({
    state: 'submitting',
    transactionId: 'second',
  });
});

test('a refusal after a conflict ends it', () => {
  expect(after(status('MVCC_READ_CONFLICT'), refused, again('second'))).toMatchObject({ state: 'refused' });
});

test('contention is reported after five proposals', () => {
  const rounds = Array.from({ length: attemptsMax }, (_, round) => [
    status('PHANTOM_READ_CONFLICT'),
    again(`${round}`),
  ]);
  expect(after(...rounds.flat())).toMatchObject({ state: 'rejected', attempt: attemptsMax });
});

test('what no orderer takes is not failed before its fence has committed', () => {
  expect(isFinal(after({ type: 'never-taken' }))).toBe(false);
  expect(after({ type: 'never-taken' }, { type: 'fenced' })).toMatchObject({ state: 'cancelled' });
});

test('a fence that finds the command committed makes its status known', () => {
  const found = after({ type: 'never-taken' }, { type: 'found-committed' });
  expect(found.state).toBe('submitting');
  expect(advance(found, status('VALID'))).toMatchObject({ state: 'committed', blockNumber: 7 });
});

test('a fence that no orderer takes is given up: should it commit late, it does what was wanted', () => {
  expect(advance({ ...submitting, name: 'CancelCommand' }, { type: 'never-taken' })).toMatchObject({
    state: 'rejected',
  });
});

test('a conflict is planned again, and the fresh bytes are the ones that count', () => {
  const entry = after(status('MVCC_READ_CONFLICT'), again('second'), status('VALID'));
  expect(entry).toMatchObject({ state: 'committed', transactionId: 'second', attempt: 2 });
});

test('whatever comes, a final entry stays, and only a status makes a commit, only a fence a cancellation', () => {
  const event = fc.constantFrom<OutboxEvent>(
    status('VALID'),
    status('MVCC_READ_CONFLICT'),
    status('BAD_CREATOR_SIGNATURE'),
    again('next'),
    refused,
    { type: 'given-up' },
    { type: 'never-taken' },
    { type: 'fenced' },
    { type: 'found-committed' },
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 30 }), (events) => {
      let entry: OutboxEntry = advance(submitting, refused);
      for (const one of events) {
        const next = advance(entry, one);
        if (isFinal(entry)) expect(next).toEqual(entry);
        if (next.state === 'committed' && !isFinal(entry)) expect(one).toEqual(status('VALID'));
        if (next.state === 'cancelled' && !isFinal(entry)) expect(one.type).toBe('fenced');
        if (next.transactionId !== entry.transactionId) expect(entry.state).toBe('replanning');
        expect(next.attempt).toBeLessThanOrEqual(attemptsMax);
        entry = next;
      }
    }),
  );
});
