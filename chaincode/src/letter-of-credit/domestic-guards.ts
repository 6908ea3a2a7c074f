/** Rules on the terms of a domestic credit of China: measures of 2016, art. 14 and the periods of the profile. */
import type { CreditTerms } from './terms.ts';
import type { TermsRule } from './terms-rule.ts';

const measures = (article: string): string => `Domestic credit measures ${article}`;

/** One year, as a profile parameter: its base is the date of issue. */
const tenorDaysMax = 365;
const tenorMonthsMax = 12;
const dayMs = 86_400_000;

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;

const tenorFits = ({ tenor, issueDate }: CreditTerms): boolean =>
  (tenor.days ?? 0) <= tenorDaysMax &&
  (tenor.months ?? 0) <= tenorMonthsMax &&
  (tenor.date === undefined || daysBetween(issueDate, tenor.date) <= tenorDaysMax);

const namesInvoice = ({ documentsRequired }: CreditTerms): boolean =>
  documentsRequired.length > 1 && documentsRequired.some((paragraph) => /发票|INVOICE/i.test(paragraph));

export const domesticRules: readonly TermsRule[] = [
  {
    pointer: '/rules/code',
    expected: 'the measures for domestic credits, and no UCP',
    article: measures('art. 2'),
    holds: ({ rules }) => !/UCP/i.test(rules.code),
  },
  {
    pointer: '/amount/currency',
    expected: 'CNY',
    article: measures('art. 3'),
    holds: ({ amount }) => amount.currency === 'CNY',
  },
  {
    pointer: '/availability/by',
    expected: 'sight-payment or deferred-payment',
    article: measures('art. 7'),
    holds: ({ availability }) => ['sight-payment', 'deferred-payment'].includes(availability.by),
  },
  {
    pointer: '/draft',
    expected: 'no such member: domestic credits know no drafts',
    article: measures('art. 7'),
    holds: ({ draft, mixedPayment }) => draft === undefined && mixedPayment === undefined,
  },
  {
    pointer: '/tenor',
    expected: 'a tenor of one year at most',
    article: measures('art. 7'),
    holds: tenorFits,
  },
  {
    pointer: '/issuingBank/cnaps',
    expected: 'name, address and payment system number of the issuing bank',
    article: measures('art. 14'),
    holds: ({ issuingBank }) =>
      issuingBank.name !== undefined && issuingBank.cnaps !== undefined && issuingBank.address.length > 0,
  },
  {
    pointer: '/applicant/address',
    expected: 'addresses of applicant and beneficiary',
    article: measures('art. 14'),
    holds: ({ applicant, beneficiary }) => applicant.address.length > 0 && beneficiary.address.length > 0,
  },
  {
    pointer: '/transferringBank',
    expected: 'one named bank that transfers, where the credit is transferable',
    article: measures('art. 14'),
    holds: ({ transferable, transferringBank }) => transferable === (transferringBank !== undefined),
  },
  {
    pointer: '/reimbursingBank',
    expected: 'no such member: there is neither a reimbursing nor a second advising bank',
    article: measures('art. 14'),
    holds: ({ reimbursingBank, adviseThroughBank }) =>
      reimbursingBank === undefined && adviseThroughBank === undefined,
  },
  {
    pointer: '/goods',
    expected: 'a description of goods or services, and the number of the contract',
    article: measures('art. 14'),
    holds: ({ goods, contractNumber }) => goods.length > 0 && contractNumber !== undefined,
  },
  {
    pointer: '/documentsRequired',
    expected: 'an invoice and a proof of delivery or of service at least',
    article: measures('art. 14'),
    holds: namesInvoice,
  },
];
