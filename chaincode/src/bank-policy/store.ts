import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { type Consortium } from '../membership/consortium.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import { type BankPolicy, BankPolicyRecord } from './records.ts';

const policyKey = (mspId: string): string => `bank-policy/${mspId}`;

export const loadPolicyRecord = (
  reader: LedgerReader,
  mspId: string,
): Promise<BankPolicyRecord | undefined> => loadRecord(reader, policyKey(mspId), BankPolicyRecord);

/** The policy in force, if the bank has one. */
export const loadBankPolicy = async (reader: LedgerReader, mspId: string): Promise<BankPolicy | undefined> =>
  (await loadPolicyRecord(reader, mspId))?.inForce;

/** A bank's first policy: it changes only with the bank's peer and any other. */
export const putPolicyRecord = (consortium: Consortium, record: BankPolicyRecord): Change =>
  putOwn(consortium, policyKey(record.bank), record.bank, record);
/** The record under the policy that it was made with. */
export const updatePolicyRecord = (record: BankPolicyRecord): Change => put(policyKey(record.bank), record);
