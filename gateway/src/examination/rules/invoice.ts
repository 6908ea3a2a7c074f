/** Commercial invoices: UCP 600 art. 18. */
import type { UnitPrice } from '@chopmark/chaincode/api';
import type { Dossier, Of } from '../dossier.ts';
import { describedGoods, lineProduct, linesOf, sumIs } from '../invoice-lines.ts';
import { itemFor } from '../items.ts';
import { compareParty, firmText } from '../parties.ts';
import type { GoodsItem } from '../requirements/goods-terms.ts';
import { byLikeness, decide, discrepancy, judgement, type Observation, onTypes, type Rule } from '../rule.ts';
import { compareWithWords } from '../text/amounts-in-words.ts';
import { decimalOf } from '../text/decimals.ts';
import { compareDescription, type DescriptionMatch, goodsWords } from '../text/goods-words.ts';
import { comparePlaces } from '../text/places.ts';
import { plain } from '../text/plain.ts';
import { unitOf } from '../text/quantities.ts';

type Invoice = Of<'INVOICE'>;
const invoices = (
  check: (invoice: Invoice, dossier: Dossier) => Observation | readonly Observation[] | undefined,
): Rule['check'] => onTypes(['INVOICE'], check);

/** The best that one item of the credit says to a text. */
const bestMatch = (
  goods: readonly GoodsItem[],
  found: string,
  elsewhere = '',
): DescriptionMatch | undefined => {
  const matches = goods.map(({ description }) => compareDescription(description, found, elsewhere));
  return (
    matches.find(({ likeness }) => likeness === 'same') ??
    matches.find(({ likeness }) => likeness === 'unclear') ??
    matches[0]
  );
};

/** Of several items in the credit, those that the invoice bills must correspond, each line with one of them. */
export const correspondence = (
  goods: readonly GoodsItem[],
  found: string,
  lines: readonly string[],
  elsewhere = '',
): DescriptionMatch | undefined => {
  const items = goods.filter(({ description }) => goodsWords(description).length > 0);
  if (items.length < 2) return bestMatch(items, found, elsewhere);
  const matches = lines.flatMap((line) => bestMatch(items, line) ?? []);
  return (
    matches.find(({ likeness }) => likeness === 'different') ??
    (matches.some(({ likeness }) => likeness === 'same') ? bestMatch(items, found, elsewhere) : matches[0]) ??
    bestMatch(items, found, elsewhere)
  );
};

/** Goods of a line that no item of the credit names. */
const strangeLine = (goods: readonly GoodsItem[], description: string): boolean =>
  goods.length > 0 &&
  goods.every((item) => {
    const wanted = new Set(plain(item.description).split(/\s+/));
    return !plain(description)
      .split(/\s+/)
      .some((word) => word.length > 2 && wanted.has(word));
  });

const termText = ({ rule, place }: { rule: string; place?: string | undefined }): string =>
  `${rule} ${place ?? ''}`.trim();

const isCorresponding = (invoice: Invoice, { goods, credit }: Dossier): Observation | undefined => {
  const found = describedGoods(invoice);
  const { tradeTerm } = invoice.particulars;
  const elsewhere = [
    ...(invoice.document.statements ?? []),
    ...(tradeTerm === undefined ? [] : [`${termText(tradeTerm)} ${tradeTerm.edition ?? ''}`]),
  ].join('\n');
  const match = correspondence(goods, found, linesOf(invoice), elsewhere);
  if (match === undefined) return undefined;
  const where = { field: '/goods/description', expected: credit.goods.join('\n'), found };
  if (found === '') return discrepancy({ ...where, found: 'none' });
  return byLikeness(match.likeness, {
    ...where,
    ...(match.words.length === 0 ? {} : { note: match.words.join(', ') }),
  });
};

/** `1000 KGS` as a number and its unit. */
const pricedIn = (per: string): { count: string; unit: ReturnType<typeof unitOf> } => {
  const [, count = '1', unit = ''] = /^\s*(\d+)?\s*(.*)$/.exec(per) ?? [];
  return { count, unit: unitOf(unit) };
};

const isSameUnit = (one: string | undefined, other: string | undefined): boolean => {
  if (one === undefined || other === undefined) return true;
  const [wanted, seen] = [pricedIn(one), pricedIn(other)];
  const isOneUnit =
    wanted.unit?.name === seen.unit?.name && wanted.unit?.thousandths === seen.unit?.thousandths;
  return isOneUnit && wanted.count === seen.count;
};

const priceText = ({ currency, price, per }: UnitPrice): string =>
  `${currency} ${price} per ${per ?? 'unit'}`;

/** The price of the line's own item; several items are told apart by their words. */
const priceFor = (goods: readonly GoodsItem[], description: string): UnitPrice | undefined => {
  if (goods.some(({ hasOtherPrice }) => hasOtherPrice)) return undefined;
  const priced = goods.filter(({ unitPrice }) => unitPrice !== undefined);
  if (priced.length < 2) return priced[0]?.unitPrice;
  return itemFor(priced, description)?.unitPrice;
};

const isPriced = (invoice: Invoice, { goods }: Dossier): Observation[] =>
  (invoice.particulars.lines ?? []).flatMap(({ unitPrice, description }, index) => {
    if (unitPrice === undefined || goods.every((item) => item.unitPrice === undefined && !item.hasOtherPrice))
      return [];
    const price = priceFor(goods, description);
    const where = { field: `/particulars/lines/${index}/unitPrice`, found: priceText(unitPrice) };
    if (price === undefined) return [judgement({ ...where, note: 'which price of the credit is meant' })];
    const compared = { ...where, expected: priceText(price) };
    const isSame =
      price.currency === unitPrice.currency && decimalOf(price.price) === decimalOf(unitPrice.price);
    return [
      isSameUnit(price.per, unitPrice.per)
        ? decide(isSame, compared)
        : judgement({ ...compared, note: 'prices are per different units' }),
    ];
  });

const otherSpelling: Readonly<Record<string, string>> = { CNF: 'CFR', 'C&F': 'CFR' };
const termRule = (term: string): string => otherSpelling[term.toUpperCase()] ?? term.toUpperCase();

const isTradeTerm = (invoice: Invoice, { goods }: Dossier): Observation | undefined => {
  const [term] = goods.flatMap(({ tradeTerm }) => tradeTerm ?? []);
  if (term === undefined) return undefined;
  const { tradeTerm } = invoice.particulars;
  const where = { field: '/particulars/tradeTerm', expected: termText(term) };
  if (tradeTerm === undefined) {
    const shown = plain(describedGoods(invoice)).split(/\s+/).includes(term.rule);
    return decide(shown, { ...where, found: shown ? term.rule : 'none' });
  }
  const found = termText(tradeTerm);
  if (termRule(tradeTerm.rule) !== termRule(term.rule)) return discrepancy({ ...where, found });
  const likeness = comparePlaces(term.place ?? tradeTerm.place ?? '', tradeTerm.place ?? term.place ?? '');
  return byLikeness(likeness, { ...where, found });
};

const arithmetic = ({
  particulars: { lines = [], charges = [], deductions = [], total },
}: Invoice): Observation[] => [
  ...lines.flatMap((line, index) => lineProduct(line, line.amount, `/particulars/lines/${index}/amount`)),
  ...(lines.length === 0
    ? []
    : sumIs(
        [...lines.map(({ amount }) => amount), ...charges.map(({ amount }) => amount)],
        deductions.map(({ amount }) => amount),
        total,
        '/particulars/total',
      )),
];

export const invoiceRules: readonly Rule[] = [
  {
    id: 'invoice-by-beneficiary',
    title: 'The invoice appears to be issued by the beneficiary.',
    articles: { UCP600: 'UCP 600 art. 18(a)(i)', 'CN-DLC-2016': 'Examination rules, invoices' },
    code: 'WRONG_ISSUER',
    cure: 'Present an invoice that the beneficiary issued.',
    check: invoices(({ document }, { credit }) => {
      const found = document.issuer?.name ?? document.signatures[0]?.by;
      const where = { field: '/issuer', expected: credit.beneficiary.name };
      if (found === undefined)
        return judgement({ ...where, found: 'none', note: 'the issuer is not captured' });
      return byLikeness(compareParty(credit, 'beneficiary', found), { ...where, found });
    }),
  },
  {
    id: 'invoice-to-applicant',
    title: 'The invoice is made out in the name of the applicant.',
    articles: { UCP600: 'UCP 600 art. 18(a)(ii)', 'CN-DLC-2016': 'Examination rules, invoices' },
    code: 'CONFLICTING_DATA',
    cure: 'Make the invoice out to the applicant.',
    check: invoices(({ particulars: { madeOutTo } }, { credit }) => {
      const where = { field: '/particulars/madeOutTo', expected: credit.applicant.name };
      if (madeOutTo === undefined) return discrepancy({ ...where, found: 'none' });
      return byLikeness(compareParty(credit, 'applicant', madeOutTo.name), {
        ...where,
        found: firmText(madeOutTo),
      });
    }),
  },
  {
    id: 'invoice-currency',
    title: 'The invoice is made out in the currency of the credit.',
    articles: { UCP600: 'UCP 600 art. 18(a)(iii)', 'CN-DLC-2016': 'Examination rules, invoices' },
    code: 'CONFLICTING_DATA',
    cure: 'Invoice in the currency of the credit.',
    check: invoices(({ particulars: { total } }, { credit }) =>
      decide(total.currency === credit.amount.currency, {
        field: '/particulars/total/currency',
        expected: credit.amount.currency,
        found: total.currency,
      }),
    ),
  },
  {
    id: 'invoice-describes-goods',
    title: 'The description of goods corresponds with that in the credit; it need not be its mirror image.',
    articles: { UCP600: 'UCP 600 art. 18(c); field 45A', 'CN-DLC-2016': 'Examination rules art. 53' },
    code: 'DESCRIPTION_MISMATCH',
    cure: 'Describe the goods as the credit does.',
    check: invoices(isCorresponding),
  },
  {
    id: 'invoice-only-goods-of-credit',
    title: 'The invoice bills no goods that the credit does not call for, free of charge or not.',
    articles: { UCP600: 'UCP 600 art. 18(c); ISBP C12', 'CN-DLC-2016': 'Examination rules art. 53' },
    code: 'DESCRIPTION_MISMATCH',
    cure: 'Leave out what the credit does not call for.',
    check: invoices(({ particulars: { lines = [] } }, { goods }) =>
      lines.map(({ description }, index) =>
        decide(!strangeLine(goods, description), {
          field: `/particulars/lines/${index}/description`,
          expected: 'goods of the credit',
          found: description,
        }),
      ),
    ),
  },
  {
    id: 'invoice-unit-price',
    title: 'Unit prices are those of the credit.',
    articles: { UCP600: 'UCP 600 arts. 14(d), 18(c)', 'CN-DLC-2016': 'Examination rules art. 53' },
    code: 'CONFLICTING_DATA',
    cure: 'Invoice at the price of the credit.',
    check: invoices(isPriced),
  },
  {
    id: 'invoice-trade-term',
    title: 'The trade term of the description of goods stands on the invoice with its place.',
    articles: { UCP600: 'UCP 600 art. 18(c); ISBP C8', 'CN-DLC-2016': 'Examination rules art. 53' },
    code: 'DESCRIPTION_MISMATCH',
    cure: 'State the trade term as the credit does.',
    check: invoices(isTradeTerm),
  },
  {
    id: 'invoice-arithmetic',
    title: 'Quantities times prices, sums, charges and deductions make the total.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Correct the invoice.',
    check: invoices(arithmetic),
  },
  {
    id: 'invoice-words-and-figures',
    title: 'The total in words is the total in figures.',
    articles: { UCP600: 'UCP 600 art. 14(d)', 'CN-DLC-2016': 'Measures 2016 art. 50' },
    code: 'CONFLICTING_DATA',
    cure: 'Correct the words or the figures.',
    check: invoices(({ particulars: { total, totalInWords } }) =>
      totalInWords === undefined
        ? undefined
        : byLikeness(compareWithWords(total, totalInWords), {
            field: '/particulars/totalInWords',
            expected: `${total.currency} ${total.amount}`,
            found: totalInWords,
          }),
    ),
  },
];
