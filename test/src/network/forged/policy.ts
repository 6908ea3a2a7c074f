/** The weakest policy that an attacker could wish for a key: its own peer alone. */
import { common, msp } from '@hyperledger/fabric-protos';

/** Serialised SignaturePolicyEnvelope in base64. */
export const ownPeerAlone = (mspId: string): string => {
  const role = new msp.MSPRole();
  role.setMspIdentifier(mspId);
  role.setRole(msp.MSPRole.MSPRoleType.PEER);
  const principal = new msp.MSPPrincipal();
  principal.setPrincipalClassification(msp.MSPPrincipal.Classification.ROLE);
  principal.setPrincipal(role.serializeBinary());
  const signedBy = new common.SignaturePolicy();
  signedBy.setSignedBy(0);
  const rule = new common.SignaturePolicy.NOutOf();
  rule.setN(1);
  rule.setRulesList([signedBy]);
  const outOf = new common.SignaturePolicy();
  outOf.setNOutOf(rule);
  const envelope = new common.SignaturePolicyEnvelope();
  envelope.setIdentitiesList([principal]);
  envelope.setRule(outOf);
  return Buffer.from(envelope.serializeBinary()).toString('base64');
};
