/** Terms of a claim and of its sale that follow from others. */
import {
  type CreditTerms,
  forfaitingExposureOf,
  type ForfaitingQuoteTerms,
  type ForfaitingTradeTerms,
  proceedsOfClaim,
  type ProceedsTerms,
  tradeOf,
  type UndertakingTerms,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember } from '../command/terms-source.ts';

const proceeds: DeriveTerms = (input, openings) =>
  proceedsOfClaim(
    textMember(input, 'creditId'),
    textMember(input, 'presentationId'),
    openings['credit']?.terms as z.output<typeof CreditTerms>,
    openings['undertaking']?.terms as z.output<typeof UndertakingTerms>,
  );

const trade: DeriveTerms = (input, openings) =>
  tradeOf(
    textMember(input, 'assetId'),
    openings['proceeds']?.terms as ProceedsTerms,
    openings['quote']?.terms as ForfaitingQuoteTerms,
  );

const purchaseExposure: DeriveTerms = (input, openings) =>
  forfaitingExposureOf(
    textMember(input, 'forfaitingId'),
    openings['trade']?.terms as ForfaitingTradeTerms,
    (openings['payment']?.terms as { paidOn: string }).paidOn,
  );

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  RegisterClaim: { proceeds },
  AcceptForfaitingQuote: { trade },
  SettleForfaiting: { purchaseExposure },
};
