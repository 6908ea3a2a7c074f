/** Rules on the terms of a credit that is subject to UCP 600, and those that both profiles share. */
import { minorOf } from '../kernel/money.ts';
import type { CreditTerms } from './terms.ts';
import type { TermsRule } from './terms-rule.ts';

const sameName = (one: string | undefined, other: string): boolean =>
  one?.trim().toUpperCase() === other.trim().toUpperCase();

const latestDateOf = ({ shipment, services }: CreditTerms): string | undefined =>
  [shipment?.latestDate, services?.latestDate]
    .filter((date) => date !== undefined)
    .toSorted()
    .at(-1);

const inOrder = ({ instalments = [], expiry }: CreditTerms): boolean =>
  instalments.every(
    ({ from, to }, index) =>
      from <= to && to <= expiry.date && (index === 0 || (instalments[index - 1]?.to ?? '') < from),
  );

const instalmentsAddUp = ({ instalments = [], amount }: CreditTerms): boolean => {
  const amounts = instalments.flatMap((instalment) => instalment.amount ?? []);
  if (amounts.some(({ currency }) => currency !== amount.currency)) return false;
  return amounts.reduce((sum, one) => sum + minorOf(one), 0n) <= minorOf(amount);
};

const isSight = ({ tenor }: CreditTerms): boolean => tenor.basis === 'sight';

/** Under either profile. `rules` is how the profile's articles are cited. */
export const sharedRules = (rules: 'UCP 600' | 'Domestic credit measures'): readonly TermsRule[] => {
  const cite = (ucp: string, domestic: string): string =>
    rules === 'UCP 600' ? `${rules} ${ucp}` : `${rules} ${domestic}`;
  return [
    {
      pointer: '/expiry/date',
      expected: 'a date not before the date of issue',
      article: cite('art. 6(d)', 'art. 11'),
      holds: ({ expiry, issueDate }) => expiry.date >= issueDate,
    },
    {
      pointer: '/shipment/latestDate',
      expected: 'a latest date of shipment or service not after the expiry',
      article: cite('art. 6(d)', 'art. 14'),
      holds: (terms) => (latestDateOf(terms) ?? '') <= terms.expiry.date,
    },
    {
      pointer: '/instalments',
      expected: 'periods in order that end by the expiry',
      article: cite('art. 32', 'art. 14'),
      holds: inOrder,
    },
    {
      pointer: '/instalments',
      expected: 'amounts in the currency of the credit that do not exceed it',
      article: cite('art. 32', 'art. 14'),
      holds: instalmentsAddUp,
    },
    {
      pointer: '/confirmingBank',
      expected: 'the bank that is asked or authorised to confirm',
      article: cite('art. 8', 'art. 14'),
      holds: ({ confirmation, confirmingBank }) => confirmation === 'without' || confirmingBank !== undefined,
    },
    {
      pointer: '/availability/by',
      expected: 'sight payment at sight, deferred payment and acceptance at a later date',
      article: cite('art. 6(b)', 'art. 14'),
      holds: (terms) => {
        const { by } = terms.availability;
        if (by === 'sight-payment') return isSight(terms);
        return !['deferred-payment', 'acceptance'].includes(by) || !isSight(terms);
      },
    },
  ];
};

export const ucpRules: readonly TermsRule[] = [
  {
    pointer: '/rules/code',
    expected: 'rules of the UCP, or OTHR',
    article: 'UCP 600 art. 1',
    // Which others field 40E may leave to field 47A.
    holds: ({ rules }) => /UCP|^OTHR$/i.test(rules.code),
  },
  {
    pointer: '/draft/drawee',
    expected: 'a drawee that is not the applicant',
    article: 'UCP 600 art. 6(c)',
    holds: ({ draft, applicant }) => draft === undefined || !sameName(draft.drawee.name, applicant.name),
  },
  {
    pointer: '/draft',
    expected: 'a draft with its drawee for acceptance',
    article: 'UCP 600 art. 6(b)',
    holds: ({ availability, draft }) => availability.by !== 'acceptance' || draft !== undefined,
  },
  {
    pointer: '/mixedPayment',
    expected: 'the details of a mixed payment, and of no other',
    article: 'UCP 600 art. 6(b)',
    holds: ({ availability, mixedPayment }) =>
      (availability.by === 'mixed-payment') === (mixedPayment !== undefined),
  },
  {
    pointer: '/draft',
    expected: 'no draft where payment is deferred or mixed (MT700 rule C2)',
    article: 'UCP 600 art. 6(b)',
    holds: ({ availability, draft }) =>
      draft === undefined || !['deferred-payment', 'mixed-payment'].includes(availability.by),
  },
  {
    pointer: '/shipment/period',
    expected: 'a latest date or a period of shipment, not both (MT700 rule C3)',
    article: 'UCP 600 art. 3',
    holds: ({ shipment }) => shipment?.latestDate === undefined || shipment.period === undefined,
  },
  {
    pointer: '/negotiation',
    expected: 'no such member: availability says by whom the credit is negotiable',
    article: 'UCP 600 art. 6(a)',
    holds: ({ negotiation }) => negotiation === undefined,
  },
];
