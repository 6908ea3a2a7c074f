/**
 * What the ledger keeps of a presentation in public: who did what when, hashes, and the last day for a notice. Each
 * bank that receives the documents has a record of its own, by the role in which it does, and nobody writes another's.
 */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { CalendarDate, idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { Place } from '../calendar/calendar.ts';
import { CreditParty, type CreditRole } from '../letter-of-credit/parties.ts';
import { Act } from '../letter-of-credit/records.ts';

/** Banks to which documents may be handed, in the order in which they pass them on. */
export const documentBanks = [
  'presentingBank',
  'nominatedBank',
  'transferringBank',
  'confirmingBank',
  'issuingBank',
] as const satisfies readonly CreditRole[];
export const DocumentBank = z.enum(documentBanks);
export type DocumentBank = z.output<typeof DocumentBank>;

const creditId = idOf('credit');
const presentationId = idOf('presentation');
const Done = z.strictObject({ act: Act, termsHash: TermsHash });

/** `presentation/<credit>/<id>`: the presenter's. */
export const Presentation = z.strictObject({
  id: presentationId,
  creditId,
  act: Act,
  /** The bank to which the documents are handed in. */
  to: DocumentBank,
  /** That bank, where the credit does not name it: a presenting bank, or one of any that may act. */
  bank: CreditParty.optional(),
  termsHash: TermsHash,
  /** Number of the version of the credit under which it was made. */
  version: z.int().min(1),
  /** UCP 600 art. 32: which instalment is drawn, from 1. */
  instalment: z.int().min(1).optional(),
  /** The presentation that it corrects. */
  supersedes: presentationId.optional(),
  /** eUCP 2.1 art. e12: damaged records were presented again. */
  replaced: Act.optional(),
  returnRequested: Act.optional(),
  withdrawn: Act.optional(),
});
export type Presentation = z.output<typeof Presentation>;

/** `forwarding/<presentation>/<role>`: a bank sends the documents on with its schedule. */
export const Forwarding = Done.extend({ presentationId, to: DocumentBank });
export type Forwarding = z.output<typeof Forwarding>;

/** The day on which the examination's clock stands; absent where no calendar of the place knows it. */
const Counter = z.strictObject({
  act: Act,
  termsHash: TermsHash,
  place: Place,
  medium: z.enum(['paper', 'electronic']),
  /** Day on which the documents count as received (UCP 600 art. 33). */
  countsOn: CalendarDate.optional(),
  noticeDueOn: CalendarDate.optional(),
});

export const noticeTimes = ['in-time', 'late', 'not-known'] as const;
export const disposals = ['HOLD', 'NOTIFY', 'RETURN', 'PREVINST'] as const;
export const disposalSteps = ['returned', 'released', 'disposed'] as const;

const Refusal = Done.extend({
  /** UCP 600 art. 16(c)(iii). */
  disposal: z.enum(disposals),
  notice: z.enum(noticeTimes),
  /** Day of sending on the clock of the bank's place; absent where no calendar knows it. */
  sentOn: CalendarDate.optional(),
  /** eUCP 2.1 art. e8: from then on electronic records may be disposed of. */
  disposableFrom: CalendarDate.optional(),
});

const Correction = Done.extend({
  of: z.enum(['receipt', 'notice']),
  confirmed: Act.optional(),
});

/** `examination/<presentation>/<role>`: one bank's own clock, findings, notice and disposal. */
export const Examination = z.strictObject({
  presentationId,
  creditId,
  as: DocumentBank,
  receipt: Counter.optional(),
  corruption: Done.extend({
    reportedOn: CalendarDate,
    representBy: CalendarDate,
    resumed: Act.optional(),
  }).optional(),
  report: Done.optional(),
  determination: Done.extend({ result: z.enum(['complies', 'discrepant']) }).optional(),
  waiverRequest: Done.optional(),
  waiverDecision: Done.extend({ agreed: z.boolean() }).optional(),
  refusal: Refusal.optional(),
  disposal: Done.extend({ step: z.enum(disposalSteps), early: z.boolean() }).optional(),
  correction: Correction.optional(),
  /** UCP 600 art. 16(g): what was reimbursed before the bank refused is claimed back. */
  refundClaim: Done.optional(),
  refunded: Done.optional(),
});
export type Examination = z.output<typeof Examination>;

/** `waiver/<presentation>`: the applicant's answer. It never binds the bank (UCP 600 art. 16(b)). */
export const Waiver = Done.extend({ answer: z.enum(['given', 'denied']) });
export type Waiver = z.output<typeof Waiver>;

export const drawingKinds = [
  'sight-payment',
  'deferred-payment',
  'acceptance',
  'maturity-confirmation',
  'negotiation',
] as const;

/** To whom a bank paid which parts of 10^18: an acknowledged assignee its share, the holder of the claim the rest. */
export const PaidShare = z.strictObject({ party: CreditParty, share: Parts });

/** `drawing/<presentation>/<role>`: a bank paid, undertook to pay or negotiated. */
export const Drawing = Done.extend({
  presentationId,
  creditId,
  as: DocumentBank,
  kind: z.enum(drawingKinds),
  /** Absent for a bank outside of the consortium, which nobody here supervises. */
  exposureHash: TermsHash.optional(),
  /** Payment at maturity. */
  paid: Done.optional(),
  /** Of a payment, at sight or at maturity. */
  paidTo: z.array(PaidShare).optional(),
  /** The bank got back what it had paid or advanced: the credit is drawn no longer. */
  reversed: Done.optional(),
});
export type Drawing = z.output<typeof Drawing>;

export const stopOrderKinds = ['interim', 'final', 'lifted'] as const;

/** `stop-order/<credit>/<id>`: a court's order, by the bank on which it was served; it binds no other. */
export const StopOrder = Done.extend({
  id: idOf('stopOrder'),
  creditId,
  presentationId: presentationId.optional(),
  kind: z.enum(stopOrderKinds),
  covers: z.enum(['whole', 'part']),
  changed: Act.optional(),
});
export type StopOrder = z.output<typeof StopOrder>;

/** `instalment-lapse/<credit>`: the issuing bank found that an instalment was missed (UCP 600 art. 32). */
export const InstalmentLapse = Done.extend({ creditId, from: z.int().min(1) });
export type InstalmentLapse = z.output<typeof InstalmentLapse>;

/** `presented/<token>/<presentation>`: the mark on a fully digital invoice, which leaves no paper to stamp. */
export const PresentedMark = z.strictObject({ presentationId, creditId, act: Act });
export type PresentedMark = z.output<typeof PresentedMark>;
