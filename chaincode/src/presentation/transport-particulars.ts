/** What transport documents say: UCP 600 arts. 19 to 27, and the transport documents of domestic credits. */
import { z } from 'zod';
import { CalendarDate } from '../kernel/identifiers.ts';
import { Endorsement, FirmOnDocument, words } from './document-parts.ts';

/** `to-order` alone is to the order of the shipper. */
export const Consignee = z
  .discriminatedUnion('form', [
    z.strictObject({ form: z.literal('named'), firm: FirmOnDocument }),
    z.strictObject({ form: z.literal('to-order') }),
    z.strictObject({ form: z.literal('to-order-of'), firm: FirmOnDocument }),
  ])
  .meta({ id: 'Consignee' });
export type Consignee = z.output<typeof Consignee>;

/** Shipped on board by its pre-printed wording (then the date of issue counts) or by a dated notation. */
const OnBoard = z.strictObject({
  form: z.enum(['pre-printed', 'notation']),
  date: CalendarDate.optional(),
  vessel: words(100).optional(),
  port: words(140).optional(),
});

const carriage = {
  shipper: FirmOnDocument.optional(),
  consignee: Consignee.optional(),
  notify: z.array(FirmOnDocument).max(5).optional(),
  endorsements: z.array(Endorsement).max(10).optional(),
  carrier: words(200).optional(),
  freight: z.enum(['prepaid', 'collect', 'payable-as-per-charter-party', 'prepayable']).optional(),
  /** Clauses and notations on its face other than the printed terms of carriage. */
  clauses: z.array(words(1000)).max(50).optional(),
  /** Absent where the document does not say; of those, how many are presented stands with the document. */
  originalsIssued: z.int().min(1).max(20).optional(),
  /** A transfer to another conveyance between the places of the credit, as the document shows it. */
  transhipment: z
    .strictObject({ places: z.array(words(140)).max(10), wholeJourneyCovered: z.boolean() })
    .optional(),
  shippedInContainers: z.boolean().optional(),
};

const seaVoyage = {
  vessel: words(100).optional(),
  voyage: words(40).optional(),
  /** "Intended vessel" or similar: an on-board notation must then name the actual one. */
  vesselIsIntended: z.boolean().optional(),
  onBoard: OnBoard.optional(),
  placeOfReceipt: words(140).optional(),
  portOfLoading: words(140).optional(),
  portOfDischarge: words(140).optional(),
  placeOfDelivery: words(140).optional(),
  subjectToCharterParty: z.boolean().optional(),
};

/** Bill of lading, non-negotiable sea waybill, charter party bill of lading: UCP 600 arts. 20 to 22. */
export const SeaParticulars = z
  .strictObject({
    type: z.enum(['BILL_OF_LADING', 'SEA_WAYBILL', 'CHARTER_PARTY_BL']),
    ...carriage,
    ...seaVoyage,
  })
  .meta({ id: 'SeaParticulars' });

/** At least two modes of transport: UCP 600 art. 19. */
export const MultimodalParticulars = z
  .strictObject({
    type: z.literal('MULTIMODAL'),
    ...carriage,
    ...seaVoyage,
    /** Dispatched, taken in charge or shipped on board, by stamp or notation; else the date of issue counts. */
    dispatchDate: CalendarDate.optional(),
  })
  .meta({ id: 'MultimodalParticulars' });

/** UCP 600 art. 23: dates in the box for the flight are disregarded, a specific notation counts. */
export const AirParticulars = z
  .strictObject({
    type: z.literal('AIR_WAYBILL'),
    ...carriage,
    airportOfDeparture: words(140).optional(),
    airportOfDestination: words(140).optional(),
    acceptedForCarriage: z.boolean().optional(),
    flightDateNotation: CalendarDate.optional(),
    flight: words(60).optional(),
    /** "Original 3 (for shipper)". */
    originalFor: z.enum(['shipper', 'consignee', 'carrier']).optional(),
  })
  .meta({ id: 'AirParticulars' });

/** UCP 600 art. 24; TRANSPORT_DOC is the domestic profile's, of any mode. */
export const LandParticulars = z
  .strictObject({
    type: z.enum(['ROAD', 'RAIL', 'INLAND_WATERWAY', 'TRANSPORT_DOC']),
    ...carriage,
    mode: z.enum(['road', 'rail', 'waterway', 'air', 'sea', 'multimodal']).optional(),
    placeOfShipment: words(140).optional(),
    placeOfDestination: words(140).optional(),
    /** Stamp of receipt, or a date of shipment; else the date of issue counts. */
    shipmentDate: CalendarDate.optional(),
    receiptStamp: z.boolean().optional(),
    /** Rail: a duplicate counts as an original. Road: the copy for the consignor. */
    copyFor: z.enum(['consignor', 'consignee', 'carrier', 'duplicate']).optional(),
    vehicle: words(60).optional(),
  })
  .meta({ id: 'LandParticulars' });

/** UCP 600 art. 25. */
export const CourierParticulars = z
  .strictObject({
    type: z.enum(['COURIER', 'POST']),
    service: words(140).optional(),
    placeOfShipment: words(140).optional(),
    destination: words(140).optional(),
    /** Date of pick-up or receipt, or of the stamp: the date of shipment. */
    pickUpDate: CalendarDate.optional(),
    stampPlace: words(140).optional(),
    consignee: FirmOnDocument.optional(),
    charges: z.enum(['prepaid', 'collect']).optional(),
  })
  .meta({ id: 'CourierParticulars' });
