/** The date of shipment that each document shows (UCP 600 arts. 19 to 25; domestic: receipt or service). */
import type { CalendarDate, DocumentType, PresentedDocument } from '@chopmark/chaincode/api';
import type { Examined } from './dossier.ts';

export interface Shipment {
  readonly document: Examined;
  readonly date: CalendarDate | undefined;
  /** Where the document shows it. */
  readonly field: string;
}

export const transportTypes = [
  ...['BILL_OF_LADING', 'SEA_WAYBILL', 'CHARTER_PARTY_BL', 'MULTIMODAL', 'AIR_WAYBILL', 'ROAD', 'RAIL'],
  ...['INLAND_WATERWAY', 'TRANSPORT_DOC'],
] as const satisfies readonly string[];

interface Dated {
  readonly date: CalendarDate | undefined;
  readonly field: string;
}

const firstOf = (...dates: readonly Dated[]): Dated =>
  dates.find(({ date }) => date !== undefined) ?? dates[0] ?? { date: undefined, field: '/issueDate' };

type Shows = (particulars: Readonly<Record<string, unknown>>, issued: Dated) => Dated;

const dated = (particulars: Readonly<Record<string, unknown>>, name: string): Dated => {
  const date = particulars[name];
  return { date: typeof date === 'string' ? date : undefined, field: `/particulars/${name}` };
};

/** On board by notation only with its date; by pre-printed words the date of issue counts. */
const onBoard: Shows = ({ onBoard: shown }, issued) => {
  const { date, form } = (shown ?? {}) as { readonly date?: CalendarDate; readonly form?: string };
  const noted = { date, field: '/particulars/onBoard/date' };
  return form === 'pre-printed' ? firstOf(noted, issued) : noted;
};

const orIssued =
  (name: string): Shows =>
  (particulars, issued) =>
    firstOf(dated(particulars, name), issued);
const only =
  (name: string): Shows =>
  (particulars) =>
    dated(particulars, name);

const shows: Partial<Record<DocumentType, Shows>> = {
  BILL_OF_LADING: onBoard,
  SEA_WAYBILL: onBoard,
  CHARTER_PARTY_BL: onBoard,
  MULTIMODAL: (particulars, issued) =>
    firstOf(dated(particulars, 'dispatchDate'), onBoard(particulars, issued), issued),
  AIR_WAYBILL: orIssued('flightDateNotation'),
  ROAD: orIssued('shipmentDate'),
  RAIL: orIssued('shipmentDate'),
  INLAND_WATERWAY: orIssued('shipmentDate'),
  TRANSPORT_DOC: orIssued('shipmentDate'),
  COURIER: only('pickUpDate'),
  POST: only('pickUpDate'),
  GOODS_RECEIPT: only('receiptDate'),
  SERVICE_EVIDENCE: only('serviceDate'),
};

/** The transport documents decide; without one, courier receipts, goods receipts or proofs of service do. */
const ranks: readonly (readonly string[])[] = [
  transportTypes,
  ['GOODS_RECEIPT', 'SERVICE_EVIDENCE'],
  ['COURIER', 'POST'],
];

const typeOf = ({ document }: Examined): PresentedDocument['particulars']['type'] =>
  document.particulars.type;

export const shipmentsOf = (documents: readonly Examined[]): readonly Shipment[] => {
  const rank = ranks.find((types) => documents.some((document) => types.includes(typeOf(document)))) ?? [];
  return documents
    .filter((document) => rank.includes(typeOf(document)))
    .flatMap((examined) => {
      const { particulars, issueDate } = examined.document;
      const shown = shows[particulars.type]?.(particulars, { date: issueDate, field: '/issueDate' });
      return shown === undefined ? [] : [{ document: examined, ...shown }];
    });
};

/** The latest date of shipment: from it the period for presentation runs (UCP 600 art. 31(b)). */
export const latestShipment = (shipments: readonly Shipment[]): CalendarDate | undefined =>
  shipments
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(-1);
