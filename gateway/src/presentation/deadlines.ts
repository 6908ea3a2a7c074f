/** Clocks of a presentation: each bank's examination, damaged records, maturity. */
import {
  type CalendarRecord,
  type DocumentBank,
  documentBanks,
  type Drawing,
  type Examination,
  lastDayForRefusalNotice,
  lastDayOf,
  profileRules,
  rollForward,
  UndertakingTerms,
} from '@chopmark/chaincode/api';
import { textMember } from '../command/terms-source.ts';
import type { Doing } from '../letter-of-credit/act-deadlines.ts';
import { clockFrom, type Days, type Deadline, deadlineOn, type Named } from '../letter-of-credit/deadline.ts';
import { calendarAt } from '../letter-of-credit/place.ts';
import { type PresentationFacts, rolesIn } from './facts.ts';
import type { PresentedTerms } from './own-terms.ts';

type Receipt = NonNullable<Examination['receipt']>;

/** Why the ledger has no day: it had no calendar of the place, or one that ends before. */
const noDay = (named: Named, place: string, calendar: CalendarRecord | undefined): Deadline =>
  calendar === undefined
    ? { status: 'no-calendar', ...named }
    : { status: 'not-covered', place, covers: calendar.coverage, ...named };

/** The day that the ledger counted at the bank's own place, or one counted at the place that the viewer names. */
const noticeDay = (days: Days, { place, countsOn, noticeDueOn }: Receipt): Deadline => {
  const rules = profileRules[days.credit.profile];
  const named = { what: 'examination', source: rules.clocks.examination.source };
  if (days.place !== undefined && countsOn !== undefined) {
    return deadlineOn(named, calendarAt(days.calendars, days.place), (at) =>
      lastDayForRefusalNotice(rules, at, countsOn),
    );
  }
  return noticeDueOn === undefined
    ? noDay(named, place, calendarAt(days.calendars, place))
    : { status: 'on', date: noticeDueOn, place, ...named };
};

/** Until when a bank pays, undertakes or refuses; none once it did. */
export const examinationDeadline = (
  days: Days,
  examination: Examination | undefined,
  drawing: Drawing | undefined,
): Deadline | undefined => {
  const isOver = drawing !== undefined || examination?.refusal !== undefined;
  return examination?.receipt === undefined || isOver ? undefined : noticeDay(days, examination.receipt);
};

/** Until when damaged records are to be presented again. */
export const replacementDeadline = (examination: Examination | undefined): Deadline | undefined => {
  const corruption = examination?.corruption;
  return corruption === undefined || corruption.resumed !== undefined
    ? undefined
    : { status: 'on', date: corruption.representBy, what: 'replacement', source: 'eUCP 2.1 art. e12' };
};

/** The day on which an undertaking is to be paid; at another place than the bank's, the maturity rolled there. */
export const maturityDeadline = (
  { calendars, place, credit }: Days,
  undertaking: UndertakingTerms,
): Deadline => {
  const named = { what: 'maturity', source: profileRules[credit.profile].roll.maturity.source };
  return place === undefined
    ? { status: 'on', date: undertaking.payableOn, ...named }
    : deadlineOn(named, calendarAt(calendars, place), (at) => rollForward(at, undertaking.maturesOn));
};

/** What the bank undertook, where the viewer may read it. */
export const undertakingIn = (terms: PresentedTerms, as: DocumentBank): UndertakingTerms | undefined => {
  const found = UndertakingTerms.safeParse(terms[`drawing:${as}`]);
  return found.success ? found.data : undefined;
};

export interface OpenPresentation {
  readonly facts: PresentationFacts;
  readonly terms: PresentedTerms;
}

/** Documents go on within days of their receipt, where the rules give a number. */
const dispatchDeadline = (
  days: Days,
  { facts }: OpenPresentation,
  as: DocumentBank,
): Deadline | undefined => {
  const rules = profileRules[days.credit.profile];
  const { receipt } = facts.examinations.find((one) => one.as === as) ?? {};
  const { source, silent } = rules.clocks.dispatch;
  if (silent) return undefined;
  const countsOn = receipt?.countsOn;
  if (receipt === undefined || countsOn === undefined) {
    return clockFrom(days, 'dispatch', facts.presentation.act.at, undefined);
  }
  return deadlineOn(
    { what: 'dispatch', source },
    calendarAt(days.calendars, days.place ?? receipt.place),
    (at) => lastDayOf(rules, 'dispatch', at, countsOn),
  );
};

const ofExamination = (days: Days, { facts }: OpenPresentation, as: DocumentBank): Deadline | undefined =>
  examinationDeadline(
    days,
    facts.examinations.find((one) => one.as === as),
    facts.drawings.find((one) => one.as === as),
  );

const ofMaturity = (days: Days, { terms }: OpenPresentation, as: DocumentBank): Deadline | undefined => {
  const undertaking = undertakingIn(terms, as);
  return undertaking && maturityDeadline(days, undertaking);
};

type Of = (days: Days, opened: OpenPresentation, as: DocumentBank | undefined) => Deadline | undefined;

const byBank =
  (of: (days: Days, opened: OpenPresentation, as: DocumentBank) => Deadline | undefined): Of =>
  (days, opened, as) =>
    as && of(days, opened, as);

const ofReplacement: Of = (_days, { facts }) =>
  facts.examinations.map(replacementDeadline).find((deadline) => deadline !== undefined);

const ofWaiver: Of = (days, opened) => ofExamination(days, opened, 'issuingBank');

/** By command. A day that is over forbids nothing. */
const ofPresentation: Readonly<Record<string, Of>> = {
  RecordExamination: byBank(ofExamination),
  DetermineCompliance: byBank(ofExamination),
  RequestWaiver: byBank(ofExamination),
  DecideWaiver: byBank(ofExamination),
  RefuseDocuments: byBank(ofExamination),
  HonourPresentation: byBank(ofExamination),
  IncurDeferredPayment: byBank(ofExamination),
  AcceptDraft: byBank(ofExamination),
  ConfirmMaturity: byBank(ofExamination),
  NegotiatePresentation: byBank(ofExamination),
  AnswerWaiver: ofWaiver,
  ForwardDocuments: byBank(dispatchDeadline),
  ReplaceRecords: ofReplacement,
  PayAtMaturity: byBank(ofMaturity),
};

/** In which role the viewer does it: the one that it says, or else that in which it got the documents. */
const actingAs = ({ facts }: OpenPresentation, { given, viewer }: Doing): DocumentBank | undefined => {
  const { presentation, forwardings } = facts;
  const receivers: readonly string[] = [presentation.to, ...forwardings.map(({ to }) => to)];
  const roles = textMember(given, 'as') === '' ? rolesIn(facts, viewer) : [textMember(given, 'as')];
  return documentBanks.find((role) => roles.includes(role) && receivers.includes(role));
};

export const presentationDeadline = (
  command: string,
  days: Days,
  opened: OpenPresentation | undefined,
  doing: Doing,
): Deadline | undefined => opened && ofPresentation[command]?.(days, opened, actingAs(opened, doing));
