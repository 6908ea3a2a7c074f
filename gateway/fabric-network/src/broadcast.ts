/** Hands signed bytes to an orderer. */
import { common } from '@hyperledger/fabric-protos';
import { z } from 'zod';
import type { Membership } from './membership.ts';

const timeoutMs = 2_000;
const Answer = z.object({ status: z.string(), info: z.string().optional() });

/** What no other orderer would say differently. */
const finalStatuses: readonly string[] = ['BAD_REQUEST', 'FORBIDDEN', 'REQUEST_ENTITY_TOO_LARGE'];

/** The bytes never left this process. */
const isUnsent = (error: unknown): boolean =>
  error instanceof Error && /is not connected$/.test(error.message);

/**
 * Another orderer is asked only where the first one did not take the bytes for sure: without an answer they may be
 * ordered already, and whether they are sent again is for the write path, which asks for the status first.
 * @throws Error in the words of Fabric's own gateway
 */
export const broadcast = async (
  { orderers, note }: Pick<Membership, 'orderers' | 'note'>,
  bytes: Uint8Array,
): Promise<void> => {
  const decoded = common.Envelope.deserializeBinary(bytes);
  const envelope = {
    payload: Buffer.from(decoded.getPayload_asU8()),
    signature: Buffer.from(decoded.getSignature_asU8()),
  };
  let failure = new Error('no orderer is connected');
  for (const orderer of await orderers()) {
    try {
      const sent: unknown = await orderer.sendBroadcast(envelope as unknown as Buffer, timeoutMs);
      const { status, info = '' } = Answer.parse(sent);
      if (status === 'SUCCESS') {
        note(orderer, 'answered');
        return;
      }
      failure = new Error(`received unsuccessful response from orderer: status=${status}, info=${info}`);
      if (finalStatuses.includes(status)) break;
    } catch (error) {
      note(orderer, 'failed');
      if (!isUnsent(error)) throw error;
      continue;
    }
    note(orderer, 'failed');
  }
  throw failure;
};
