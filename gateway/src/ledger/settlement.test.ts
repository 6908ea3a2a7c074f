import { expect, test } from '@jest/globals';
import { hashOfOpening, termsKey } from '@chopmark/chaincode/api';
import { sha256 } from '../read-model/block-hash.ts';
import type { Command } from './ledger-client.ts';
import { restorableTerms } from './settlement.ts';

const goods = { terms: { netWeight: '25.000' }, salt: 'ab'.repeat(16) };
const command: Command = {
  name: 'ProposeReceipt',
  commandId: 'CMD-0123456789ABCDEF',
  input: { receiptId: 'WR-0123456789ABCDEF', parts: [{ claimId: 'CLM-0123456789ABCDEF' }] },
  openings: { storage: { terms: {}, salt: 'cd'.repeat(16) }, goods },
};
const keyHashOf = (key: string): string => sha256(Buffer.from(key));

test('terms that the command did not bring cannot be restored from it', () => {
  const other = termsKey('WR-0123456789ABCDEF', 'goods', 'ee'.repeat(32));
  expect(restorableTerms(command, keyHashOf(other))).toBeUndefined();
});

test('the place of missing terms is found by the hash of its key, however deep the id stands', () => {
  const hash = hashOfOpening(goods);
  const key = termsKey('CLM-0123456789ABCDEF', 'goods', hash);
  expect(restorableTerms(command, keyHashOf(key))).toEqual({
    recordId: 'CLM-0123456789ABCDEF',
    section: 'goods',
    hash,
  });
});
