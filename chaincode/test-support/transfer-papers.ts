/** Private terms of transfers in the test stories. */
import type { AmendmentTerms } from '../src/letter-of-credit/amendment-terms.ts';
import type { CreditTerms } from '../src/letter-of-credit/terms.ts';
import { amendmentTerms, creditTerms, domesticTerms, usd } from './credit-papers.ts';

export const transferableTerms: CreditTerms = {
  ...creditTerms,
  creditNumber: 'HBK26LC000219',
  transferable: true,
  transferringBank: { name: 'RIVER BANK', address: [] },
  goods: ['TIN INGOTS 99.9, 20 METRIC TONS\nUNIT PRICE USD 24,250.00 PER METRIC TON'],
};

const smelter = { name: 'SILVERLINE SMELTING CO LTD', address: ['5 FURNACE LANE'] };

/** Half of it, at a lower price, and without the applicant's name. */
export const transferredTerms: CreditTerms = {
  ...transferableTerms,
  transferable: false,
  applicant: transferableTerms.beneficiary,
  beneficiary: smelter,
  amount: usd('210000.00'),
  expiry: { ...transferableTerms.expiry, date: '2026-06-05' },
  goods: ['TIN INGOTS 99.9, 20 METRIC TONS\nUNIT PRICE USD 21,000.00 PER METRIC TON'],
};

export const transferRequest = {
  amount: usd('210000.00'),
  secondBeneficiary: smelter,
  expiryDate: '2026-06-05',
  unitPrices: ['USD 21,000.00 PER METRIC TON'],
  replaceApplicant: true,
  chargesFor: 'first-beneficiary',
} as const;

export const domesticTransferable: CreditTerms = {
  ...domesticTerms,
  creditNumber: 'DLC2026000417',
  transferable: true,
  transferringBank: { name: '江河银行', address: ['上海'] },
};

export const domesticTransferred: CreditTerms = {
  ...domesticTransferable,
  transferable: false,
  beneficiary: { name: '银线冶炼有限公司', address: ['炉前路5号'] },
  amount: { amount: '1900000.00', currency: 'CNY' },
  expiry: { date: '2026-06-20', place: '转让行所在地' },
};

export const domesticRequest = {
  amount: { amount: '1900000.00', currency: 'CNY' },
  secondBeneficiary: { name: '银线冶炼有限公司', address: ['炉前路5号'] },
  replaceApplicant: false,
  tradeBackground: '采购合同 YX-2026-0311',
} as const;

/** Of the original's amendment, what the second beneficiary gets: less of the increase, and an earlier expiry. */
export const transferredAmendment: AmendmentTerms = {
  ...amendmentTerms,
  increase: usd('10000.00'),
  replace: { expiry: { date: '2026-06-20', place: 'AT THE COUNTERS OF RIVER BANK' } },
};
