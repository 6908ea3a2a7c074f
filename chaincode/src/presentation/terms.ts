/** Private terms of what happens to a presentation. Instants are UTC, dates are those of the place. */
import { z } from 'zod';
import { CalendarDate, idOf, Instant } from '../kernel/identifiers.ts';
import { PositiveMoney } from '../kernel/money.ts';
import { TermsHash } from '../kernel/opening.ts';
import { words } from './document-parts.ts';

/** What the counter of a bank notes when documents arrive: the clock of its examination starts with it. */
export const ReceiptTerms = z
  .strictObject({
    /** Paper: when the envelope was handed over; electronic: when the last record arrived. */
    receivedAt: Instant,
    /** eUCP 2.1 art. e6(c): electronic records count as presented once this is received. */
    completenessNoticeAt: Instant.optional(),
    courierReference: words(60).optional(),
    counter: words(60),
    /** Domestic credits: who handed in documents directly, and how it was identified. */
    identityProof: words(200).optional(),
    originals: z.int().min(0).max(9999),
    copies: z.int().min(0).max(9999),
  })
  .meta({ id: 'ReceiptTerms' });
export type ReceiptTerms = z.output<typeof ReceiptTerms>;

/** Covering schedule or letter with which a bank sends documents on. */
export const ScheduleTerms = z
  .strictObject({
    reference: words(60),
    dispatchedAt: Instant,
    courierReference: words(60).optional(),
    route: words(140).optional(),
    documentAmount: PositiveMoney,
    amountClaimed: PositiveMoney,
    originals: z.int().min(0).max(9999),
    copies: z.int().min(0).max(9999),
    settlementAccount: words(140).optional(),
    /** UCP 600 art. 29(b): presented within the time limits extended under art. 29(a). */
    statesExtension: z.boolean(),
    /** The sender found the documents to comply. */
    statesCompliance: z.boolean(),
    /** Domestic credits: the original credit was endorsed with date, amount and balance. */
    creditEndorsed: z.boolean().optional(),
    instructions: words(2000).optional(),
  })
  .meta({ id: 'ScheduleTerms' });

/** UCP 600 art. 16(c)(ii): each discrepancy by itself. */
export const Discrepancy = z
  .strictObject({
    code: z.string().regex(/^[A-Z][A-Z_]{2,39}$/, 'a code such as LATE_SHIPMENT'),
    text: words(1000),
    article: words(60).optional(),
    /** Id of the document in the presentation. */
    document: words(40).optional(),
  })
  .meta({ id: 'Discrepancy' });
const discrepancies = z.array(Discrepancy).max(70);

/** What the rule engine found, as the maker records it: anyone who has the inputs can compute it again. */
export const ExaminationTerms = z
  .strictObject({
    ruleSetHash: TermsHash,
    /** Hash of the very terms of the credit and of the presentation that were compared. */
    inputHashes: z.array(TermsHash).min(2).max(10),
    /** SHA-256 of the whole report. */
    resultHash: TermsHash,
    result: z.enum(['no-findings', 'findings', 'needs-judgement']),
    findings: discrepancies,
    /** Lines of the credit that no rule understood, each ticked by the person who read it. */
    readByPerson: z.array(words(1000)).max(100),
    note: words(2000).optional(),
  })
  .meta({ id: 'ExaminationTerms' });
export type ExaminationTerms = z.output<typeof ExaminationTerms>;

/** What the bank determined on the documents alone (UCP 600 art. 14(a)). */
export const DeterminationTerms = z
  .strictObject({ discrepancies, note: words(2000).optional() })
  .meta({ id: 'DeterminationTerms' });

/** UCP 600 art. 16(b): the issuing bank approaches the applicant; that extends no clock. */
export const WaiverRequestTerms = z
  .strictObject({
    discrepancies: discrepancies.min(1),
    answerWanted: Instant.optional(),
    note: words(2000).optional(),
  })
  .meta({ id: 'WaiverRequestTerms' });

export const WaiverTerms = z
  .strictObject({ statement: words(2000), signedAt: Instant })
  .meta({ id: 'WaiverTerms' });

/** UCP 600 art. 16(c), (d). */
export const RefusalTerms = z
  .strictObject({
    statement: words(2000),
    discrepancies: discrepancies.min(1),
    sentAt: Instant,
    channel: z.enum(['telecommunication', 'swift', 'authenticated-message', 'e-mail', 'courier', 'ledger']),
    reference: words(60),
  })
  .meta({ id: 'RefusalTerms' });

/** A second reading of the evidence of a time, with its reason. */
export const CorrectionTerms = z
  .strictObject({ at: Instant, reason: words(1000), evidence: words(200) })
  .meta({ id: 'CorrectionTerms' });

/** eUCP 2.1 art. e12: which records were received damaged. */
export const CorruptionTerms = z
  .strictObject({ documents: z.array(words(40)).min(1).max(200), finding: words(1000) })
  .meta({ id: 'CorruptionTerms' });

/** Documents leave the bank's hands, or their records are disposed of. */
export const DisposalTerms = z
  .strictObject({ doneAt: Instant, courierReference: words(60).optional(), note: words(1000).optional() })
  .meta({ id: 'DisposalTerms' });

/** An undertaking to pay on a fixed date; amount and date never change (UCP 600 arts. 7(b), 12; domestic: 到期付款确认书). */
export const UndertakingTerms = z
  .strictObject({
    amount: PositiveMoney,
    maturesOn: CalendarDate,
    /** Day of payment where the maturity is no banking day. */
    payableOn: CalendarDate,
    /** The presenter's or the bank's number of this drawing. */
    reference: words(60),
    draftNumber: words(60).optional(),
  })
  .refine(({ maturesOn, payableOn }) => maturesOn <= payableOn, {
    path: ['payableOn'],
    message: 'a date not before maturesOn',
  })
  .meta({ id: 'UndertakingTerms' });
export type UndertakingTerms = z.output<typeof UndertakingTerms>;

/**
 * Purchase of drafts or documents (UCP 600 art. 2). Domestic credits ask for a written agreement on recourse. The price
 * is a matter between the bank and its client: all banks of the credit learn these terms.
 */
export const NegotiationTerms = z
  .strictObject({
    amount: PositiveMoney,
    /** Day on which funds are advanced, or agreed to be. */
    advancedOn: CalendarDate,
    recourse: z.enum(['with', 'without']),
    recourseAgreement: z.strictObject({ reference: words(60), documentHash: TermsHash }).optional(),
  })
  .meta({ id: 'NegotiationTerms' });

export const StopOrderTerms = z
  .strictObject({
    court: words(140),
    caseNumber: words(60),
    servedAt: Instant,
    documentHash: TermsHash,
    /** What it covers, where that is less than the whole. */
    amount: PositiveMoney.optional(),
  })
  .meta({ id: 'StopOrderTerms' });

/** UCP 600 art. 16(g). */
export const RefundTerms = z
  .strictObject({ amount: PositiveMoney, interest: words(200).optional(), reference: words(60) })
  .meta({ id: 'RefundTerms' });

/** What the regulator supervises of a bank that paid, undertook or negotiated. */
export const DrawingExposureTerms = z
  .strictObject({
    creditId: idOf('credit'),
    presentationId: idOf('presentation'),
    instrument: z.enum(['sight-payment', 'undertaking', 'negotiation']),
    amount: PositiveMoney,
    /** The part of it that comes on top of the credit (field 39C) and draws nothing of it. */
    additional: PositiveMoney.optional(),
    /** Whether the bank still owes it or, having negotiated, has it still to get back. */
    outstanding: z.boolean(),
    dueOn: CalendarDate,
  })
  .meta({ id: 'DrawingExposureTerms' });
export type DrawingExposureTerms = z.output<typeof DrawingExposureTerms>;
