/** What a peer says of its chain, as Fabric's own chaincode for queries answers. */
import { common } from '@hyperledger/fabric-protos';
import type { BlockId } from './ledger-client.ts';

/** @param answer of `qscc.GetChainInfo` */
export const lastBlockOf = (answer: Uint8Array): BlockId => {
  const chain = common.BlockchainInfo.deserializeBinary(answer);
  return {
    number: chain.getHeight() - 1,
    hash: Buffer.from(chain.getCurrentblockhash_asU8()).toString('hex'),
  };
};
