/** Where the facts of reimbursement are kept: each changes with its author's peer and any other. */
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import type { Consortium } from '../membership/consortium.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import { Reimbursement, ReimbursementAccount, ReimbursementAnswer, ReimbursementClaim } from './records.ts';

const reimbursementKey = (creditId: string, id: string): string => `reimbursement/${creditId}/${id}`;
const accountKey = (id: string): string => `reimbursement-account/${id}`;
const claimKey = (reimbursementId: string, id: string): string =>
  `reimbursement-claim/${reimbursementId}/${id}`;
const answerKey = (claimId: string): string => `reimbursement-answer/${claimId}`;

export const loadReimbursement = (
  reader: LedgerReader,
  creditId: string,
  id: string,
): Promise<Reimbursement | undefined> => loadRecord(reader, reimbursementKey(creditId, id), Reimbursement);
export const putReimbursement = (consortium: Consortium, record: Reimbursement): Change =>
  putOwn(consortium, reimbursementKey(record.creditId, record.id), record.act.by.mspId, record);
export const updateReimbursement = (record: Reimbursement): Change =>
  put(reimbursementKey(record.creditId, record.id), record);

export const loadAccount = (reader: LedgerReader, id: string): Promise<ReimbursementAccount | undefined> =>
  loadRecord(reader, accountKey(id), ReimbursementAccount);
export const writeAccount = (
  consortium: Consortium,
  account: ReimbursementAccount,
  isNew: boolean,
): Change => {
  const key = accountKey(account.reimbursementId);
  return isNew ? putOwn(consortium, key, account.act.by.mspId, account) : put(key, account);
};

export const loadClaim = (
  reader: LedgerReader,
  reimbursementId: string,
  id: string,
): Promise<ReimbursementClaim | undefined> =>
  loadRecord(reader, claimKey(reimbursementId, id), ReimbursementClaim);
export const putClaim = (consortium: Consortium, claim: ReimbursementClaim): Change =>
  putOwn(consortium, claimKey(claim.reimbursementId, claim.id), claim.act.by.mspId, claim);

export const loadAnswer = (reader: LedgerReader, claimId: string): Promise<ReimbursementAnswer | undefined> =>
  loadRecord(reader, answerKey(claimId), ReimbursementAnswer);
export const putAnswer = (consortium: Consortium, answer: ReimbursementAnswer): Change =>
  putOwn(consortium, answerKey(answer.claimId), answer.act.by.mspId, answer);
