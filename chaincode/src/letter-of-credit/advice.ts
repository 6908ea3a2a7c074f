/** Advice of a credit along its chain of banks. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { checkAct } from './act.ts';
import { type adviseCredit, adviseCreditAct } from './advice-commands.ts';
import { evidenceOf } from './evidence.ts';
import { accountsInForce } from './openings.ts';
import { lastIn } from './facts.ts';
import type { CreditFacts } from './load.ts';
import { type CreditRole, membersBehind } from './parties.ts';
import { endorsersOf } from './party-facts.ts';
import type { Credit, CreditAdvice } from './records.ts';
import { adviceStore } from './store.ts';
import { putTerms } from '../kernel/terms.ts';

export interface AdviceFacts extends CreditFacts {
  readonly advices: readonly CreditAdvice[];
}

const passedOn = (advice: CreditAdvice | undefined): boolean =>
  advice?.state === 'advised' || advice?.state === 'advised-for-reference';

/** How the credit stands with the adviser: the second one receives it from the first (UCP 600 art. 9(c)). */
export const adviceState = (
  advices: readonly CreditAdvice[],
  role: CreditRole,
): CreditAdvice['state'] | 'received' | 'not-received' => {
  const own = lastIn(advices, role);
  if (own !== undefined) return own.state;
  return role === 'advisingBank' || passedOn(lastIn(advices, 'advisingBank')) ? 'received' : 'not-received';
};

/** To whom the adviser passes it: the first one to the second, whoever is last to the beneficiary. */
const nextOf = (role: CreditRole, { parties }: Credit): CreditRole =>
  role === 'advisingBank' && parties.secondAdvisingBank !== undefined ? 'secondAdvisingBank' : 'beneficiary';

export const decideAdvice = (
  facts: AdviceFacts,
  { input, openings, actor, consortium, now }: Request<typeof adviseCredit>,
): Outcome<'letter-of-credit.advised.v1'> | Refusal<(typeof adviseCredit)['errors'][number]> => {
  const { evidence } = openings;
  const state = (role: CreditRole): string => adviceState(facts.advices, role);
  const allowed = checkAct(adviseCreditAct, {
    credit: facts.credit,
    actor,
    evidence,
    now,
    state,
    as: input.as,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const accounts = accountsInForce(facts, openings);
  if (isRefusal(accounts)) return accounts;
  const { credit: terms, balance } = accounts;
  const recipients = [actor.mspId, ...membersBehind(credit.parties, [nextOf(act.as, credit)])];
  const advice: CreditAdvice = {
    creditId: credit.id,
    state: input.forReference === true ? 'advised-for-reference' : 'advised',
    act,
    termsHash: hashOfOpening(terms),
  };
  return {
    changes: [
      adviceStore.put(consortium, advice, facts.advices),
      ...putTerms(recipients, credit.id, 'credit', terms),
      ...putTerms(recipients, credit.id, 'balance', balance),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [
      event('letter-of-credit.advised.v1', {
        creditId: credit.id,
        as: act.as,
        recorded: act.recorded,
        state: advice.state,
      }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};
