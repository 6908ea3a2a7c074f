/** Chinese tax invoices as documents of a credit: examination rules for domestic credits. */
import { isUscc, minorOf } from '@chopmark/chaincode/api';
import { moneyText } from '../amounts.ts';
import type { Dossier, Of } from '../dossier.ts';
import { describedGoods, lineProduct, linesOf, sumIs, taxIs } from '../invoice-lines.ts';
import { compareParty, firmText } from '../parties.ts';
import {
  byLikeness,
  complies,
  decide,
  discrepancy,
  judgement,
  type Observation,
  onTypes,
  type Rule,
} from '../rule.ts';
import { compareWithWords } from '../text/amounts-in-words.ts';
import { correspondence } from './invoice.ts';
import { demandsOn } from './signature.ts';

type TaxInvoice = Of<'VAT_INVOICE' | 'FULLY_DIGITAL_INVOICE'>;
const taxInvoices = (
  check: (invoice: TaxInvoice, dossier: Dossier) => Observation | readonly Observation[] | undefined,
): Rule['check'] => onTypes(['VAT_INVOICE', 'FULLY_DIGITAL_INVOICE'], check);

const domestic = (article: string): Rule['articles'] => ({ 'CN-DLC-2016': article });

const numbered = ({ particulars }: TaxInvoice): Observation[] => {
  const number = particulars.invoiceNumber ?? 'none';
  const field = '/particulars/invoiceNumber';
  if (particulars.type === 'FULLY_DIGITAL_INVOICE') {
    return [decide(/^\d{20}$/.test(number), { field, expected: 'a number of 20 digits', found: number })];
  }
  const code = particulars.invoiceCode;
  if (particulars.digitalNumber !== undefined || (code === undefined && /^\d{20}$/.test(number))) {
    const found = particulars.digitalNumber ?? number;
    return [
      decide(/^\d{20}$/.test(found), {
        field: '/particulars/digitalNumber',
        expected: 'a number of 20 digits',
        found,
      }),
    ];
  }
  return [
    decide(/^\d{8}$/.test(number), { field, expected: 'a number of 8 digits', found: number }),
    decide(/^(\d{10}|\d{12})$/.test(code ?? ''), {
      field: '/particulars/invoiceCode',
      expected: 'a code of 10 or 12 digits',
      found: code ?? 'none',
    }),
  ];
};

const taxNumberIs = (
  found: string | undefined,
  expected: string | undefined,
  field: string,
): Observation[] => {
  if (found === undefined) return [];
  const where = { field, found, expected: expected ?? 'a unified social credit code' };
  if (expected !== undefined) return [decide(found.toUpperCase() === expected, where)];
  return [
    isUscc(found.toUpperCase())
      ? complies(where)
      : judgement({ ...where, note: 'not a unified social credit code' }),
  ];
};

const arithmetic = ({ particulars: { lines = [], net, tax, gross } }: TaxInvoice): Observation[] => [
  ...lines.flatMap((line, index) => [
    ...lineProduct(line, line.net, `/particulars/lines/${index}/net`),
    ...taxIs(line.net, line.taxRate, line.tax, `/particulars/lines/${index}/tax`),
  ]),
  ...(net === undefined
    ? []
    : sumIs(
        lines.map((line) => line.net),
        [],
        net,
        '/particulars/net',
      )),
  ...(tax === undefined
    ? []
    : sumIs(
        lines.map((line) => line.tax),
        [],
        tax,
        '/particulars/tax',
      )),
  ...sumIs([net, tax], [], gross, '/particulars/gross'),
];

/** Void or reversed invoices are a matter of fraud control, and a ground only where the credit asks for it. */
const isVerified = (invoice: TaxInvoice): Observation | undefined => {
  if (!demandsOn(invoice).some(({ demand }) => demand.taxVerified === true)) return undefined;
  const { verifiedState, redLetter } = invoice.particulars;
  const where = {
    field: '/particulars/verifiedState',
    expected: 'normal',
    found: redLetter === undefined ? (verifiedState ?? 'not captured') : 'red letter',
  };
  if (redLetter !== undefined) return discrepancy(where);
  if (verifiedState === undefined || verifiedState === 'unknown') return judgement(where);
  return decide(verifiedState === 'normal', where);
};

const isTaxedAt = (invoice: TaxInvoice): Observation[] =>
  demandsOn(invoice).flatMap(({ id, demand: { taxRate } }) =>
    taxRate === undefined
      ? []
      : (invoice.particulars.lines ?? []).flatMap(({ taxRate: found }, index) => {
          const where = {
            requirement: id,
            field: `/particulars/lines/${index}/taxRate`,
            expected: `${taxRate}%`,
          };
          if (found === undefined) return [];
          const rate = /^\d{1,2}(?:\.\d)?(?= ?%?$)/.exec(found)?.[0];
          return [
            rate === undefined
              ? judgement({ ...where, found })
              : decide(rate === taxRate, { ...where, found }),
          ];
        }),
  );

export const taxInvoiceRules: readonly Rule[] = [
  {
    id: 'tax-invoice-number',
    title:
      'A fully digital invoice has a number of 20 digits, an older one a code of 10 or 12 and a number of 8.',
    articles: domestic('Examination rules, tax invoices'),
    code: 'CONFLICTING_DATA',
    cure: 'Present the invoice as the tax system issued it.',
    check: taxInvoices(numbered),
  },
  {
    id: 'tax-invoice-seller',
    title: 'The seller of the tax invoice is the beneficiary.',
    articles: domestic('Examination rules, tax invoices'),
    code: 'WRONG_ISSUER',
    cure: 'Present an invoice that the beneficiary issued.',
    check: taxInvoices(({ particulars: { seller }, document }, { credit }) => {
      const found = seller ?? document.issuer;
      const where = { field: '/particulars/seller', expected: credit.beneficiary.name };
      if (found === undefined) return discrepancy({ ...where, found: 'none' });
      return byLikeness(compareParty(credit, 'beneficiary', found.name), {
        ...where,
        found: firmText(found),
      });
    }),
  },
  {
    id: 'tax-invoice-buyer',
    title: 'The buyer of the tax invoice is the applicant.',
    articles: domestic('Examination rules, tax invoices'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the invoice issued to the applicant.',
    check: taxInvoices(({ particulars: { buyer } }, { credit }) => {
      const where = { field: '/particulars/buyer', expected: credit.applicant.name };
      if (buyer === undefined) return discrepancy({ ...where, found: 'none' });
      return byLikeness(compareParty(credit, 'applicant', buyer.name), { ...where, found: firmText(buyer) });
    }),
  },
  {
    id: 'tax-invoice-tax-numbers',
    title: 'Tax numbers of seller and buyer are those of beneficiary and applicant.',
    articles: domestic('Examination rules, tax invoices; GB 32100'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the invoice issued with the right tax number.',
    check: taxInvoices(({ particulars: { seller, buyer } }, { credit }) => [
      ...taxNumberIs(seller?.taxNumber, credit.beneficiary.uscc, '/particulars/seller/taxNumber'),
      ...taxNumberIs(buyer?.taxNumber, credit.applicant.uscc, '/particulars/buyer/taxNumber'),
    ]),
  },
  {
    id: 'tax-invoice-currency',
    title: 'The tax invoice is in renminbi.',
    articles: domestic('Measures 2016: credits are in renminbi'),
    code: 'CONFLICTING_DATA',
    cure: 'Present an invoice in renminbi.',
    check: taxInvoices(({ particulars: { gross } }) =>
      decide(gross.currency === 'CNY', {
        field: '/particulars/gross/currency',
        expected: 'CNY',
        found: gross.currency,
      }),
    ),
  },
  {
    id: 'tax-invoice-describes-goods',
    title: 'The tax invoice describes goods or services as the credit does.',
    articles: domestic('Examination rules art. 53'),
    code: 'DESCRIPTION_MISMATCH',
    cure: 'Have the invoice issued with the description of the credit.',
    check: taxInvoices((invoice, { goods, credit }) => {
      const found = [describedGoods(invoice), invoice.particulars.remark ?? ''].join('\n').trim();
      const match = correspondence(goods, found, linesOf(invoice));
      if (match === undefined) return undefined;
      const where = {
        field: '/particulars/lines',
        expected: credit.goods.join('\n'),
        found: found === '' ? 'none' : found,
      };
      return byLikeness(match.likeness, {
        ...where,
        ...(match.words.length === 0 ? {} : { note: match.words.join(', ') }),
      });
    }),
  },
  {
    id: 'tax-invoice-arithmetic',
    title: 'Quantities times prices, tax rates and sums of the tax invoice agree.',
    articles: domestic('Measures 2016 art. 50'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the invoice reversed and issued again.',
    check: taxInvoices(arithmetic),
  },
  {
    id: 'tax-invoice-rate',
    title: 'The tax rate is the one that the credit asks for.',
    articles: domestic('Examination rules, tax invoices'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the invoice reversed and issued at the rate of the credit.',
    check: taxInvoices(isTaxedAt),
  },
  {
    id: 'tax-invoice-words-and-figures',
    title: 'The gross amount in Chinese capitals is that in figures.',
    articles: domestic('Measures 2016 art. 50'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the invoice issued again.',
    check: taxInvoices(({ particulars: { gross, grossInWords } }) =>
      grossInWords === undefined
        ? undefined
        : byLikeness(compareWithWords(gross, grossInWords), {
            field: '/particulars/grossInWords',
            expected: moneyText(gross),
            found: grossInWords,
          }),
    ),
  },
  {
    id: 'tax-invoice-amounts-positive',
    title: 'The tax invoice asks for an amount.',
    articles: domestic('Examination rules, tax invoices'),
    code: 'CONFLICTING_DATA',
    cure: 'Present the invoice of the sale.',
    check: taxInvoices(({ particulars: { gross } }) =>
      decide(minorOf(gross) > 0n, {
        field: '/particulars/gross',
        expected: 'an amount above zero',
        found: moneyText(gross),
      }),
    ),
  },
  {
    id: 'tax-invoice-verified',
    title: 'Void or red-letter marks count only where the credit asks for the tax verification.',
    articles: domestic('Examination rules: the tax check, only where required'),
    code: 'CONFLICTING_DATA',
    cure: 'Present a valid invoice with its verification.',
    check: taxInvoices(isVerified),
  },
  {
    id: 'digital-invoice-signature',
    title: "A fully digital invoice is the XML, OFD or PDF file with the tax authority's signature.",
    articles: domestic('Examination rules, electronic tax invoices'),
    code: 'UNSIGNED',
    cure: 'Present the signed file of the tax system.',
    check: onTypes(['FULLY_DIGITAL_INVOICE'], ({ particulars: { taxSignature } }) =>
      taxSignature === undefined
        ? undefined
        : decide(taxSignature === 'valid', {
            field: '/particulars/taxSignature',
            expected: 'valid',
            found: taxSignature,
          }),
    ),
  },
];
