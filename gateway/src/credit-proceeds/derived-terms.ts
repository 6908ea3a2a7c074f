/** Terms of proceeds that follow from the credit. */
import {
  type CreditBalanceTerms,
  type CreditTerms,
  proceedsOfCredit,
  proceedsOfUndertaking,
  type UndertakingTerms,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember } from '../command/terms-source.ts';

const proceeds: DeriveTerms = (input, openings) =>
  proceedsOfCredit(
    textMember(input, 'creditId'),
    openings['credit']?.terms as z.output<typeof CreditTerms>,
    openings['balance']?.terms as z.output<typeof CreditBalanceTerms>,
  );

const claim: DeriveTerms = (input, openings) =>
  proceedsOfUndertaking(
    { creditId: textMember(input, 'creditId'), presentationId: textMember(input, 'presentationId') },
    openings['credit']?.terms as z.output<typeof CreditTerms>,
    openings['undertaking']?.terms as z.output<typeof UndertakingTerms>,
  );

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  RegisterProceeds: { proceeds },
  RegisterClaim: { proceeds: claim },
};
