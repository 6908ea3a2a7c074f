/**
 * Streams of blocks. The library's own event service decodes blocks and drops what it cannot; here the bytes go on as
 * they came, one after the other, and the reader's pace holds the peer back.
 */
import type { LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { common, peer } from '@hyperledger/fabric-protos';
import type { Client as GrpcClient } from '@grpc/grpc-js';
import { type ConnectedEndpoint } from './fabric.ts';
import { contextOf } from './identity.ts';
import type { Membership } from './membership.ts';

const methods = {
  private: '/protos.Deliver/DeliverWithPrivateData',
  filtered: '/protos.Deliver/DeliverFiltered',
} as const;

export interface Seek {
  readonly kind: keyof typeof methods;
  /** Number of the first block; the newest one when absent. */
  readonly from?: number;
}

const seekEnvelope = (
  { channel }: Membership,
  reader: LedgerIdentity,
  { kind, from }: Seek,
): common.Envelope => {
  const events = channel.newEventService('blocks');
  const context = contextOf(channel.client, reader);
  events.build(context, { blockType: kind, startBlock: from ?? 'newest' });
  events.sign(context);
  const signed = events.getSignedEnvelope() as {
    readonly payload: Uint8Array;
    readonly signature: Uint8Array;
  };
  const envelope = new common.Envelope();
  envelope.setPayload(signed.payload);
  envelope.setSignature(signed.signature);
  return envelope;
};

/**
 * What the peer delivers, until it ends the stream, the connection is lost or the signal aborts.
 * @throws Error unless the signal ended it
 */
export async function* deliver(
  membership: Membership,
  reader: LedgerIdentity,
  seek: Seek,
  signal: AbortSignal,
): AsyncGenerator<peer.DeliverResponse> {
  const isStopped = (): boolean => signal.aborted;
  const eventer = await membership.ownEventer();
  if (isStopped()) return;
  const service = (eventer as unknown as ConnectedEndpoint).service as GrpcClient;
  const stream = service.makeBidiStreamRequest(
    methods[seek.kind],
    (envelope: common.Envelope) => Buffer.from(envelope.serializeBinary()),
    (bytes: Buffer) => peer.DeliverResponse.deserializeBinary(bytes),
  );
  const cancel = () => stream.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    stream.write(seekEnvelope(membership, reader, seek));
    for await (const response of stream as AsyncIterable<peer.DeliverResponse>) {
      if (response.hasStatus()) throw new Error(`the peer ended the stream: status ${response.getStatus()}`);
      yield response;
    }
    if (!isStopped()) throw new Error('the peer ended the stream');
  } catch (error) {
    if (!isStopped()) throw error;
  } finally {
    signal.removeEventListener('abort', cancel);
    stream.cancel();
  }
}
