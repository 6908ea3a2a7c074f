/**
 * Private terms of a documentary credit, in one form for both rule profiles. Texts that a SWIFT message carries
 * as lines are kept as lines, so that a message can be produced again from the terms.
 */
import { z } from 'zod';
import { Bic, CalendarDate, Country, idOf, Instant, Lei, Uscc } from '../kernel/identifiers.ts';
import { Money, PositiveMoney } from '../kernel/money.ts';

const text = (lengthMax: number): z.ZodString => z.string().trim().min(1).max(lengthMax);
const lines = (count: number, length: number): z.ZodArray<z.ZodString> =>
  z.array(text(length)).min(1).max(count);

export const ruleProfiles = ['UCP600', 'CN-DLC-2016'] as const;
export const RuleProfile = z.enum(ruleProfiles);
export type RuleProfile = z.output<typeof RuleProfile>;

/** Applicant or beneficiary as the credit names it. */
export const NamedFirm = z
  .strictObject({
    name: text(140),
    address: z.array(text(140)).max(6),
    country: Country.optional(),
    account: text(40).optional(),
    bank: text(140).optional(),
    uscc: Uscc.optional(),
    lei: Lei.optional(),
  })
  .meta({ id: 'NamedFirm' });
export type NamedFirm = z.output<typeof NamedFirm>;

/** A bank as the credit names it: by BIC, by name, or both; a domestic one with its CNAPS number. */
export const NamedBank = z
  .strictObject({
    bic: Bic.optional(),
    name: text(140).optional(),
    address: z.array(text(140)).max(6),
    cnaps: z
      .string()
      .regex(/^\d{12}$/, 'a payment system bank number of 12 digits')
      .optional(),
    account: text(40).optional(),
  })
  .refine(({ bic, name }) => bic !== undefined || name !== undefined, {
    path: ['bic'],
    message: 'a BIC or a name',
  })
  .meta({ id: 'NamedBank' });
export type NamedBank = z.output<typeof NamedBank>;

export const availabilities = [
  'sight-payment',
  'deferred-payment',
  'acceptance',
  'negotiation',
  'mixed-payment',
] as const;

/** UCP 600 art. 6(a), (b): with whom and how. `any` may name a place: any bank in it. */
const Availability = z.strictObject({
  by: z.enum(availabilities),
  with: z.union([z.strictObject({ any: z.literal(true), place: text(140).optional() }), NamedBank]),
});

/** When an undertaking falls due. The lines are the credit's own words; the rest is what they mean. */
export const Tenor = z
  .strictObject({
    basis: z.enum([
      'sight',
      'after-sight',
      'after-shipment',
      'after-transport-document',
      'after-invoice',
      'after-goods-receipt',
      'after-service',
      'fixed-date',
    ]),
    days: z.int().min(1).max(3650).optional(),
    months: z.int().min(1).max(120).optional(),
    date: CalendarDate.optional(),
    wording: lines(4, 65).optional(),
  })
  .superRefine(({ basis, days, months, date }, context) => {
    const periods = [days, months].filter((period) => period !== undefined).length;
    const fits =
      basis === 'sight'
        ? periods === 0 && date === undefined
        : basis === 'fixed-date'
          ? periods === 0 && date !== undefined
          : periods === 1 && date === undefined;
    if (!fits) {
      context.addIssue({
        code: 'custom',
        path: ['basis'],
        message: 'days or months after an event, or a date',
      });
    }
  })
  .meta({ id: 'Tenor' });
export type Tenor = z.output<typeof Tenor>;

const Draft = z.strictObject({ wording: lines(3, 65), drawee: NamedBank });

const permission = z.enum(['allowed', 'not-allowed', 'conditional']);

const Shipment = z.strictObject({
  takingInCharge: text(140).optional(),
  portOfLoading: text(140).optional(),
  portOfDischarge: text(140).optional(),
  finalDestination: text(140).optional(),
  latestDate: CalendarDate.optional(),
  period: lines(6, 65).optional(),
  partial: permission.optional(),
  transhipment: permission.optional(),
  mode: text(40).optional(),
});

/** Domestic credits for services: measures of 2016, art. 14. */
const Services = z.strictObject({
  method: text(140).optional(),
  place: text(140).optional(),
  latestDate: CalendarDate.optional(),
  partial: permission.optional(),
});

/** UCP 600 art. 32: one that is missed ends the credit for itself and all later ones. */
const Instalment = z.strictObject({ from: CalendarDate, to: CalendarDate, amount: PositiveMoney.optional() });

/** Each entry is one paragraph, its line breaks kept. */
const paragraphs = z.array(text(6500)).max(100);

export const CreditTerms = z
  .strictObject({
    profile: RuleProfile,
    rules: z.strictObject({ code: text(35), narrative: text(35).optional(), eucp: text(10).optional() }),
    creditNumber: text(30),
    preAdviceReference: text(16).optional(),
    transferable: z.boolean(),
    transferringBank: NamedBank.optional(),
    issueDate: CalendarDate,
    expiry: z.strictObject({ date: CalendarDate, place: text(60) }),
    applicant: NamedFirm,
    applicantBank: NamedBank.optional(),
    beneficiary: NamedFirm,
    issuingBank: NamedBank,
    advisingBank: NamedBank.optional(),
    adviseThroughBank: NamedBank.optional(),
    confirmation: z.enum(['without', 'may-add', 'confirm']),
    confirmingBank: NamedBank.optional(),
    reimbursingBank: NamedBank.optional(),
    amount: PositiveMoney,
    /** Percent: field 39A. */
    tolerance: z.strictObject({ plus: z.int().min(0).max(99), minus: z.int().min(0).max(99) }).optional(),
    additionalAmounts: lines(4, 65).optional(),
    availability: Availability,
    tenor: Tenor,
    draft: Draft.optional(),
    mixedPayment: lines(4, 65).optional(),
    /** Domestic: the one bank that may negotiate, or any. */
    negotiation: z.union([z.strictObject({ any: z.literal(true) }), NamedBank]).optional(),
    shipment: Shipment.optional(),
    services: Services.optional(),
    instalments: z.array(Instalment).min(1).max(60).optional(),
    contractNumber: text(60).optional(),
    goods: paragraphs,
    documentsRequired: paragraphs,
    additionalConditions: paragraphs,
    beneficiaryPaymentConditions: paragraphs.optional(),
    bankPaymentConditions: paragraphs.optional(),
    charges: lines(6, 65).optional(),
    /** Absent: the profile's own period. The narrative is what the days are counted from, where it is not shipment. */
    presentationPeriod: z
      .strictObject({ days: z.int().min(0).max(999), narrative: text(35).optional() })
      .optional(),
    instructionsToBank: paragraphs.optional(),
    senderToReceiver: lines(6, 65).optional(),
  })
  .meta({ id: 'CreditTerms' });
export type CreditTerms = z.output<typeof CreditTerms>;

/** What an applicant asks for: number and date of issue are the bank's to give. It is no undertaking of anybody. */
export const ApplicationTerms = CreditTerms.omit({
  creditNumber: true,
  issueDate: true,
  preAdviceReference: true,
})
  .extend({
    /** SHA-256 of the sales or service contract; domestic credits need it (measures art. 13). */
    contractHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'a SHA-256 hash in lower-case hexadecimal digits')
      .optional(),
    /** Why payment is asked for later. */
    tenorReason: text(500).optional(),
  })
  .meta({ id: 'ApplicationTerms' });
export type ApplicationTerms = z.output<typeof ApplicationTerms>;

/** What a pre-advice says of the credit that will follow: MT705 without its details. */
export const PreAdviceTerms = CreditTerms.pick({
  creditNumber: true,
  transferable: true,
  expiry: true,
  applicant: true,
  beneficiary: true,
  amount: true,
}).meta({ id: 'PreAdviceTerms' });
export type PreAdviceTerms = z.output<typeof PreAdviceTerms>;

/** What has been used of a credit; the last one's hash is public. */
export const CreditBalanceTerms = z
  .strictObject({
    creditId: z.string(),
    /** Counts the balances of a credit. */
    sequence: z.int().min(0),
    drawn: Money,
    transferred: Money,
    /** What each presentation drew, whichever bank was the first to pay, undertake or negotiate; `drawn` is its sum. */
    drawings: z
      .array(
        z.strictObject({
          presentationId: idOf('presentation'),
          amount: PositiveMoney,
          /** Of which portion it took how much: documents of a second beneficiary. */
          taken: z
            .strictObject({ creditId: idOf('credit'), amount: Money, substituted: z.boolean() })
            .optional(),
        }),
      )
      .max(500)
      .optional(),
    /** What each transferred credit may still draw at most; `transferred` is its sum. Absent before any transfer. */
    portions: z
      .array(z.strictObject({ creditId: idOf('credit'), amount: PositiveMoney }))
      .max(100)
      .optional(),
    /** Documents of second beneficiaries on their way under the original, by its presentation. */
    passedOn: z
      .array(
        z.strictObject({
          presentationId: idOf('presentation'),
          creditId: idOf('credit'),
          /** What the second beneficiary claims. */
          amount: Money,
          substituted: z.boolean(),
        }),
      )
      .max(500)
      .optional(),
  })
  .meta({ id: 'CreditBalanceTerms' });
export type CreditBalanceTerms = z.output<typeof CreditBalanceTerms>;

/** How a member came to know an external party's act. */
export const EvidenceTerms = z
  .strictObject({
    channel: z.enum([
      'swift',
      'authenticated-message',
      'letter',
      'courier',
      'counter',
      'e-mail',
      'telephone',
    ]),
    reference: text(60),
    receivedAt: Instant,
    /** When the act says it was done or sent, where it does. */
    actedOn: CalendarDate.optional(),
    /** SHA-256 of the message or scan. */
    documentHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'a SHA-256 hash in lower-case hexadecimal digits')
      .optional(),
    note: text(500).optional(),
  })
  .meta({ id: 'EvidenceTerms' });
export type EvidenceTerms = z.output<typeof EvidenceTerms>;

/** Why an act was done, for those whom it concerns. */
export const ReasonTerms = z.strictObject({ reason: text(1000) }).meta({ id: 'ReasonTerms' });

/** What the regulator supervises of a bank's undertaking. */
export const CreditExposureTerms = z
  .strictObject({
    creditId: z.string(),
    instrument: z.enum(['letter-of-credit', 'confirmation']),
    /** The most that may be drawn, while an amendment is pending the higher amount; less what has been drawn. */
    undrawn: Money,
    drawn: Money,
    from: CalendarDate,
    expiry: CalendarDate,
  })
  .meta({ id: 'CreditExposureTerms' });
export type CreditExposureTerms = z.output<typeof CreditExposureTerms>;
