/** The one notice of refusal, what becomes of the documents, and corrections of times. Pure decisions. */
import { type Calendar, isNotCovered } from '../calendar/calendar.ts';
import { localDateOf } from '../calendar/counter-hours.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { type CalendarDate, instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { opened } from '../letter-of-credit/openings.ts';
import { isAhead } from '../membership/consortium.ts';
import type { Decided } from './decided.ts';
import { calendarOf, type ClockFacts } from './examining.ts';
import {
  type claimRefund,
  claimRefundAct,
  type confirmCorrection,
  confirmCorrectionAct,
  type confirmRefund,
  confirmRefundAct,
  type disposeDocuments,
  disposeDocumentsAct,
  type proposeCorrection,
  proposeCorrectionAct,
  type refuseDocuments,
  refuseDocumentsAct,
} from './refusal-commands.ts';
import type { PresentationFacts } from './facts.ts';
import {
  evidenceChanges,
  type FramedBank,
  frameOfBank,
  memberOf,
  ownSide,
  senderTo,
  signers,
} from './frame.ts';
import { recorded } from './own-record.ts';
import { countedFrom } from './receipt.ts';
import type { Examination } from './records.ts';
import { disposableFrom } from './standing.ts';

const fieldsOf = ({ presentation, role }: FramedBank) => ({
  creditId: presentation.creditId,
  presentationId: presentation.id,
  as: role,
});

type NoticeTime = NonNullable<Examination['refusal']>['notice'];

/** UCP 600 art. 16(d): by the close of the last day, on the clock of the bank's place; by the time of sending. */
export const noticeTime = (receipt: Examination['receipt'], sentOn: CalendarDate | undefined): NoticeTime => {
  if (sentOn === undefined || receipt?.noticeDueOn === undefined) return 'not-known';
  return sentOn <= receipt.noticeDueOn ? 'in-time' : 'late';
};

const sent = (
  calendar: Calendar | undefined,
  receipt: Examination['receipt'],
  sentAt: string,
): Pick<NonNullable<Examination['refusal']>, 'sentOn' | 'notice'> => {
  const local = calendar && localDateOf(calendar, sentAt);
  const sentOn = local === undefined || isNotCovered(local) ? undefined : local;
  return { ...(sentOn === undefined ? {} : { sentOn }), notice: noticeTime(receipt, sentOn) };
};

type Refuse = Request<typeof refuseDocuments>;

/** What the notice lists is what the bank determined: nothing left out, nothing added (UCP 600 art. 16(c)(ii)). */
const checkDiscrepancies = (
  { act, examination, article }: FramedBank,
  { openings }: Refuse,
): Refusal<'TERMS_HASH_MISMATCH' | 'DISCREPANCIES_DIFFER'> | undefined => {
  if (act.recorded) return undefined;
  const determination = opened(
    'determination',
    openings.determination,
    examination?.determination?.termsHash,
  );
  if (isRefusal(determination)) return determination;
  const listed = (one: { readonly discrepancies: readonly unknown[] }): string =>
    canonicalJson(one.discrepancies.map((discrepancy) => canonicalJson(discrepancy)).toSorted());
  return listed(determination.terms) === listed(openings.refusal.terms)
    ? undefined
    : refuse('DISCREPANCIES_DIFFER', { pointer: '/terms/refusal/discrepancies', article });
};

export const decideRefusal = (facts: ClockFacts, request: Refuse): Decided<typeof refuseDocuments> => {
  const { input, openings, actor } = request;
  const frame = frameOfBank(refuseDocumentsAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const refused = checkDiscrepancies(frame, request);
  if (refused !== undefined) return refused;
  const { presentation, act, role, examination } = frame;
  const { sentAt } = openings.refusal.terms;
  const sender = senderTo(frame, role);
  const refusal = {
    act,
    termsHash: hashOfOpening(openings.refusal),
    disposal: input.disposal,
    ...sent(calendarOf(facts, frame), examination?.receipt, sentAt),
    ...(examination?.receipt?.medium === 'electronic'
      ? { disposableFrom: disposableFrom(sentAt.slice(0, 10)) }
      : {}),
  };
  return {
    changes: [
      recorded(request, frame, { refusal }),
      ...putTerms([actor.mspId, sender], presentation.id, 'refusal', openings.refusal),
      ...evidenceChanges(frame, request),
    ],
    events: [
      event('presentation.refused.v1', {
        ...fieldsOf(frame),
        disposal: input.disposal,
        notice: refusal.notice,
      }),
    ],
    endorsers: signers(request, frame, [sender]),
  };
};

export const decideDisposal = (
  facts: PresentationFacts,
  request: Request<typeof disposeDocuments>,
): Decided<typeof disposeDocuments> => {
  const { input, openings, actor, now } = request;
  const frame = frameOfBank(disposeDocumentsAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, parties, examination } = frame;
  const terms = opened('presentation', openings.presentation, presentation.termsHash);
  if (isRefusal(terms)) return terms;
  const from = examination?.refusal?.disposableFrom;
  const early = input.step === 'disposed' && from !== undefined && instantOf(now).slice(0, 10) < from;
  const receiver = input.step === 'released' ? memberOf(parties, 'applicant') : [senderTo(frame, role)];
  return {
    changes: [
      recorded(request, frame, {
        disposal: { act, termsHash: hashOfOpening(openings.disposal), step: input.step, early },
      }),
      ...(input.step === 'released' ? putTerms(receiver, presentation.id, 'presentation', terms) : []),
      ...putTerms([actor.mspId, ...receiver], presentation.id, 'disposal', openings.disposal),
      ...evidenceChanges(frame, request),
    ],
    events: [event('presentation.documents-disposed.v1', { ...fieldsOf(frame), step: input.step, early })],
    endorsers: signers(request, frame, receiver),
  };
};

export const decideCorrection = (
  facts: PresentationFacts,
  request: Request<typeof proposeCorrection>,
): Decided<typeof proposeCorrection> => {
  const { input, openings, actor } = request;
  const frame = frameOfBank(proposeCorrectionAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, examination, article } = frame;
  const corrected = input.of === 'receipt' ? examination?.receipt : examination?.refusal;
  if (corrected === undefined) return refuse('STATE_WRONG', { pointer: '/input/of', article });
  if (isAhead(request.consortium, openings.correction.terms.at, request.now))
    return refuse('DATED_AHEAD', { pointer: '/terms/correction/at', article });
  const correction = { act, termsHash: hashOfOpening(openings.correction), of: input.of };
  return {
    changes: [
      recorded(request, frame, { correction }),
      ...putTerms([actor.mspId], presentation.id, 'correction', openings.correction),
      ...evidenceChanges(frame, request),
    ],
    events: [event('presentation.correction-proposed.v1', { ...fieldsOf(frame), of: input.of })],
    endorsers: signers(request, frame, ownSide(frame, role)),
  };
};

/** What the corrected time makes of the record; nothing else of it changes. */
const corrected = (facts: ClockFacts, frame: FramedBank, at: string): Partial<Examination> => {
  const { credit, examination } = frame;
  const calendar = calendarOf(facts, frame);
  const { receipt, refusal, correction } = examination ?? {};
  if (correction?.of !== 'receipt' || receipt === undefined) {
    return refusal === undefined ? {} : { refusal: { ...refusal, ...sent(calendar, receipt, at) } };
  }
  const { act, termsHash, place, medium } = receipt;
  const counted = { act, termsHash, place, medium, ...countedFrom(calendar, credit, at) };
  return {
    receipt: counted,
    ...(refusal && { refusal: { ...refusal, notice: noticeTime(counted, refusal.sentOn) } }),
  };
};

export const decideCorrectionConfirmation = (
  facts: ClockFacts,
  request: Request<typeof confirmCorrection>,
): Decided<typeof confirmCorrection> => {
  const { input, openings, actor } = request;
  const frame = frameOfBank(confirmCorrectionAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, examination, article } = frame;
  const proposed = examination?.correction;
  if (proposed === undefined || proposed.confirmed !== undefined) {
    return refuse('STATE_WRONG', { expected: 'a proposed correction', article });
  }
  if (proposed.act.person === actor.enrolmentId) return refuse('SAME_PERSON', { article });
  const correction = opened('correction', openings.correction, proposed.termsHash);
  if (isRefusal(correction)) return correction;
  const sender = senderTo(frame, role);
  return {
    changes: [
      recorded(request, frame, {
        ...corrected(facts, frame, correction.terms.at),
        correction: { ...proposed, confirmed: act },
      }),
      ...putTerms([actor.mspId, sender], presentation.id, 'correction', correction),
      ...evidenceChanges(frame, request),
    ],
    events: [event('presentation.corrected.v1', { ...fieldsOf(frame), of: proposed.of })],
    endorsers: signers(request, frame, [sender]),
  };
};

type Refund = Request<typeof claimRefund> | Request<typeof confirmRefund>;

const refundOutcome = <Type extends string>(
  request: Refund,
  frame: FramedBank,
  change: Partial<Examination>,
  type: Type,
) => {
  const sender = senderTo(frame, frame.role);
  return {
    changes: [
      recorded(request, frame, change),
      ...putTerms([request.actor.mspId, sender], frame.presentation.id, 'refund', request.openings.refund),
      ...evidenceChanges(frame, request),
    ],
    events: [event(type, fieldsOf(frame))],
    endorsers: signers(request, frame, [sender]),
  };
};

export const decideRefundClaim = (
  facts: PresentationFacts,
  request: Request<typeof claimRefund>,
): Decided<typeof claimRefund> => {
  const frame = frameOfBank(claimRefundAct, facts, request, request.input);
  if (isRefusal(frame)) return frame;
  const refundClaim = { act: frame.act, termsHash: hashOfOpening(request.openings.refund) };
  return refundOutcome(request, frame, { refundClaim }, 'presentation.refund-claimed.v1');
};

export const decideRefund = (
  facts: PresentationFacts,
  request: Request<typeof confirmRefund>,
): Decided<typeof confirmRefund> => {
  const frame = frameOfBank(confirmRefundAct, facts, request, request.input);
  if (isRefusal(frame)) return frame;
  if (frame.examination?.refundClaim === undefined) {
    return refuse('STATE_WRONG', { expected: 'a refund claim', article: frame.article });
  }
  const refunded = { act: frame.act, termsHash: hashOfOpening(request.openings.refund) };
  return refundOutcome(request, frame, { refunded }, 'presentation.refunded.v1');
};
