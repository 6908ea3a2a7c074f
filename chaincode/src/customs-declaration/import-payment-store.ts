import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import type { Consortium } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';
import { ImportPayment } from './import-payment-records.ts';

const prefix = (declarationId: string): string => `import-payment/${declarationId}/`;

export const loadImportPayment = (
  reader: LedgerReader,
  declarationId: string,
  id: string,
): Promise<ImportPayment | undefined> => loadRecord(reader, `${prefix(declarationId)}${id}`, ImportPayment);

/** All payments on the declaration, as a range: of two that together are too much, the second conflicts. */
export const loadImportPayments = (reader: LedgerReader, declarationId: string): Promise<ImportPayment[]> =>
  loadRange(reader, prefix(declarationId), ImportPayment);

/** A new payment: it changes only with its bank's peer and any other. */
export const putImportPayment = (consortium: Consortium, payment: ImportPayment): Change =>
  putOwn(consortium, `${prefix(payment.declarationId)}${payment.id}`, payment.bank, payment);

export const updateImportPayment = (payment: ImportPayment): Change =>
  put(`${prefix(payment.declarationId)}${payment.id}`, payment);
