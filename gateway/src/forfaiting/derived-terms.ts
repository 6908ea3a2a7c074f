/** Terms of a sale that follow from claim and quote, and what a bank is exposed to by it. */
import {
  boughtExposure,
  type ForfaitingQuoteTerms,
  type ProceedsTerms,
  saleOf,
} from '@chopmark/chaincode/api';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember } from '../command/terms-source.ts';

const trade: DeriveTerms = (input, openings) =>
  saleOf(
    textMember(input, 'forfaitingId'),
    openings['proceeds']?.terms as ProceedsTerms,
    openings['quote']?.terms as ForfaitingQuoteTerms,
  );

const exposure: DeriveTerms = (input, openings) =>
  boughtExposure(
    textMember(input, 'forfaitingId'),
    openings['trade']?.terms as Parameters<typeof boughtExposure>[1],
  );

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  ConfirmForfaitingSale: { trade },
  PayForfaiting: { exposure },
  DraftOutsideSale: { trade },
};
