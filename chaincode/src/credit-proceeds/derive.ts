/** Proceeds and shares as they follow from a credit. Pure; the gateway derives by the same functions. */
import { minorOf } from '../kernel/money.ts';
import { undrawnOf } from '../letter-of-credit/amounts.ts';
import type { CreditBalanceTerms, CreditTerms } from '../letter-of-credit/terms.ts';
import { shareOf } from '../lien/machine.ts';
import type { z } from 'zod';
import type { UndertakingTerms } from '../presentation/terms.ts';
import type { ProceedsRequestTerms, ProceedsTerms } from './terms.ts';

/** By BIC without the branch, by payment system number, or by name: as the fingerprint names the issuing bank. */
const issuingBankKey = ({ issuingBank }: CreditTerms): string =>
  issuingBank.bic?.slice(0, 8) ?? issuingBank.cnaps ?? issuingBank.name ?? '';

/** All that is left to draw under the credit. */
export const proceedsOfCredit = (
  creditId: string,
  credit: CreditTerms,
  balance: CreditBalanceTerms,
): ProceedsTerms => ({
  creditId,
  creditNumber: credit.creditNumber,
  issuingBank: issuingBankKey(credit),
  capacity: undrawnOf(credit, balance),
});

/** What a bank owes by its undertaking on one presentation, due on the day on which it will pay. */
export const proceedsOfUndertaking = (
  { creditId, presentationId }: { readonly creditId: string; readonly presentationId: string },
  credit: CreditTerms,
  { amount, payableOn }: z.output<typeof UndertakingTerms>,
): ProceedsTerms => ({
  creditId,
  creditNumber: credit.creditNumber,
  issuingBank: issuingBankKey(credit),
  presentationId,
  capacity: amount,
  maturityDate: payableOn,
});

/** What is assigned, as parts of the capacity, rounded up; `undefined` where it is no part of it. */
export const shareOfProceeds = (
  { capacity }: ProceedsTerms,
  { assigned }: ProceedsRequestTerms,
): bigint | undefined =>
  assigned.currency === capacity.currency && minorOf(assigned) <= minorOf(capacity)
    ? shareOf(minorOf(assigned), minorOf(capacity))
    : undefined;
