/** Where facts of transfers are kept: each changes with its author's peer and any other. */
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import type { Consortium } from '../membership/consortium.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import { AmendmentPermission, Transfer, TransferAnswer, TransferredCredit, TransferStep } from './records.ts';

const transferPrefix = (creditId: string): string => `credit-transfer/${creditId}/`;
const answerKey = (transferId: string): string => `transfer-answer/${transferId}`;
const childKey = (childId: string): string => `transferred-credit/${childId}`;
const permissionKey = (childId: string, number: number): string =>
  `transfer-permission/${childId}/${String(number).padStart(3, '0')}`;
const stepPrefix = (childId: string): string => `transfer-step/${childId}/`;

export const loadTransfer = (
  reader: LedgerReader,
  creditId: string,
  transferId: string,
): Promise<Transfer | undefined> => loadRecord(reader, transferPrefix(creditId) + transferId, Transfer);

/** Every transfer of a credit, as a range: a request at the same moment conflicts. */
export const loadTransfers = (reader: LedgerReader, creditId: string): Promise<Transfer[]> =>
  loadRange(reader, transferPrefix(creditId), Transfer);

export const putTransfer = (consortium: Consortium, transfer: Transfer): Change =>
  putOwn(consortium, transferPrefix(transfer.creditId) + transfer.id, transfer.act.by.mspId, transfer);

export const loadAnswer = (reader: LedgerReader, transferId: string): Promise<TransferAnswer | undefined> =>
  loadRecord(reader, answerKey(transferId), TransferAnswer);
export const putAnswer = (consortium: Consortium, answer: TransferAnswer): Change =>
  putOwn(consortium, answerKey(answer.transferId), answer.act.by.mspId, answer);
/** The answer under the policy that it was made with. */
export const updateAnswer = (answer: TransferAnswer): Change => put(answerKey(answer.transferId), answer);

export const loadChild = (reader: LedgerReader, childId: string): Promise<TransferredCredit | undefined> =>
  loadRecord(reader, childKey(childId), TransferredCredit);
export const putChild = (consortium: Consortium, child: TransferredCredit, bank: string): Change =>
  putOwn(consortium, childKey(child.childId), bank, child);

export const loadSteps = (reader: LedgerReader, childId: string): Promise<TransferStep[]> =>
  loadRange(reader, stepPrefix(childId), TransferStep);
export const putStep = (consortium: Consortium, step: TransferStep): Change =>
  putOwn(consortium, stepPrefix(step.childId) + step.step, step.act.by.mspId, step);

export const loadPermission = (
  reader: LedgerReader,
  childId: string,
  number: number,
): Promise<AmendmentPermission | undefined> =>
  loadRecord(reader, permissionKey(childId, number), AmendmentPermission);
/** The first beneficiary may think again: then the record keeps the policy of its key. */
export const putPermission = (
  consortium: Consortium,
  permission: AmendmentPermission,
  earlier: AmendmentPermission | undefined,
): Change => {
  const key = permissionKey(permission.childId, permission.number);
  return earlier === undefined
    ? putOwn(consortium, key, permission.act.by.mspId, permission)
    : put(key, permission);
};
