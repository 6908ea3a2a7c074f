/** What insurance documents cover, and who may claim: UCP 600 art. 28(f) to (h). */
import { minorOf } from '@chopmark/chaincode/api';
import { invoiced, minorText, moneyText } from '../amounts.ts';
import type { Dossier, Of } from '../dossier.ts';
import { compareParty, whoText } from '../parties.ts';
import type { Demand } from '../requirements/requirement.ts';
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
import { percentUp, sumMinor } from '../text/decimals.ts';
import type { Likeness } from '../text/names.ts';
import { comparePlaces } from '../text/places.ts';
import { countryOfPlace, isPort } from '../text/ports.ts';
import { bare } from '../text/plain.ts';
import { demandsOn } from './signature.ts';

type Insurance = Of<'INSURANCE'>;
const insurance = (
  check: (document: Insurance, dossier: Dossier) => Observation | readonly Observation[] | undefined,
): Rule['check'] => onTypes(['INSURANCE'], check);

const articles = (ucp: string): Rule['articles'] => ({
  UCP600: ucp,
  'CN-DLC-2016': 'Examination rules, insurance documents',
});

const percentOf = (document: Insurance): bigint =>
  BigInt(
    demandsOn(document).find(({ demand }) => demand.coverPercent !== undefined)?.demand.coverPercent ?? 110,
  );

/**
 * The value that is insured. Under CIF or CIP the invoice's gross value, before advances or discounts that were paid;
 * otherwise the greater of what is drawn and what is invoiced (UCP 600 art. 28(f)(ii)).
 */
const insuredValue = (dossier: Dossier): bigint => {
  const gross = dossier
    .ofTypes(['INVOICE'])
    .map(
      ({ particulars: { total, deductions = [] } }) =>
        minorOf(total) + sumMinor(deductions.map(({ amount }) => amount)),
    );
  const total = invoiced(dossier);
  const invoice =
    gross.length > 0 ? gross.reduce((sum, one) => sum + one, 0n) : total === undefined ? 0n : minorOf(total);
  const drawn = minorOf(dossier.presentation.amountClaimed);
  return invoice > drawn ? invoice : drawn;
};

const isEnough = (document: Insurance, dossier: Dossier): Observation | undefined => {
  const { cover } = document.particulars;
  const { currency } = dossier.credit.amount;
  const percent = percentOf(document);
  const least = percentUp(insuredValue(dossier), percent);
  const where = { field: '/particulars/cover', expected: `at least ${minorText(least, currency)}` };
  if (cover === undefined) {
    const stated = document.particulars.coverPercent;
    return stated === undefined
      ? discrepancy({ ...where, found: 'none' })
      : decide(BigInt(stated) >= percent, { ...where, found: `${stated} %` });
  }
  return cover.currency === currency
    ? decide(minorOf(cover) >= least, { ...where, found: moneyText(cover) })
    : undefined;
};

const clause = (risk: string): string =>
  bare(risk)
    .replace(/^INSTITUTECARGOCLAUSES?/, 'ICC')
    .replace(/RISKS?$/, '')
    .replace(/CLAUSES?(CARGO)?$/, '')
    .replace(/^INSTITUTE/, '');

/** Institute Cargo Clauses (A) are an all-risks cover (UCP 600 art. 28(h); ISBP K17). */
const isCovered = (wanted: string, risks: readonly string[]): boolean => {
  const [asked, held] = [clause(wanted), risks.map(clause)];
  if (held.some((risk) => risk.includes(asked))) return true;
  return asked === 'ALL' && held.some((risk) => risk.includes('ICCA') || risk.includes('一切险'));
};

/** Covers that have one name; others may stand under another one. */
const named = /^(?:ICC(?:A|B|C|AIR)|ALL|WAR(?!EHOUSE)|STRIKES?|SRCC|WPA|FPA|[一综基平水战].{1,2}险)/;

const covers = (risk: string, risks: readonly string[]): Observation => {
  const where = { field: '/particulars/risks', expected: risk, found: risks.join('; ') || 'none' };
  if (isCovered(risk, risks)) return complies(where);
  return risks.length === 0 || named.test(clause(risk)) ? discrepancy(where) : judgement(where);
};

const coversRisks = (document: Insurance): Observation[] => {
  const { risks: listed = [] } = document.particulars;
  const risks = listed.length === 0 ? [] : [...listed, ...(document.document.statements ?? [])];
  return demandsOn(document).flatMap(({ id, demand }) =>
    (demand.risks ?? []).map((risk) => ({
      requirement: id,
      ...covers(risk, risks),
    })),
  );
};

interface Compared {
  readonly field: string;
  readonly expected: string;
  readonly found: string;
}

const areInTwoCountries = ({ expected, found }: Compared): boolean => {
  const [one, other] = [countryOfPlace(expected), countryOfPlace(found)];
  return one !== undefined && other !== undefined && one !== other;
};

/** A place inland may lie before the port of loading, or beyond that of discharge: cover may be longer. */
const atLeast = (likeness: Likeness, where: Compared): Observation =>
  likeness === 'different' && !isPort(where.found) && !areInTwoCountries(where)
    ? judgement({ ...where, note: 'cover may begin before the journey, or go beyond it' })
    : byLikeness(likeness, where);

const coversJourney = (
  { particulars: { voyageFrom, voyageTo } }: Insurance,
  { credit: { shipment } }: Dossier,
): Observation[] => {
  const start = shipment?.takingInCharge ?? shipment?.portOfLoading;
  const goal = shipment?.finalDestination ?? shipment?.portOfDischarge;
  return [
    [start, voyageFrom, 'voyageFrom'],
    [goal, voyageTo, 'voyageTo'],
  ].flatMap(([expected, found, field]) =>
    expected === undefined || found === undefined
      ? []
      : [
          atLeast(comparePlaces(expected, found), {
            field: `/particulars/${field ?? ''}`,
            expected,
            found,
          }),
        ],
  );
};

const holder = ({ particulars: { insured, endorsements = [] } }: Insurance): string =>
  endorsements.map(({ to }) => (to === 'blank' ? 'blank' : to.name)).join(', ') ||
  `insured ${insured?.name ?? 'not stated'}`;

/** An applicant or bearer that is insured needs no endorsement. */
const needsNone = ({ particulars: { insured } }: Insurance, { credit }: Dossier): boolean =>
  insured !== undefined &&
  (/\bBEARER\b|TO ORDER$/i.test(insured.name) || compareParty(credit, 'applicant', insured.name) === 'same');

const isEndorsedTo = (
  endorsed: NonNullable<Demand['endorsed']>,
  document: Insurance,
  dossier: Dossier,
): boolean => {
  const { endorsements = [] } = document.particulars;
  if (endorsed === 'blank')
    return endorsements.some(({ to }) => to === 'blank') || needsNone(document, dossier);
  return endorsements.some(
    ({ to }) => to !== 'blank' && compareParty(dossier.credit, endorsed, to.name) === 'same',
  );
};

const isClaimable = (document: Insurance, dossier: Dossier): Observation[] =>
  demandsOn(document).flatMap(({ id, demand: { endorsed } }) => {
    if (endorsed === undefined) return [];
    const expected = endorsed === 'blank' ? 'blank' : whoText(dossier.credit, endorsed);
    const where = { requirement: id, field: '/particulars/endorsements', expected, found: holder(document) };
    return [decide(isEndorsedTo(endorsed, document, dossier), where)];
  });

const isDestination = /^(?:THE )?(?:(?:PLACE|PORT|COUNTRY|FINAL) (?:OF )?)?DESTINATION$/;
const destinationOf = ({ credit: { shipment = {} } }: Dossier): string =>
  shipment.finalDestination ?? shipment.portOfDischarge ?? 'DESTINATION';

export const insuranceCoverRules: readonly Rule[] = [
  {
    id: 'insurance-currency',
    title: 'Cover is in the currency of the credit.',
    articles: articles('UCP 600 art. 28(f)(i)'),
    code: 'INSURANCE_CURRENCY',
    cure: 'Have the cover stated in the currency of the credit.',
    check: insurance(({ particulars: { cover } }, { credit }) =>
      cover === undefined
        ? undefined
        : decide(cover.currency === credit.amount.currency, {
            field: '/particulars/cover/currency',
            expected: credit.amount.currency,
            found: cover.currency,
          }),
    ),
  },
  {
    id: 'insurance-cover',
    title: 'Cover is at least the percentage of the credit, else 110 per cent, of the value.',
    articles: articles('UCP 600 art. 28(f)(ii)'),
    code: 'INSURANCE_LOW',
    cure: 'Have the cover increased.',
    check: insurance(isEnough),
  },
  {
    id: 'insurance-risks',
    title: 'The risks that the credit names are covered.',
    articles: articles('UCP 600 arts. 28(g), 28(h)'),
    code: 'INSURANCE_LOW',
    cure: 'Have the missing risks covered.',
    check: insurance(coversRisks),
  },
  {
    id: 'insurance-journey',
    title: 'Cover runs at least from taking in charge or loading to discharge or destination.',
    articles: articles('UCP 600 art. 28(f)(iii)'),
    code: 'WRONG_PORT',
    cure: 'Have the cover extended to the whole journey.',
    check: insurance(coversJourney),
  },
  {
    id: 'insurance-endorsed',
    title: 'The insurance document lets the holder claim: endorsed as the credit asks.',
    articles: articles('UCP 600 art. 28; ISBP K19'),
    code: 'WRONG_CONSIGNEE',
    cure: 'Endorse the insurance document.',
    check: insurance(isClaimable),
  },
  {
    id: 'insurance-claims-payable',
    title: 'Claims are payable where the credit says.',
    articles: articles('UCP 600 art. 14(d); field 46A'),
    code: 'CONFLICTING_DATA',
    cure: 'Have the place of claims corrected.',
    check: insurance((document, dossier) =>
      demandsOn(document).flatMap(({ id, demand: { claimsPayableIn } }) => {
        if (claimsPayableIn === undefined) return [];
        const found = document.particulars.claimsPayableAt;
        const place = isDestination.test(claimsPayableIn) ? destinationOf(dossier) : claimsPayableIn;
        const where = {
          requirement: id,
          field: '/particulars/claimsPayableAt',
          expected: place,
          found: found ?? 'none',
        };
        if (found === undefined) return [discrepancy(where)];
        const holds =
          bare(found).includes(bare(place)) || comparePlaces(`ANY PLACE IN ${place}`, found) === 'same';
        if (holds) return [complies(where)];
        // "At destination" may be any place of the country that the goods go to.
        return place === claimsPayableIn
          ? [byLikeness(comparePlaces(place, found), where)]
          : [comparePlaces(place, found) === 'same' ? complies(where) : judgement(where)];
      }),
    ),
  },
];
