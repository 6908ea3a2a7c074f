/** The keeper's word to a bank that is about to take the place of the pledgee. Pure decision. */
import type { Hold } from '../asset/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import type { Refinancing } from '../refinancing/records.ts';
import { checkStatus as checkRefinancing } from '../refinancing/standing.ts';
import { statusesFor } from '../refinancing/steps.ts';
import { checkStatus, checkThaw, checkWarehouse, notFound } from './checks.ts';
import type { promiseControl } from './commands.ts';
import type { ControlPromise, Receipt } from './records.ts';
import { putPromise } from './store.ts';

export interface PromiseFacts {
  readonly receipt: Receipt | undefined;
  readonly refinancing: Refinancing | undefined;
  readonly promises: readonly ControlPromise[];
  readonly holds: readonly Hold[];
}

export const decidePromise = (
  { receipt, refinancing, promises, holds }: PromiseFacts,
  { input, actor, consortium, now }: Request<typeof promiseControl>,
): Outcome<'warehouse-receipt.control-promised.v1'> | Refusal<(typeof promiseControl)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const wrong = checkWarehouse(receipt, actor.mspId) ?? checkStatus(receipt, 'issued');
  if (wrong !== undefined) return wrong;
  if (refinancing === undefined) return refuse('REFINANCING_NOT_FOUND', { pointer: '/input/lienId' });
  const { receiptId, lienId } = input;
  const refused = firstRefusal<Refusal<(typeof promiseControl)['errors'][number]>>(
    checkRefinancing(refinancing, statusesFor('PromiseControl', 'keeper')),
    unless(
      promises.every((promise) => promise.lienId !== lienId),
      refuse('CONTROL_PROMISED'),
    ),
    checkThaw(holds),
  );
  if (refused !== undefined) return refused;
  const promise: ControlPromise = {
    receiptId,
    lienId,
    by: actor.mspId,
    to: refinancing.financier,
    at: instantOf(now),
  };
  return {
    changes: [putPromise(consortium, promise)],
    events: [event('warehouse-receipt.control-promised.v1', { receiptId, lienId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
