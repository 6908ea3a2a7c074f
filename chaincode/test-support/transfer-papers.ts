/** Private terms of transfers in the test stories. */
import type { SubstitutionTerms } from '../src/credit-transfer/terms.ts';
import type { AmendmentTerms } from '../src/letter-of-credit/amendment-terms.ts';
import type { CreditTerms } from '../src/letter-of-credit/terms.ts';
import { amendmentTerms, creditTerms, domesticTerms, usd } from './credit-papers.ts';
import { at } from './papers.ts';
import { startOfPresentations } from './presentation-papers.ts';

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

/** The transferring bank's first demand for the first beneficiary's own invoice. */
export const substitutionDemand = {
  reference: 'RB-DEM-55021',
  sentAt: at(startOfPresentations - 7_000_003),
  claimed: usd('200000.00'),
  presentBy: '2026-06-12',
  note: 'documents of Silverline for 19 tons',
} as const;

const ownInvoice = (number: string): SubstitutionTerms['documents'][number] => ({
  id: 'invoice-own',
  number,
  medium: 'paper',
  originals: 1,
  copies: 0,
  issueDate: '2026-05-19',
  signatures: [{ by: `manager of Eastern Harbour ${number}` }],
  particulars: { type: 'INVOICE', total: usd('230950.00') },
});

/** The first beneficiary's own, at its own price; on the second attempt without the mistake. */
export const substitutionOf = (number: string, handedInAt: number): SubstitutionTerms => ({
  handedInAt: at(startOfPresentations - handedInAt),
  presenter: { name: `Eastern Harbour Trading ${number}` },
  amountClaimed: usd('230950.00'),
  documents: [ownInvoice(number)],
});

export const substitutionDefect = {
  reference: 'RB-DEF-55022',
  sentAt: at(startOfPresentations - 6_000_007),
  discrepancies: [{ code: 'INVOICE_UNSIGNED', text: 'the invoice EHT-OWN-1 bears no stamp' }],
} as const;

export const passedOnPayment = {
  reference: 'RB-PAY-55023',
  amount: usd('200000.00'),
  receivedAt: at(startOfPresentations - 3_000_011),
  sentAt: at(startOfPresentations - 2_000_013),
} as const;

export const passedOnMaturity = {
  ...passedOnPayment,
  reference: 'RB-MAT-55033',
  payableOn: '2026-08-25',
} as const;
