/** Balances that follow from a transfer, or from what came back of it. */
import {
  afterRestoration,
  afterTransfer,
  type CreditBalanceTerms,
  type CreditTerms,
  openingBalance,
  TransferAnswer,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember } from '../command/terms-source.ts';

type Openings = Parameters<DeriveTerms>[1];
type Balance = z.output<typeof CreditBalanceTerms>;

const childTerms = (openings: Openings) =>
  openings['transferredCredit']?.terms as z.output<typeof CreditTerms>;
const balanceOf = (openings: Openings) => openings['balance']?.terms as Balance;

/** The id of the transferred credit stands in the bank's draft. */
const transferredBalance: DeriveTerms = async (input, openings, source) => {
  const record = await source.record(`transfer-answer/${textMember(input, 'transferId')}`);
  return openingBalance(TransferAnswer.parse(record).childId ?? '', childTerms(openings));
};

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  TransferCredit: {
    newBalance: (_input, openings) => afterTransfer(balanceOf(openings), childTerms(openings)),
    transferredBalance,
  },
  RestoreTransfer: {
    newBalance: (_input, openings) =>
      afterRestoration(
        balanceOf(openings),
        childTerms(openings),
        openings['transferredBalance']?.terms as Balance,
      ),
  },
};
