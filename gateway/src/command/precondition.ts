import type { Principal } from '../auth/principal.ts';
import { readFinancing } from '../financing/read.ts';
import { etagOf } from '../plugins/etag.ts';
import { Problem } from '../plugins/problem.ts';
import { readReceipt } from '../warehouse-receipt/read.ts';
import { type Input, textMember } from './terms-source.ts';

/** What the client saw of the record that the command addresses; a receipt comes before a financing. */
const addressed = async (principal: Principal, input: Input): Promise<unknown> => {
  const receiptId = textMember(input, 'receiptId', 'assetId');
  if (receiptId !== '') return readReceipt(principal, receiptId);
  const financingId = textMember(input, 'financingId');
  return financingId === '' ? undefined : readFinancing(principal, financingId);
};

/** @throws Problem where the record is no longer what the client saw */
export const checkIfMatch = async (
  principal: Principal,
  input: Input,
  ifMatch: string | undefined,
): Promise<void> => {
  if (ifMatch === undefined || ifMatch === '*') return;
  const seen = await addressed(principal, input);
  if (seen === undefined || etagOf(seen) !== ifMatch) throw new Problem('RECORD_CHANGED');
};
