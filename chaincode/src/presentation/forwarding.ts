/** Documents are sent on by a bank, or taken back, asked back and replaced by the presenter. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { opened } from '../letter-of-credit/openings.ts';
import type { Decided } from './decided.ts';
import type { PresentationFacts } from './facts.ts';
import { evidenceChanges, type Framed, frameOfBank, frameOfPresenter, memberOf, signers } from './frame.ts';
import {
  type forwardDocuments,
  forwardDocumentsAct,
  type replaceRecords,
  replaceRecordsAct,
  type requestReturn,
  requestReturnAct,
  type withdrawPresentation,
  withdrawPresentationAct,
} from './presenting-commands.ts';
import { documentBanks, type Presentation } from './records.ts';
import { putForwarding, updatePresentation } from './store.ts';

export const decideForwarding = (
  facts: PresentationFacts,
  request: Request<typeof forwardDocuments>,
): Decided<typeof forwardDocuments> => {
  const { input, openings, actor, consortium } = request;
  const frame = frameOfBank(forwardDocumentsAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, parties } = frame;
  if (frame.credit.parentId !== undefined && input.to !== 'transferringBank') {
    return refuse('PRESENTATION_MISDIRECTED', { pointer: '/input/to', article: 'UCP 600 art. 38(k)' });
  }
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
  frame: Framed,
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
        termsHash,
      }),
    ],
    endorsers: signers(request, frame, banks),
  };
};
