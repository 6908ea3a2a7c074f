/**
 * What documents of every type say, in the words on their face. A document may be wrong, so nothing here checks
 * more than form: what does not fit the credit is a finding of the examination, not a refusal of the input.
 */
import { z } from 'zod';
import { CalendarDate, Country } from '../kernel/identifiers.ts';
import { Currency } from '../kernel/money.ts';

export const words = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

/** A decimal text without sign or exponent: exact, whatever its unit. */
const Decimal = z.string().regex(/^(0|[1-9]\d{0,14})(\.\d{1,8})?$/, 'a decimal text such as 12.5');

/** `{ value: "50.000", unit: "MT" }`, in the unit that the document states. */
export const StatedQuantity = z
  .strictObject({ value: Decimal, unit: words(30) })
  .meta({ id: 'StatedQuantity' });
export type StatedQuantity = z.output<typeof StatedQuantity>;

/** A price may have more decimals than its currency's minor unit. */
export const UnitPrice = z
  .strictObject({ price: Decimal, currency: Currency, per: words(30).optional() })
  .meta({ id: 'UnitPrice' });
export type UnitPrice = z.output<typeof UnitPrice>;

/** A firm as a document names it; its tax number is not checked here. */
export const FirmOnDocument = z
  .strictObject({
    name: words(200),
    address: z.array(words(200)).max(6).optional(),
    country: Country.optional(),
    /** Telephone, fax, e-mail: UCP 600 art. 14(j) disregards them. */
    contact: words(200).optional(),
    taxNumber: words(30).optional(),
    account: words(60).optional(),
  })
  .meta({ id: 'FirmOnDocument' });
export type FirmOnDocument = z.output<typeof FirmOnDocument>;

export const signatureCapacities = [
  'carrier',
  'master',
  'agent-of-carrier',
  'agent-of-master',
  'owner',
  'agent-of-owner',
  'charterer',
  'agent-of-charterer',
  'multimodal-operator',
  'freight-forwarder',
  'railway-company',
  'courier-company',
  'post-office',
  'insurer',
  'underwriter',
  'agent-of-insurer',
  'proxy-of-insurer',
  'insurance-broker',
  'beneficiary',
  'applicant',
  'surveyor',
  'chamber-of-commerce',
  'authority',
  'other',
] as const;

/** UCP 600 art. 3: by hand, facsimile, perforation, stamp, symbol or any other method of authentication. */
export const Signature = z
  .strictObject({
    by: words(200),
    capacity: z.enum(signatureCapacities).optional(),
    /** The principal, where an agent signs. */
    onBehalfOf: words(200).optional(),
    method: z.enum(['manual', 'facsimile', 'perforation', 'stamp', 'symbol', 'electronic']).optional(),
    date: CalendarDate.optional(),
  })
  .meta({ id: 'Signature' });
export type Signature = z.output<typeof Signature>;

/** The goods as this document describes them. */
export const GoodsOnDocument = z
  .strictObject({
    description: words(6500).optional(),
    quantity: StatedQuantity.optional(),
    netWeight: StatedQuantity.optional(),
    grossWeight: StatedQuantity.optional(),
    packages: StatedQuantity.optional(),
    marks: words(1000).optional(),
    hsCode: words(20).optional(),
    countryOfOrigin: words(60).optional(),
    containers: z.array(words(20)).max(500).optional(),
  })
  .meta({ id: 'GoodsOnDocument' });
export type GoodsOnDocument = z.output<typeof GoodsOnDocument>;

/** Other papers that this document refers to. */
export const References = z
  .strictObject({
    creditNumber: words(60).optional(),
    creditDate: CalendarDate.optional(),
    issuingBank: words(200).optional(),
    invoiceNumber: words(60).optional(),
    invoiceDate: CalendarDate.optional(),
    contractNumber: words(60).optional(),
    orderNumber: words(60).optional(),
    transportDocumentNumber: words(60).optional(),
    vessel: words(100).optional(),
    portOfLoading: words(140).optional(),
    portOfDischarge: words(140).optional(),
    shipmentDate: CalendarDate.optional(),
  })
  .meta({ id: 'DocumentReferences' });
export type References = z.output<typeof References>;

/** Incoterms rule, named place and edition: CIF, Hamburg Port, 2020. */
export const TradeTerm = z
  .strictObject({ rule: words(10), place: words(140).optional(), edition: words(30).optional() })
  .meta({ id: 'TradeTerm' });

/** To whom a title or a claim is passed on by a signature on its back. */
export const Endorsement = z
  .strictObject({ by: words(200), to: z.union([z.literal('blank'), FirmOnDocument]) })
  .meta({ id: 'Endorsement' });
