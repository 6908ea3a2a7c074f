/** Private terms of customs declarations: what was declared, how it was assessed, what a bank asks and is told. */
import { z } from 'zod';
import { CalendarDate, HsCode, Uscc } from '../kernel/identifiers.ts';
import { Money, PositiveMoney } from '../kernel/money.ts';
import { firmClasses } from '../membership/exchange-policy.ts';
import { CustomsNumber, Flow } from './customs-number.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);
const Office = z.string().regex(/^\d{4}$/, 'a customs office of four digits');

/** Delivery terms in the customs' own list; the price contains freight, insurance, both or neither. */
const deliveryTerms = ['CIF', 'C&F', 'FOB', 'C&I', 'EXW'] as const;

const DeclaredItem = z
  .strictObject({
    hsCode: HsCode,
    name: text(140),
    quantity: z.int().min(1),
    unit: z.string().regex(/^[A-Z0-9]{2,3}$/, 'a unit of UN/ECE Recommendation 20'),
    total: PositiveMoney,
  })
  .meta({ id: 'DeclaredItem' });

export const DeclarationTerms = z
  .strictObject({
    /** Given when the data were entered. It is no number of the declaration. */
    preEntryNo: CustomsNumber,
    flow: Flow,
    office: Office,
    /** Consignor of an export, consignee of an import. */
    trader: z.strictObject({ name: text(140), uscc: Uscc }),
    overseasParty: text(140),
    tradeMode: z.string().regex(/^\d{4}$/, 'a supervision mode of four digits'),
    deliveryTerms: z.enum(deliveryTerms),
    freight: Money.optional(),
    insurance: Money.optional(),
    /** Of processing with supplied materials: all that is paid. */
    processingFee: Money.optional(),
    billOfLading: text(35).optional(),
    containers: z.array(z.string().regex(/^[A-Z]{3}[UJZ]\d{7}$/, 'a container number of ISO 6346')).max(50),
    contract: text(60).optional(),
    items: z.array(DeclaredItem).min(1).max(50),
  })
  .refine(
    ({ items, freight, insurance, processingFee }) => {
      const sums = [...items.map(({ total }) => total), freight, insurance, processingFee];
      return new Set(sums.flatMap((sum) => (sum === undefined ? [] : [sum.currency]))).size === 1;
    },
    { path: ['items'], message: 'amounts in one currency' },
  )
  .meta({ id: 'DeclarationTerms' });
export type DeclarationTerms = z.output<typeof DeclarationTerms>;

const GoodsParticulars = z
  .strictObject({
    trader: Uscc,
    billOfLading: text(35),
    hs6: z.string().regex(/^\d{6}$/, 'an HS code of 6 digits'),
    total: PositiveMoney,
  })
  .meta({ id: 'DeclarationParticulars' });
export type GoodsParticulars = z.output<typeof GoodsParticulars>;

/** What customs and the foreign-exchange authority know beside the declaration; nothing of banks or loans. */
export const AssessmentTerms = z
  .strictObject({
    customsNo: CustomsNumber,
    acceptedOn: CalendarDate,
    releasedOn: CalendarDate.optional(),
    firmClass: z.enum(firmClasses),
    /** Received in advance, value of goods sent back, received since. */
    advances: Money,
    returned: Money,
    collected: Money,
    /** By which the goods are found under another number, as first accepted; where a bill of lading names them. */
    particulars: GoodsParticulars.optional(),
    /** What shares are parts of: the finance base, of an import the sum declared, as it was first accepted. */
    capacity: Money,
    /** By the policy in force: what may be financed in all; of an import, what may be paid. */
    supported: Money,
  })
  .meta({ id: 'AssessmentTerms' });
export type AssessmentTerms = z.output<typeof AssessmentTerms>;

/** As customs’ system sends it: one declaration as it stands, and its assessment. */
export const AssessedDeclaration = z.strictObject({
  declaration: DeclarationTerms,
  assessment: AssessmentTerms,
});

/** What a firm asks one bank for: how much of the declaration it would assign. */
export const DeclarationRequestTerms = z
  .strictObject({ assigned: PositiveMoney, tenorDays: z.int().min(1).max(720), purpose: text(200) })
  .meta({ id: 'DeclarationRequestTerms' });
export type DeclarationRequestTerms = z.output<typeof DeclarationRequestTerms>;
