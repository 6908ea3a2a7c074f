/** The structured particulars of each type of document: what its face says that the rules ask about. */
import { z } from 'zod';
import { CalendarDate } from '../kernel/identifiers.ts';
import { Money } from '../kernel/money.ts';
import {
  Endorsement,
  FirmOnDocument,
  StatedQuantity,
  TradeTerm,
  UnitPrice,
  words,
} from './document-parts.ts';
import {
  AirParticulars,
  CourierParticulars,
  LandParticulars,
  MultimodalParticulars,
  SeaParticulars,
} from './transport-particulars.ts';

const InvoiceLine = z.strictObject({
  description: words(2000),
  quantity: StatedQuantity.optional(),
  unitPrice: UnitPrice.optional(),
  amount: Money.optional(),
});

const NamedAmount = z.strictObject({
  kind: z.enum(['freight', 'insurance', 'discount', 'advance-payment', 'credit-note', 'other']),
  amount: Money,
  wording: words(200).optional(),
});

/** UCP 600 art. 18. The total is what it asks for: lines and charges less deductions. */
const InvoiceParticulars = z
  .strictObject({
    type: z.literal('INVOICE'),
    madeOutTo: FirmOnDocument.optional(),
    lines: z.array(InvoiceLine).max(500).optional(),
    charges: z.array(NamedAmount).max(20).optional(),
    deductions: z.array(NamedAmount).max(20).optional(),
    total: Money,
    totalInWords: words(300).optional(),
    tradeTerm: TradeTerm.optional(),
  })
  .meta({ id: 'InvoiceParticulars' });

const TaxLine = z.strictObject({
  description: words(2000),
  quantity: StatedQuantity.optional(),
  unitPrice: UnitPrice.optional(),
  net: Money.optional(),
  /** Percent, such as `13` or `0`. */
  taxRate: words(10).optional(),
  tax: Money.optional(),
});

const taxInvoice = {
  seller: FirmOnDocument.optional(),
  buyer: FirmOnDocument.optional(),
  lines: z.array(TaxLine).max(500).optional(),
  net: Money.optional(),
  tax: Money.optional(),
  gross: Money,
  grossInWords: words(300).optional(),
  remark: words(1000).optional(),
  /** A red-letter invoice reverses a blue one; its amounts are written here without sign. */
  redLetter: z
    .strictObject({ blueNumber: words(60).optional(), formNumber: words(40).optional() })
    .optional(),
  /** What a tax verification answered. */
  verifiedState: z.enum(['normal', 'void', 'red-full', 'red-partial', 'red-pending', 'unknown']).optional(),
};

/** Paper or electronic VAT invoice of the old system: code and number. */
const VatInvoiceParticulars = z
  .strictObject({
    type: z.literal('VAT_INVOICE'),
    kind: z
      .enum(['special', 'ordinary', 'special-electronic', 'ordinary-electronic', 'roll', 'toll'])
      .optional(),
    invoiceCode: words(20).optional(),
    invoiceNumber: words(30).optional(),
    checkCode: words(30).optional(),
    /** A digital paper invoice carries both identifications. */
    digitalNumber: words(30).optional(),
    ...taxInvoice,
  })
  .meta({ id: 'VatInvoiceParticulars' });

/** Fully digital invoice: a number of 20 digits alone; the original is the signed XML or OFD. */
const DigitalInvoiceParticulars = z
  .strictObject({
    type: z.literal('FULLY_DIGITAL_INVOICE'),
    kind: z.enum(['special', 'ordinary']).optional(),
    invoiceNumber: words(30).optional(),
    taxSignature: z.enum(['valid', 'invalid', 'absent']).optional(),
    ...taxInvoice,
  })
  .meta({ id: 'DigitalInvoiceParticulars' });

/** UCP 600 art. 28. */
const InsuranceParticulars = z
  .strictObject({
    type: z.literal('INSURANCE'),
    form: z.enum(['policy', 'certificate', 'declaration', 'cover-note']),
    insurer: words(200).optional(),
    insured: FirmOnDocument.optional(),
    endorsements: z.array(Endorsement).max(10).optional(),
    cover: Money.optional(),
    /** Cover stated as so many percent of the value instead of, or beside, an amount. */
    coverPercent: z.int().min(1).max(1000).optional(),
    risks: z.array(words(300)).max(40).optional(),
    exclusions: z.array(words(300)).max(40).optional(),
    excess: words(200).optional(),
    /** Cover is effective from this date at the latest, where the document says so. */
    effectiveFrom: CalendarDate.optional(),
    /** "Warehouse to warehouse" or other words that cover is effective before the date of issue. */
    effectiveFromShipment: z.boolean().optional(),
    voyageFrom: words(140).optional(),
    voyageTo: words(140).optional(),
    vessel: words(100).optional(),
    claimsPayableAt: words(140).optional(),
    originalsIssued: z.int().min(1).max(20).optional(),
  })
  .meta({ id: 'InsuranceParticulars' });

const OriginParticulars = z
  .strictObject({
    type: z.literal('CERT_ORIGIN'),
    exporter: FirmOnDocument.optional(),
    consignee: FirmOnDocument.optional(),
    originCountry: words(60).optional(),
  })
  .meta({ id: 'OriginParticulars' });

/** UCP 600 art. 14(f): the content must appear to fulfil the function. */
const InspectionParticulars = z
  .strictObject({
    type: z.enum(['INSPECTION', 'WEIGHT', 'QUALITY', 'ANALYSIS']),
    inspectedOn: CalendarDate.optional(),
    place: words(140).optional(),
    result: words(4000).optional(),
    /** The certificate itself says that the goods fail, or that it was issued without looking at them. */
    adverse: z.boolean().optional(),
  })
  .meta({ id: 'InspectionParticulars' });

const PackingParticulars = z
  .strictObject({
    type: z.literal('PACKING_LIST'),
    lines: z
      .array(
        z.strictObject({
          description: words(1000),
          packages: StatedQuantity.optional(),
          quantity: StatedQuantity.optional(),
          netWeight: StatedQuantity.optional(),
          grossWeight: StatedQuantity.optional(),
        }),
      )
      .max(500)
      .optional(),
    consignee: FirmOnDocument.optional(),
  })
  .meta({ id: 'PackingParticulars' });

/** UCP 600 art. 6(c): never drawn on the applicant. */
const DraftParticulars = z
  .strictObject({
    type: z.literal('DRAFT'),
    amount: Money,
    amountInWords: words(300).optional(),
    tenor: words(200).optional(),
    /** Where the draft itself shows from when its tenor runs. */
    maturityDate: CalendarDate.optional(),
    drawee: words(200).optional(),
    drawer: words(200).optional(),
    payee: words(200).optional(),
    endorsements: z.array(Endorsement).max(10).optional(),
  })
  .meta({ id: 'DraftParticulars' });

/** The date of receipt counts as the date of shipment where it is the proof of delivery. */
const GoodsReceiptParticulars = z
  .strictObject({
    type: z.literal('GOODS_RECEIPT'),
    receiver: FirmOnDocument.optional(),
    deliverer: FirmOnDocument.optional(),
    receiptDate: CalendarDate.optional(),
    place: words(140).optional(),
    reservations: z.array(words(500)).max(20).optional(),
  })
  .meta({ id: 'GoodsReceiptParticulars' });

const ServiceParticulars = z
  .strictObject({
    type: z.literal('SERVICE_EVIDENCE'),
    kind: z.enum(['recipient-certificate', 'provider-proof', 'third-party-proof']).optional(),
    provider: FirmOnDocument.optional(),
    recipient: FirmOnDocument.optional(),
    service: words(2000).optional(),
    serviceFrom: CalendarDate.optional(),
    /** The date of performance, or the last day of it. */
    serviceDate: CalendarDate.optional(),
    place: words(140).optional(),
    amount: Money.optional(),
  })
  .meta({ id: 'ServiceParticulars' });

const PlainParticulars = z
  .strictObject({ type: z.enum(['BENEFICIARY_CERT', 'OTHER']) })
  .meta({ id: 'PlainParticulars' });

export const Particulars = z
  .discriminatedUnion('type', [
    InvoiceParticulars,
    VatInvoiceParticulars,
    DigitalInvoiceParticulars,
    SeaParticulars,
    MultimodalParticulars,
    AirParticulars,
    LandParticulars,
    CourierParticulars,
    InsuranceParticulars,
    OriginParticulars,
    InspectionParticulars,
    PackingParticulars,
    DraftParticulars,
    GoodsReceiptParticulars,
    ServiceParticulars,
    PlainParticulars,
  ])
  .meta({ id: 'Particulars' });
export type Particulars = z.output<typeof Particulars>;

export type DocumentType = Particulars['type'];

/** Every type code, in the order of the schema. */
export const documentTypes: readonly DocumentType[] = Particulars.options.flatMap(({ shape: { type } }) =>
  'options' in type ? type.options : [...type.values],
);
export const DocumentType = z.enum(documentTypes);
