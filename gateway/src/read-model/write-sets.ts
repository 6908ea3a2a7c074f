/** Read-write sets: Fabric's bytes to plain writes of one chaincode. */
import { ledger } from '@hyperledger/fabric-protos';
import type { HashedWrite, LedgerWrites, PrivateWrite } from './block.ts';

const { TxReadWriteSet } = ledger.rwset;
const { KVRWSet, HashedRWSet } = ledger.rwset.kvrwset;

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const writesOf = (bytes: Uint8Array) =>
  KVRWSet.deserializeBinary(bytes)
    .getWritesList()
    .map((write) => ({
      key: write.getKey(),
      value: write.getIsDelete() ? undefined : text(write.getValue_asU8()),
    }));

const hashedWritesOf = (collection: string, bytes: Uint8Array): HashedWrite[] =>
  HashedRWSet.deserializeBinary(bytes)
    .getHashedWritesList()
    .map((write) => ({
      collection,
      keyHash: hex(write.getKeyHash_asU8()),
      valueHash: write.getIsDelete() ? undefined : hex(write.getValueHash_asU8()),
    }));

/** The writes of a transaction to one chaincode's state; others (lifecycle) are left out. */
export const ledgerWritesOf = (results: Uint8Array, chaincode: string): LedgerWrites => {
  const sets = TxReadWriteSet.deserializeBinary(results)
    .getNsRwsetList()
    .filter((set) => set.getNamespace() === chaincode);
  return {
    publicWrites: sets.flatMap((set) => writesOf(set.getRwset_asU8())),
    hashedWrites: sets
      .flatMap((set) => set.getCollectionHashedRwsetList())
      .flatMap((set) => hashedWritesOf(set.getCollectionName(), set.getHashedRwset_asU8())),
  };
};

/** The private writes that the peer delivered for one transaction. */
export const privateWritesOf = (
  set: ledger.rwset.TxPvtReadWriteSet | undefined,
  chaincode: string,
): PrivateWrite[] =>
  (set?.getNsPvtRwsetList() ?? [])
    .filter((namespace) => namespace.getNamespace() === chaincode)
    .flatMap((namespace) => namespace.getCollectionPvtRwsetList())
    .flatMap((collection) =>
      writesOf(collection.getRwset_asU8()).map((write) => ({
        collection: collection.getCollectionName(),
        ...write,
      })),
    );
