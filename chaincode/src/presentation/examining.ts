/** A bank examines: one person records what was found, another determines; damaged records suspend the clock. Pure. */
import { addBankingDays } from '../calendar/banking-day.ts';
import { type Calendar, isNotCovered } from '../calendar/calendar.ts';
import { localDateOf } from '../calendar/counter-hours.ts';
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { type CalendarDate, instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import type { Decided } from './decided.ts';
import {
  type determineCompliance,
  determineComplianceAct,
  type recordExamination,
  recordExaminationAct,
  type reportCorruption,
  reportCorruptionAct,
  type resumeExamination,
  resumeExaminationAct,
} from './examining-commands.ts';
import type { PresentationFacts } from './facts.ts';
import { evidenceChanges, type FramedBank, frameOfBank, ownSide, senderTo, signers } from './frame.ts';
import { recorded } from './own-record.ts';
import type { Examination, InstalmentLapse } from './records.ts';
import { representBy } from './standing.ts';

const fieldsOf = ({ presentation, role }: FramedBank) => ({
  creditId: presentation.creditId,
  presentationId: presentation.id,
  as: role,
});

export const decideExamination = (
  facts: PresentationFacts,
  request: Request<typeof recordExamination>,
): Decided<typeof recordExamination> => {
  const { input, openings, actor } = request;
  const frame = frameOfBank(recordExaminationAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role } = frame;
  const { inputHashes } = openings.examination.terms;
  if (!inputHashes.includes(presentation.termsHash)) {
    return refuse('TERMS_HASH_MISMATCH', {
      pointer: '/terms/examination/inputHashes',
      article: frame.article,
    });
  }
  const report = { act, termsHash: hashOfOpening(openings.examination) };
  return {
    changes: [
      recorded(request, frame, { report }),
      ...putTerms([actor.mspId], presentation.id, 'examination', openings.examination),
    ],
    events: [event('presentation.examined.v1', fieldsOf(frame))],
    endorsers: signers(request, frame, ownSide(frame, role)),
  };
};

export interface DeterminationFacts extends PresentationFacts {
  readonly lapse: InstalmentLapse | undefined;
}

/** UCP 600 art. 32: the credit ceased to be available for the instalment that is drawn. */
const hasLapsed = ({ presentation }: FramedBank, lapse: InstalmentLapse | undefined): boolean =>
  lapse !== undefined && presentation.instalment !== undefined && presentation.instalment >= lapse.from;

export const decideDetermination = (
  facts: DeterminationFacts,
  request: Request<typeof determineCompliance>,
): Decided<typeof determineCompliance> => {
  const { input, openings, actor } = request;
  const frame = frameOfBank(determineComplianceAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, examination, article } = frame;
  if (examination?.report?.act.person === actor.enrolmentId) return refuse('SAME_PERSON', { article });
  const result = openings.determination.terms.discrepancies.length === 0 ? 'complies' : 'discrepant';
  if (result === 'complies' && hasLapsed(frame, facts.lapse)) {
    return refuse('INSTALMENT_LAPSED', { article: 'UCP 600 art. 32' });
  }
  const determination = { act, termsHash: hashOfOpening(openings.determination), result } as const;
  return {
    changes: [
      recorded(request, frame, { determination }),
      ...putTerms([actor.mspId], presentation.id, 'determination', openings.determination),
    ],
    events: [event(`presentation.${result}.v1`, fieldsOf(frame))],
    endorsers: signers(request, frame, ownSide(frame, role)),
  };
};

export interface ClockFacts extends PresentationFacts {
  /** Calendars of the places at which banks received the documents, as far as there are any. */
  readonly calendars: ReadonlyMap<string, Calendar>;
}

/** The calendar of the bank's counter. */
export const calendarOf = ({ calendars }: ClockFacts, { examination }: FramedBank): Calendar | undefined =>
  calendars.get(examination?.receipt?.place ?? '');

const dateAt = (calendar: Calendar | undefined, nowMs: number): CalendarDate => {
  const instant = instantOf(nowMs);
  const local = calendar && localDateOf(calendar, instant);
  return local === undefined || isNotCovered(local) ? instant.slice(0, 10) : local;
};

export const decideCorruption = (
  facts: ClockFacts,
  request: Request<typeof reportCorruption>,
): Decided<typeof reportCorruption> => {
  const { input, openings, actor, now } = request;
  const frame = frameOfBank(reportCorruptionAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role } = frame;
  const sender = senderTo(frame, role);
  const corruption = {
    act,
    termsHash: hashOfOpening(openings.corruption),
    reportedOn: dateAt(calendarOf(facts, frame), now),
    representBy: representBy(dateAt(calendarOf(facts, frame), now)),
  };
  return {
    changes: [
      recorded(request, frame, { corruption }),
      ...putTerms([actor.mspId, sender], presentation.id, 'corruption', openings.corruption),
      ...evidenceChanges(frame, request),
    ],
    events: [event('presentation.suspended.v1', { ...fieldsOf(frame), representBy: corruption.representBy })],
    endorsers: signers(request, frame, [sender]),
  };
};

/** Banking days that were left when the clock stopped are left when it goes on. */
const resumedDue = (
  calendar: Calendar | undefined,
  { receipt, corruption }: Examination,
  resumedOn: CalendarDate,
): CalendarDate | undefined => {
  const dueOn = receipt?.noticeDueOn;
  if (calendar === undefined || dueOn === undefined || corruption === undefined) return undefined;
  let left = 0;
  for (let day = corruption.reportedOn; day < dueOn; left += 1) {
    const next = addBankingDays(calendar, day, 1);
    if (isNotCovered(next)) return undefined;
    day = next;
  }
  const resumed = addBankingDays(calendar, resumedOn, left);
  return isNotCovered(resumed) ? undefined : resumed;
};

export const decideResumption = (
  facts: ClockFacts,
  request: Request<typeof resumeExamination>,
): Decided<typeof resumeExamination> => {
  const { input, openings, actor, now } = request;
  const frame = frameOfBank(resumeExaminationAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, examination } = frame;
  if (examination?.corruption === undefined || examination.receipt === undefined) {
    return refuse('STATE_WRONG', { article: frame.article });
  }
  const { act: received, termsHash, place, medium, countsOn } = examination.receipt;
  const noticeDueOn = resumedDue(
    calendarOf(facts, frame),
    examination,
    dateAt(calendarOf(facts, frame), now),
  );
  const sender = senderTo(frame, role);
  return {
    changes: [
      recorded(request, frame, {
        receipt: {
          act: received,
          termsHash,
          place,
          medium,
          ...(countsOn === undefined ? {} : { countsOn }),
          ...(noticeDueOn === undefined ? {} : { noticeDueOn }),
        },
        corruption: { ...examination.corruption, resumed: act },
      }),
      ...putTerms([actor.mspId, sender], presentation.id, 'reason', openings.reason),
      ...evidenceChanges(frame, request),
    ],
    events: [
      event('presentation.resumed.v1', {
        ...fieldsOf(frame),
        ...(noticeDueOn === undefined ? {} : { noticeDueOn }),
      }),
    ],
    endorsers: signers(request, frame, [sender]),
  };
};
