import { withAnyOther } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { type Consortium, endorsingMembers, peerOf } from '../membership/consortium.ts';
import { type BankPolicy, BankPolicyRecord } from './records.ts';

const policyKey = (mspId: string): string => `bank-policy/${mspId}`;

export const loadPolicyRecord = async (
  reader: LedgerReader,
  mspId: string,
): Promise<BankPolicyRecord | undefined> => {
  const value = await reader.get(policyKey(mspId));
  return value === undefined ? undefined : BankPolicyRecord.parse(value);
};

/** The policy in force, if the bank has one. */
export const loadBankPolicy = async (reader: LedgerReader, mspId: string): Promise<BankPolicy | undefined> =>
  (await loadPolicyRecord(reader, mspId))?.inForce;

/** A bank's first policy: it changes only with the bank's peer and any other. */
export const putPolicyRecord = (consortium: Consortium, record: BankPolicyRecord): Change =>
  put(
    policyKey(record.bank),
    record,
    withAnyOther(peerOf(consortium, record.bank), endorsingMembers(consortium)),
  );
/** The record under the policy that it was made with. */
export const updatePolicyRecord = (record: BankPolicyRecord): Change => put(policyKey(record.bank), record);
