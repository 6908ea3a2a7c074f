/** Private terms of the credits of the test stories, unlike any other text. */
import type { AmendmentTerms } from '../src/letter-of-credit/amendment-terms.ts';
import type { ApplicationTerms, CreditTerms, EvidenceTerms } from '../src/letter-of-credit/terms.ts';
import type { z } from 'zod';
import { at, startOfStory } from './papers.ts';

export const usd = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'USD' });

/** A credit of UCP 600, by negotiation, with a tolerance of five percent. */
export const creditTerms: CreditTerms = {
  profile: 'UCP600',
  rules: { code: 'UCP LATEST VERSION' },
  creditNumber: 'HBK26LC000147',
  transferable: false,
  issueDate: '2026-03-02',
  expiry: { date: '2026-06-15', place: 'AT THE COUNTERS OF RIVER BANK' },
  applicant: { name: 'COPPERFIELD METALS TRADING', address: ['18 QUAY STREET'], country: 'CN' },
  beneficiary: { name: 'EASTERN HARBOUR TRADING CO LTD', address: ['88 YINGANG ROAD'], country: 'CN' },
  issuingBank: { bic: 'HRBKCNSHXXX', name: 'HARBOUR BANK', address: ['SHANGHAI'] },
  advisingBank: { name: 'RIVER BANK', address: [] },
  confirmation: 'may-add',
  confirmingBank: { name: 'RIVER BANK', address: [] },
  amount: usd('485000.00'),
  tolerance: { plus: 5, minus: 5 },
  availability: { by: 'negotiation', with: { any: true, place: 'ANY BANK IN CHINA' } },
  tenor: { basis: 'sight' },
  shipment: {
    portOfLoading: 'SHANGHAI PORT, CHINA',
    portOfDischarge: 'HAMBURG PORT, GERMANY',
    latestDate: '2026-05-25',
    partial: 'allowed',
    transhipment: 'allowed',
  },
  goods: ['COPPER CATHODES GRADE A, 50 METRIC TONS'],
  documentsRequired: [
    'SIGNED COMMERCIAL INVOICE IN 3 ORIGINALS',
    'FULL SET OF CLEAN ON BOARD BILLS OF LADING',
  ],
  additionalConditions: ['ALL DOCUMENTS MUST QUOTE THIS CREDIT NUMBER'],
  charges: ['ALL CHARGES OUTSIDE CHINA FOR BENEFICIARY'],
  presentationPeriod: { days: 21 },
};

/** A domestic credit of China: usance of ninety days, in its own form. */
export const domesticTerms: CreditTerms = {
  profile: 'CN-DLC-2016',
  rules: { code: '国内信用证结算办法' },
  creditNumber: 'DLC2026000331',
  transferable: false,
  issueDate: '2026-03-02',
  expiry: { date: '2026-06-30', place: '开证行所在地' },
  applicant: { name: '铜野金属贸易有限公司', address: ['码头街18号'] },
  beneficiary: { name: '东港电线有限公司', address: ['银港路88号'] },
  issuingBank: { name: '海港银行', address: ['上海'], cnaps: '102290000017' },
  advisingBank: { name: '江河银行', address: ['上海'] },
  confirmation: 'without',
  amount: { amount: '2680000.00', currency: 'CNY' },
  availability: { by: 'deferred-payment', with: { name: '海港银行', address: ['上海'] } },
  tenor: { basis: 'after-sight', days: 90 },
  shipment: { takingInCharge: '上海仓库', finalDestination: '宁波工厂', latestDate: '2026-06-10' },
  contractNumber: 'CG-2026-0917',
  goods: ['电解铜 50 吨'],
  documentsRequired: ['增值税发票', '货物收据'],
  additionalConditions: [],
  presentationPeriod: { days: 15 },
};

export const swiftEvidence = (reference: string): z.output<typeof EvidenceTerms> => ({
  channel: 'swift',
  reference,
  receivedAt: at(startOfStory - 2_345_678),
  note: `authenticated message ${reference}`,
});

export const applicationOf = (terms: CreditTerms): ApplicationTerms => {
  const wish = Object.entries(terms).filter(([member]) => !['creditNumber', 'issueDate'].includes(member));
  return Object.fromEntries(wish) as ApplicationTerms;
};

export const reasonOf = (reason: string): { reason: string } => ({ reason });

/** More, and later. */
export const amendmentTerms: AmendmentTerms = {
  date: '2026-03-04',
  increase: usd('15000.00'),
  replace: { expiry: { date: '2026-06-30', place: 'AT THE COUNTERS OF RIVER BANK' } },
  documentsRequired: [{ code: 'add', text: 'PACKING LIST IN DUPLICATE' }],
  charge: { payer: 'applicant' },
};
