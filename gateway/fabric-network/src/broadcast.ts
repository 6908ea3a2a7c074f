/** Hands signed bytes to orderers, one after the other until one takes them. */
import { common } from '@hyperledger/fabric-protos';
import { z } from 'zod';
import type { Membership } from './membership.ts';

const timeoutMs = 2_000;
const Answer = z.object({ status: z.string(), info: z.string().optional() });

/** What no other orderer would say differently. */
const isFinal = (status: string): boolean =>
  ['BAD_REQUEST', 'FORBIDDEN', 'REQUEST_ENTITY_TOO_LARGE'].includes(status);

/** @throws Error in the words of Fabric's own gateway: what the last orderer answered */
export const broadcast = async (membership: Membership, bytes: Uint8Array): Promise<void> => {
  const decoded = common.Envelope.deserializeBinary(bytes);
  const envelope = {
    payload: Buffer.from(decoded.getPayload_asU8()),
    signature: Buffer.from(decoded.getSignature_asU8()),
  };
  let failure: unknown = new Error('no orderers are known');
  for (const orderer of await membership.orderers()) {
    try {
      const sent: unknown = await orderer.sendBroadcast(envelope as unknown as Buffer, timeoutMs);
      const { status, info } = Answer.parse(sent);
      if (status === 'SUCCESS') {
        membership.note(orderer, 'answered');
        return;
      }
      failure = new Error(
        `received unsuccessful response from orderer: status=${status}, info=${info ?? ''}`,
      );
      if (isFinal(status)) throw failure;
    } catch (error) {
      if (error === failure) throw error;
      failure = error;
    }
    membership.note(orderer, 'failed');
  }
  throw failure;
};
