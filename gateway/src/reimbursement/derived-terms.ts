import { type Money, type PaidTerms, paidAfter } from '@chopmark/chaincode/api';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember } from '../command/terms-source.ts';

/** What is paid in all once this claim is; of another currency than before, the ledger says what is wrong. */
const newPaid: DeriveTerms = (input, openings) => {
  const { amount } = openings['payment']?.terms as { amount: Money };
  const before = openings['paid']?.terms as PaidTerms | undefined;
  return paidAfter(before, textMember(input, 'reimbursementId'), amount);
};

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  PayReimbursement: { newPaid },
};
