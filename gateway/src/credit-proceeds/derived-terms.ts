/** Terms of proceeds that follow from the credit. */
import { type CreditBalanceTerms, type CreditTerms, proceedsOfCredit } from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember } from '../command/terms-source.ts';

const proceeds: DeriveTerms = (input, openings) =>
  proceedsOfCredit(
    textMember(input, 'creditId'),
    openings['credit']?.terms as z.output<typeof CreditTerms>,
    openings['balance']?.terms as z.output<typeof CreditBalanceTerms>,
  );

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  RegisterProceeds: { proceeds },
};
