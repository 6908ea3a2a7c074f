/** Where the facts of reimbursement are kept: each changes with its author's peer and any other. */
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRecord, putFact } from '../letter-of-credit/store.ts';
import type { Consortium } from '../membership/consortium.ts';
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
  putFact(consortium, reimbursementKey(record.creditId, record.id), record.act.by.mspId, record);
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
  return isNew ? putFact(consortium, key, account.act.by.mspId, account) : put(key, account);
};

export const loadClaim = (
  reader: LedgerReader,
  reimbursementId: string,
  id: string,
): Promise<ReimbursementClaim | undefined> =>
  loadRecord(reader, claimKey(reimbursementId, id), ReimbursementClaim);
export const putClaim = (consortium: Consortium, claim: ReimbursementClaim): Change =>
  putFact(consortium, claimKey(claim.reimbursementId, claim.id), claim.act.by.mspId, claim);

export const loadAnswer = (reader: LedgerReader, claimId: string): Promise<ReimbursementAnswer | undefined> =>
  loadRecord(reader, answerKey(claimId), ReimbursementAnswer);
export const putAnswer = (consortium: Consortium, answer: ReimbursementAnswer): Change =>
  putFact(consortium, answerKey(answer.claimId), answer.act.by.mspId, answer);
