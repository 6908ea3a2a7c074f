import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { wholeParts } from '../asset/records.ts';
import { payeesOf } from './payee.ts';

const holder = { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000001' };

describe('what an obligor pays', () => {
  test('goes to the holder alone where it acknowledged no assignment', () =>
    expect(payeesOf({ holder, assigned: [] })).toEqual([{ party: holder, share: wholeParts }]));

  test('goes to the assignee alone where all is assigned', () =>
    expect(
      payeesOf({ holder, assigned: [{ assignee: 'RiverBankMSP', share: wholeParts.toString() }] }),
    ).toEqual([{ party: { mspId: 'RiverBankMSP' }, share: wholeParts }]));

  test('is the whole, whatever shares are assigned', () => {
    const shares = fc.array(fc.bigInt(1n, wholeParts / 8n), { maxLength: 8 });
    fc.assert(
      fc.property(shares, (parts) => {
        const assigned = parts.map((share) => ({ assignee: 'RiverBankMSP', share: share.toString() }));
        const paid = payeesOf({ holder, assigned }).reduce((sum, { share }) => sum + share, 0n);
        expect(paid).toBe(wholeParts);
      }),
    );
  });
});
