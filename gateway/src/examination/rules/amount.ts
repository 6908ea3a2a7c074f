/** How much is claimed: UCP 600 arts. 18(b), 30, 31; domestic credits by the same practice. */
import { minorOf, Money } from '@chopmark/chaincode/api';
import {
  available,
  creditLimits,
  invoiced,
  invoiceTotals,
  minorText,
  moneyText,
  toleranceOf,
} from '../amounts.ts';
import type { Dossier } from '../dossier.ts';
import { shippedEnough } from '../quantity.ts';
import {
  complies,
  decide,
  discrepancy,
  judgement,
  type Observation,
  onPresentation,
  type Rule,
} from '../rule.ts';
import { percentUp } from '../text/decimals.ts';

const isSameCurrency = ({ presentation, credit }: Dossier): boolean =>
  presentation.amountClaimed.currency === credit.amount.currency;

const claimIsAvailable = (dossier: Dossier): Observation | undefined => {
  if (!isSameCurrency(dossier)) return undefined;
  const { amountClaimed } = dossier.presentation;
  const most = available(dossier);
  return decide(minorOf(amountClaimed) <= most, {
    field: '/amountClaimed',
    expected: `at most ${minorText(most, amountClaimed.currency)}`,
    found: moneyText(amountClaimed),
  });
};

/** "For 100 pct of invoice value" on the drafts; the whole value where nothing is said. */
const drawnPercent = ({ credit }: Dossier): bigint => {
  const match = /(\d{1,3}) ?(?:PCT|PERCENT|PER CENT|%)/i.exec(credit.draft?.wording.join(' ') ?? '');
  return BigInt(match?.[1] ?? '100');
};

const claimOfInvoices = (dossier: Dossier): Observation | undefined => {
  const total = invoiced(dossier);
  const { amountClaimed } = dossier.presentation;
  if (total?.currency !== amountClaimed.currency) return undefined;
  const due = (minorOf(total) * drawnPercent(dossier)) / 100n;
  const claimed = minorOf(amountClaimed);
  const where = {
    field: '/amountClaimed',
    expected: minorText(due, total.currency),
    found: moneyText(amountClaimed),
  };
  if (claimed === due) return complies(where);
  if (claimed > due) return discrepancy({ ...where, expected: `at most ${where.expected}, as invoiced` });
  if (claimed === available(dossier))
    return complies({ ...where, note: 'the invoice exceeds the credit, the claim does not' });
  return judgement({ ...where, note: 'less is claimed than was invoiced' });
};

const isPartialProhibited = ({ credit }: Dossier): boolean =>
  (credit.shipment?.partial ?? credit.services?.partial) === 'not-allowed';

const leastIsClaimed = (dossier: Dossier): Observation | undefined => {
  if (!isPartialProhibited(dossier) || !isSameCurrency(dossier)) return undefined;
  const { amountClaimed } = dossier.presentation;
  const hasTolerance = toleranceOf(dossier) !== undefined;
  const least = hasTolerance ? creditLimits(dossier).least : percentUp(minorOf(dossier.credit.amount), 95n);
  const where = {
    field: '/amountClaimed',
    expected: `at least ${minorText(least, amountClaimed.currency)}`,
    found: moneyText(amountClaimed),
  };
  if (minorOf(amountClaimed) >= least) return complies(where);
  return shippedEnough(dossier) === 'same' && drawnPercent(dossier) < 100n
    ? complies(where)
    : discrepancy(where);
};

/** `INSURANCE AND FREIGHT UP TO USD 1,500.00`: the amounts that field 39C states. */
const statedIn = (lines: readonly string[], currency: string): bigint[] =>
  [...lines.join(' ').matchAll(/([A-Z]{3}) ?(\d[\d,]*(?:\.\d+)?)/g)].flatMap(([, code, digits]) => {
    const money = Money.safeParse({ amount: (digits ?? '').replace(/,/g, ''), currency: code });
    return money.success && code === currency ? [minorOf(money.data)] : [];
  });

const isAdditionalCovered = ({
  presentation: { additionalAmount },
  credit,
}: Dossier): Observation | undefined => {
  if (additionalAmount === undefined) return undefined;
  const where = { field: '/additionalAmount', found: moneyText(additionalAmount) };
  if (credit.additionalAmounts === undefined)
    return discrepancy({ ...where, expected: 'no additional amount' });
  const stated = statedIn(credit.additionalAmounts, additionalAmount.currency);
  const covered = { ...where, expected: credit.additionalAmounts.join(' ') };
  if (stated.length === 0) return judgement(covered);
  const most = stated.reduce((sum, one) => sum + one, 0n);
  return decide(minorOf(additionalAmount) <= most, covered);
};

export const amountRules: readonly Rule[] = [
  {
    id: 'claim-currency',
    title: 'The claim is in the currency of the credit.',
    articles: {
      UCP600: 'UCP 600 arts. 2, 18(a)(iii)',
      'CN-DLC-2016': 'Measures 2016: credits are in renminbi',
    },
    code: 'CONFLICTING_DATA',
    cure: 'Claim in the currency of the credit.',
    check: onPresentation(({ presentation: { amountClaimed }, credit }) =>
      decide(amountClaimed.currency === credit.amount.currency, {
        field: '/amountClaimed/currency',
        expected: credit.amount.currency,
        found: amountClaimed.currency,
      }),
    ),
  },
  {
    id: 'claim-within-credit',
    title: 'No more is claimed than is left of the credit, with its tolerance.',
    articles: {
      UCP600: 'UCP 600 arts. 18(b), 30(a); field 39A',
      'CN-DLC-2016': 'Examination rules, amount of the claim',
    },
    code: 'OVERDRAWN',
    cure: 'Reduce the claim to what is available, or ask for an increase of the credit.',
    check: onPresentation(claimIsAvailable),
  },
  {
    id: 'claim-as-invoiced',
    title: 'The claim is what the invoices ask for; an invoice above the credit is drawn up to the credit.',
    articles: {
      UCP600: 'UCP 600 arts. 14(d), 18(b)',
      'CN-DLC-2016': 'Examination rules: the invoice covers the claim',
    },
    code: 'CONFLICTING_DATA',
    cure: 'Make claim and invoice agree.',
    check: onPresentation(claimOfInvoices),
  },
  {
    id: 'additional-amount-covered',
    title: 'Charges or interest are claimed on top only where the credit covers them.',
    articles: {
      UCP600: 'Field 39C; UCP 600 art. 18(b)',
      'CN-DLC-2016': 'Examination rules, amount of the claim',
    },
    code: 'OVERDRAWN',
    cure: 'Leave out what the credit does not cover.',
    check: onPresentation(isAdditionalCovered),
  },
  {
    id: 'invoice-within-credit',
    title: 'An invoice above the credit is refused only where the credit says so.',
    articles: { UCP600: 'UCP 600 art. 18(b)', 'CN-DLC-2016': 'Examination rules, amount of the claim' },
    code: 'OVERDRAWN',
    cure: 'Issue the invoice for an amount within the credit.',
    check: (dossier) =>
      invoiceTotals(dossier)
        .filter(({ total }) => total.currency === dossier.credit.amount.currency)
        .map(({ document, total, field }) => {
          const most = creditLimits(dossier).most;
          const where = { field, found: moneyText(total), expected: minorText(most, total.currency) };
          const refused = dossier.condition.overdrawnInvoiceRefused === true;
          return { document, ...decide(!refused || minorOf(total) <= most, where) };
        }),
  },
  {
    id: 'least-amount-drawn',
    title:
      'Where partial drawings are prohibited, the credit is drawn in full, less its tolerance or five per cent.',
    articles: {
      UCP600: 'UCP 600 arts. 30(c), 31(a)',
      'CN-DLC-2016': 'Measures 2016 art. 14, partial shipment',
    },
    code: 'SHORT_SHIPPED',
    cure: 'Ship and draw the remainder together, or ask for an amendment.',
    check: onPresentation(leastIsClaimed),
  },
  {
    id: 'instalment-amount',
    title: 'No more is drawn for an instalment than the credit sets for it.',
    articles: { UCP600: 'UCP 600 art. 32', 'CN-DLC-2016': 'Measures 2016 art. 14' },
    code: 'OVERDRAWN',
    cure: 'Reduce the claim to the amount of the instalment.',
    check: onPresentation(({ credit, shipments, presentation: { amountClaimed } }) => {
      const date = shipments[0]?.date;
      const period = credit.instalments?.find(
        ({ from, to }) => date !== undefined && date >= from && date <= to,
      );
      if (period?.amount?.currency !== amountClaimed.currency) return undefined;
      return decide(minorOf(amountClaimed) <= minorOf(period.amount), {
        field: '/amountClaimed',
        expected: `at most ${moneyText(period.amount)}`,
        found: moneyText(amountClaimed),
      });
    }),
  },
];
