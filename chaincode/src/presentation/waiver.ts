/** The issuing bank asks, the applicant answers, and each bank decides for itself. Pure decisions. */
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { opened } from '../letter-of-credit/openings.ts';
import type { Decided } from './decided.ts';
import {
  type answerWaiver,
  answerWaiverAct,
  type decideWaiver,
  decideWaiverAct,
  type requestWaiver,
  requestWaiverAct,
} from './waiver-commands.ts';
import type { KnownFacts, PresentationFacts } from './facts.ts';
import { evidenceChanges, frameOfApplicant, frameOfBank, memberOf, ownSide, signers } from './frame.ts';
import { recorded } from './own-record.ts';
import type { BankState } from './standing.ts';
import { putWaiver } from './store.ts';

export const decideWaiverRequest = (
  facts: PresentationFacts,
  request: Request<typeof requestWaiver>,
): Decided<typeof requestWaiver> => {
  const { input, openings, actor } = request;
  const frame = frameOfBank(requestWaiverAct, facts, request, input);
  if (isRefusal(frame)) return frame;
  const { presentation, act, parties, article } = frame;
  if (facts.waiver !== undefined) return refuse('WAIVER_ANSWERED', { article });
  const terms = opened('presentation', openings.presentation, presentation.termsHash);
  if (isRefusal(terms)) return terms;
  const applicant = memberOf(parties, 'applicant');
  const waiverRequest = { act, termsHash: hashOfOpening(openings.waiverRequest) };
  return {
    changes: [
      recorded(request, frame, { waiverRequest }),
      ...putTerms(applicant, presentation.id, 'presentation', terms),
      ...putTerms([actor.mspId, ...applicant], presentation.id, 'waiverRequest', openings.waiverRequest),
      ...evidenceChanges(frame, request),
    ],
    events: [
      event('presentation.waiver-requested.v1', {
        creditId: presentation.creditId,
        presentationId: presentation.id,
      }),
    ],
    endorsers: signers(request, frame, applicant),
  };
};

export const decideWaiverAnswer = (
  facts: PresentationFacts,
  request: Request<typeof answerWaiver>,
): Decided<typeof answerWaiver> => {
  const { input, openings, actor, consortium } = request;
  const frame = frameOfApplicant(answerWaiverAct, facts, request);
  if (isRefusal(frame)) return frame;
  const { presentation, act, parties, article } = frame;
  if (facts.waiver !== undefined) return refuse('WAIVER_ANSWERED', { article });
  const bank = memberOf(parties, 'issuingBank');
  const waiver = { act, termsHash: hashOfOpening(openings.waiver), answer: input.answer };
  return {
    changes: [
      putWaiver(consortium, presentation.id, waiver),
      ...putTerms([actor.mspId, ...bank], presentation.id, 'waiver', openings.waiver),
      ...evidenceChanges(frame, request),
    ],
    events: [
      event('presentation.waiver-answered.v1', {
        creditId: presentation.creditId,
        presentationId: presentation.id,
        answer: input.answer,
      }),
    ],
    endorsers: signers(request, frame, bank),
  };
};

/** Refused documents can be taken up on a waiver until the presenter asks for them back. */
const whileHeld = (state: BankState, { presentation, waiver }: KnownFacts): string => {
  const isGiven = waiver?.answer === 'given' && presentation.returnRequested === undefined;
  if (state === 'refused') return isGiven ? 'refused-waiver-given' : state;
  return state === 'waiver-given' && !isGiven ? 'return-requested' : state;
};

export const decideWaiverDecision = (
  facts: PresentationFacts,
  request: Request<typeof decideWaiver>,
): Decided<typeof decideWaiver> => {
  const { input, openings, actor } = request;
  const frame = frameOfBank(decideWaiverAct, facts, request, input, whileHeld);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role } = frame;
  const waiverDecision = { act, termsHash: hashOfOpening(openings.reason), agreed: input.agreed };
  return {
    changes: [
      recorded(request, frame, { waiverDecision }),
      ...putTerms([actor.mspId], presentation.id, 'reason', openings.reason),
    ],
    events: [
      event('presentation.waiver-decided.v1', {
        creditId: presentation.creditId,
        presentationId: presentation.id,
        as: role,
        agreed: input.agreed,
      }),
    ],
    endorsers: signers(request, frame, ownSide(frame, role)),
  };
};
