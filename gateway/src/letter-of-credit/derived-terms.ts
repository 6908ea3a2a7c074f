/** Terms of a credit that follow from others. */
import {
  type CreditBalanceTerms,
  type CreditTerms,
  creditExposureOf,
  openingBalance,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { DeriveTerms } from '../command/derived-terms.ts';
import { textMember } from '../command/terms-source.ts';

type Openings = Parameters<DeriveTerms>[1];
type Credit = z.output<typeof CreditTerms>;
type Balance = z.output<typeof CreditBalanceTerms>;

const creditOf = (openings: Openings): Credit | undefined => openings['credit']?.terms as Credit | undefined;
const balanceOf = (openings: Openings): Balance | undefined =>
  openings['balance']?.terms as Balance | undefined;

const balance: DeriveTerms = (input, openings) => {
  const credit = creditOf(openings);
  return credit && openingBalance(textMember(input, 'creditId'), credit);
};

const exposure: DeriveTerms = (input, openings) => {
  const [credit, drawn] = [creditOf(openings), balanceOf(openings)];
  return (
    credit && drawn && creditExposureOf(textMember(input, 'creditId'), 'letter-of-credit', credit, drawn)
  );
};

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  IssueCredit: { balance, exposure },
};
