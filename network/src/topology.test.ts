import { describe, expect, test } from '@jest/globals';
import {
  endorsers,
  ordererOwners,
  organisationOf,
  organisations,
  peerMspId,
  peerOwners,
  profileNames,
  registryOf,
  topologyOf,
} from './topology.ts';

const mspIds = (chosen: readonly { readonly mspId: string }[]): readonly string[] =>
  chosen.map(({ mspId }) => mspId);

describe('the topology', () => {
  test('an organisation that is not a member is refused by name', () => {
    expect(() => organisationOf(topologyOf('solo'), 'RiverBankMSP')).toThrow('RiverBankMSP is not a member');
  });

  test('no name, MSP id or slug is used twice', () => {
    for (const property of ['mspId', 'name', 'slug'] as const) {
      expect(new Set(organisations.map((organisation) => organisation[property])).size).toBe(
        organisations.length,
      );
    }
  });

  test.each(profileNames)('%s: the number of orderers is odd, and the Registry has one', (profile) => {
    const owners = ordererOwners(topologyOf(profile));
    expect(owners.length % 2).toBe(1);
    expect(owners.some(({ kind }) => kind === 'registry')).toBe(true);
  });

  test.each(profileNames)('%s: who has no peer is hosted by a member that has one', (profile) => {
    const topology = topologyOf(profile);
    for (const organisation of topology.organisations.filter(({ peer }) => !peer)) {
      expect(organisationOf(topology, peerMspId(organisation)).peer).toBe(true);
      expect(organisation.endorses).toBe(false);
    }
  });

  test.each(profileNames)('%s: the regulator neither endorses nor orders', (profile) => {
    for (const organisation of topologyOf(profile).organisations.filter(({ kind }) => kind === 'regulator')) {
      expect(organisation).toMatchObject({ peer: true, endorses: false, orderer: false });
    }
  });

  test.each(profileNames)(
    '%s: a court order finds the Registry and three more endorsing organisations',
    (profile) => {
      const topology = topologyOf(profile);
      expect(endorsers(topology)).toContain(registryOf(topology));
      expect(endorsers(topology).length).toBeGreaterThanOrEqual(4);
    },
  );

  test.each(profileNames)('%s: there is an inspector, without whom no receipt is issued', (profile) => {
    expect(topologyOf(profile).organisations.map(({ kind }) => kind)).toContain('inspection');
  });

  test('small and solo run what the design lists', () => {
    expect(mspIds(peerOwners(topologyOf('small')))).toEqual([
      'HarbourBankMSP',
      'RiverBankMSP',
      'EastgateMSP',
      'EnterprisesMSP',
      'RegistryMSP',
      'RegulatorMSP',
    ]);
    expect(mspIds(peerOwners(topologyOf('solo')))).toEqual([
      'HarbourBankMSP',
      'EastgateMSP',
      'EnterprisesMSP',
      'RegistryMSP',
    ]);
  });
});
