/** Amendments on their way to the beneficiary and its answer on the way back. Pure decisions. */
import { type approvalRefusals, checkApprovals } from '../bank-policy/approvals.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { putTerms } from '../kernel/terms.ts';
import { amendedVersion } from './amended-version.ts';
import { checkAct } from './act.ts';
import {
  type acceptAmendment,
  acceptAmendmentAct,
  type adviseAmendment,
  adviseAmendmentAct,
  type extendConfirmation,
  extendConfirmationAct,
  type rejectAmendment,
  rejectAmendmentAct,
  type reportAmendmentAnswer,
  reportAmendmentAct,
} from './amendment-answer-commands.ts';
import {
  type AmendmentFacts,
  amendmentAdviceState,
  amendmentState,
  extensionState,
  isOutOfSequence,
  about,
} from './amendment-facts.ts';
import { bookedExposure } from './booked-exposure.ts';
import { evidenceOf } from './evidence.ts';
import { lastIn } from './facts.ts';
import { accountsInForce, opened } from './openings.ts';
import { type CreditRole, membersBehind } from './parties.ts';
import { endorsersOf } from './party-facts.ts';
import type { Amendment, AmendmentAnswer } from './records.ts';
import {
  amendmentAdviceStore,
  amendmentAnswerStore,
  amendmentConfirmationStore,
  amendmentReportStore,
} from './store.ts';

export const decideAmendmentAdvice = (
  facts: AmendmentFacts,
  { input, openings, actor, consortium, now }: Request<typeof adviseAmendment>,
): Outcome<'amendment.advised.v1'> | Refusal<(typeof adviseAmendment)['errors'][number]> => {
  const { evidence } = openings;
  const state = (role: CreditRole): string => amendmentAdviceState(facts, role);
  const allowed = checkAct(adviseAmendmentAct, {
    credit: facts.credit,
    actor,
    evidence,
    now,
    state,
    as: input.as,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const amendment = opened('amendment', openings.amendment, facts.amendment?.termsHash);
  if (isRefusal(amendment)) return amendment;
  const second = act.as === 'advisingBank' && credit.parties.secondAdvisingBank !== undefined;
  const next = second ? 'secondAdvisingBank' : 'beneficiary';
  const recipients = [actor.mspId, ...membersBehind(credit.parties, [next])];
  const { number } = facts;
  return {
    changes: [
      amendmentAdviceStore.put(consortium, { creditId: credit.id, number, state: 'advised', act }, []),
      ...putTerms(recipients, credit.id, 'amendment', amendment),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [
      event('amendment.advised.v1', { creditId: credit.id, number, as: act.as, recorded: act.recorded }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};

/** Who advised the amendment for the bank does not extend its confirmation too. */
const checkExtender = (
  { policy, amendment, advices, number }: AmendmentFacts,
  creditId: string,
  { input, actor }: Pick<Request<typeof extendConfirmation>, 'input' | 'actor'>,
): Refusal<(typeof approvalRefusals)[number]> | undefined => {
  const act = {
    command: 'ExtendConfirmation',
    recordId: `${creditId}/${String(number)}`,
    termsHash: amendment?.termsHash ?? '',
  };
  const adviser = about(advices, number).find((advice) => advice.act.by.mspId === actor.mspId);
  return checkApprovals({ policy, act, actor, maker: adviser?.act.person ?? '', input });
};

export const decideExtension = (
  facts: AmendmentFacts,
  { input, openings, actor, consortium, now }: Request<typeof extendConfirmation>,
): Outcome<'amendment.confirmation-decided.v1'> | Refusal<(typeof extendConfirmation)['errors'][number]> => {
  const { evidence } = openings;
  const state = extensionState(facts);
  const allowed = checkAct(extendConfirmationAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { number, amendment } = facts;
  const refused = act.recorded ? undefined : checkExtender(facts, credit.id, { input, actor });
  if (refused !== undefined) return refused;
  const terms = opened('amendment', openings.amendment, amendment?.termsHash);
  if (isRefusal(terms)) return terms;
  const recipients = [actor.mspId, ...membersBehind(credit.parties, ['issuingBank'])];
  const decided = input.extended ? 'extended' : 'not-extended';
  return {
    changes: [
      amendmentConfirmationStore.put(consortium, { creditId: credit.id, number, state: decided, act }, []),
      ...putTerms([actor.mspId], credit.id, 'amendment', terms),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [
      event('amendment.confirmation-decided.v1', { creditId: credit.id, number, extended: input.extended }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};

export const decideAmendmentAcceptance = (
  facts: AmendmentFacts,
  { openings, actor, consortium, now }: Request<typeof acceptAmendment>,
): Outcome<'amendment.accepted.v1'> | Refusal<(typeof acceptAmendment)['errors'][number]> => {
  const { evidence } = openings;
  const state = amendmentState(facts);
  const allowed = checkAct(acceptAmendmentAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  if (isOutOfSequence(facts))
    return refuse('AMENDMENT_OUT_OF_SEQUENCE', { pointer: '/input/number', article });
  const amended = amendedVersion(facts, credit.parties, facts.amendment as Amendment, openings);
  if (isRefusal(amended)) return amended;
  const booked = bookedExposure(facts, credit, amended, openings.newExposure);
  if (isRefusal(booked)) return booked;
  const { number } = facts;
  const answer: AmendmentAnswer = { creditId: credit.id, number, state: 'accepted', act, inPart: false };
  return {
    changes: [
      amendmentAnswerStore.put(consortium, answer, []),
      ...amended.changes,
      ...booked,
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [
      event('amendment.accepted.v1', {
        creditId: credit.id,
        number,
        version: amended.version.number,
        recorded: act.recorded,
      }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, amended.recipients),
  };
};

export const decideAmendmentRejection = (
  facts: AmendmentFacts,
  { input, openings, actor, consortium, now }: Request<typeof rejectAmendment>,
): Outcome<'amendment.rejected.v1'> | Refusal<(typeof rejectAmendment)['errors'][number]> => {
  const { evidence } = openings;
  const state = amendmentState(facts);
  const allowed = checkAct(rejectAmendmentAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { number } = facts;
  const inPart = input.acceptedInPart === true;
  return {
    changes: [
      amendmentAnswerStore.put(
        consortium,
        { creditId: credit.id, number, state: 'rejected', act, inPart },
        [],
      ),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [event('amendment.rejected.v1', { creditId: credit.id, number, inPart, recorded: act.recorded })],
    endorsers: endorsersOf(
      consortium,
      credit.parties,
      actor.mspId,
      membersBehind(credit.parties, [credit.parentId === undefined ? 'issuingBank' : 'transferringBank']),
    ),
  };
};

/** Whether the issuing bank has something to report: an answer, or a presentation that stands for one. */
export const reportState = (facts: AmendmentFacts): 'open' | 'answered' | 'reported' => {
  if (lastIn(about(facts.reports, facts.number), 'issuingBank') !== undefined) return 'reported';
  return ['accepted', 'rejected', 'deemed-accepted'].includes(amendmentState(facts)) ? 'answered' : 'open';
};

export const decideReport = (
  facts: AmendmentFacts,
  { openings, actor, consortium, now }: Request<typeof reportAmendmentAnswer>,
): Outcome<'amendment.answer-reported.v1'> | Refusal<(typeof reportAmendmentAnswer)['errors'][number]> => {
  const state = reportState(facts);
  const allowed = checkAct(reportAmendmentAct, {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const accounts = accountsInForce(facts, openings);
  if (isRefusal(accounts)) return accounts;
  const { credit: terms, balance } = accounts;
  const inForce = { terms: terms.terms, balance: balance.terms };
  const booked = bookedExposure(facts, credit, inForce, openings.newExposure);
  if (isRefusal(booked)) return booked;
  const { number } = facts;
  return {
    changes: [
      amendmentReportStore.put(consortium, { creditId: credit.id, number, state: 'reported', act }, []),
      ...booked,
    ],
    events: [
      event('amendment.answer-reported.v1', { creditId: credit.id, number, state: amendmentState(facts) }),
    ],
    endorsers: endorsersOf(
      consortium,
      credit.parties,
      actor.mspId,
      membersBehind(credit.parties, ['applicant']),
    ),
  };
};
