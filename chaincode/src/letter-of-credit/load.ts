/** What several acts of a credit need to know. */
import type { LedgerReader } from '../kernel/ledger.ts';
import type { CreditBalance, Credit, CreditVersion } from './records.ts';
import type { BankPolicy } from '../bank-policy/records.ts';
import { loadBankPolicy } from '../bank-policy/store.ts';
import { loadBalance, loadCredit, loadVersion } from './store.ts';

/** The credit as its issuer has it, the terms in force and what has been drawn. */
export interface CreditFacts {
  readonly credit: Credit | undefined;
  readonly version: CreditVersion | undefined;
  readonly balance: CreditBalance | undefined;
}

export const loadCreditFacts = async (reader: LedgerReader, creditId: string): Promise<CreditFacts> => ({
  credit: await loadCredit(reader, creditId),
  version: await loadVersion(reader, creditId),
  balance: await loadBalance(reader, creditId),
});

/** The credit with the terms in force, and the policy of the bank that acts. */
export interface BankActFacts extends CreditFacts {
  readonly policy: BankPolicy | undefined;
}

export const loadBankActFacts = async (
  reader: LedgerReader,
  creditId: string,
  mspId: string,
): Promise<BankActFacts> => ({
  ...(await loadCreditFacts(reader, creditId)),
  policy: await loadBankPolicy(reader, mspId),
});
