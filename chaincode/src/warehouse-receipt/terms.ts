/** Private terms of a warehouse receipt (Civil Code art. 909; model law on warehouse receipts, contents). */
import { z } from 'zod';
import { CalendarDate, Country, HsCode, Instant, paperNumber, Uscc } from '../kernel/identifiers.ts';
import { Money } from '../kernel/money.ts';
import { Quantity } from '../kernel/quantity.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);

/** A bundle, pallet (SSCC), container or batch, with the number that is painted or printed on it. */
export const GoodsUnit = z
  .strictObject({
    unitId: z
      .string()
      .regex(/^[A-Z]{2,12}:[A-Z0-9][A-Z0-9./-]{0,39}$/, 'a numbered unit such as BUNDLE:EG-0001'),
    net: Quantity,
  })
  .meta({ id: 'GoodsUnit' });

/** What lies in the warehouse: everything that fingerprints are made of. */
export const GoodsTerms = z
  .strictObject({
    receiptNumber: paperNumber(40),
    operator: Uscc,
    depositorName: text(140),
    depositor: Uscc,
    warehouseCode: text(20),
    slot: text(40),
    hsCode: HsCode,
    description: text(200),
    brand: text(60),
    grade: text(60),
    heatNumber: text(60).optional(),
    origin: Country,
    packing: text(60),
    net: Quantity,
    units: z.array(GoodsUnit).min(1).max(200),
  })
  .meta({ id: 'GoodsTerms' });
export type GoodsTerms = z.output<typeof GoodsTerms>;

export const StorageTerms = z
  .strictObject({
    from: CalendarDate,
    to: CalendarDate,
    fee: text(200),
    lossStandard: text(200).optional(),
    insurance: z.strictObject({
      policyNumber: text(60),
      insurer: text(140),
      amount: Money,
      from: CalendarDate,
      to: CalendarDate,
    }),
  })
  .meta({ id: 'StorageTerms' });
export type StorageTerms = z.output<typeof StorageTerms>;

export const InspectionTerms = z
  .strictObject({
    certificateNumber: text(60),
    measuredNet: Quantity,
    unitCount: z.int().min(1).max(200),
    inspectedAt: Instant,
    method: text(120),
  })
  .meta({ id: 'InspectionTerms' });

export const RequestTerms = z
  .strictObject({ amount: Money, tenorDays: z.int().min(1).max(3650), purpose: text(200) })
  .meta({ id: 'RequestTerms' });

/** Which units leave: chosen whole, never a part of one. */
export const ReleaseTerms = z
  .strictObject({ unitIds: z.array(z.string().max(60)).min(1).max(200), net: Quantity })
  .meta({ id: 'ReleaseTerms' });
export type ReleaseTerms = z.output<typeof ReleaseTerms>;

export const DeliveryTerms = z
  .strictObject({ consignee: text(140), carrier: text(140), vehicle: text(40) })
  .meta({ id: 'DeliveryTerms' });

export const LossTerms = z
  .strictObject({ circumstances: text(500), declaration: text(140) })
  .meta({ id: 'LossTerms' });

export const GateOutTerms = z
  .strictObject({ weighedNet: Quantity, vehicle: text(40), leftAt: Instant })
  .meta({ id: 'GateOutTerms' });
