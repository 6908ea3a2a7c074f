import { describe, expect, test } from '@jest/globals';
import { common, msp } from '@hyperledger/fabric-protos';
import { wholeStory } from '../../test-support/story.ts';
import { signaturePolicy } from './fabric-key-policy.ts';
import { all, any, type KeyPolicy, lienPolicy, peer } from './key-policy.ts';

const names = ['A', 'B', 'C', 'D', 'E'];

interface Decoded {
  readonly policy: KeyPolicy;
  readonly roles: readonly number[];
  readonly classifications: readonly number[];
  readonly mspIds: readonly string[];
}

const ruleOf = (rule: common.SignaturePolicy | undefined, mspIds: readonly string[]): KeyPolicy => {
  const outOf = rule?.getNOutOf();
  if (outOf === undefined) return peer(mspIds[rule?.getSignedBy() ?? -1] ?? 'nobody');
  return { atLeast: outOf.getN(), of: outOf.getRulesList().map((part) => ruleOf(part, mspIds)) };
};

/** Reads the bytes back with Fabric's own messages. */
const decode = (bytes: Uint8Array): Decoded => {
  const envelope = common.SignaturePolicyEnvelope.deserializeBinary(bytes);
  const principals = envelope.getIdentitiesList();
  const roles = principals.map((principal) => msp.MSPRole.deserializeBinary(principal.getPrincipal_asU8()));
  const mspIds = roles.map((role) => role.getMspIdentifier());
  return {
    policy: ruleOf(envelope.getRule(), mspIds),
    roles: roles.map((role) => role.getRole()),
    classifications: principals.map((principal) => principal.getPrincipalClassification()),
    mspIds,
  };
};

describe('signature policy of a key', () => {
  test.each([
    ['one of three', any(...names.slice(0, 3).map(peer))],
    ['all of three', all(...names.slice(0, 3).map(peer))],
    ['a lien’s', lienPolicy('B', 'E', names)],
    ['nested', { atLeast: 2, of: [any(peer('A'), peer('B')), all(peer('B'), peer('C')), peer('D')] }],
  ])('%s is read back as it was said', (_case, policy: KeyPolicy) => {
    expect(decode(signaturePolicy(policy)).policy).toEqual(policy);
  });

  test('its principals are peers, each organisation once', async () => {
    const { PEER } = msp.MSPRole.MSPRoleType;
    const policies = (await wholeStory()).flatMap(({ changes }) =>
      changes.flatMap((change) => (change.type === 'put' && change.policy ? [change.policy] : [])),
    );
    const distinct = new Map(policies.map((policy) => [JSON.stringify(policy), policy]));
    for (const policy of distinct.values()) {
      const decoded = decode(signaturePolicy(policy));
      expect(decoded.policy).toEqual(policy);
      expect(new Set(decoded.roles)).toEqual(new Set([PEER]));
      expect(new Set(decoded.classifications)).toEqual(new Set([msp.MSPPrincipal.Classification.ROLE]));
      expect(new Set(decoded.mspIds).size).toBe(decoded.mspIds.length);
    }
  });

  test('two peers that build it get the same bytes', () => {
    const policy = lienPolicy('B', 'E', names);
    expect(signaturePolicy(policy)).toEqual(signaturePolicy(structuredClone(policy)));
  });
});
