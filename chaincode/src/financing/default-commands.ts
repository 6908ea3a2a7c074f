/** What follows where the debtor does not pay: default, buy-back by the seller, write-off. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf, KeyedToken } from '../kernel/identifiers.ts';
import { BalanceTerms, BuyBackTerms, DealTerms, DueTerms, ExposureTerms, PaymentTerms } from './terms.ts';

const financingId = idOf('financing');

export const declareDefault = defineCommand({
  name: 'DeclareDefault',
  summary:
    'The bank’s checker declares that what was due, and the days of grace after it, has passed unpaid.',
  input: z.strictObject({ financingId }),
  path: '/financings/{financingId}/default',
  creates: {},
  sections: { deal: DealTerms },
  known: ['deal'],
  roles: ['bank-checker'],
  errors: [
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'SAME_PERSON',
    'TERMS_HASH_MISMATCH',
    'FINANCING_NOT_OVERDUE',
  ],
  events: ['financing.default-declared.v1'],
});

export const recordBuyBack = defineCommand({
  name: 'RecordBuyBack',
  summary: 'The bank’s maker records that the seller bought the claim back: all that was due was paid.',
  input: z.strictObject({
    financingId,
    referenceToken: KeyedToken,
  }),
  path: '/financings/{financingId}/buy-back',
  creates: {},
  sections: {
    deal: DealTerms,
    buyBack: BuyBackTerms,
    payment: PaymentTerms,
    due: DueTerms,
    balance: BalanceTerms,
    newBalance: BalanceTerms,
    exposure: ExposureTerms,
  },
  known: ['deal', 'balance', 'newBalance', 'exposure'],
  roles: ['bank-maker'],
  errors: [
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'REFERENCE_ALREADY_USED',
    'PAYMENT_AHEAD',
    'RECOURSE_NOT_AGREED',
    'AMOUNT_MISMATCH',
  ],
  events: ['financing.bought-back.v1', 'financing.repaid.v1'],
});

export const writeOffFinancing = defineCommand({
  name: 'WriteOffFinancing',
  summary:
    'The bank’s checker writes a financing in default off; the regulator is told that nothing is left.',
  input: z.strictObject({ financingId }),
  path: '/financings/{financingId}/write-off',
  creates: {},
  sections: { deal: DealTerms, exposure: ExposureTerms },
  known: ['deal', 'exposure'],
  roles: ['bank-checker'],
  errors: [
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'SAME_PERSON',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
  ],
  events: ['financing.written-off.v1'],
});
