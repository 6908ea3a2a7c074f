/** What a peer says of its chain, as Fabric's own chaincode for queries answers. */
import { common } from '@hyperledger/fabric-protos';
import type { BlockId } from './ledger-client.ts';

/** @param answer of `qscc.GetChainInfo` */
export const lastBlockOf = (answer: Uint8Array): BlockId => {
  const info = common.BlockchainInfo.deserializeBinary(answer);
  return {
    number: info.getHeight() - 1,
    hash: Buffer.from(info.getCurrentblockhash_asU8()).toString('hex'),
  };
};
