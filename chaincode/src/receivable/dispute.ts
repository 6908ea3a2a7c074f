/** A debtor disputes its debt, ends the dispute, or says that two invoices are two claims. Pure decisions. */
import type { Hold } from '../asset/records.ts';
import { putClearance, putHold, updateHold } from '../asset/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import type { clearInvoiceSuspect, disputeDebt, settleDispute } from './answer-commands.ts';
import { checkAnswerer, checkDisputer } from './debtor.ts';
import type { DebtAnswer, DebtorNotice, Receivable } from './records.ts';

const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/receivableId' });

export interface DisputeFacts {
  readonly receivable: Receivable | undefined;
  readonly notices: readonly DebtorNotice[];
  /** The disputer's own hold on the asset. */
  readonly hold: Hold | undefined;
}

export const decideDispute = (
  { receivable, notices, hold }: DisputeFacts,
  { input, actor, consortium, now }: Request<typeof disputeDebt>,
): Outcome<'receivable.disputed.v1'> | Refusal<(typeof disputeDebt)['errors'][number]> => {
  if (receivable === undefined) return notFound;
  const standing = checkDisputer(receivable.debtor, notices, actor);
  if (isRefusal(standing)) return standing;
  if (receivable.status !== 'registered') return refuse('ASSET_NOT_LIVE');
  if (hold?.status === 'placed') return refuse('HOLD_EXISTS');
  const placed: Hold = {
    by: actor.mspId,
    status: 'placed',
    reason: 'dispute',
    orderHash: input.answerHash,
    at: instantOf(now),
  };
  return {
    changes: [
      hold === undefined ? putHold(consortium, receivable.id, placed) : updateHold(receivable.id, placed),
    ],
    events: [event('receivable.disputed.v1', { receivableId: receivable.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideSettlement = (
  { receivable, notices, hold }: DisputeFacts,
  { input, actor, consortium, now }: Request<typeof settleDispute>,
): Outcome<'receivable.dispute-settled.v1'> | Refusal<(typeof settleDispute)['errors'][number]> => {
  if (receivable === undefined) return notFound;
  const standing = checkDisputer(receivable.debtor, notices, actor);
  if (isRefusal(standing)) return standing;
  if (hold?.status !== 'placed') return refuse('HOLD_NOT_FOUND');
  const lifted: Hold = { ...hold, status: 'lifted', orderHash: input.answerHash, at: instantOf(now) };
  return {
    changes: [updateHold(receivable.id, lifted)],
    events: [event('receivable.dispute-settled.v1', { receivableId: receivable.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export interface ClearanceFacts {
  readonly receivable: Receivable | undefined;
  readonly answer: DebtAnswer | undefined;
  readonly suspect: Receivable | undefined;
}

export const decideClearance = (
  { receivable, answer, suspect }: ClearanceFacts,
  { input, actor, consortium, now }: Request<typeof clearInvoiceSuspect>,
): Outcome<'receivable.suspect-cleared.v1'> | Refusal<(typeof clearInvoiceSuspect)['errors'][number]> => {
  if (receivable === undefined) return notFound;
  const both = suspect === undefined ? [receivable] : [receivable, suspect];
  const standings = both.map(({ debtor }) => checkAnswerer(debtor, actor));
  if (standings.every(isRefusal)) return refuse('NOT_THE_DEBTOR');
  if (suspect === undefined || answer?.suspects.includes(suspect.id) !== true) {
    return refuse('SUSPECT_NOT_FOUND', { pointer: '/input/suspect' });
  }
  return {
    changes: [
      putClearance(consortium, receivable.id, {
        by: actor.mspId,
        suspect: suspect.id,
        findingHash: input.answerHash,
        at: instantOf(now),
      }),
    ],
    events: [event('receivable.suspect-cleared.v1', { receivableId: receivable.id, suspect: suspect.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
