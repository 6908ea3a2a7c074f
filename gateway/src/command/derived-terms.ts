/**
 * Sections of terms that follow from others: nobody should have to type a sum that the ledger checks anyway.
 */
import {
  collectionOf,
  instrumentOf,
  minorOf,
  type Money,
  moneyOf,
  type Opening,
} from '@chopmark/chaincode/api';
import { derivedTerms as proceedsTerms } from '../credit-proceeds/derived-terms.ts';
import { derivedTerms as transferTerms } from '../credit-transfer/derived-terms.ts';
import { derivedTerms as customsTerms } from '../customs-declaration/derived-terms.ts';
import type { FingerprintKeys } from '../fingerprint/token.ts';
import { derivedTerms as forfaitingTerms } from '../forfaiting/derived-terms.ts';
import { derivedTerms as creditTerms } from '../letter-of-credit/derived-terms.ts';
import { derivedTerms as voucherTerms } from '../voucher/derived-terms.ts';
import { type Input, textMember, type TermsSource } from './terms-source.ts';
import { derivedTerms as presentationTerms } from '../presentation/derived-terms.ts';
import { derivedTerms as reimbursementTerms } from '../reimbursement/derived-terms.ts';

type Openings = Readonly<Record<string, Opening<unknown>>>;
/** `undefined` where what it follows from is not there: the ledger then says what is wrong. */
export type DeriveTerms = (
  input: Input,
  openings: Openings,
  source: TermsSource,
  fingerprintKeys: FingerprintKeys,
) => unknown;

interface Deal {
  readonly principal: Money;
  readonly debtorClass: string;
  readonly startDate: string;
  readonly dueDate: string;
}

const termsOf = (openings: Openings, section: string): unknown => openings[section]?.terms;

const exposure =
  (outstandingOf: (openings: Openings) => Money): DeriveTerms =>
  async (input, openings, source) => {
    const { principal, debtorClass, startDate, dueDate } = termsOf(openings, 'deal') as Deal;
    const financingId = textMember(input, 'financingId');
    const financing = (await source.record(`financing/${financingId}`)) as { assetId: string };
    return {
      financingId,
      instrument: instrumentOf(financing.assetId),
      debtorClass,
      principal,
      outstanding: outstandingOf(openings),
      startDate,
      dueDate,
    };
  };

const principalOf = (openings: Openings): Money => (termsOf(openings, 'deal') as Deal).principal;
const undrawn = (openings: Openings): Money => moneyOf(0n, principalOf(openings).currency);

/**
 * What is owed after the payment; where it is more than what is owed, the ledger refuses and this says
 * nothing.
 */
const remaining = (openings: Openings): Money => {
  const { outstanding } = termsOf(openings, 'balance') as { outstanding: Money };
  const { amount } = termsOf(openings, 'payment') as { amount: Money };
  const left = minorOf(outstanding) - (amount.currency === outstanding.currency ? minorOf(amount) : 0n);
  return moneyOf(left < 0n ? 0n : left, outstanding.currency);
};

/** How the debtor's payment is allocated; of several currencies nothing follows, and the ledger says so. */
const collection: DeriveTerms = (_input, openings) =>
  collectionOf({
    deal: termsOf(openings, 'deal'),
    payment: termsOf(openings, 'payment'),
    due: termsOf(openings, 'due'),
    balance: termsOf(openings, 'balance'),
  } as Parameters<typeof collectionOf>[0]);

/** What is owed after the debtor's payment. */
const afterCollection = (openings: Openings): Money => {
  const { outstanding } = termsOf(openings, 'balance') as { outstanding: Money };
  const repaid = termsOf(openings, 'collection') as { principal: Money } | undefined;
  return moneyOf(
    minorOf(outstanding) - (repaid === undefined ? 0n : minorOf(repaid.principal)),
    outstanding.currency,
  );
};

const balance =
  (outstandingOf: (openings: Openings) => Money): DeriveTerms =>
  (input, openings) => ({
    financingId: textMember(input, 'financingId'),
    outstanding: outstandingOf(openings),
  });

/** By command and section. */
export const derivedTerms: Readonly<Record<string, Readonly<Record<string, DeriveTerms>>>> = {
  ConfirmFinancing: { exposure: exposure(undrawn) },
  ConfirmDisbursement: { balance: balance(principalOf), exposure: exposure(principalOf) },
  RecordRepayment: { newBalance: balance(remaining), exposure: exposure(remaining) },
  RecordCollection: { collection, newBalance: balance(afterCollection), exposure: exposure(afterCollection) },
  RecordBuyBack: { newBalance: balance(undrawn), exposure: exposure(undrawn) },
  AuthorisePayoff: { balance: balance(principalOf), exposure: exposure(principalOf) },
  ConfirmPayoff: { newBalance: balance(undrawn), exposure: exposure(undrawn) },
  WriteOffFinancing: { exposure: exposure(undrawn) },
  ...creditTerms,
  ...proceedsTerms,
  ...forfaitingTerms,
  ...transferTerms,
  ...presentationTerms,
  ...reimbursementTerms,
  ...voucherTerms,
  ...customsTerms,
};
