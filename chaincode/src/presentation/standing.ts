/** How a presentation stands with one bank: folded from the facts of all parties, never stored. Pure. */
import { addCalendarDays } from '../calendar/civil-date.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { drawingOf, examinationOf, type KnownFacts, wasSentTo } from './facts.ts';
import type { DocumentBank, Drawing, Examination } from './records.ts';

export const bankStates = [
  'not-sent',
  'sent',
  /** Sent to a bank outside of the consortium; what it does is known once its message is recorded. */
  'sent-elsewhere',
  'examined-elsewhere',
  'under-examination',
  /** eUCP 2.1 art. e12: damaged records are awaited again, or were not sent again within 30 days. */
  'suspended',
  'not-presented',
  'examined',
  'complies',
  'discrepant',
  'waiver-requested',
  'waiver-given',
  'waiver-denied',
  'waived',
  'refused',
  'documents-returned',
  'documents-released',
  'records-disposed',
  'honoured',
  'undertaken',
  'negotiated',
  'settled',
  'reversed',
  'withdrawn',
] as const;
export type BankState = (typeof bankStates)[number];

/** Nothing more is due under the presentation from a bank in one of these states. */
export const finalStates: readonly BankState[] = [
  'not-sent',
  'not-presented',
  'refused',
  'documents-returned',
  'records-disposed',
  'honoured',
  'negotiated',
  'settled',
  'reversed',
  'withdrawn',
];

const ofDrawing = ({ kind, paid, reversed }: Drawing): BankState => {
  if (reversed !== undefined) return 'reversed';
  if (kind === 'sight-payment') return 'honoured';
  if (kind === 'negotiation') return 'negotiated';
  return paid === undefined ? 'undertaken' : 'settled';
};

const disposed = {
  returned: 'documents-returned',
  released: 'documents-released',
  disposed: 'records-disposed',
} as const;

/** How the bank stands towards a waiver, where it found discrepancies. */
const ofWaiver = ({ waiver }: KnownFacts, examination: Examination): BankState | undefined => {
  const { determination, waiverRequest, waiverDecision } = examination;
  if (waiverDecision !== undefined) return 'waiver-denied';
  if (determination?.result === 'discrepant' && waiver !== undefined) {
    return waiver.answer === 'given' ? 'waiver-given' : 'waiver-denied';
  }
  return waiverRequest === undefined ? determination?.result : 'waiver-requested';
};

/** After the bank has determined: what it did about discrepancies. */
const ofDecision = (facts: KnownFacts, examination: Examination): BankState | undefined => {
  const { waiverDecision, refusal, disposal } = examination;
  if (disposal !== undefined) return disposed[disposal.step];
  if (waiverDecision?.agreed === true) return 'waived';
  return refusal === undefined ? ofWaiver(facts, examination) : 'refused';
};

/** Calendar date of an instant where the day begins last (UTC−12): a day is over there only when it is everywhere. */
const dateEverywhere = (nowMs: number): string => instantOf(nowMs - 12 * 3_600_000).slice(0, 10);

/** Before it has determined. */
const ofExamining = ({ receipt, corruption, report }: Examination, nowMs: number): BankState | undefined => {
  if (report !== undefined) return 'examined';
  if (corruption !== undefined && corruption.resumed === undefined) {
    return dateEverywhere(nowMs) > corruption.representBy ? 'not-presented' : 'suspended';
  }
  return receipt === undefined ? undefined : 'under-examination';
};

const undecidedState = (
  facts: KnownFacts,
  role: DocumentBank,
  isExternal: boolean,
  nowMs: number,
): BankState => {
  const examination = examinationOf(facts, role);
  if (!wasSentTo(facts, role)) return 'not-sent';
  if (isExternal) return examination?.receipt === undefined ? 'sent-elsewhere' : 'examined-elsewhere';
  return (examination && ofExamining(examination, nowMs)) ?? 'sent';
};

/**
 * The state of the presentation with the bank in this role.
 *
 * @param isExternal the bank is outside of the consortium
 * @param nowMs transaction time, milliseconds since 1970
 */
export const bankState = (
  facts: KnownFacts,
  role: DocumentBank,
  isExternal: boolean,
  nowMs: number,
): BankState => {
  if (facts.presentation.withdrawn !== undefined) return 'withdrawn';
  const drawing = drawingOf(facts, role);
  if (drawing !== undefined) return ofDrawing(drawing);
  const examination = examinationOf(facts, role);
  const decided = examination && ofDecision(facts, examination);
  return decided ?? undecidedState(facts, role, isExternal, nowMs);
};

export const noticeStandings = ['not-due', 'in-time', 'late', 'none-on-record', 'not-known'] as const;
export type NoticeStanding = (typeof noticeStandings)[number];

/**
 * Whether a timely notice of refusal is on record. It is a finding on the evidence of the time of sending, and two
 * persons can correct it; nobody is refused an act by it (UCP 600 art. 16(d), (f)).
 */
export const noticeStanding = ({ receipt, refusal }: Examination, nowMs: number): NoticeStanding => {
  if (refusal !== undefined) return refusal.notice === 'not-known' ? 'not-known' : refusal.notice;
  if (receipt?.noticeDueOn === undefined) return receipt === undefined ? 'not-due' : 'not-known';
  return dateEverywhere(nowMs) > receipt.noticeDueOn ? 'none-on-record' : 'not-due';
};

/** The bank may no longer claim that the documents do not comply, as far as the record shows (UCP 600 art. 16(f)). */
export const isPrecluded = (examination: Examination | undefined, nowMs: number): boolean =>
  examination !== undefined && ['late', 'none-on-record'].includes(noticeStanding(examination, nowMs));

const representDays = 30;
const keepRecordsDays = 60;
/** eUCP 2.1 art. e12: the last calendar day on which damaged records may be presented again. */
export const representBy = (reportedOn: string): string => addCalendarDays(reportedOn, representDays);
/** eUCP 2.1 art. e8: from when refused records may be disposed of where nobody instructed otherwise. */
export const disposableFrom = (refusedOn: string): string => addCalendarDays(refusedOn, keepRecordsDays + 1);
