/** What several acts of a credit need to know. */
import type { LedgerReader } from '../kernel/ledger.ts';
import type { CreditBalance, Credit, CreditVersion } from './records.ts';
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
