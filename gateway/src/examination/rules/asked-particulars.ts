/** What a paragraph asks of documents that have no field for it: UCP 600 art. 14(f). */
import { textOf } from '../document-text.ts';
import type { Dossier, Examined } from '../dossier.ts';
import type { Demand } from '../requirements/requirement.ts';
import { complies, judgement, type Observation, onEach, type Rule } from '../rule.ts';
import { comparePlaces } from '../text/places.ts';
import { wordsOf } from '../text/plain.ts';
import { compareCountries } from './certificates.ts';
import { demandsOn } from './signature.ts';

const transport =
  /^(BILL_OF_LADING|SEA_WAYBILL|CHARTER_PARTY_BL|MULTIMODAL|AIR_WAYBILL|ROAD|RAIL|INLAND_WATERWAY|TRANSPORT_DOC)$/;
const invoice = /INVOICE$/;

/** Which types of documents have the particulars that a demand is compared with. */
const comparedIn: readonly (readonly [keyof Demand, RegExp])[] = [
  ['consignee', new RegExp(`${transport.source}|${invoice.source}`)],
  ['madeOutTo', new RegExp(`${transport.source}|${invoice.source}`)],
  ['endorsed', new RegExp(`${transport.source}|INSURANCE`)],
  ['notify', transport],
  ['freight', new RegExp(`${transport.source}|COURIER|POST`)],
  ['coverPercent', /INSURANCE/],
  ['risks', /INSURANCE/],
  ['claimsPayableIn', /INSURANCE/],
  ['origin', /CERT_ORIGIN/],
];

/** The origin that an invoice or list states in its field, or in words. */
const originOn = (asked: string, { document }: Examined): boolean => {
  const stated = document.goods?.countryOfOrigin;
  if (stated !== undefined) return compareCountries(asked, stated) === 'same';
  return wordsOf(textOf(document)).some((word) => compareCountries(asked, word) === 'same');
};

const uncompared = (id: string, demand: Demand, examined: Examined): Observation[] =>
  comparedIn.flatMap(([name, types]) => {
    const { type } = examined.document.particulars;
    const isForInvoice = invoice.test(type) && (demand.madeOutTo ?? 'applicant') !== 'applicant';
    if (demand[name] === undefined) return [];
    const where = { requirement: id, field: '/particulars', expected: name, found: type };
    const isShown = name === 'origin' && originOn(demand.origin ?? '', examined);
    return [(types.test(type) && !isForInvoice) || isShown ? complies(where) : judgement(where)];
  });

/** Where a certificate says that it was made; one that does not say, or says another name, is looked at by a person. */
const inspectedThere = (
  id: string,
  { inspectedAt }: Demand,
  { document: { particulars, placeOfIssue } }: Examined,
  { credit: { shipment = {} } }: Dossier,
): Observation[] => {
  if (inspectedAt === undefined) return [];
  const expected = inspectedAt === 'loading' ? shipment.portOfLoading : shipment.portOfDischarge;
  if (expected === undefined) return [];
  const found = ('place' in particulars ? particulars.place : undefined) ?? placeOfIssue;
  const where = { requirement: id, field: '/particulars/place', expected, found: found ?? 'none' };
  return [
    found !== undefined && comparePlaces(expected, found) === 'same' ? complies(where) : judgement(where),
  ];
};

export const askedParticularRules: readonly Rule[] = [
  {
    id: 'asked-particulars-compared',
    title: 'What the credit asks of a document whose type has no such particulars is compared by a person.',
    articles: { UCP600: 'UCP 600 art. 14(f)', 'CN-DLC-2016': 'Examination rules art. 52' },
    code: 'CONFLICTING_DATA',
    cure: 'Present a document that shows what the credit asks.',
    check: onEach((examined, dossier) =>
      demandsOn(examined).flatMap(({ id, demand }) => [
        ...uncompared(id, demand, examined),
        ...inspectedThere(id, demand, examined, dossier),
      ]),
    ),
  },
];
