import { expect, test } from '@jest/globals';

// Loaded first: jest cannot require() an ES module that an import is about to load, and both parts use the same curves.
await import('@hyperledger/fabric-gateway');
const { endorseErrorOf, refusalIn, submitErrorOf } = await import('./fabric-failures.ts');

test('a refusal is found wherever it stands in the failure', () => {
  const text =
    'evaluate call to endorser returned error: chaincode response 500, RECEIPT_NOT_FOUND: {"pointer":"/input/receiptId"}';
  expect(refusalIn(new Error(text))).toEqual({ refused: 'RECEIPT_NOT_FOUND', pointer: '/input/receiptId' });
});

test('a text that only looks like a refusal is none', () => {
  expect(refusalIn(new Error('chaincode response 500, NO_SUCH_CODE: {"a":1}'))).toBeUndefined();
});

test('only an orderer that refuses for good is taken at its word', () => {
  const answer = (status: string) =>
    new Error(`received unsuccessful response from orderer: status=${status}, info=`);
  expect(submitErrorOf(answer('FORBIDDEN')).permanent).toBe(true);
  expect(submitErrorOf(answer('BAD_REQUEST')).permanent).toBe(true);
  expect(submitErrorOf(answer('SERVICE_UNAVAILABLE')).permanent).toBe(false);
  expect(submitErrorOf(new Error('4 DEADLINE_EXCEEDED')).permanent).toBe(false);
});

test('peers that differ, and peers that are busy, are asked again; a denied access is not', () => {
  expect(endorseErrorOf(new Error('ProposalResponsePayloads do not match')).failure).toBe('mismatch');
  expect(
    endorseErrorOf(new Error('too many requests for /gateway.Gateway, exceeding concurrency limit')).failure,
  ).toBe('unavailable');
  expect(endorseErrorOf(new Error('access denied')).failure).toBe('failed');
});
