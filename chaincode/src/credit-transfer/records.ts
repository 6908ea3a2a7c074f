/** Public records of transfers: requests, answers, returns. */
import { z } from 'zod';
import { Place } from '../calendar/calendar.ts';
import { CalendarDate, idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { amendmentNumber } from '../letter-of-credit/amendment-commands.ts';
import { CreditParty } from '../letter-of-credit/parties.ts';
import { Act } from '../letter-of-credit/records.ts';

const transferId = idOf('creditTransfer');
const creditId = idOf('credit');

/** UCP 600 art. 38(e): whether and under which conditions amendments may be advised to the second beneficiary. */
export const amendmentPolicies = ['retain', 'partial', 'waive'] as const;

/** `credit-transfer/<credit>/<id>`: the first beneficiary's request. */
export const Transfer = z.strictObject({
  id: transferId,
  creditId,
  act: Act,
  secondBeneficiary: CreditParty,
  /** The bank through which the second beneficiary is advised; the transferring bank itself where absent. */
  adviser: CreditParty.optional(),
  amendments: z.enum(amendmentPolicies),
  requestHash: TermsHash,
});
export type Transfer = z.output<typeof Transfer>;

/** `transfer-answer/<transfer>`: the transferring bank's. */
export const TransferAnswer = z.strictObject({
  transferId,
  status: z.enum(['declined', 'drafted', 'transferred']),
  act: Act,
  /** Enrolment id of the person who drafted: another one transfers. */
  maker: z.string(),
  childId: creditId.optional(),
  termsHash: TermsHash.optional(),
});
export type TransferAnswer = z.output<typeof TransferAnswer>;

/** `transfer-permission/<child>/<nnn>`: the first beneficiary's word on an amendment of the original, by its number. */
export const AmendmentPermission = z.strictObject({
  childId: creditId,
  number: amendmentNumber,
  allowed: z.boolean(),
  act: Act,
});
export type AmendmentPermission = z.output<typeof AmendmentPermission>;

const presentationId = idOf('presentation');
/** `no-period`: the rules give no number of days. Nobody is refused an act for being late. */
export const timings = ['in-time', 'late', 'not-known', 'no-period'] as const;
const Timing = z.enum(timings);
export type Timing = z.output<typeof Timing>;

const Timed = z.strictObject({
  act: Act,
  termsHash: TermsHash,
  timing: Timing,
  /** Day of the act on the clock of the bank's place, and the last day for the answer; absent where nobody knows. */
  on: CalendarDate.optional(),
  answerBy: CalendarDate.optional(),
});

/** `substitution-demand/<received>`: the transferring bank's first demand, and what it found wrong with the answer. */
export const SubstitutionDemand = Timed.extend({
  receivedId: presentationId,
  childId: creditId,
  place: Place,
  defect: Timed.optional(),
});
export type SubstitutionDemand = z.output<typeof SubstitutionDemand>;

/** `substitution/<received>`: the first beneficiary's. */
export const Substitution = Timed.extend({
  receivedId: presentationId,
  childId: creditId,
  /** Whether it answers the notice of a defect. */
  corrects: z.boolean(),
});
export type Substitution = z.output<typeof Substitution>;

/** `assembly/<credit>/<presentation>`: documents of a second beneficiary as they go on under the original. */
export const Assembly = z.strictObject({
  presentationId,
  creditId,
  receivedId: presentationId,
  childId: creditId,
  act: Act,
  termsHash: TermsHash,
  substituted: z.boolean(),
  /** They go on as received, and the first beneficiary had still time to substitute. */
  early: z.boolean(),
});
export type Assembly = z.output<typeof Assembly>;

/** `assembled/<received>`: under which id. */
export const AssembledAs = z.strictObject({ creditId, presentationId });

export const passedOnKinds = ['maturity', 'payment'] as const;
/** `transferee-notice/<received>/<kind>`: what was paid or undertaken is passed on. */
export const TransfereeNotice = Timed.omit({ answerBy: true }).extend({
  receivedId: presentationId,
  childId: creditId,
  kind: z.enum(passedOnKinds),
});
export type TransfereeNotice = z.output<typeof TransfereeNotice>;

/** `transferred-credit/<child>`: which transfer a credit came from. */
export const TransferredCredit = z.strictObject({ childId: creditId, parentId: creditId, transferId });
export type TransferredCredit = z.output<typeof TransferredCredit>;

/** `transfer-step/<child>/<step>`: advised by the bank, given back by the second beneficiary, restored by the bank. */
export const transferSteps = ['advised', 'returned', 'restored'] as const;
export const TransferStep = z.strictObject({ childId: creditId, step: z.enum(transferSteps), act: Act });
export type TransferStep = z.output<typeof TransferStep>;
