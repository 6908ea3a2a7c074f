/** Terms of a sale that follow from claim and quote. */
import { type ForfaitingQuoteTerms, type ProceedsTerms, saleOf } from '@chopmark/chaincode/api';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember } from '../command/terms-source.ts';

const trade: DeriveTerms = (input, openings) =>
  saleOf(
    textMember(input, 'forfaitingId'),
    openings['proceeds']?.terms as ProceedsTerms,
    openings['quote']?.terms as ForfaitingQuoteTerms,
  );

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  ConfirmForfaitingSale: { trade },
};
