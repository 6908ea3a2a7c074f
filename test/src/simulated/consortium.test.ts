import { expect, test } from '@jest/globals';
import { defaultSettings } from '@chopmark/chaincode/api';
import { topologyOf } from '@chopmark/network/topology';
import { creatorOf, simulateConsortium } from './consortium.ts';

const startsAt = Date.parse('2026-03-02T09:00:00Z');
const firms = [{ organisation: 'EnterprisesMSP', firm: 'copperfield' }];

test.each(['full', 'small', 'solo'] as const)(
  'the %s profile founds itself with the production rules',
  async (profile) => {
    const channel = await simulateConsortium(topologyOf(profile), firms, startsAt);
    expect(channel.height).toBe(2);
    expect(channel.state.entry('consortium', 2)?.policy).toBeDefined();
  },
);

test('a consortium is founded once', async () => {
  const channel = await simulateConsortium(topologyOf('solo'), [], startsAt);
  const again = await channel.simulate('RegistryMSP', {
    txId: 'again',
    creator: creatorOf({ organisation: 'RegistryMSP', role: 'registrar' }),
    timestamp: channel.now,
    name: 'FoundConsortium',
    json: JSON.stringify({
      commandId: 'CMD-AGAAGAAGAAGAAGAA',
      input: { members: {}, settings: defaultSettings },
    }),
    transient: {},
  });
  expect(again).toMatchObject({ refused: 'CONSORTIUM_ALREADY_FOUNDED' });
});
