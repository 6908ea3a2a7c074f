/** Private terms of the sales of claims in the test stories, unlike any other text. */
import { sha256Hex } from '../src/kernel/hash.ts';
import type { z } from 'zod';
import type { ForfaitingQuoteTerms, RepurchaseTerms } from '../src/forfaiting/terms.ts';
import { cny } from './papers.ts';

export const quoteTerms: ForfaitingQuoteTerms = {
  yieldPpm: 23_750,
  dayCount: 'ACT/360',
  priceDate: '2026-03-13',
  lineReference: 'line on the issuer, tranche 7',
};

export const saleNotice = {
  assignee: 'River Bank, forfaiting desk',
  assigned: cny('2670000.00'),
  payToAccount: 'RB 6222 0210 0100 4471',
  reference: 'FFT-NOTICE-2026-0093',
  noticeDate: '2026-03-14',
};

export const saleAcknowledgement = {
  reference: 'HB-ACK-80417',
  acknowledgedOn: '2026-03-15',
  note: 'we pay the new creditor at maturity',
};

export const repurchaseTerms: z.output<typeof RepurchaseTerms> = {
  exception: 'false-documents',
  facts: 'the goods receipt was never signed by the buyer',
  documentHash: sha256Hex('finding of the forensic examiner'),
  masterAgreement: 'IFFM 2026 no. 31',
  formula: 'price paid plus interest at the yield of the sale',
  price: cny('2649317.55'),
  priceDate: '2026-03-19',
};
