/** Signers of the port as fabric-common wants them: the key stays where it is. */
import type { LedgerIdentity } from '@chopmark/gateway/ledger/ledger-client';
import { msp } from '@hyperledger/fabric-protos';
import type { Client, IdentityContext } from 'fabric-common';
import { fabricCommon } from './fabric.ts';

const serialize = ({ mspId, certificate }: LedgerIdentity): Buffer => {
  const identity = new msp.SerializedIdentity();
  identity.setMspid(mspId);
  identity.setIdBytes(Buffer.from(certificate));
  return Buffer.from(identity.serializeBinary());
};

/** A context holds the id of one transaction, so each request gets its own. */
export const contextOf = (client: Client, identity: LedgerIdentity): IdentityContext => {
  const serialized = serialize(identity);
  const signing = {
    serialize: () => serialized,
    sign: (message: Buffer) => Buffer.from(identity.sign(message)),
  };
  const user = new fabricCommon.User('signer');
  user.setSigningIdentity(signing);
  return client.newIdentityContext(user);
};
