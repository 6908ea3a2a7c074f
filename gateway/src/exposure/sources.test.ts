/** What the regulator is shown of a loan. */
import { describe, expect, test } from '@jest/globals';
import { exposureSources } from './sources.ts';

const record = {
  id: 'FIN-0123456789ABCDEF',
  assetId: 'RCV-0123456789ABCDEF',
  lienId: 'LN-0123456789ABCDEF',
  bank: 'HarbourBankMSP',
  borrower: { mspId: 'EnterprisesMSP' },
  status: 'disbursed',
  dealHash: 'ab'.repeat(32),
  exposureHash: 'cd'.repeat(32),
  maker: 'maker',
  proposalExpiresAt: '2026-03-03T09:00:00.000Z',
};
const shown = (dueDate: string, outstanding = '1000.00') => {
  const of = exposureSources.find(([kind]) => kind === 'financing')?.[1];
  return of?.(record)?.view({
    instrument: 'receivable-financing',
    debtorClass: 'small',
    principal: { amount: '1000.00', currency: 'CNY' },
    outstanding: { amount: outstanding, currency: 'CNY' },
    startDate: '2019-01-02',
    dueDate,
  });
};
const today = new Date().toISOString().slice(0, 10);

describe('a loan', () => {
  test('is not overdue on its due date', () => expect(shown(today)).toMatchObject({ overdue: false }));
  test('is not overdue once nothing is out', () =>
    expect(shown('2019-03-02', '0.00')).toMatchObject({ overdue: false }));
  test('is overdue while something is out after its due date', () =>
    expect(shown('2019-03-02')).toMatchObject({ financingId: record.id, overdue: true }));
});
