import type { Committer } from 'fabric-common';
import { common } from '@hyperledger/fabric-protos';
import { expect, test } from '@jest/globals';
import { broadcast } from './broadcast.ts';

type Answer = { status: string; info?: string } | Error;

const envelope = new common.Envelope();
envelope.setPayload(Buffer.from('payload'));
envelope.setSignature(Buffer.from('signature'));
const bytes = envelope.serializeBinary();

/** Orderers that answer as written. */
const orderersOf = (...answers: Answer[]) => {
  const taken: { orderer: number; text: string }[] = [];
  const failed: number[] = [];
  const orderers = answers.map((answer, orderer) => ({
    orderer,
    sendBroadcast: ({ payload, signature }: { payload: Buffer; signature: Buffer }) => {
      taken.push({ orderer, text: `${payload.toString()} ${signature.toString()}` });
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    },
  }));
  const membership = {
    orderers: () => Promise.resolve(orderers as unknown as Committer[]),
    note: (endpoint: unknown, outcome: string) => {
      if (outcome === 'failed') failed.push((endpoint as { orderer: number }).orderer);
    },
  };
  return { membership, taken, failed };
};

test('an orderer that did not take the bytes leaves them to the next one', async () => {
  const { membership, taken, failed } = orderersOf(
    new Error('Broadcast Client one is not connected'),
    { status: 'SERVICE_UNAVAILABLE', info: 'no Raft leader' },
    { status: 'SUCCESS' },
  );
  await broadcast(membership, bytes);
  expect(taken.map(({ text }) => text)).toEqual(Array.from({ length: 3 }, () => 'payload signature'));
  expect(failed).toEqual([0, 1]);
});

test('without an answer nobody else is given the bytes, and another orderer comes first next time', async () => {
  const { membership, taken, failed } = orderersOf(new Error('REQUEST TIMEOUT'), { status: 'SUCCESS' });
  await expect(broadcast(membership, bytes)).rejects.toThrow('REQUEST TIMEOUT');
  expect(taken).toHaveLength(1);
  expect(failed).toEqual([0]);
});

test('an orderer that will never take them is not contradicted by others', async () => {
  const { membership, taken } = orderersOf({ status: 'FORBIDDEN', info: 'expired' }, { status: 'SUCCESS' });
  await expect(broadcast(membership, bytes)).rejects.toThrow('status=FORBIDDEN, info=expired');
  expect(taken).toHaveLength(1);
});

test('without orderers nothing is sent', async () => {
  const { membership } = orderersOf();
  await expect(broadcast(membership, bytes)).rejects.toThrow('no orderer is connected');
});
