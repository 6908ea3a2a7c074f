/** A cancellation needs the consent of each second beneficiary for its part: the transferring bank asks it. Pure. */
import { z } from 'zod';
import { defineCommand, type Outcome, type Request } from '../kernel/command.ts';
import { isRefusal, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { idOf } from '../kernel/identifiers.ts';
import { checkAct, defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { cancellationState, consentState } from '../letter-of-credit/ending-facts.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { CancellationFact } from '../letter-of-credit/records.ts';
import { cancellationStore } from '../letter-of-credit/store.ts';
import { childPath } from './amendment-commands.ts';
import { articles } from './articles.ts';
import { firstSide } from './members.ts';
import { type SideFacts, sideState } from './side.ts';

const creditId = idOf('credit');

export const passOnCancellationAct = defineAct({
  command: 'PassOnCancellation',
  as: ['transferringBank'],
  credit: ['issued'],
  of: { kind: 'cancellation', states: ['proposed'] },
  ownOnly: true,
  articles: articles('10(a), 38', 'art. 30'),
});

export const passOnCancellation = defineCommand({
  name: 'PassOnCancellation',
  summary: 'The transferring bank asks a second beneficiary whether its part of the credit may be cancelled.',
  input: z.strictObject({ creditId, childId: creditId }),
  path: `${childPath}/cancellation-proposal`,
  creates: {},
  sections: {},
  known: [],
  roles: ['bank-maker', 'bank-checker', 'bank-service'],
  errors: refusalsOf(passOnCancellationAct),
  events: ['credit-transfer.cancellation-passed-on.v1'],
});

export interface CancellationFacts extends SideFacts {
  /** Of the original. */
  readonly cancellations: readonly CancellationFact[];
  readonly childCancellations: readonly CancellationFact[];
}

/** As the issuing bank's proposal stands; `asked` where the second beneficiary has it and has not answered. */
const proposalState = (facts: CancellationFacts): string => {
  if (sideState(facts) !== 'transferred') return 'not-transferred';
  const asked = consentState({ cancellations: facts.childCancellations }, 'beneficiary') === 'asked';
  return asked ? 'asked' : cancellationState(facts);
};

export const decideCancellationPassing = (
  facts: CancellationFacts,
  { input, actor, consortium, now }: Request<typeof passOnCancellation>,
):
  | Outcome<'credit-transfer.cancellation-passed-on.v1'>
  | Refusal<(typeof passOnCancellation)['errors'][number]> => {
  const state = proposalState(facts);
  const allowed = checkAct(passOnCancellationAct, {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { childId } = input;
  const proposal: CancellationFact = { creditId: childId, state: 'proposed', act };
  return {
    changes: [cancellationStore.put(consortium, proposal, facts.childCancellations)],
    events: [event('credit-transfer.cancellation-passed-on.v1', { creditId: credit.id, childId })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, firstSide(credit.parties)),
  };
};
