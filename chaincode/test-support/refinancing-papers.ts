/** Private terms of refinancings in the test stories. */
import type { PayoffTerms } from '../src/refinancing/terms.ts';
import { cny, dealTerms } from './papers.ts';
import { factoringDeal } from './receivable-papers.ts';

/** On a loan of 1 300 000.00. */
export const payoffTerms = {
  principal: dealTerms.principal,
  interest: cny('9115.83'),
  fees: cny('650.00'),
  validUntil: '2026-03-05T09:30:00.000Z',
  payTo: 'loan settlement account 6222 0210 0100 4471',
  reference: 'PAYOFF-2026-0031',
} satisfies PayoffTerms;

/** What pays it off: the new loan. */
export const payoffSum = '1309765.83';

export const refinancingDeal = { ...dealTerms, principal: cny(payoffSum), annualRateBp: 391 } as const;

/** On a loan of 601 200.00 against an invoice. */
export const factoringPayoff = {
  ...payoffTerms,
  principal: factoringDeal.principal,
  interest: cny('2238.31'),
  fees: cny('0.00'),
  reference: 'PAYOFF-2026-0032',
} satisfies PayoffTerms;

export const factoringPayoffSum = '603438.31';

export const refactoringDeal = {
  ...factoringDeal,
  principal: cny(factoringPayoffSum),
  annualRateBp: 402,
} as const;
