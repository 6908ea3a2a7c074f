/** Two banks with liens on one receivable: who is told what of the other. */
import { expect, test } from '@jest/globals';
import type { LedgerView } from '../hosting.ts';
import type { Lien } from '../warehouse-receipt/records.ts';
import { priorityOf } from './priority.ts';

const receivableId = 'RCV-00000000000000A1';
const [harbour, river, lumen] = ['LN-00000000000000A1', 'LN-00000000000000A2', 'LN-00000000000000A3'];
const hash = 'ab'.repeat(32);
const at = '2026-03-02T09:00:00Z';

const lien = (id: string, holder: string, state: Lien['state'] = 'encumbered'): Lien => ({
  ...{ id, holder, state, assetId: receivableId, share: '1', rank: 1, expiresAt: at, maker: 'm' },
});
const liens = [
  lien(harbour, 'HarbourBankMSP'),
  lien(river, 'RiverBankMSP'),
  lien(lumen, 'LumenBankMSP', 'reserved'),
];
const records: Readonly<Record<string, unknown>> = {
  [`registration/${receivableId}/${harbour}`]: {
    ...{ by: 'HarbourBankMSP', lienId: harbour, registeredAt: at, registrationHash: hash, at },
  },
  [`debtor-notice/${receivableId}/${river}`]: {
    ...{ receivableId, lienId: river, by: { mspId: 'EnterprisesMSP' }, noticeHash: hash, at },
    debtor: { mspId: 'MeridianMSP' },
  },
};
const recorded = {
  records: async (prefix: string) =>
    Object.entries(records)
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => ({ key, value, block: 1, txId: 'tx' })),
  terms: async () => undefined,
};
const organisation = { mspId: 'HarbourBankMSP', view: recorded as unknown as LedgerView };

test('a holder sees its own place and the rule, and not whose the other lien is', async () => {
  const view = await priorityOf(organisation, receivableId, { liens, known: liens.slice(1, 2) });
  expect(view.liens).toMatchObject([
    {
      lienId: river,
      rank: 2,
      ranks: 2,
      against: [{ goes: 'after', rule: 'registered-before-unregistered' }],
    },
  ]);
  expect(JSON.stringify(view)).not.toContain(harbour);
});

test('who knows all liens sees each pair from both sides; a reservation does not compete', async () => {
  const view = await priorityOf(organisation, receivableId, { liens, known: liens });
  expect(view.liens).toMatchObject([
    { lienId: harbour, rank: 1, registeredAt: at, against: [{ lienId: river, goes: 'before' }] },
    { lienId: river, rank: 2, notifiedAt: at, against: [{ lienId: harbour, goes: 'after' }] },
  ]);
  expect(JSON.stringify(view)).not.toContain(lumen);
});
