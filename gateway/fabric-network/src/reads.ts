/** What is read of the own peer's ledger: blocks, height, and the status of a transaction by its index. */
import { lastBlockOf } from '@chopmark/gateway/ledger/chain-info';
import type { BlockId, CommitStatus, LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { validationCodeName } from '@chopmark/gateway/ledger/validation-code';
import { common, peer } from '@hyperledger/fabric-protos';
import { deliver } from './deliver.ts';
import type { Membership } from './membership.ts';
import { evaluateOn } from './proposals.ts';

type Target = Parameters<typeof evaluateOn>[1];

/** Asks a peer's system chaincode for queries. */
const askIndex = (
  membership: Membership,
  target: Target,
  reader: LedgerIdentity,
  name: string,
  args: readonly string[],
): Promise<Uint8Array> =>
  evaluateOn(membership, target, reader, {
    chaincode: 'qscc',
    name,
    args: [membership.channel.name, ...args],
  });

/** The last block on the own peer, or on that of the named organisation. @throws Error when it has none */
export const lastBlockOn = async (
  membership: Membership,
  reader: LedgerIdentity,
  mspId?: string,
): Promise<BlockId> => {
  const [target] = mspId === undefined ? [await membership.ownPeer()] : await membership.endorsersOf([mspId]);
  if (target === undefined) throw new Error(`${mspId ?? 'the organisation'} has no peer`);
  return lastBlockOf(await askIndex(membership, target, reader, 'GetChainInfo', []));
};

/** `undefined` for a transaction that no block has: the peer then answers with an error of its chaincode. */
export const indexedStatus = async (
  membership: Membership,
  reader: LedgerIdentity,
  transactionId: string,
): Promise<CommitStatus | undefined> => {
  const own = await membership.ownPeer();
  const ask = (name: string) => askIndex(membership, own, reader, name, [transactionId]);
  const found = await ask('GetTransactionByID').catch((error: unknown) => {
    if (error instanceof Error && error.message.startsWith('chaincode response')) return undefined;
    throw error;
  });
  if (found === undefined) return undefined;
  const code = peer.ProcessedTransaction.deserializeBinary(found).getValidationcode();
  const header = common.Block.deserializeBinary(await ask('GetBlockByTxID')).getHeader();
  return { code, codeName: validationCodeName(code), blockNumber: header?.getNumber() ?? 0 };
};

/** Blocks with the private data that the peer hands out to the reader's organisation. */
export async function* blocksOf(
  membership: Membership,
  reader: LedgerIdentity,
  from: number,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  for await (const response of deliver(membership, reader, { kind: 'private', from }, signal)) {
    const block = response.getBlockAndPrivateData();
    if (block !== undefined) yield block.serializeBinary();
  }
}
