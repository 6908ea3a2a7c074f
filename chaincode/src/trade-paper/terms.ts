/** Private terms of orders and bills of lading: what identifies them, and no more. */
import { z } from 'zod';
import { CalendarDate, Country, HsCode, Lei, paperNumber, Uscc } from '../kernel/identifiers.ts';
import { PositiveMoney } from '../kernel/money.ts';
import { Quantity } from '../kernel/quantity.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

const Firm = z.strictObject({
  name: text(140),
  country: Country.optional(),
  uscc: Uscc.optional(),
  lei: Lei.optional(),
  registrationNumber: text(40).optional(),
});

const PurchaseOrder = z.strictObject({
  kind: z.literal('order'),
  orderNumber: paperNumber(40),
  orderDate: CalendarDate,
  amount: PositiveMoney,
  buyer: Firm,
  seller: Firm,
  goods: text(500),
});

const BillOfLading = z.strictObject({
  kind: z.literal('bill-of-lading'),
  billNumber: paperNumber(40),
  /** SCAC where the carrier has one, else its name. */
  carrier: text(140),
  vesselImo: z.string().regex(/^\d{7}$/, 'an IMO number of 7 digits'),
  voyage: text(20),
  portOfLoading: text(65),
  portOfDischarge: text(65),
  onBoardDate: CalendarDate,
  gross: Quantity,
  hsCode: HsCode,
  containers: z
    .array(z.string().regex(/^[A-Z]{4}\d{7}$/, 'a container number of 4 letters and 7 digits'))
    .max(64),
});

export const TradePaperTerms = z
  .discriminatedUnion('kind', [PurchaseOrder, BillOfLading])
  .meta({ id: 'TradePaperTerms' });
export type TradePaperTerms = z.output<typeof TradePaperTerms>;

/** What an owner asks of one bank before goods are there. */
export const OrderRequestTerms = z
  .strictObject({ amount: PositiveMoney, tenorDays: z.int().min(1).max(3650), purpose: text(200) })
  .meta({ id: 'OrderRequestTerms' });
