/** A counter receives documents, and the clock of the bank's examination starts. Pure decisions. */
import { type Calendar, isNotCovered, type NotCovered } from '../calendar/calendar.ts';
import { bankingDayOf } from '../calendar/counter-hours.ts';
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { lastDayForRefusalNotice } from '../letter-of-credit/clocks.ts';
import { opened } from '../letter-of-credit/openings.ts';
import { profileRules } from '../letter-of-credit/profile.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import { isAhead } from '../membership/consortium.ts';
import type { Decided } from './decided.ts';
import type { PresentationFacts } from './facts.ts';
import { evidenceChanges, type FramedBank, frameOfBank, senderTo, signers } from './frame.ts';
import { recorded } from './own-record.ts';
import { type receiveDocuments, receiveDocumentsAct } from './presenting-commands.ts';
import type { Examination } from './records.ts';
import { putMark } from './store.ts';

export interface ReceiptFacts extends PresentationFacts {
  /** Calendar of the place of the counter, where there is one. */
  readonly calendar: Calendar | undefined;
  /** Tokens of invoices that were presented with other documents before. */
  readonly presentedBefore: readonly string[];
}

const known = (answer: CalendarDate | NotCovered): CalendarDate | undefined =>
  isNotCovered(answer) ? undefined : answer;

/** The day on which documents count as received, and the last one for a notice; neither where no calendar knows. */
export const countedFrom = (
  calendar: Calendar | undefined,
  { profile }: Credit,
  startsAt: string,
): Pick<NonNullable<Examination['receipt']>, 'countsOn' | 'noticeDueOn'> => {
  if (calendar === undefined) return {};
  const countsOn = known(bankingDayOf(calendar, startsAt));
  if (countsOn === undefined) return {};
  const noticeDueOn = known(lastDayForRefusalNotice(profileRules[profile], calendar, countsOn));
  return { countsOn, ...(noticeDueOn === undefined ? {} : { noticeDueOn }) };
};

type Receive = Request<typeof receiveDocuments>;

/** A receipt of tomorrow would give the bank a day more. */
const datedAhead = (
  { article }: FramedBank,
  { openings, consortium, now }: Receive,
): Refusal<'DATED_AHEAD'> | undefined => {
  const { receivedAt, completenessNoticeAt } = openings.receipt.terms;
  const ahead = Object.entries({ receivedAt, completenessNoticeAt }).find(([, at]) =>
    isAhead(consortium, at, now),
  );
  return ahead && refuse('DATED_AHEAD', { pointer: `/terms/receipt/${ahead[0]}`, article });
};

/** Where the clock starts: with the documents, or with the notice that all electronic records were sent. */
const startOf = (
  { credit }: FramedBank,
  { input, openings }: Receive,
): string | Refusal<'COMPLETENESS_NOTICE_MISSING'> => {
  const { receivedAt, completenessNoticeAt } = openings.receipt.terms;
  if (input.medium === 'paper') return receivedAt;
  if (completenessNoticeAt !== undefined) return completenessNoticeAt;
  return credit.profile === 'UCP600'
    ? refuse('COMPLETENESS_NOTICE_MISSING', {
        pointer: '/terms/receipt/completenessNoticeAt',
        article: 'eUCP 2.1 art. e6(c)',
      })
    : receivedAt;
};

export const decideReceipt = (facts: ReceiptFacts, request: Receive): Decided<typeof receiveDocuments> => {
  const { input, openings, actor } = request;
  const frame = frameOfBank(receiveDocumentsAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, credit } = frame;
  const terms = opened('presentation', openings.presentation, presentation.termsHash);
  if (isRefusal(terms)) return terms;
  const ahead = datedAhead(frame, request);
  if (ahead !== undefined) return ahead;
  const start = startOf(frame, request);
  if (isRefusal(start)) return start;
  const sender = senderTo(frame, role);
  const receipt = {
    act,
    termsHash: hashOfOpening(openings.receipt),
    place: input.place,
    medium: input.medium,
    ...countedFrom(facts.calendar, credit, start),
  };
  const { id: presentationId, creditId } = presentation;
  const isFirst = presentation.to === role;
  return {
    changes: [
      recorded(request, frame, { receipt }),
      ...putTerms([actor.mspId, sender], presentationId, 'receipt', openings.receipt),
      ...(isFirst ? input.invoiceTokens : []).map((token) =>
        putMark(request.consortium, token, { presentationId, creditId, act }),
      ),
      ...evidenceChanges(frame, request),
    ],
    events: [
      event('presentation.received.v1', {
        creditId,
        presentationId,
        as: role,
        invoicesPresentedBefore: facts.presentedBefore.length,
        ...(receipt.noticeDueOn === undefined ? {} : { noticeDueOn: receipt.noticeDueOn }),
      }),
    ],
    endorsers: signers(request, frame, [sender]),
  };
};
