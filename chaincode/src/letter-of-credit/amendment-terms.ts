/** Private terms of an amendment, in the form that MT707 and 708 carry: what changes, not what results. */
import { z } from 'zod';
import { CalendarDate } from '../kernel/identifiers.ts';
import { PositiveMoney } from '../kernel/money.ts';
import { CreditTerms } from './terms.ts';

/** Terms that an amendment replaces as a whole. Number, profile, issuer and currency never change. */
const Replaced = CreditTerms.pick({
  rules: true,
  transferable: true,
  transferringBank: true,
  expiry: true,
  applicant: true,
  beneficiary: true,
  advisingBank: true,
  adviseThroughBank: true,
  confirmation: true,
  confirmingBank: true,
  reimbursingBank: true,
  tolerance: true,
  additionalAmounts: true,
  availability: true,
  tenor: true,
  draft: true,
  mixedPayment: true,
  negotiation: true,
  shipment: true,
  services: true,
  instalments: true,
  contractNumber: true,
  charges: true,
  presentationPeriod: true,
  instructionsToBank: true,
}).partial();

/** Terms that a credit need not have. */
const removable = [
  'transferringBank',
  'adviseThroughBank',
  'confirmingBank',
  'reimbursingBank',
  'tolerance',
  'additionalAmounts',
  'draft',
  'mixedPayment',
  'negotiation',
  'shipment',
  'services',
  'instalments',
  'charges',
  'presentationPeriod',
  'instructionsToBank',
] as const;

/** Narrative fields 45B, 46B, 47B, 49M, 49N. */
export const narrativeMembers = [
  'goods',
  'documentsRequired',
  'additionalConditions',
  'beneficiaryPaymentConditions',
  'bankPaymentConditions',
] as const;
export type NarrativeMember = (typeof narrativeMembers)[number];

/** `/ADD/`, `/DELETE/` and `/REPALL/`; the last one excludes the others in its field. */
const NarrativeChanges = z
  .array(
    z.strictObject({
      code: z.enum(['add', 'delete', 'replace-all']),
      text: z.string().trim().min(1).max(6500),
    }),
  )
  .min(1)
  .max(100)
  .refine(
    (changes) =>
      changes.every(({ code }) => code === 'replace-all') ||
      changes.every(({ code }) => code !== 'replace-all'),
    'additions and deletions, or a replacement of the whole',
  );

export const AmendmentTerms = z
  .strictObject({
    date: CalendarDate,
    increase: PositiveMoney.optional(),
    decrease: PositiveMoney.optional(),
    replace: Replaced.optional(),
    remove: z.array(z.enum(removable)).min(1).max(removable.length).optional(),
    goods: NarrativeChanges.optional(),
    documentsRequired: NarrativeChanges.optional(),
    additionalConditions: NarrativeChanges.optional(),
    beneficiaryPaymentConditions: NarrativeChanges.optional(),
    bankPaymentConditions: NarrativeChanges.optional(),
    /** Field 71N. */
    charge: z
      .strictObject({
        payer: z.enum(['applicant', 'beneficiary', 'other']),
        narrative: z.array(z.string().trim().min(1).max(35)).max(6).optional(),
      })
      .optional(),
    senderToReceiver: z.array(z.string().trim().min(1).max(35)).min(1).max(6).optional(),
  })
  .meta({ id: 'AmendmentTerms' });
export type AmendmentTerms = z.output<typeof AmendmentTerms>;
