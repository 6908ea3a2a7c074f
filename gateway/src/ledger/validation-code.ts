import { peer } from '@hyperledger/fabric-protos';

const names = new Map(Object.entries(peer.TxValidationCode).map(([name, code]) => [Number(code), name]));

/** Fabric's validation code by name: 0 is `VALID`, 11 `MVCC_READ_CONFLICT`. */
export const validationCodeName = (code: number): string => names.get(code) ?? `CODE_${code}`;
