/** From the applicant's wish to the bank's word that it will issue. Pure decisions. */
import { checkApprovals } from '../bank-policy/approvals.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { checkAct } from './act.ts';
import {
  type applyForCredit,
  type preAdviseCredit,
  preAdviseCreditAct,
  type rejectApplication,
  rejectApplicationAct,
} from './application-commands.ts';
import type { DraftFacts } from './issue.ts';
import type { BankActFacts } from './load.ts';
import { derived, opened } from './openings.ts';
import { isExternal, membersBehind, standingOf } from './parties.ts';
import { endorsersOf, hasTwoPeers } from './party-facts.ts';
import { preAdviceOf } from './pre-advice.ts';
import type { Credit } from './records.ts';
import { putCredit, updateCredit } from './store.ts';
import type { ApplicationTerms, RuleProfile } from './terms.ts';

type Apply = Request<typeof applyForCredit>;
type ApplyRefusal = Refusal<(typeof applyForCredit)['errors'][number]>;

/** Domestic: the contract is handed in, and a later payment is reasoned (measures art. 13). */
const checkTerms = (terms: ApplicationTerms, profile: RuleProfile): ApplyRefusal | undefined => {
  if (terms.profile !== profile) {
    return refuse('CREDIT_TERMS_INVALID', { pointer: '/terms/application/profile', expected: profile });
  }
  if (profile !== 'CN-DLC-2016') return undefined;
  const article = 'Domestic credit measures art. 13';
  if (terms.contractHash === undefined) {
    return refuse('CREDIT_TERMS_INVALID', { pointer: '/terms/application/contractHash', article });
  }
  return terms.tenor.basis !== 'sight' && terms.tenorReason === undefined
    ? refuse('CREDIT_TERMS_INVALID', { pointer: '/terms/application/tenorReason', article })
    : undefined;
};

const checkApplicant = (
  { credit, unknown }: DraftFacts,
  { input, actor, consortium }: Apply,
): ApplyRefusal | undefined => {
  if (standingOf(input.parties.applicant, actor) !== 'own') {
    return refuse('NOT_THE_PARTY', { expected: 'applicant' });
  }
  if (credit !== undefined) return refuse('ID_TAKEN', { pointer: '/input/creditId' });
  if (isExternal(input.parties.issuingBank)) {
    return refuse('PARTY_UNKNOWN', { pointer: '/input/parties/issuingBank', expected: 'a member bank' });
  }
  if (unknown !== undefined) return refuse('PARTY_UNKNOWN', { pointer: `/input/parties/${unknown}` });
  return hasTwoPeers(consortium, input.parties)
    ? undefined
    : refuse('TOO_FEW_MEMBERS', { pointer: '/input/parties' });
};

export const decideApplication = (
  facts: DraftFacts,
  request: Apply,
): Outcome<'letter-of-credit.applied.v1'> | ApplyRefusal => {
  const { input, openings, actor, consortium } = request;
  const { creditId, profile, parties } = input;
  const refused = checkApplicant(facts, request) ?? checkTerms(openings.application.terms, profile);
  if (refused !== undefined) return refused;
  const recipients = membersBehind(parties, ['applicant', 'issuingBank']);
  const applied: Credit = {
    id: creditId,
    profile,
    status: 'applied',
    parties,
    applicationHash: hashOfOpening(openings.application),
    maker: actor.enrolmentId,
    amendmentCount: 0,
  };
  return {
    changes: [
      putCredit(consortium, applied),
      ...putTerms(recipients, creditId, 'application', openings.application),
    ],
    events: [event('letter-of-credit.applied.v1', { creditId, profile })],
    endorsers: endorsersOf(consortium, parties, actor.mspId, recipients),
  };
};

export const decideRejection = (
  loaded: Credit | undefined,
  { openings, actor, consortium, now }: Request<typeof rejectApplication>,
):
  | Outcome<'letter-of-credit.application-rejected.v1'>
  | Refusal<(typeof rejectApplication)['errors'][number]> => {
  const allowed = checkAct(rejectApplicationAct, { credit: loaded, actor, now });
  if (isRefusal(allowed)) return allowed;
  const { credit } = allowed;
  const recipients = membersBehind(credit.parties, ['issuingBank', 'applicant']);
  return {
    changes: [
      updateCredit({ ...credit, status: 'application-rejected' }),
      ...putTerms(recipients, credit.id, 'reason', openings.reason),
    ],
    events: [event('letter-of-credit.application-rejected.v1', { creditId: credit.id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};

export const decidePreAdvice = (
  { credit: loaded, policy }: BankActFacts,
  { input, openings, actor, consortium, now }: Request<typeof preAdviseCredit>,
): Outcome<'letter-of-credit.pre-advised.v1'> | Refusal<(typeof preAdviseCredit)['errors'][number]> => {
  const allowed = checkAct(preAdviseCreditAct, { credit: loaded, actor, now });
  if (isRefusal(allowed)) return allowed;
  const { credit } = allowed;
  const act = { command: 'PreAdviseCredit', recordId: credit.id, termsHash: credit.draftHash ?? '' };
  const refused = checkApprovals({ policy, act, actor, maker: credit.maker, input });
  if (refused !== undefined) return refused;
  const terms = opened('credit', openings.credit, credit.draftHash);
  if (isRefusal(terms)) return terms;
  const preAdvice = derived('preAdvice', openings.preAdvice, preAdviceOf(terms.terms));
  if (isRefusal(preAdvice)) return preAdvice;
  const recipients = membersBehind(credit.parties, ['issuingBank', 'applicant', 'advisingBank']);
  return {
    changes: [
      updateCredit({ ...credit, status: 'pre-advised', preAdviceHash: hashOfOpening(preAdvice) }),
      ...putTerms(recipients, credit.id, 'preAdvice', preAdvice),
    ],
    events: [event('letter-of-credit.pre-advised.v1', { creditId: credit.id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};
