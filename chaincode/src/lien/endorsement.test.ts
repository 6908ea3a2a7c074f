import { describe, expect, test } from '@jest/globals';
import { endorsing, unendorsed } from '../../test-support/endorsement.ts';
import { actOf, wholeStory } from '../../test-support/story.ts';

/** Whether these organisations' peers could commit what the act of the story commits. */
const commits = async (name: string, ...signers: readonly string[]): Promise<boolean> => {
  const { state, changes } = await actOf(name);
  return unendorsed(state, changes, signers).length === 0;
};

describe('an encumbered lien', () => {
  test.each(['DischargeLien', 'ConsumeLien'])(
    '%s: neither its holder alone nor others without it',
    async (name) => {
      for (const one of endorsing) expect([one, await commits(name, one)]).toEqual([one, false]);
      const others = endorsing.filter((mspId) => mspId !== 'HarbourBankMSP' && mspId !== 'RegistryMSP');
      expect(await commits(name, ...others)).toBe(false);
      expect(await commits(name, 'RegistryMSP', 'RiverBankMSP', 'EastgateMSP')).toBe(false);
    },
  );

  test('ends with its holder and one other organisation', async () => {
    for (const other of endorsing.filter((mspId) => mspId !== 'HarbourBankMSP')) {
      expect([other, await commits('DischargeLien', 'HarbourBankMSP', other)]).toEqual([other, true]);
    }
  });

  test('ends by a court’s order with the Registry and three others, the holder not among them', async () => {
    const three = ['RiverBankMSP', 'EastgateMSP', 'EnterprisesMSP'];
    expect(await commits('ExecuteCourtOrder', ...three)).toBe(false);
    expect(await commits('ExecuteCourtOrder', 'RegistryMSP', ...three.slice(1))).toBe(false);
    expect(await commits('ExecuteCourtOrder', 'RegistryMSP', ...three)).toBe(true);
  });

  test('its tombstone is under its own policy', async () => {
    const { state, changes } = await actOf('DischargeLien');
    const lien = changes.find(({ key }) => key.startsWith('lien/'));
    const tombstone = changes.find(({ key }) => key.startsWith('tombstone/'));
    expect(tombstone?.type === 'put' && tombstone.policy).toEqual(state.get(lien?.key ?? '')?.policy);
  });
});

describe('control of a receipt', () => {
  test('returns without the peer of a bank that has no lien any more', async () => {
    expect(await commits('ReclaimControl', 'EastgateMSP', 'HarbourBankMSP')).toBe(true);
    expect(await commits('ReclaimControl', 'EastgateMSP', 'EnterprisesMSP')).toBe(false);
    expect(
      await commits('ReclaimControl', 'RegistryMSP', 'EastgateMSP', 'EnterprisesMSP', 'CustomsMSP'),
    ).toBe(true);
  });

  test('passes to the bank only with warehouse and owner', async () => {
    expect(await commits('AcknowledgeControl', 'EastgateMSP', 'HarbourBankMSP')).toBe(false);
    expect(await commits('AcknowledgeControl', 'HarbourBankMSP', 'EnterprisesMSP')).toBe(false);
    expect(await commits('AcknowledgeControl', 'EastgateMSP', 'EnterprisesMSP')).toBe(true);
  });
});

describe('every command of the story', () => {
  test('is committed by the endorsers that its plan names', async () => {
    for (const { call, state, changes, execution } of await wholeStory()) {
      expect([call.name, unendorsed(state, changes, execution.endorsers)]).toEqual([call.name, []]);
    }
  });

  test('asks two organisations at least, but for copies in the collections of one peer', async () => {
    const alone = (await wholeStory()).filter(({ execution }) => new Set(execution.endorsers).size < 2);
    const written = alone.flatMap(({ changes }) => changes.map(({ type }) => type));
    expect([...new Set(written)]).toEqual(['put-private']);
    expect([...new Set(alone.map(({ call }) => call.name))]).toEqual([
      'KeepTerms',
      'KeepBankReference',
      'DraftReceivable',
      'RequestConfirmation',
      'DraftDebtAnswer',
      'DraftTaxLook',
      'DraftOutsideSale',
      'DraftOutsideSettlement',
      'DraftLegacyFinancings',
      'DraftPaper',
      'DraftAllocation',
    ]);
  });
});
