/** Balances that follow from a transfer, from an amendment of it, or from what came back of it. */
import {
  adjustedBalance,
  afterRestoration,
  afterTransfer,
  assembledDocuments,
  type AmendmentTerms,
  applyAmendment,
  type CreditBalanceTerms,
  type CreditTerms,
  drawnBalance,
  grownBalance,
  growthBy,
  type Money,
  openingBalance,
  type PresentationTerms,
  type SubstitutionTerms,
  TransferAnswer,
  withPassedOn,
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

const receivedTerms = (openings: Openings) =>
  termsOf(openings, 'received') as z.output<typeof PresentationTerms>;
/** There where the first beneficiary's documents are, and not where they were found wrong and never corrected. */
const substitutedTerms = (openings: Openings) =>
  termsOf(openings, 'substitution') as SubstitutionTerms | undefined;

const onTheirWay: DeriveTerms = (input, openings) =>
  withPassedOn(balanceOf(openings), {
    presentationId: textMember(input, 'presentationId'),
    creditId: textMember(input, 'childId'),
    amount: receivedTerms(openings).amountClaimed,
    substituted: substitutedTerms(openings) !== undefined,
  });

const paidToTransferee: DeriveTerms = (input, openings) => {
  const balance = termsOf(openings, 'transferredBalance') as Balance;
  const { amount } = termsOf(openings, 'passedOn') as { amount: Money };
  // Of another currency: the ledger says so.
  if (amount.currency !== balance.drawn.currency) return balance;
  return drawnBalance(balance, receivedTerms(openings), amount, textMember(input, 'receivedId'));
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
  AssembleDocuments: {
    newBalance: onTheirWay,
    presentation: (_input, openings) =>
      assembledDocuments(receivedTerms(openings), substitutedTerms(openings)),
  },
  PassOnMaturity: { newTransferredBalance: paidToTransferee },
  PassOnPayment: { newTransferredBalance: paidToTransferee },
  PassOnAmendment: { newBalance: balanceAhead },
  AdjustTransfer: {
    newBalance: (input, openings) =>
      adjustedBalance(balanceOf(openings), textMember(input, 'childId'), childTerms(openings)),
  },
};
