import { describe, expect, test } from '@jest/globals';
import { collectionsOf } from './collections.ts';
import { chaincodePolicy, lifecyclePolicy } from './policies.ts';
import { profileNames, topologyOf } from './topology.ts';

const collections = (profile: 'full' | 'small' | 'solo') =>
  new Map(collectionsOf(topologyOf(profile)).map((collection) => [collection.name, collection]));

describe('endorsement policies', () => {
  test.each(profileNames)('%s: no client can satisfy one: every principal is a peer', (profile) => {
    const topology = topologyOf(profile);
    const policies = [
      chaincodePolicy(topology),
      lifecyclePolicy(topology),
      ...collectionsOf(topology).map(({ endorsementPolicy }) => endorsementPolicy.signaturePolicy),
    ];
    for (const policy of policies) {
      const principals = policy.match(/'[^']+'/g) ?? [];
      expect(principals.length).toBeGreaterThan(0);
      expect(principals.filter((principal) => !principal.endsWith(".peer'"))).toEqual([]);
    }
  });

  test('the regulator endorses nothing but the lifecycle', () => {
    const topology = topologyOf('full');
    expect(chaincodePolicy(topology)).not.toContain('Regulator');
    for (const { endorsementPolicy } of collectionsOf(topology)) {
      expect(endorsementPolicy.signaturePolicy).not.toContain('Regulator');
    }
    expect(lifecyclePolicy(topology)).toContain('RegulatorMSP.peer');
  });

  test('two organisations endorse a command, more than half a definition', () => {
    expect(chaincodePolicy(topologyOf('solo'))).toBe(
      "OutOf(2, 'HarbourBankMSP.peer', 'EastgateMSP.peer', 'EnterprisesMSP.peer', 'RegistryMSP.peer')",
    );
    expect(lifecyclePolicy(topologyOf('solo'))).toMatch(/^OutOf\(3, /);
    expect(lifecyclePolicy(topologyOf('full'))).toMatch(/^OutOf\(5, /);
  });
});

describe('collections', () => {
  test('the regulator has none of its own', () => {
    expect(collections('full').has('party_RegulatorMSP')).toBe(false);
  });

  test("a host's clients cannot read the collection of the organisation that it hosts", () => {
    expect(collections('full').get('party_SurewatchMSP')).toMatchObject({
      policy: "OR('EnterprisesMSP.peer', 'SurewatchMSP.member')",
      endorsementPolicy: { signaturePolicy: "OR('EnterprisesMSP.peer')" },
      memberOnlyRead: true,
    });
  });

  test("an exposure record needs the bank's peer and another's, and is read by the bank and the regulator", () => {
    const { policy, endorsementPolicy } = collections('small').get('supervised_RiverBankMSP') ?? {};
    expect(policy).toBe("OR('RiverBankMSP.member', 'RegulatorMSP.member')");
    expect(endorsementPolicy?.signaturePolicy).toBe(
      "AND('RiverBankMSP.peer', OR('HarbourBankMSP.peer', 'EastgateMSP.peer', 'EnterprisesMSP.peer', 'RegistryMSP.peer'))",
    );
  });

  test('without a regulator an exposure record is the bank’s alone to read', () => {
    expect(collections('solo').get('supervised_HarbourBankMSP')?.policy).toBe("OR('HarbourBankMSP.member')");
  });

  test.each(profileNames)('%s: nothing in a collection ever expires', (profile) => {
    for (const collection of collectionsOf(topologyOf(profile))) {
      expect(collection).toMatchObject({ blockToLive: 0, requiredPeerCount: 0, maxPeerCount: 2 });
    }
  });
});
