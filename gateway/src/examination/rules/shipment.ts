/** Whole or partial, direct or transhipped: UCP 600 arts. 19 to 24, 30 and 31. */
import type { Dossier, Of } from '../dossier.ts';
import { compareQuantity } from '../quantity.ts';
import {
  complies,
  decide,
  discrepancy,
  judgement,
  type Observation,
  onPresentation,
  onTypes,
  type Rule,
} from '../rule.ts';
import { transportTypes } from '../shipment.ts';
import { comparePlaces } from '../text/places.ts';
import { bare } from '../text/plain.ts';

type Transport = Of<(typeof transportTypes)[number]>;

/** The conveyance and journey of a transport document; empty where it shows none. */
const journeyOf = ({ particulars }: Transport): string => {
  if ('vehicle' in particulars || particulars.type === 'ROAD') return bare(particulars.vehicle ?? '');
  if (particulars.type === 'AIR_WAYBILL') return bare(particulars.flight ?? '');
  return 'vessel' in particulars ? bare(`${particulars.vessel ?? ''}${particulars.voyage ?? ''}`) : '';
};

const partial = ({ credit }: Dossier) => credit.shipment?.partial ?? credit.services?.partial;

const isOneShipment = (dossier: Dossier): Observation | undefined => {
  const permission = partial(dossier);
  const journeys = [
    ...new Set(
      dossier
        .ofTypes(transportTypes)
        .map(journeyOf)
        .filter((journey) => journey !== ''),
    ),
  ];
  if (journeys.length === 0) return undefined;
  const where = { expected: 'one conveyance and journey', found: journeys.join(', ') };
  if (journeys.length === 1 || permission === undefined || permission === 'allowed') return complies(where);
  return permission === 'conditional' ? judgement(where) : discrepancy(where);
};

const isOnlyDrawing = (dossier: Dossier): Observation | undefined => {
  const { presentationsBefore = 0 } = dossier.circumstances;
  if (partial(dossier) !== 'not-allowed') return undefined;
  return decide(presentationsBefore === 0, {
    field: '/amountClaimed',
    expected: 'one drawing',
    found: `${presentationsBefore + 1} drawings`,
  });
};

const isWhole = (dossier: Dossier): Observation | undefined => {
  const compared = compareQuantity(dossier);
  if (compared === undefined || partial(dossier) !== 'not-allowed') return undefined;
  const where = { expected: compared.expected, found: compared.found };
  return compared.shipped === 'unclear' ? judgement(where) : decide(compared.shipped !== 'less', where);
};

const quantityIsWithin = (dossier: Dossier): Observation | undefined => {
  const compared = compareQuantity(dossier);
  if (compared === undefined) return undefined;
  const where = { expected: compared.expected, found: compared.found };
  if (compared.shipped === 'unclear') return judgement(where);
  return decide(compared.shipped !== 'more', where);
};

const sea = ['BILL_OF_LADING', 'SEA_WAYBILL'] as const;

/** A transhipment within a journey that one document covers is prohibited by no clause in these cases. */
const isTranshipmentAccepted = ({ particulars }: Transport): boolean => {
  if (particulars.transhipment?.wholeJourneyCovered !== true) return false;
  const isSea = (sea as readonly string[]).includes(particulars.type);
  return !isSea || particulars.shippedInContainers === true;
};

const isAllNamed = (places: readonly string[], named: string): boolean =>
  places.every((place) => comparePlaces(named, place) === 'same');
const isFree = (permission: string | undefined): boolean =>
  permission === undefined || permission === 'allowed';

export const shipmentRules: readonly Rule[] = [
  {
    id: 'one-conveyance',
    title: 'Where partial shipments are prohibited, all goods leave on one conveyance and journey.',
    articles: { UCP600: 'UCP 600 art. 31(b)', 'CN-DLC-2016': 'Measures 2016 art. 14, partial shipment' },
    code: 'PARTIAL_PROHIBITED',
    cure: 'Ask for an amendment that allows partial shipments, or for a waiver.',
    check: onPresentation(isOneShipment),
  },
  {
    id: 'one-drawing',
    title: 'Where partial drawings are prohibited, the credit is drawn once.',
    articles: { UCP600: 'UCP 600 art. 31(a)', 'CN-DLC-2016': 'Measures 2016 art. 14, partial shipment' },
    code: 'PARTIAL_PROHIBITED',
    cure: 'Ask for an amendment that allows partial drawings, or for a waiver.',
    check: onPresentation(isOnlyDrawing),
  },
  {
    id: 'whole-quantity',
    title: 'Where partial shipments are prohibited, a part of the quantity is a partial shipment.',
    articles: {
      UCP600: 'UCP 600 arts. 30(b), 31(a)',
      'CN-DLC-2016': 'Measures 2016 art. 14, partial shipment',
    },
    code: 'PARTIAL_PROHIBITED',
    cure: 'Ship the whole quantity, or ask for an amendment that allows partial shipments.',
    check: onPresentation(isWhole),
  },
  {
    id: 'quantity-not-short',
    title: 'The quantity is not less than the credit asks for, less its tolerance.',
    articles: { UCP600: 'UCP 600 art. 30(b)', 'CN-DLC-2016': 'Examination rules, tolerance' },
    code: 'SHORT_SHIPPED',
    cure: 'Ship the whole quantity, or ask for an amendment.',
    check: onPresentation(isWhole),
  },
  {
    id: 'quantity-not-exceeded',
    title: 'The quantity is not more than the credit asks for, with its tolerance.',
    articles: { UCP600: 'UCP 600 arts. 30(a), 30(b)', 'CN-DLC-2016': 'Examination rules, tolerance' },
    code: 'CONFLICTING_DATA',
    cure: 'Invoice no more than the credit allows.',
    check: onPresentation(quantityIsWithin),
  },
  {
    id: 'transhipment-allowed',
    title:
      'A prohibited transhipment is accepted only where the article on the transport document accepts it.',
    articles: {
      UCP600: 'UCP 600 arts. 19(c), 20(c), 21(c), 23(c), 24(e)',
      'CN-DLC-2016': 'Measures 2016 art. 14, transhipment',
    },
    code: 'TRANSHIPMENT_PROHIBITED',
    cure: 'Ask for an amendment that allows transhipment, or for a waiver.',
    check: onTypes(
      transportTypes,
      (document, { credit, condition: { transhipmentAt, transhipmentRefused } }) => {
        const permission = credit.shipment?.transhipment;
        const { transhipment } = document.particulars;
        const where = {
          field: '/particulars/transhipment',
          expected: `transhipment ${permission ?? 'allowed'}`,
          found: transhipment === undefined ? 'none' : `at ${transhipment.places.join(', ')}`,
        };
        if (transhipment === undefined) return complies(where);
        if (transhipmentAt !== undefined)
          return isAllNamed(transhipment.places, transhipmentAt) ? complies(where) : judgement(where);
        if (isFree(permission)) return transhipmentRefused === true ? judgement(where) : complies(where);
        if (permission === 'conditional') return judgement(where);
        return decide(isTranshipmentAccepted(document), where);
      },
    ),
  },
];
