/** Ports, airports and places: UCP 600 arts. 19 to 25. */
import type { CreditTerms } from '@chopmark/chaincode/api';
import type { Dossier, Of } from '../dossier.ts';
import { byLikeness, discrepancy, type Observation, onTypes, type Rule } from '../rule.ts';
import { comparePlaces } from '../text/places.ts';
import { onReceipts } from './other-transport.ts';

type Shipment = NonNullable<CreditTerms['shipment']>;

/** What the credit names against what the document shows; an empty field is a place that is not shown. */
const isPlace = (
  expected: string | undefined,
  found: string | undefined,
  field: string,
): Observation | undefined => {
  if (expected === undefined) return undefined;
  const where = { field: `/particulars/${field}`, expected, found: found ?? 'none' };
  return found === undefined ? discrepancy(where) : byLikeness(comparePlaces(expected, found), where);
};

const placeRule = (rule: Omit<Rule, 'code' | 'cure'>): Rule => ({
  ...rule,
  code: 'WRONG_PORT',
  cure: 'Have the carrier correct the place, or ask for an amendment.',
});

const sea = ['BILL_OF_LADING', 'SEA_WAYBILL', 'CHARTER_PARTY_BL'] as const;
const land = ['ROAD', 'RAIL', 'INLAND_WATERWAY', 'TRANSPORT_DOC'] as const;

const from = ({ takingInCharge, portOfLoading }: Shipment): string | undefined =>
  takingInCharge ?? portOfLoading;
const to = ({ finalDestination, portOfDischarge }: Shipment): string | undefined =>
  finalDestination ?? portOfDischarge;

const shipmentOf = ({ credit }: Dossier): Shipment => credit.shipment ?? {};

/** Fields 44A and 44B; a port that the credit names besides must be shown where it is named. */
const multimodal = ({ particulars }: Of<'MULTIMODAL'>, dossier: Dossier): (Observation | undefined)[] => {
  const { takingInCharge, portOfLoading, portOfDischarge, finalDestination } = shipmentOf(dossier);
  return [
    isPlace(takingInCharge, particulars.placeOfReceipt ?? particulars.portOfLoading, 'placeOfReceipt'),
    isPlace(portOfLoading, particulars.portOfLoading, 'portOfLoading'),
    isPlace(portOfDischarge, particulars.portOfDischarge, 'portOfDischarge'),
    isPlace(finalDestination, particulars.placeOfDelivery ?? particulars.portOfDischarge, 'placeOfDelivery'),
  ];
};

const seen = (observations: readonly (Observation | undefined)[]): Observation[] =>
  observations.filter((observation) => observation !== undefined);

export const transportPlaceRules: readonly Rule[] = [
  placeRule({
    id: 'port-of-loading',
    title: 'A sea document shows loading at the port that the credit names.',
    articles: {
      UCP600: 'UCP 600 arts. 20(a)(iii), 21(a)(iii), 22(a)(iii); field 44E',
      'CN-DLC-2016': 'Examination rules, route',
    },
    check: onTypes(sea, ({ particulars: { portOfLoading } }, dossier) =>
      isPlace(shipmentOf(dossier).portOfLoading, portOfLoading, 'portOfLoading'),
    ),
  }),
  placeRule({
    id: 'port-of-discharge',
    title: 'A sea document shows discharge at the port that the credit names.',
    articles: {
      UCP600: 'UCP 600 arts. 20(a)(iii), 21(a)(iii), 22(a)(iii); field 44F',
      'CN-DLC-2016': 'Examination rules, route',
    },
    check: onTypes(sea, ({ particulars: { portOfDischarge }, particulars }, dossier) => {
      const expected = shipmentOf(dossier).portOfDischarge;
      const isRange =
        particulars.type === 'CHARTER_PARTY_BL' && expected !== undefined && portOfDischarge === expected;
      return isRange
        ? { outcome: 'complies', field: '/particulars/portOfDischarge', expected, found: portOfDischarge }
        : isPlace(expected, portOfDischarge, 'portOfDischarge');
    }),
  }),
  placeRule({
    id: 'place-of-delivery',
    title: 'A sea document shows the final destination where the credit names one.',
    articles: { UCP600: 'UCP 600 art. 20(a)(iii); field 44B' },
    check: onTypes(sea, ({ particulars }, dossier) =>
      isPlace(
        shipmentOf(dossier).finalDestination,
        particulars.placeOfDelivery ?? particulars.portOfDischarge,
        'placeOfDelivery',
      ),
    ),
  }),
  placeRule({
    id: 'on-board-port',
    title: 'An on-board notation that names a port names the port of loading.',
    articles: { UCP600: 'UCP 600 art. 20(a)(iii)' },
    check: onTypes([...sea, 'MULTIMODAL'], ({ particulars: { onBoard } }, dossier) =>
      onBoard?.port === undefined
        ? undefined
        : isPlace(shipmentOf(dossier).portOfLoading, onBoard.port, 'onBoard/port'),
    ),
  }),
  placeRule({
    id: 'multimodal-places',
    title: 'A multimodal document shows taking in charge and destination as the credit names them.',
    articles: {
      UCP600: 'UCP 600 art. 19(a)(iii); fields 44A, 44B, 44E, 44F',
      'CN-DLC-2016': 'Examination rules, route',
    },
    check: onTypes(['MULTIMODAL'], (document, dossier) => seen(multimodal(document, dossier))),
  }),
  placeRule({
    id: 'airports',
    title: 'An air waybill shows the airports of departure and destination that the credit names.',
    articles: { UCP600: 'UCP 600 art. 23(a)(iv)', 'CN-DLC-2016': 'Examination rules, route' },
    check: onTypes(['AIR_WAYBILL'], ({ particulars }, dossier) =>
      seen([
        isPlace(shipmentOf(dossier).portOfLoading, particulars.airportOfDeparture, 'airportOfDeparture'),
        isPlace(
          shipmentOf(dossier).portOfDischarge,
          particulars.airportOfDestination,
          'airportOfDestination',
        ),
      ]),
    ),
  }),
  placeRule({
    id: 'land-places',
    title:
      'A road, rail or waterway document shows the places of shipment and destination that the credit names.',
    articles: { UCP600: 'UCP 600 art. 24(a)(iii)', 'CN-DLC-2016': 'Examination rules, route' },
    check: onTypes(land, ({ particulars }, dossier) =>
      seen([
        isPlace(from(shipmentOf(dossier)), particulars.placeOfShipment, 'placeOfShipment'),
        isPlace(to(shipmentOf(dossier)), particulars.placeOfDestination, 'placeOfDestination'),
      ]),
    ),
  }),
  placeRule({
    id: 'courier-place',
    title:
      'A courier or post receipt is stamped or signed at the place from which the credit says goods are shipped.',
    articles: { UCP600: 'UCP 600 arts. 25(a)(i), 25(c)' },
    check: onReceipts(['COURIER', 'POST'], ({ particulars }, dossier) =>
      isPlace(
        from(shipmentOf(dossier)),
        particulars.stampPlace ?? particulars.placeOfShipment,
        'placeOfShipment',
      ),
    ),
  }),
];
