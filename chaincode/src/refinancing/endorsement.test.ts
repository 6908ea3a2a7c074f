import { describe, expect, test } from '@jest/globals';
import { endorsing, unendorsed } from '../../test-support/endorsement.ts';
import { actOf } from '../../test-support/story.ts';

/** Whether these organisations' peers could commit what the act of the story commits. */
const commits = async ([name, nth]: readonly [string, number], ...signers: readonly string[]) => {
  const { state, changes } = await actOf(name, nth);
  return unendorsed(state, changes, signers).length === 0;
};
const [goods, invoice] = [0, 1];

describe('a swap', () => {
  test.each(['HarbourBankMSP', 'RiverBankMSP'])('is not committed without the peer of %s', async (bank) => {
    const others = endorsing.filter((mspId) => mspId !== bank);
    expect(await commits(['SwapLien', goods], ...others)).toBe(false);
    expect(await commits(['SwapLien', invoice], ...others)).toBe(false);
  });

  test('of an invoice needs both banks, of goods their keeper too', async () => {
    const banks = ['HarbourBankMSP', 'RiverBankMSP'];
    expect(await commits(['SwapLien', invoice], ...banks)).toBe(true);
    expect(await commits(['SwapLien', goods], ...banks)).toBe(false);
    expect(await commits(['SwapLien', goods], ...banks, 'EastgateMSP')).toBe(true);
  });
});

describe('what is paid off', () => {
  test('is kept for its successor with its holder’s peer alone', async () => {
    const others = endorsing.filter((mspId) => mspId !== 'HarbourBankMSP' && mspId !== 'RegistryMSP');
    expect(await commits(['RecordPayoff', goods], ...others)).toBe(false);
    expect(await commits(['RecordPayoff', goods], 'HarbourBankMSP', 'RiverBankMSP', 'EnterprisesMSP')).toBe(
      true,
    );
  });
});
