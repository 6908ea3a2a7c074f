/**
 * From a command to a signed transaction: plan on the own peer, then endorsement by the organisations that it
 * names.
 */
import { inBatch, isRefusal, type ItemRefusal, type Refusal } from '@chopmark/chaincode/api';
import { backoffMs, pause } from './backoff.ts';
import { EndorseError } from './errors.ts';
import type { Command, EndorsedTransaction, LedgerClient, LedgerIdentity, Plan } from './ledger-client.ts';

const roundsMax = 5;

export type Endorsement =
  | { readonly type: 'endorsed'; readonly transaction: EndorsedTransaction }
  /** `items`: of a batch, each that stands in the way. */
  | { readonly type: 'refused'; readonly refusal: Refusal; readonly items?: readonly ItemRefusal[] }
  /** Committed before under this id, with the same content. */
  | { readonly type: 'replayed'; readonly plan: Plan };

/** One round; `disagreed` when the own peer accepts what another refuses, or their results differ. */
const endorseOnce = async (
  ledger: LedgerClient,
  identity: LedgerIdentity,
  command: Command,
): Promise<Endorsement & { readonly disagreed?: true }> => {
  const plan = await ledger.plan(identity, command);
  if (isRefusal(plan)) return { type: 'refused', refusal: plan };
  if (plan.replayed) return { type: 'replayed', plan };
  const [first] = plan.refusals;
  if (first !== undefined) return { type: 'refused', refusal: inBatch(first), items: plan.refusals };
  const transaction = await ledger.endorse(identity, command, plan.endorsers);
  return isRefusal(transaction)
    ? { type: 'refused', refusal: transaction, disagreed: true }
    : { type: 'endorsed', transaction };
};

/**
 * A refusal by the own peer is final. Peers at different heights disagree for some milliseconds: then the
 * command is planned again, at most five times, so a refusal by others alone counts only when it stays.
 * @throws EvaluateError, EndorseError, OverloadedError: nothing has been submitted
 */
export const planAndEndorse = async (
  ledger: LedgerClient,
  identity: LedgerIdentity,
  command: Command,
): Promise<Endorsement> => {
  for (let round = 1; ; round += 1) {
    try {
      const endorsement = await endorseOnce(ledger, identity, command);
      if (endorsement.disagreed === undefined || round === roundsMax) return endorsement;
    } catch (error) {
      const passing = error instanceof EndorseError && error.failure !== 'failed';
      if (!passing || round === roundsMax) throw error;
    }
    await pause(backoffMs(round));
  }
};
