/**
 * The one other way in which a lien changes: a court's order, recorded by the Registry and approved by three
 * more organisations. Control returns to the owner with it.
 */
import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { defineCommand, type Outcome, type Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { idOf, instantOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { anotherEndorser, peerOf, withWitness } from '../membership/consortium.ts';
import type { Receipt } from '../warehouse-receipt/records.ts';
import { putReceipt } from '../warehouse-receipt/store.ts';
import type { CourtApproval, CourtOrder, Lien } from './records.ts';
import { endLien, putCourtApproval, putCourtOrder, updateCourtOrder } from './store.ts';

const approvalsNeeded = 3;
const courtOrderId = idOf('courtOrder');
const noTerms = { sections: {}, known: [] } as const;

export const proposeCourtOrder = defineCommand({
  name: 'ProposeCourtOrder',
  summary: 'The Registry records a court order that ends a lien.',
  input: z.strictObject({ courtOrderId, assetId: AssetId, lienId: idOf('lien'), orderHash: TermsHash }),
  path: '/court-orders',
  creates: { courtOrderId: 'courtOrder' },
  ...noTerms,
  roles: ['registrar'],
  errors: ['ID_TAKEN', 'LIEN_NOT_FOUND'],
  events: ['court-order.proposed.v1'],
});

export const approveCourtOrder = defineCommand({
  name: 'ApproveCourtOrder',
  summary: 'An administrator confirms that the organisation has seen the court order.',
  input: z.strictObject({ courtOrderId, orderHash: TermsHash }),
  path: '/court-orders/{courtOrderId}/approvals',
  creates: {},
  ...noTerms,
  roles: ['org-admin'],
  errors: [
    'COURT_ORDER_NOT_FOUND',
    'COURT_ORDER_NOT_OPEN',
    'TERMS_HASH_MISMATCH',
    'ACCEPTANCE_NOT_INDEPENDENT',
  ],
  events: ['court-order.approved.v1'],
});

export const executeCourtOrder = defineCommand({
  name: 'ExecuteCourtOrder',
  summary: 'The Registry ends the lien once three other organisations have approved.',
  input: z.strictObject({ courtOrderId }),
  path: '/court-orders/{courtOrderId}/execution',
  creates: {},
  ...noTerms,
  roles: ['registrar'],
  errors: ['COURT_ORDER_NOT_FOUND', 'COURT_ORDER_NOT_OPEN', 'COURT_ORDER_NOT_APPROVED', 'LIEN_NOT_FOUND'],
  events: ['court-order.executed.v1'],
});

export const decideCourtOrder = (
  { taken, liens }: { taken: CourtOrder | undefined; liens: readonly Lien[] },
  { input, consortium }: Request<typeof proposeCourtOrder>,
): Outcome<'court-order.proposed.v1'> | Refusal<'ID_TAKEN' | 'LIEN_NOT_FOUND'> => {
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/courtOrderId' });
  if (!liens.some(({ id }) => id === input.lienId))
    return refuse('LIEN_NOT_FOUND', { pointer: '/input/lienId' });
  const { assetId, lienId, orderHash } = input;
  return {
    changes: [
      putCourtOrder(consortium, { id: input.courtOrderId, assetId, lienId, orderHash, status: 'proposed' }),
    ],
    events: [event('court-order.proposed.v1', { courtOrderId: input.courtOrderId, assetId, lienId })],
    endorsers: [consortium.registry, anotherEndorser(consortium)],
  };
};

export const decideApproval = (
  order: CourtOrder | undefined,
  { input, actor, consortium, now }: Request<typeof approveCourtOrder>,
): Outcome<'court-order.approved.v1'> | Refusal<(typeof approveCourtOrder)['errors'][number]> => {
  if (order === undefined) return refuse('COURT_ORDER_NOT_FOUND', { pointer: '/input/courtOrderId' });
  if (order.status !== 'proposed') return refuse('COURT_ORDER_NOT_OPEN');
  if (order.orderHash !== input.orderHash)
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/input/orderHash' });
  const endorses = consortium.members[actor.mspId]?.endorses === true;
  if (actor.mspId === consortium.registry || !endorses) return refuse('ACCEPTANCE_NOT_INDEPENDENT');
  const approval: CourtApproval = { by: actor.mspId, enrolmentId: actor.enrolmentId, at: instantOf(now) };
  return {
    changes: [putCourtApproval(consortium, order.id, approval)],
    events: [event('court-order.approved.v1', { courtOrderId: order.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export interface ExecutionFacts {
  readonly order: CourtOrder | undefined;
  readonly approvals: readonly CourtApproval[];
  readonly lien: Lien | undefined;
  readonly receipt: Receipt | undefined;
}

export const decideExecution = (
  { order, approvals, lien, receipt }: ExecutionFacts,
  { consortium, now }: Request<typeof executeCourtOrder>,
): Outcome<'court-order.executed.v1'> | Refusal<(typeof executeCourtOrder)['errors'][number]> => {
  if (order === undefined) return refuse('COURT_ORDER_NOT_FOUND', { pointer: '/input/courtOrderId' });
  if (order.status !== 'proposed') return refuse('COURT_ORDER_NOT_OPEN');
  if (approvals.length < approvalsNeeded) return refuse('COURT_ORDER_NOT_APPROVED');
  if (lien === undefined) return refuse('LIEN_NOT_FOUND');
  const returned =
    receipt?.controller.mspId === lien.holder
      ? [putReceipt(consortium, { ...receipt, controller: receipt.title, version: receipt.version + 1 })]
      : [];
  return {
    changes: [
      ...endLien(consortium, lien, 'court-order', now),
      ...returned,
      updateCourtOrder({ ...order, status: 'executed' }),
    ],
    events: [
      event('court-order.executed.v1', { courtOrderId: order.id, assetId: lien.assetId, lienId: lien.id }),
    ],
    endorsers: [
      consortium.registry,
      ...approvals.slice(0, approvalsNeeded).map(({ by }) => peerOf(consortium, by)),
    ],
  };
};
