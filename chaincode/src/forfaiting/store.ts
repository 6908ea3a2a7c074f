/** Where sales of claims are kept. */
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import { Forfaiting } from './records.ts';

const forfaitingKey = (id: string): string => `forfaiting/${id}`;

export const loadForfaiting = (reader: LedgerReader, id: string): Promise<Forfaiting | undefined> =>
  loadRecord(reader, forfaitingKey(id), Forfaiting);

/** Under the chaincode policy: seller, buyer and obligor change it in turn, and each change needs two organisations. */
export const putForfaiting = (forfaiting: Forfaiting): Change =>
  put(forfaitingKey(forfaiting.id), forfaiting);
