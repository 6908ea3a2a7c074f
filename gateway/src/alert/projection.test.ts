import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { overlaid } from '../read-model/overlay.ts';
import { alertsOf, type StatingTransaction } from './projection.ts';
import { AlertId, concernOf, firstIdOf, type LedgerAlert } from './record.ts';

const [bill, invoice, other] = ['TPR-00000000000000B1', 'RCV-00000000000000A1', 'RCV-00000000000000A2'];
const [lienId, lienOnBill] = ['LN-00000000000000A1', 'LN-00000000000000B1'];
const claimId = 'CLM-00000000000000C1';
const hash = 'ab'.repeat(32);
const whole = '1000000000000000000';
const at = '2026-03-02T09:00:00.000Z';
const nothing = { get: async () => undefined, range: async () => [] };

type Writes = Readonly<Record<string, object | undefined>>;

const transaction = (block: number, writes: Writes, by = 'CustomsMSP'): StatingTransaction => ({
  ...{ block, index: 0, txId: `tx ${block}`, at, by },
  writes: new Map(
    Object.entries(writes).map(([key, value]) => [key, value === undefined ? value : JSON.stringify(value)]),
  ),
});

const lien = (id: string, assetId: string, holder: string, state = 'encumbered'): Writes => {
  const shown = { assetId, rootId: assetId, stage: 'receivable', holder, share: whole };
  const more = { id, claimId, state, rank: 1, offerId: 'OFR-00000000000000A1', expiresAt: at };
  return {
    [`lien/${assetId}/${id}`]: { ...shown, ...more, renewals: 0, maker: 'm' },
    [`claimlien/${claimId}/${id}`]: shown,
  };
};
const factor = (assetId: string, remaining: string): Writes => ({
  [`fact/${assetId}/factor/CustomsMSP`]: {
    ...{ by: 'CustomsMSP', remaining, reason: 'amended-declaration', evidenceHash: hash, at },
  },
});
const hold = (assetId: string, status: string): Writes => ({
  [`fact/${assetId}/hold/CustomsMSP`]: { by: 'CustomsMSP', status, reason: 'dispute', orderHash: hash, at },
});
const taxLook = (assetId: string, remaining: string): Writes => ({
  [`tax-look/${assetId}/RiverBankMSP`]: { by: 'RiverBankMSP', remaining, lookHash: hash, at },
});
const link = {
  [`claimlink/${claimId}/ALC-00000000000000D1`]: { of: bill, to: invoice, ofParts: whole, toParts: whole },
};
const half = '500000000000000000';

const pledged = transaction(1, lien(lienId, invoice, 'HarbourBankMSP'));
const said = (alerts: readonly LedgerAlert[]): unknown[] =>
  alerts.map(({ block, kind, assetId, liens }) => [block, kind, assetId, ...liens.map(({ id }) => id)]);

describe('a fact alerts nobody', () => {
  test.each<[string, readonly StatingTransaction[]]>([
    ['where no lien is on the paper', [pledged, transaction(2, factor(other, half))]],
    ['where the lien came later', [transaction(1, factor(invoice, half)), { ...pledged, block: 2 }]],
    [
      'where the lien was paid',
      [
        transaction(1, lien(lienId, invoice, 'HarbourBankMSP', 'consumed')),
        transaction(2, hold(invoice, 'placed')),
      ],
    ],
    [
      'where it says what was said before',
      [
        transaction(0, factor(invoice, half)),
        pledged,
        transaction(2, factor(invoice, half)),
        transaction(3, factor(invoice, half)),
      ],
    ],
    ['where a bank saw that the tax invoice stands', [pledged, transaction(2, taxLook(invoice, whole))]],
    [
      'where it is about a paper that stands for a part of the pledged one',
      [
        transaction(1, { ...lien(lienOnBill, bill, 'HarbourBankMSP'), ...link }),
        transaction(2, hold(invoice, 'placed')),
      ],
    ],
  ])('%s', async (_title, transactions) => {
    expect(await alertsOf(nothing, transactions)).toEqual([]);
  });
});

describe('a fact alerts', () => {
  test('the holder of a lien on the paper, with what was left before and after', async () => {
    const alerts = await alertsOf(nothing, [pledged, transaction(2, factor(invoice, half))]);
    expect(alerts).toMatchObject([
      {
        ...{ kind: 'capacity-lowered', assetId: invoice, block: 2, txId: 'tx 2', closes: false },
        liens: [{ id: lienId, holder: 'HarbourBankMSP' }],
        fact: { recordId: invoice, by: 'CustomsMSP', reason: 'amended-declaration', hash },
        capacity: { before: whole, after: half },
      },
    ]);
  });

  test('holders of liens on papers that stand for a part of the paper', async () => {
    const linked = transaction(1, { ...lien(lienId, invoice, 'HarbourBankMSP'), ...link });
    const alerts = await alertsOf(nothing, [linked, transaction(2, hold(bill, 'placed'))]);
    expect(said(alerts)).toEqual([[2, 'hold-placed', invoice, lienId]]);
    expect(alerts[0]?.fact.recordId).toBe(bill);
  });

  test('and what takes it back ends the matter', async () => {
    const steps = [
      hold(invoice, 'placed'),
      hold(invoice, 'lifted'),
      factor(invoice, half),
      factor(invoice, whole),
      taxLook(invoice, '0'),
      taxLook(invoice, whole),
    ];
    const alerts = await alertsOf(nothing, [pledged, ...steps.map((one, at) => transaction(at + 2, one))]);
    expect(alerts.map(({ kind, topic, closes }) => [kind, topic.split('/')[0], closes])).toEqual([
      ['hold-placed', 'hold', false],
      ['hold-lifted', 'hold', true],
      ['capacity-lowered', 'factor', false],
      ['capacity-raised', 'factor', true],
      ['capacity-lowered', 'tax-look', false],
      ['capacity-raised', 'tax-look', true],
    ]);
  });

  test('the bank of a loan in default, and no other holder on the same paper', async () => {
    const id = 'FIN-00000000000000A1';
    const more = lien('LN-00000000000000A2', invoice, 'RiverBankMSP');
    const financing = {
      ...{ id, assetId: invoice, lienId, bank: 'HarbourBankMSP', borrower: { mspId: 'EnterprisesMSP' } },
      ...{ status: 'disbursed', dealHash: hash, maker: 'm', proposalExpiresAt: at, defaultedAt: at },
    };
    const declared = transaction(3, { [`financing/${id}`]: financing }, 'HarbourBankMSP');
    const [alert] = await alertsOf(nothing, [pledged, transaction(2, more), declared]);
    expect(alert).toMatchObject({ kind: 'financing-defaulted', liens: [{ id: lienId }] });
    const concerned = ['HarbourBankMSP', 'RiverBankMSP', 'EnterprisesMSP'].filter(
      (mspId) => alert !== undefined && concernOf({ mspId, kind: 'bank' })(alert),
    );
    expect(concerned).toEqual(['HarbourBankMSP', 'EnterprisesMSP']);
  });
});

const history: readonly StatingTransaction[] = [
  transaction(1, factor(invoice, half)),
  transaction(2, lien(lienId, invoice, 'HarbourBankMSP')),
  transaction(3, hold(invoice, 'placed')),
  transaction(4, { ...lien('LN-00000000000000A2', other, 'RiverBankMSP'), ...factor(invoice, whole) }),
  transaction(5, { ...hold(invoice, 'lifted'), ...hold(other, 'placed') }),
  transaction(6, { [`lien/${invoice}/${lienId}`]: undefined, [`claimlien/${claimId}/${lienId}`]: undefined }),
  transaction(7, { ...factor(invoice, half), ...factor(other, half) }),
];

/** Folds in batches, with the state that a store has between them. */
const inBatches = async (ends: readonly number[]): Promise<LedgerAlert[]> => {
  const state = new Map<string, string | undefined>();
  const alerts: LedgerAlert[] = [];
  let from = 0;
  for (const end of [...ends, history.length]) {
    const batch = history.slice(from, end);
    alerts.push(...(await alertsOf(overlaid(nothing, state), batch)));
    for (const { writes } of batch) for (const [key, text] of writes) state.set(key, text);
    from = Math.max(from, end);
  }
  return alerts;
};

describe('alerts are the same for the same ledger', () => {
  test('however its blocks are batched', async () => {
    const once = await inBatches([]);
    expect(once.length).toBeGreaterThan(4);
    const ends = fc.uniqueArray(fc.nat(history.length), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(ends, async (some) => {
        expect(await inBatches(some.toSorted((one, another) => one - another))).toEqual(once);
      }),
    );
  });

  test('after a crash that left half of the records of blocks whose alerts were made', async () => {
    const whole = await alertsOf(nothing, history);
    const state = new Map([...(history[1]?.writes ?? []), ...(history[3]?.writes ?? [])]);
    const again = await alertsOf(overlaid(nothing, state), history, 4);
    expect(again).toEqual(whole.filter(({ block }) => block > 4));
  });
});

test('ids sort as the ledger runs, and have the form that routes take', async () => {
  const ids = (await alertsOf(nothing, history)).map(({ id }) => id);
  expect(ids.every((id) => AlertId.safeParse(id).success)).toBe(true);
  expect(ids.filter((id) => id < firstIdOf(5))).toEqual(
    ids.slice(
      0,
      ids.findIndex((id) => id >= firstIdOf(5)),
    ),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
