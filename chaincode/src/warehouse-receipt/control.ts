/** Whose order the warehouse obeys: it moves to the pledgee for the time of the pledge. Pure decisions. */
import type { Hold } from '../asset/records.ts';
import type { Financing } from '../financing/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { sameParty } from '../kernel/identifiers.ts';
import { hasLapsed } from '../lien/machine.ts';
import type { Lien } from '../lien/records.ts';
import { peersOf } from '../membership/consortium.ts';
import { checkController, checkStatus, checkThaw, checkWarehouse, next, notFound } from './checks.ts';
import type { acknowledgeControl, reclaimControl } from './commands.ts';
import type { Receipt } from './records.ts';
import { moveReceipt } from './store.ts';

export interface ControlFacts {
  readonly receipt: Receipt | undefined;
  readonly lien: Lien | undefined;
  readonly financing: Financing | undefined;
  readonly holds: readonly Hold[];
  /** The loan is secured by the bank's lien on another paper of the same goods, which it is about to convert. */
  readonly converts: boolean;
}

type Acknowledge = Request<typeof acknowledgeControl>;
type AcknowledgeRefusal = Refusal<(typeof acknowledgeControl)['errors'][number]>;

const checkLien = (
  lien: Lien | undefined,
  { now, consortium }: Acknowledge,
): AcknowledgeRefusal | undefined => {
  if (lien === undefined) return refuse('LIEN_NOT_FOUND', { pointer: '/input/lienId' });
  if (lien.state !== 'reserved') return refuse('LIEN_STATE_WRONG', { expected: 'reserved' });
  return hasLapsed(lien, now, consortium.settings) ? refuse('RESERVATION_EXPIRED') : undefined;
};

/**
 * The owner's consent to the pledge is its acceptance of the financing that the bank's checker confirmed; where a lien
 * is converted, its offer of this receipt to the bank that it owes.
 */
const checkFinancing = (
  { financing, converts }: ControlFacts,
  receipt: Receipt,
  lienId: string,
): AcknowledgeRefusal | undefined => {
  // Lien ids are unique for one asset only: without the asset, consent for other goods would do.
  const secured = converts || (financing?.assetId === receipt.id && financing.lienId === lienId);
  if (!secured || financing === undefined || !sameParty(financing.borrower, receipt.title)) {
    return refuse('FINANCING_NOT_FOUND', { pointer: '/input/financingId' });
  }
  const expected = converts ? 'disbursed' : 'confirmed';
  return financing.status === expected ? undefined : refuse('FINANCING_STATUS_WRONG', { expected });
};

export const decideControl = (
  facts: ControlFacts,
  request: Acknowledge,
): Outcome<'warehouse-receipt.control-acknowledged.v1'> | AcknowledgeRefusal => {
  const { receipt, lien, holds } = facts;
  if (receipt === undefined) return notFound;
  const { input, actor, consortium } = request;
  const refused =
    checkWarehouse(receipt, actor.mspId) ??
    checkStatus(receipt, 'issued') ??
    checkLien(lien, request) ??
    checkFinancing(facts, receipt, input.lienId) ??
    checkController(receipt, receipt.title) ??
    checkThaw(holds);
  if (refused !== undefined) return refused;
  if (lien === undefined) return refuse('LIEN_NOT_FOUND');
  return {
    changes: [moveReceipt(consortium, receipt, next(receipt, { controller: { mspId: lien.holder } }))],
    events: [
      event('warehouse-receipt.control-acknowledged.v1', { receiptId: receipt.id, lienId: input.lienId }),
    ],
    endorsers: peersOf(consortium, actor.mspId, receipt.controller.mspId),
  };
};

export const decideReclaim = (
  { receipt, liens }: { readonly receipt: Receipt | undefined; readonly liens: readonly Lien[] },
  { actor, consortium }: Request<typeof reclaimControl>,
): Outcome<'warehouse-receipt.control-returned.v1'> | Refusal<(typeof reclaimControl)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  if (!sameParty(receipt.title, actor.party)) return refuse('NOT_THE_OWNER');
  const wrong = checkStatus(receipt, 'issued');
  if (wrong !== undefined) return wrong;
  // Any record of the bank counts: a lapsed reservation must be swept first, a consumed lien keeps control for good.
  if (
    sameParty(receipt.controller, receipt.title) ||
    liens.some(({ holder }) => holder === receipt.controller.mspId)
  ) {
    return refuse('CONTROL_NOT_RETURNABLE');
  }
  return {
    changes: [moveReceipt(consortium, receipt, next(receipt, { controller: receipt.title }))],
    events: [event('warehouse-receipt.control-returned.v1', { receiptId: receipt.id })],
    endorsers: peersOf(consortium, receipt.warehouse, receipt.controller.mspId, actor.mspId),
  };
};
