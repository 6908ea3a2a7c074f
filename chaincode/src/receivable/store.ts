/** Where receivables and what is said of them are kept. */
import type { Change, LedgerReader } from '../kernel/ledger.ts';
import { put } from '../kernel/ledger.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import type { Consortium } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';
import { DebtAnswer, Receivable } from './records.ts';

const receivableKey = (id: string): string => `receivable/${id}`;
const answerKey = (id: string, mspId: string): string => `debt-answer/${id}/${mspId}`;

export const loadReceivable = (reader: LedgerReader, id: string): Promise<Receivable | undefined> =>
  loadRecord(reader, receivableKey(id), Receivable);

/** A new receivable: it changes only with its seller's peer and any other. */
export const putReceivable = (consortium: Consortium, receivable: Receivable): Change =>
  putOwn(consortium, receivableKey(receivable.id), receivable.seller.mspId, receivable);

export const updateReceivable = (receivable: Receivable): Change =>
  put(receivableKey(receivable.id), receivable);

export const loadAnswer = (
  reader: LedgerReader,
  id: string,
  mspId: string,
): Promise<DebtAnswer | undefined> => loadRecord(reader, answerKey(id, mspId), DebtAnswer);

/** A first answer, under its author's policy; a later one under the policy that it has. */
export const putAnswer = (
  consortium: Consortium,
  earlier: DebtAnswer | undefined,
  answer: DebtAnswer,
): Change => {
  const key = answerKey(answer.receivableId, answer.by);
  return earlier === undefined ? putOwn(consortium, key, answer.by, answer) : put(key, answer);
};
