/** What is read of the own peer's ledger: blocks, height, and the status of a transaction by its index. */
import type { CommitStatus, LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { validationCodeName } from '@chopmark/gateway/ledger/validation-code';
import { common, peer } from '@hyperledger/fabric-protos';
import { deliver } from './deliver.ts';
import type { Membership } from './membership.ts';
import { evaluateOn } from './proposals.ts';

/** Asks the own peer's system chaincode for queries. */
const askIndex = async (
  membership: Membership,
  reader: LedgerIdentity,
  name: string,
  args: readonly string[],
): Promise<Uint8Array> => {
  const target = await membership.ownPeer();
  return evaluateOn(membership, target, reader, {
    chaincode: 'qscc',
    name,
    args: [membership.channel.name, ...args],
  });
};

/** Number of blocks. */
export const heightOf = async (membership: Membership, reader: LedgerIdentity): Promise<number> =>
  common.BlockchainInfo.deserializeBinary(await askIndex(membership, reader, 'GetChainInfo', [])).getHeight();

/** `undefined` for a transaction that no block has: the peer then answers with an error of its chaincode. */
export const indexedStatus = async (
  membership: Membership,
  reader: LedgerIdentity,
  transactionId: string,
): Promise<CommitStatus | undefined> => {
  const ask = (name: string) => askIndex(membership, reader, name, [transactionId]);
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
