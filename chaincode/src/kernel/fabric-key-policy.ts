/**
 * Key policies in Fabric's own form. The shim's helper can only AND organisations, so the envelope is built
 * here.
 */
import { common, msp } from '@hyperledger/fabric-protos';
import type { KeyPolicy } from './key-policy.ts';

const principalOf = (mspId: string): msp.MSPPrincipal => {
  const role = new msp.MSPRole();
  role.setMspIdentifier(mspId);
  role.setRole(msp.MSPRole.MSPRoleType.PEER);
  const principal = new msp.MSPPrincipal();
  principal.setPrincipalClassification(msp.MSPPrincipal.Classification.ROLE);
  principal.setPrincipal(role.serializeBinary());
  return principal;
};

const mspIdsOf = (policy: KeyPolicy): string[] =>
  'mspId' in policy ? [policy.mspId] : policy.of.flatMap(mspIdsOf);

const ruleOf = (policy: KeyPolicy, indexes: ReadonlyMap<string, number>): common.SignaturePolicy => {
  const rule = new common.SignaturePolicy();
  if ('mspId' in policy) {
    rule.setSignedBy(indexes.get(policy.mspId) ?? 0);
    return rule;
  }
  const outOf = new common.SignaturePolicy.NOutOf();
  outOf.setN(policy.atLeast);
  outOf.setRulesList(policy.of.map((part) => ruleOf(part, indexes)));
  rule.setNOutOf(outOf);
  return rule;
};

/** Serialised `SignaturePolicyEnvelope`; its principals are always peers, never members. */
export const signaturePolicy = (policy: KeyPolicy): Uint8Array => {
  const mspIds = [...new Set(mspIdsOf(policy))].sort();
  const envelope = new common.SignaturePolicyEnvelope();
  envelope.setVersion(0);
  envelope.setIdentitiesList(mspIds.map(principalOf));
  envelope.setRule(ruleOf(policy, new Map(mspIds.map((mspId, index) => [mspId, index]))));
  return envelope.serializeBinary();
};
