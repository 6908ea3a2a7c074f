/** Balances that follow from a transfer, from an amendment of it, or from what came back of it. */
import {
  adjustedBalance,
  afterRestoration,
  afterTransfer,
  type AmendmentTerms,
  applyAmendment,
  type CreditBalanceTerms,
  type CreditTerms,
  grownBalance,
  growthBy,
  openingBalance,
  TransferAnswer,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { type Input, textMember, type TermsSource } from '../command/terms-source.ts';

type Openings = Parameters<DeriveTerms>[1];
type Balance = z.output<typeof CreditBalanceTerms>;

const termsOf = (openings: Openings, section: string): unknown => openings[section]?.terms;
const childTerms = (openings: Openings) =>
  termsOf(openings, 'transferredCredit') as z.output<typeof CreditTerms>;
const balanceOf = (openings: Openings) => termsOf(openings, 'balance') as Balance;

/** The id of the transferred credit stands in the bank's draft. */
const draftedChild = async (input: Input, source: Pick<TermsSource, 'record'>): Promise<string> => {
  const record = await source.record(`transfer-answer/${textMember(input, 'transferId')}`);
  return TransferAnswer.parse(record).childId ?? '';
};

/** Set aside beforehand, where the amendment would let the second beneficiary draw more. */
const balanceAhead: DeriveTerms = (input, openings) => {
  const before = childTerms(openings);
  const amendment = termsOf(openings, 'transferredAmendment') as z.output<typeof AmendmentTerms>;
  const after = applyAmendment(before, amendment);
  const growth = 'refused' in after ? 0n : growthBy(before, after);
  return growth === 0n ? undefined : grownBalance(balanceOf(openings), textMember(input, 'childId'), growth);
};

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  TransferCredit: {
    newBalance: async (input, openings, source) =>
      afterTransfer(balanceOf(openings), await draftedChild(input, source), childTerms(openings)),
    transferredBalance: async (input, openings, source) =>
      openingBalance(await draftedChild(input, source), childTerms(openings)),
  },
  RestoreTransfer: {
    newBalance: (_input, openings) =>
      afterRestoration(balanceOf(openings), termsOf(openings, 'transferredBalance') as Balance),
  },
  PassOnAmendment: { newBalance: balanceAhead },
  AdjustTransfer: {
    newBalance: (input, openings) =>
      adjustedBalance(balanceOf(openings), textMember(input, 'childId'), childTerms(openings)),
  },
};
