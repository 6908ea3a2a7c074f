/** Where the records of a credit are kept, and who must endorse their changes. */
import type { z } from 'zod';
import { withAnyOther } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { type Consortium, endorsingMembers, peerOf } from '../membership/consortium.ts';
import { memberBehind } from './parties.ts';
import { type Act, Credit, CreditAdvice, CreditBalance, CreditVersion } from './records.ts';

/** The record at a key by its schema. */
export const loadRecord = async <T extends z.ZodType>(
  reader: LedgerReader,
  key: string,
  schema: T,
): Promise<z.output<T> | undefined> => {
  const value = await reader.get(key);
  return value === undefined ? undefined : schema.parse(value);
};

/** A fact that changes only with its author's peer and any other. */
export const putFact = (consortium: Consortium, key: string, author: string, fact: unknown): Change =>
  put(key, fact, withAnyOther(peerOf(consortium, author), endorsingMembers(consortium)));

/** The records under a prefix by their schema, in key order. */
export const loadRange = async <T extends z.ZodType>(
  reader: LedgerReader,
  prefix: string,
  schema: T,
): Promise<z.output<T>[]> => (await reader.range(prefix)).map(({ value }) => schema.parse(value));

interface Authored {
  readonly act: Act;
}

/** A fact in the place of its author's earlier one, which keeps the policy of its key. */
export const writeFact = (
  consortium: Consortium,
  key: string,
  fact: Authored,
  earlier: readonly Authored[],
): Change => {
  const { as, by } = fact.act;
  const known = earlier.some(({ act }) => act.as === as && act.by.mspId === by.mspId);
  return known ? put(key, fact) : putFact(consortium, key, by.mspId, fact);
};

const creditKey = (id: string): string => `credit/${id}`;
const versionKey = (id: string): string => `credit-version/${id}`;
const balanceKey = (id: string): string => `credit-balance/${id}`;

export const loadCredit = (reader: LedgerReader, id: string): Promise<Credit | undefined> =>
  loadRecord(reader, creditKey(id), Credit);

/** A new credit: it changes only with its issuing bank's peer, or its recorder's, and any other. */
export const putCredit = (consortium: Consortium, credit: Credit): Change =>
  putFact(consortium, creditKey(credit.id), memberBehind(credit.parties.issuingBank), credit);
/** A transferred credit: the transferring bank's to change (UCP 600 art. 38(b)), never the issuing bank's. */
export const putTransferredCredit = (consortium: Consortium, credit: Credit, bank: string): Change =>
  putFact(consortium, creditKey(credit.id), bank, credit);
/** The credit under the policy that it was made with. */
export const updateCredit = (credit: Credit): Change => put(creditKey(credit.id), credit);

export const loadVersion = (reader: LedgerReader, id: string): Promise<CreditVersion | undefined> =>
  loadRecord(reader, versionKey(id), CreditVersion);
/** Under the chaincode policy: a beneficiary's acceptance changes it, and so does an examining bank's finding. */
export const putVersion = (version: CreditVersion): Change => put(versionKey(version.creditId), version);

export const loadBalance = (reader: LedgerReader, id: string): Promise<CreditBalance | undefined> =>
  loadRecord(reader, balanceKey(id), CreditBalance);
/** Under the chaincode policy: whichever bank honours, negotiates or transfers changes it. */
export const putBalance = (balance: CreditBalance): Change => put(balanceKey(balance.creditId), balance);

const adviceKey = (id: string, { as, by }: Act): string => `credit-advice/${id}/${as}/${by.mspId}`;

/** What advisers did, in no particular order. */
export const loadAdvices = (reader: LedgerReader, id: string): Promise<CreditAdvice[]> =>
  loadRange(reader, `credit-advice/${id}/`, CreditAdvice);
export const putAdvice = (
  consortium: Consortium,
  advice: CreditAdvice,
  facts: readonly CreditAdvice[],
): Change => writeFact(consortium, adviceKey(advice.creditId, advice.act), advice, facts);
