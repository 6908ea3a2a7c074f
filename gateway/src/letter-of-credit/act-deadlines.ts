/** Until when an act about a credit itself is due. */
import {
  type Amendment,
  type AmendmentAnswer,
  type CreditAdvice,
  lastPresentationDay,
  profileRules,
} from '@chopmark/chaincode/api';
import type { Input } from '../command/terms-source.ts';
import type { Viewer } from '../plugins/viewer.ts';
import { clockFrom, type Days, type Deadline, deadlineOn } from './deadline.ts';
import { calendarAt, expiryCalendar } from './place.ts';
import { rolesOf } from './standing.ts';

/** What was done under the credit, from which its clocks run. */
export interface CreditDone {
  readonly advices: readonly CreditAdvice[];
  readonly amendments: readonly Amendment[];
  readonly answers: readonly AmendmentAnswer[];
}

/** An act that the viewer may do. */
export interface Doing {
  readonly given: Input;
  /** For an outside party, on what was received from it. */
  readonly records: boolean;
  readonly viewer: Viewer;
}

type Of = (days: Days, done: CreditDone, doing: Doing) => Deadline | undefined;

const presentation: Of = ({ calendars, place, credit, terms }) => {
  if (terms === undefined) return undefined;
  const rules = profileRules[credit.profile];
  const calendar = place === undefined ? expiryCalendar(calendars, terms) : calendarAt(calendars, place);
  const { source } = rules.roll.expiry;
  return deadlineOn({ what: 'presentation', source }, calendar, (at) =>
    lastPresentationDay(rules, at, { expiry: terms.expiry.date, originalTransportDocument: true }),
  );
};

const advice: Of = (days) => clockFrom(days, 'advice', days.credit.issue?.at, days.terms?.advisingBank?.bic);

const enquiryAnswer: Of = (days, { advices }) => {
  const enquiry = advices.findLast(({ state }) => state === 'enquired');
  return clockFrom(days, 'enquiry-answer', enquiry?.act.at, days.terms?.issuingBank.bic);
};

const numbered = <Fact extends { readonly number: number }>(
  facts: readonly Fact[],
  { given }: Doing,
): Fact | undefined => facts.findLast(({ number }) => number === given['number']);

const amendmentAdvice: Of = (days, { amendments }, doing) =>
  clockFrom(days, 'advice', numbered(amendments, doing)?.act.at, days.terms?.advisingBank?.bic);

/**
 * A beneficiary has no day until which it must answer (UCP 600 art. 10(c)); an adviser that received its answer passes
 * it on within days of the receipt, which the record of the answer is the first to tell.
 */
const amendmentAnswer: Of = ({ credit }, _done, { records, viewer }) => {
  const isAdviser = rolesOf(credit.parties, viewer).some((role) => /advisingBank$/i.test(role));
  const { value, source, silent } = profileRules[credit.profile].clocks['amendment-answer'];
  if (!records || !isAdviser || silent) return undefined;
  const named = { what: 'amendment-answer', source };
  return value === null
    ? { status: 'without-delay', ...named }
    : { status: 'from-receipt', bankingDays: value, ...named };
};

const rejectionReport: Of = (days, { answers }, doing) => {
  const answer = numbered(answers, doing);
  const rejectedAt = answer?.state === 'rejected' ? answer.act.at : undefined;
  return clockFrom(days, 'amendment-rejection', rejectedAt, days.terms?.issuingBank.bic);
};

/** By command. Shipment is not known before documents are there: the expiry alone limits a presentation here. */
const ofCredit: Readonly<Record<string, Of>> = {
  AdviseCredit: advice,
  DeclineAdvice: advice,
  EnquireAuthenticity: advice,
  AnswerEnquiry: enquiryAnswer,
  PresentDocuments: presentation,
  AdviseAmendment: amendmentAdvice,
  AcceptAmendment: amendmentAnswer,
  RejectAmendment: amendmentAnswer,
  ReportAmendmentAnswer: rejectionReport,
};

export const creditDeadline = (
  command: string,
  days: Days,
  done: CreditDone,
  doing: Doing,
): Deadline | undefined => ofCredit[command]?.(days, done, doing);
