/** What a second beneficiary's answer does to the original, and who is told of it; how an amendment is sent on. */
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { type AmendmentFacts, amendmentState } from '../letter-of-credit/amendment-facts.ts';
import type { CreditFacts } from '../letter-of-credit/load.ts';
import { derived, opened } from '../letter-of-credit/openings.ts';
import { membersBehind } from '../letter-of-credit/parties.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { AmendmentAnswer, Credit } from '../letter-of-credit/records.ts';
import { balanceHolders } from '../presentation/holders.ts';
import {
  type adjustTransfer,
  adjustTransferAct,
  type reportTransfers,
  reportTransfersAct,
  type sendAmendment,
  sendAmendmentAct,
} from './amendment-commands.ts';
import { answersState } from './amendment-facts.ts';
import { adjustedBalance } from './balance.ts';
import { firstSide, peersFor } from './members.ts';
import type { Transfer } from './records.ts';
import { balanceChanges } from '../presentation/drawing.ts';
import type { SideFacts } from './side.ts';

export interface AdjustFacts extends SideFacts {
  /** Of the second beneficiary. */
  readonly answers: readonly AmendmentAnswer[];
}

export const decideAdjustment = (
  facts: AdjustFacts,
  { input, openings, actor, consortium, now }: Request<typeof adjustTransfer>,
): Outcome<'credit-transfer.adjusted.v1'> | Refusal<(typeof adjustTransfer)['errors'][number]> => {
  const state = answersState(facts);
  const allowed = checkAct(adjustTransferAct, {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit } = allowed;
  const inForce = opened('transferredCredit', openings.transferredCredit, facts.child.version?.termsHash);
  if (isRefusal(inForce)) return inForce;
  const balance = opened('balance', openings.balance, facts.balance?.balanceHash);
  if (isRefusal(balance)) return balance;
  const { childId } = input;
  const expected = adjustedBalance(balance.terms, childId, inForce.terms);
  const newBalance = derived('newBalance', openings.newBalance, expected);
  if (isRefusal(newBalance)) return newBalance;
  const readers = firstSide(credit.parties);
  return {
    changes: [...balanceChanges(credit.id, readers, newBalance)],
    events: [event('credit-transfer.adjusted.v1', { creditId: credit.id, childId })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};

/** The banks of the original learn what is set aside, and neither for whom nor at which price. */
export const decideReport = (
  facts: CreditFacts,
  { openings, actor, consortium, now }: Request<typeof reportTransfers>,
): Outcome<'credit-transfer.reported.v1'> | Refusal<(typeof reportTransfers)['errors'][number]> => {
  const allowed = checkAct(reportTransfersAct, { credit: facts.credit, actor, now });
  if (isRefusal(allowed)) return allowed;
  const { credit } = allowed;
  const balance = opened('balance', openings.balance, facts.balance?.balanceHash);
  if (isRefusal(balance)) return balance;
  const holders = balanceHolders(credit, [], balance.terms);
  return {
    changes: putTerms(holders, credit.id, 'balance', balance),
    events: [event('credit-transfer.reported.v1', { creditId: credit.id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, holders),
  };
};

export interface SendFacts extends AmendmentFacts {
  readonly parent: Credit | undefined;
  readonly transfer: Transfer | undefined;
}

/** Where the transferring bank advises the second beneficiary itself, `AdviseAmendment` is all that is left to do. */
const sendingState = (facts: SendFacts): string =>
  facts.transfer !== undefined && facts.transfer.adviser === undefined
    ? 'advised by the transferring bank'
    : amendmentState(facts);

export const decideSending = (
  facts: SendFacts,
  { openings, actor, consortium, now }: Request<typeof sendAmendment>,
): Outcome<'credit-transfer.amendment-sent.v1'> | Refusal<(typeof sendAmendment)['errors'][number]> => {
  const state = sendingState(facts);
  const allowed = checkAct(sendAmendmentAct, {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit } = allowed;
  const { parent, amendment, number } = facts;
  if (parent === undefined || !opens(openings.amendment, amendment?.termsHash)) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/amendment' });
  }
  const readers = membersBehind(credit.parties, ['transferringBank', 'advisingBank']);
  return {
    changes: putTerms(readers, credit.id, 'amendment', openings.amendment),
    events: [event('credit-transfer.amendment-sent.v1', { creditId: credit.id, number })],
    endorsers: peersFor(consortium, readers, parent.parties),
  };
};
