/** Where facts of transfers are kept: each changes with its author's peer and any other. */
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import type { Consortium } from '../membership/consortium.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import {
  AmendmentPermission,
  AssembledAs,
  Assembly,
  Substitution,
  SubstitutionDemand,
  Transfer,
  TransferAnswer,
  TransferredCredit,
  TransfereeNotice,
  TransferStep,
} from './records.ts';

const transferPrefix = (creditId: string): string => `credit-transfer/${creditId}/`;
const answerKey = (transferId: string): string => `transfer-answer/${transferId}`;
const childKey = (childId: string): string => `transferred-credit/${childId}`;
const permissionKey = (childId: string, number: number): string =>
  `transfer-permission/${childId}/${String(number).padStart(3, '0')}`;
const demandKey = (receivedId: string): string => `substitution-demand/${receivedId}`;
const substitutionKey = (receivedId: string): string => `substitution/${receivedId}`;
const assemblyKey = (creditId: string, presentationId: string): string =>
  `assembly/${creditId}/${presentationId}`;
const assembledKey = (receivedId: string): string => `assembled/${receivedId}`;
const noticeKey = (receivedId: string, kind: string): string => `transferee-notice/${receivedId}/${kind}`;
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

interface Authored {
  readonly act: { readonly by: { readonly mspId: string } };
}
/** A record in its author's place, under the policy that it was made with. */
const write = (
  consortium: Consortium,
  key: string,
  record: Authored,
  earlier: Authored | undefined,
): Change =>
  earlier === undefined ? putOwn(consortium, key, record.act.by.mspId, record) : put(key, record);

export const loadDemand = (
  reader: LedgerReader,
  receivedId: string,
): Promise<SubstitutionDemand | undefined> => loadRecord(reader, demandKey(receivedId), SubstitutionDemand);
export const writeDemand = (
  consortium: Consortium,
  demand: SubstitutionDemand,
  earlier: SubstitutionDemand | undefined,
): Change => write(consortium, demandKey(demand.receivedId), demand, earlier);

export const loadSubstitution = (
  reader: LedgerReader,
  receivedId: string,
): Promise<Substitution | undefined> => loadRecord(reader, substitutionKey(receivedId), Substitution);
export const writeSubstitution = (
  consortium: Consortium,
  substitution: Substitution,
  earlier: Substitution | undefined,
): Change => write(consortium, substitutionKey(substitution.receivedId), substitution, earlier);

export const loadAssembly = (
  reader: LedgerReader,
  creditId: string,
  presentationId: string,
): Promise<Assembly | undefined> => loadRecord(reader, assemblyKey(creditId, presentationId), Assembly);
/** As what the documents that were received go on. */
export const loadAssemblyOf = async (
  reader: LedgerReader,
  receivedId: string,
): Promise<Assembly | undefined> => {
  const link = await loadRecord(reader, assembledKey(receivedId), AssembledAs);
  return link && loadAssembly(reader, link.creditId, link.presentationId);
};
export const putAssembly = (consortium: Consortium, assembly: Assembly): Change[] => {
  const { creditId, presentationId, receivedId, act } = assembly;
  return [
    putOwn(consortium, assemblyKey(creditId, presentationId), act.by.mspId, assembly),
    putOwn(consortium, assembledKey(receivedId), act.by.mspId, { creditId, presentationId }),
  ];
};

export const loadNotice = (
  reader: LedgerReader,
  receivedId: string,
  kind: TransfereeNotice['kind'],
): Promise<TransfereeNotice | undefined> => loadRecord(reader, noticeKey(receivedId, kind), TransfereeNotice);
export const putNotice = (consortium: Consortium, notice: TransfereeNotice): Change =>
  putOwn(consortium, noticeKey(notice.receivedId, notice.kind), notice.act.by.mspId, notice);
