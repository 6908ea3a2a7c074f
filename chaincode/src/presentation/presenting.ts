/** Documents are presented, received, sent on, withdrawn. Pure decisions. */
import { bankingDayOf } from '../calendar/counter-hours.ts';
import { type Calendar, isNotCovered, type NotCovered } from '../calendar/calendar.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { lastDayForRefusalNotice } from '../letter-of-credit/clocks.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import type { CreditFacts } from '../letter-of-credit/load.ts';
import { opened } from '../letter-of-credit/openings.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import { profileRules } from '../letter-of-credit/profile.ts';
import type { Act, Credit } from '../letter-of-credit/records.ts';
import type { CreditTerms } from '../letter-of-credit/terms.ts';
import { partiesOf, type PresentationFacts } from './facts.ts';
import {
  evidenceChanges,
  type FramedBank,
  frameOfBank,
  frameOfPresenter,
  memberOf,
  senderTo,
  signers,
} from './frame.ts';
import type { Decided } from './decided.ts';
import {
  type forwardDocuments,
  forwardDocumentsAct,
  type presentDocuments,
  presentDocumentsAct,
  type receiveDocuments,
  receiveDocumentsAct,
  type replaceRecords,
  replaceRecordsAct,
  type requestReturn,
  requestReturnAct,
  type withdrawPresentation,
  withdrawPresentationAct,
} from './presenting-commands.ts';
import { documentBanks, type Examination, type Presentation } from './records.ts';
import { putForwarding, putMark, putPresentation, updatePresentation, writeExamination } from './store.ts';

export interface PresentFacts extends CreditFacts {
  readonly taken: Presentation | undefined;
  readonly superseded: Presentation | undefined;
  /** Whether the bank that only the presentation names is there. */
  readonly bankIsKnown: boolean;
}

type Present = Request<typeof presentDocuments>;

const anyBankMayAct = ({ availability, negotiation }: CreditTerms): boolean =>
  'any' in availability.with || (negotiation !== undefined && 'any' in negotiation);

/** A bank that the credit does not name presents for the beneficiary, or is one of any that may act. */
const checkBank = (
  credit: Credit,
  { input, openings }: Present,
): Decided<typeof presentDocuments> | undefined => {
  const article = presentDocumentsAct.articles[credit.profile];
  if (input.bank === undefined || input.to === 'presentingBank') return undefined;
  const allowed = input.to === 'nominatedBank' && anyBankMayAct(openings.credit.terms);
  return allowed ? undefined : refuse('BANK_NOT_NOMINATED', { pointer: '/input/bank', article });
};

const checkPresent = (
  credit: Credit,
  { version, balance, taken, superseded, bankIsKnown }: PresentFacts,
  request: Present,
): Decided<typeof presentDocuments> | undefined => {
  const { input, openings } = request;
  const article = presentDocumentsAct.articles[credit.profile];
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/presentationId' });
  if (!bankIsKnown || (input.bank === undefined && credit.parties[input.to] === undefined)) {
    return refuse('PARTY_UNKNOWN', { pointer: input.bank === undefined ? '/input/to' : '/input/bank' });
  }
  if (input.supersedes !== undefined && superseded === undefined) {
    return refuse('PRESENTATION_NOT_FOUND', { pointer: '/input/supersedes' });
  }
  const terms = opened('credit', openings.credit, version?.termsHash);
  if (isRefusal(terms)) return terms;
  if (openings.balance !== undefined && !opens(openings.balance, balance?.balanceHash)) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/balance' });
  }
  if (openings.presentation.terms.creditNumber !== terms.terms.creditNumber) {
    return refuse('PRESENTATION_WRONG_CREDIT', { pointer: '/terms/presentation/creditNumber', article });
  }
  return checkBank(credit, request);
};

/** A bank of this presentation alone learns the terms and what is left of the credit with it. */
const toNewBank = ({ openings }: Present, creditId: string, member: string) => [
  ...putTerms([member], creditId, 'credit', openings.credit),
  ...(openings.balance === undefined ? [] : putTerms([member], creditId, 'balance', openings.balance)),
];

const presentationBy = (act: Act, { version }: PresentFacts, { input, openings }: Present): Presentation => ({
  id: input.presentationId,
  creditId: input.creditId,
  act,
  to: input.to,
  ...(input.bank === undefined ? {} : { bank: input.bank }),
  termsHash: hashOfOpening(openings.presentation),
  version: version?.number ?? 1,
  ...(input.instalment === undefined ? {} : { instalment: input.instalment }),
  ...(input.supersedes === undefined ? {} : { supersedes: input.supersedes }),
});

export const decidePresent = (facts: PresentFacts, request: Present): Decided<typeof presentDocuments> => {
  const { input, openings, actor, consortium, now } = request;
  const allowed = checkAct(presentDocumentsAct, {
    credit: facts.credit,
    actor,
    evidence: openings.evidence,
    now,
    as: input.as,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const refused = checkPresent(credit, facts, request);
  if (refused !== undefined) return refused;
  const presentation = presentationBy(act, facts, request);
  const parties = partiesOf(credit, presentation);
  const receiver = memberOf(parties, presentation.to);
  const { id, creditId, termsHash } = presentation;
  return {
    changes: [
      putPresentation(consortium, presentation),
      ...putTerms([actor.mspId, ...receiver], id, 'presentation', openings.presentation),
      ...(input.bank === undefined ? [] : toNewBank(request, creditId, memberBehind(input.bank))),
      ...evidenceOf(act, id, openings.evidence),
    ],
    events: [event('presentation.presented.v1', { creditId, presentationId: id, to: input.to, termsHash })],
    endorsers: endorsersOf(consortium, parties, actor.mspId, receiver),
  };
};

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

/** The record of the bank with a change, in its place. */
export const recorded = (
  request: Pick<Receive, 'consortium'>,
  { examination, presentation, role, act }: FramedBank,
  change: Partial<Examination>,
) =>
  writeExamination(
    request.consortium,
    {
      ...(examination ?? { presentationId: presentation.id, creditId: presentation.creditId, as: role }),
      ...change,
    },
    act,
    examination === undefined,
  );

export const decideReceipt = (facts: ReceiptFacts, request: Receive): Decided<typeof receiveDocuments> => {
  const { input, openings, actor } = request;
  const frame = frameOfBank(receiveDocumentsAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, credit } = frame;
  const terms = opened('presentation', openings.presentation, presentation.termsHash);
  if (isRefusal(terms)) return terms;
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

export const decideForwarding = (
  facts: PresentationFacts,
  request: Request<typeof forwardDocuments>,
): Decided<typeof forwardDocuments> => {
  const { input, openings, actor, consortium } = request;
  const frame = frameOfBank(forwardDocumentsAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, parties } = frame;
  if (facts.forwardings.some((one) => one.act.as === role)) {
    return refuse('ID_TAKEN', { pointer: '/input/to', article: frame.article });
  }
  const receiver = memberOf(parties, input.to);
  const isNext = documentBanks.indexOf(input.to) > documentBanks.indexOf(role);
  if (!isNext || receiver.length === 0) return refuse('PARTY_UNKNOWN', { pointer: '/input/to' });
  const terms = opened('presentation', openings.presentation, presentation.termsHash);
  if (isRefusal(terms)) return terms;
  const presentationId = presentation.id;
  const termsHash = hashOfOpening(openings.schedule);
  return {
    changes: [
      putForwarding(consortium, { presentationId, act, to: input.to, termsHash }),
      ...putTerms(receiver, presentationId, 'presentation', terms),
      ...putTerms([actor.mspId, ...receiver], presentationId, 'schedule', openings.schedule),
      ...evidenceChanges(frame, request),
    ],
    events: [
      event('presentation.forwarded.v1', {
        creditId: presentation.creditId,
        presentationId,
        as: role,
        to: input.to,
      }),
    ],
    endorsers: signers(request, frame, receiver),
  };
};

export const decideWithdrawal = (
  facts: PresentationFacts,
  request: Request<typeof withdrawPresentation>,
): Decided<typeof withdrawPresentation> => {
  const frame = frameOfPresenter(withdrawPresentationAct, facts, request);
  if (isRefusal(frame)) return frame;
  const { presentation, act } = frame;
  return toPresenterOutcome(request, frame, { ...presentation, withdrawn: act }, 'presentation.withdrawn.v1');
};

export const decideReturnRequest = (
  facts: PresentationFacts,
  request: Request<typeof requestReturn>,
): Decided<typeof requestReturn> => {
  const frame = frameOfPresenter(requestReturnAct, facts, request);
  if (isRefusal(frame)) return frame;
  const { presentation, act } = frame;
  return toPresenterOutcome(
    request,
    frame,
    { ...presentation, returnRequested: act },
    'presentation.return-requested.v1',
  );
};

type Reasoned = Request<typeof withdrawPresentation> | Request<typeof requestReturn>;

const toPresenterOutcome = <Type extends string>(
  request: Reasoned,
  frame: Exclude<ReturnType<typeof frameOfPresenter>, Refusal>,
  presentation: Presentation,
  type: Type,
): Outcome<Type> => {
  const receiver = memberOf(frame.parties, presentation.to);
  const members = [request.actor.mspId, ...receiver];
  return {
    changes: [
      updatePresentation(presentation),
      ...putTerms(members, presentation.id, 'reason', request.openings.reason),
      ...evidenceChanges(frame, request),
    ],
    events: [event(type, { creditId: presentation.creditId, presentationId: presentation.id })],
    endorsers: signers(request, frame, receiver),
  };
};

export const decideReplacement = (
  facts: PresentationFacts,
  request: Request<typeof replaceRecords>,
): Decided<typeof replaceRecords> => {
  const { openings, actor } = request;
  const frame = frameOfPresenter(replaceRecordsAct, facts, request);
  if (isRefusal(frame)) return frame;
  const { presentation, act, parties } = frame;
  const banks = facts.examinations.flatMap(({ as }) => memberOf(parties, as));
  const termsHash = hashOfOpening(openings.presentation);
  return {
    changes: [
      updatePresentation({ ...presentation, termsHash, replaced: act }),
      ...putTerms([actor.mspId, ...banks], presentation.id, 'presentation', openings.presentation),
      ...evidenceChanges(frame, request),
    ],
    events: [
      event('presentation.records-replaced.v1', {
        creditId: presentation.creditId,
        presentationId: presentation.id,
      }),
    ],
    endorsers: signers(request, frame, banks),
  };
};
