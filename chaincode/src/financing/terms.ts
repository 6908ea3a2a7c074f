/** Private terms of a financing. Ratios are basis points of the value after haircut. */
import { z } from 'zod';
import { DayCount } from '../calculation/day-count.ts';
import { interestModes } from '../calculation/interest.ts';
import { CalendarDate, idOf, Instant, isIdOf } from '../kernel/identifiers.ts';
import { Money, PositiveMoney } from '../kernel/money.ts';

const basisPoints = z.int().min(0).max(10_000);

export const DealTerms = z
  .strictObject({
    principal: PositiveMoney,
    annualRateBp: z.int().min(0).max(100_000),
    dayCount: DayCount,
    startDate: CalendarDate,
    dueDate: CalendarDate,
    initialLtvBp: basisPoints,
    marginCallLtvBp: basisPoints,
    liquidationLtvBp: basisPoints,
    haircutBp: z.int().min(0).max(9_999),
    debtorClass: z.enum(['small', 'medium', 'large']),
    /** Of a receivable: whether the seller pays where its debtor does not (Civil Code arts. 766, 767). */
    recourse: z.boolean().optional(),
    /** `arrears` unless said otherwise. */
    mode: z.enum(interestModes).optional(),
    /** What is discounted, where the discount is taken off in advance: less discount and fees it is the principal. */
    face: PositiveMoney.optional(),
    /** Charged once, whatever the interest. */
    fees: Money.optional(),
    /** After dueDate, before the bank may declare the debtor's default. */
    graceDays: z.int().min(0).max(90).optional(),
  })
  .refine(({ startDate, dueDate }) => startDate < dueDate, {
    path: ['dueDate'],
    message: 'a date after startDate',
  })
  .refine(({ mode = 'arrears', face }) => (face === undefined) === (mode === 'arrears'), {
    path: ['face'],
    message: 'what is discounted, and only where a discount is taken off in advance',
  })
  .refine(
    ({ initialLtvBp, marginCallLtvBp, liquidationLtvBp }) =>
      initialLtvBp > 0 && initialLtvBp < marginCallLtvBp && marginCallLtvBp < liquidationLtvBp,
    { path: ['marginCallLtvBp'], message: 'ratios that rise from initial over margin call to liquidation' },
  )
  .meta({ id: 'DealTerms' });
export type DealTerms = z.output<typeof DealTerms>;

/** A payment as both sides know it; the reference is the bank's or the payment system's. */
export const PaymentTerms = z
  .strictObject({ reference: z.string().trim().min(4).max(60), amount: PositiveMoney, paidOn: CalendarDate })
  .meta({ id: 'PaymentTerms' });
export type PaymentTerms = z.output<typeof PaymentTerms>;

export const BalanceTerms = z
  .strictObject({ financingId: idOf('financing'), outstanding: Money })
  .meta({ id: 'BalanceTerms' });

/** What is owed beside the principal on the day of a payment: the bank's own system accrues it. */
export const DueTerms = z.strictObject({ fees: Money, interest: Money }).meta({ id: 'DueTerms' });
export type DueTerms = z.output<typeof DueTerms>;

/** What a payment of the debtor was for: fees, then interest, then principal; the parts add up to it. */
export const CollectionTerms = z
  .strictObject({
    fees: Money,
    interest: Money,
    principal: Money,
    surplus: Money,
    surplusTo: z.enum(['seller', 'financier']),
  })
  .meta({ id: 'CollectionTerms' });
export type CollectionTerms = z.output<typeof CollectionTerms>;

/** Why the seller takes a claim back: the debtor does not pay, the claim is not as warranted, or less than it was. */
export const BuyBackTerms = z
  .strictObject({
    cause: z.enum(['debtor-default', 'warranty', 'dilution']),
    grounds: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'BuyBackTerms' });

/** What secures the financing, as the regulator counts it. */
export const instruments = [
  'warehouse-receipt-pledge',
  'credit-proceeds-assignment',
  'credit-claim-discounting',
  'receivable-factoring',
  'voucher-discounting',
  'export-declaration-financing',
  'purchase-order-finance',
] as const;

/** The instrument follows from the kind of asset. */
export const instrumentOf = (assetId: string): (typeof instruments)[number] => {
  if (isIdOf('creditProceeds', assetId)) return 'credit-proceeds-assignment';
  if (isIdOf('receivable', assetId)) return 'receivable-factoring';
  if (isIdOf('voucher', assetId)) return 'voucher-discounting';
  if (isIdOf('declaration', assetId)) return 'export-declaration-financing';
  if (isIdOf('tradePaper', assetId)) return 'purchase-order-finance';
  return isIdOf('creditClaim', assetId) ? 'credit-claim-discounting' : 'warehouse-receipt-pledge';
};

/** What the regulator supervises of a deal. */
export const ExposureTerms = z
  .strictObject({
    financingId: idOf('financing'),
    instrument: z.enum(instruments),
    debtorClass: DealTerms.shape.debtorClass,
    principal: Money,
    outstanding: Money,
    startDate: CalendarDate,
    dueDate: CalendarDate,
  })
  .meta({ id: 'ExposureTerms' });
export type ExposureTerms = z.output<typeof ExposureTerms>;

export const PriceTerms = z
  .strictObject({
    benchmark: z.string().trim().min(1).max(60),
    source: z.string().trim().min(1).max(140),
    perTonne: PositiveMoney,
    asOf: Instant,
  })
  .meta({ id: 'PriceTerms' });
