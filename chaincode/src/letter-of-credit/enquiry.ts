/** An adviser that does not advise yet or at all, and what the issuing bank does about it. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { checkAct } from './act.ts';
import { type AdviceFacts, adviceState } from './advice.ts';
import {
  type answerEnquiry,
  answerEnquiryAct,
  type declineAdvice,
  declineAdviceAct,
  type enquireAuthenticity,
  enquireAuthenticityAct,
  type nameAdvisingBank,
  nameAdvisingBankAct,
} from './advice-commands.ts';
import { evidenceOf } from './evidence.ts';
import { lastIn } from './facts.ts';
import { accountsInForce } from './openings.ts';
import { type CreditRole, membersBehind } from './parties.ts';
import { endorsersOf } from './party-facts.ts';
import type { CreditAdvice, EnquiryAnswer } from './records.ts';
import { adviceStore, enquiryAnswerStore, updateCredit } from './store.ts';

/** From whom an adviser has the credit, so whom it tells (UCP 600 art. 9(e), (f)). */
const senderOf = (role: CreditRole): CreditRole =>
  role === 'secondAdvisingBank' ? 'advisingBank' : 'issuingBank';

type Hesitation = Request<typeof declineAdvice> | Request<typeof enquireAuthenticity>;

const hesitate = (
  rule: typeof declineAdviceAct | typeof enquireAuthenticityAct,
  state: 'declined' | 'enquired',
  facts: AdviceFacts,
  { input, openings, actor, consortium, now }: Hesitation,
):
  | (Omit<Outcome, 'events'> & { readonly creditId: string; readonly as: CreditRole })
  | Refusal<(typeof declineAdvice)['errors'][number]> => {
  const { evidence, reason } = openings;
  const allowed = checkAct(rule, {
    credit: facts.credit,
    actor,
    evidence,
    now,
    state: (role) => adviceState(facts.advices, role),
    as: input.as,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const recipients = [actor.mspId, ...membersBehind(credit.parties, [senderOf(act.as)])];
  const advice: CreditAdvice = { creditId: credit.id, state, act, reasonHash: hashOfOpening(reason) };
  return {
    creditId: credit.id,
    as: act.as,
    changes: [
      adviceStore.put(consortium, advice, facts.advices),
      ...putTerms(recipients, credit.id, 'reason', reason),
      ...evidenceOf(act, credit.id, evidence),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};

export const decideDecline = (
  facts: AdviceFacts,
  request: Request<typeof declineAdvice>,
): Outcome<'letter-of-credit.advice-declined.v1'> | Refusal<(typeof declineAdvice)['errors'][number]> => {
  const declined = hesitate(declineAdviceAct, 'declined', facts, request);
  if (isRefusal(declined)) return declined;
  const { creditId, as, changes, endorsers } = declined;
  return { changes, events: [event('letter-of-credit.advice-declined.v1', { creditId, as })], endorsers };
};

export const decideEnquiry = (
  facts: AdviceFacts,
  request: Request<typeof enquireAuthenticity>,
):
  | Outcome<'letter-of-credit.authenticity-enquired.v1'>
  | Refusal<(typeof enquireAuthenticity)['errors'][number]> => {
  const enquired = hesitate(enquireAuthenticityAct, 'enquired', facts, request);
  if (isRefusal(enquired)) return enquired;
  const { creditId, as, changes, endorsers } = enquired;
  return {
    changes,
    events: [event('letter-of-credit.authenticity-enquired.v1', { creditId, as })],
    endorsers,
  };
};

export interface EnquiryFacts extends AdviceFacts {
  readonly answers: readonly EnquiryAnswer[];
}

/** Open while an adviser asks, and was not answered since. */
export const enquiryState = ({
  advices,
  answers,
}: Pick<EnquiryFacts, 'advices' | 'answers'>): 'open' | 'none' => {
  const asked = advices.filter(({ state }) => state === 'enquired').map(({ act }) => act.at);
  const answered = lastIn(answers, 'issuingBank')?.act.at ?? '';
  return asked.some((at) => at > answered) ? 'open' : 'none';
};

export const decideEnquiryAnswer = (
  facts: EnquiryFacts,
  { openings, actor, consortium, now }: Request<typeof answerEnquiry>,
): Outcome<'letter-of-credit.enquiry-answered.v1'> | Refusal<(typeof answerEnquiry)['errors'][number]> => {
  const { evidence, answer } = openings;
  const state = enquiryState(facts);
  const allowed = checkAct(answerEnquiryAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const recipients = [actor.mspId, ...membersBehind(credit.parties, ['advisingBank', 'secondAdvisingBank'])];
  const fact: EnquiryAnswer = {
    creditId: credit.id,
    state: 'answered',
    act,
    termsHash: hashOfOpening(answer),
  };
  return {
    changes: [
      enquiryAnswerStore.put(consortium, fact, facts.answers),
      ...putTerms(recipients, credit.id, 'answer', answer),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [event('letter-of-credit.enquiry-answered.v1', { creditId: credit.id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};

export interface NamingFacts extends AdviceFacts {
  /** Whether the new adviser is there. */
  readonly unknown: CreditRole | undefined;
}

export const decideNaming = (
  facts: NamingFacts,
  { input, openings, actor, consortium, now }: Request<typeof nameAdvisingBank>,
): Outcome<'letter-of-credit.adviser-named.v1'> | Refusal<(typeof nameAdvisingBank)['errors'][number]> => {
  const { evidence } = openings;
  const state = adviceState(facts.advices, 'advisingBank');
  const allowed = checkAct(nameAdvisingBankAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  if (facts.unknown !== undefined) return refuse('PARTY_UNKNOWN', { pointer: '/input/advisingBank' });
  const { credit, act } = allowed;
  const accounts = accountsInForce(facts, openings);
  if (isRefusal(accounts)) return accounts;
  const { credit: terms, balance } = accounts;
  const parties = { ...credit.parties, advisingBank: input.advisingBank };
  const recipients = membersBehind(parties, ['issuingBank', 'advisingBank']);
  return {
    changes: [
      updateCredit({ ...credit, parties }),
      ...putTerms(recipients, credit.id, 'credit', terms),
      ...putTerms(recipients, credit.id, 'balance', balance),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [event('letter-of-credit.adviser-named.v1', { creditId: credit.id })],
    endorsers: endorsersOf(consortium, parties, actor.mspId, recipients),
  };
};
