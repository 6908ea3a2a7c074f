import { Party } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { isParty, type Viewer } from '../plugins/viewer.ts';
import { Action, actionsOf } from './actions.ts';
import { Encumbrance, encumbranceOf, isFrozen } from './encumbrance.ts';
import { type Details, mayNameFinancier, openDetails, type ReceiptFile } from './file.ts';
import type { Order } from './records.ts';
import { TimelineEntry, timelineOf } from './timeline.ts';

export const ReceiptSummary = z
  .strictObject({
    receiptId: z.string(),
    status: z.enum(['proposed', 'issued', 'split', 'replaced', 'delivered']),
    version: z.int(),
    warehouse: z.string(),
    inspector: z.string(),
    owner: Party,
    /** Whose order the warehouse obeys; a pledgee is named to those who may know it. */
    controller: z.strictObject({
      type: z.enum(['owner', 'pledgee']),
      mspId: z.string().optional(),
      you: z.boolean(),
    }),
    encumbrance: Encumbrance,
    frozen: z.boolean(),
    rootId: z.string(),
    parentId: z.string().optional(),
    childIds: z.array(z.string()).optional(),
    proposalExpiresAt: z.string(),
  })
  .meta({ id: 'WarehouseReceiptSummary' });
type ReceiptSummary = z.output<typeof ReceiptSummary>;

const Terms = z.record(z.string(), z.json());

const OrderView = z.strictObject({
  orderId: z.string(),
  kind: z.enum(['transfer', 'split', 'release', 'delivery']),
  status: z.enum(['ordered', 'confirmed', 'prepared', 'executed']),
  expiresAt: z.string(),
  transferee: Party.optional(),
  terms: Terms.meta({ description: 'The own copy of terms, by section.' }),
});

export const ReceiptView = ReceiptSummary.extend({
  attested: z.boolean(),
  suspects: z.int().meta({ description: 'Live receipts that might be about the same goods.' }),
  holds: z.array(
    z.strictObject({
      by: z.string(),
      reason: z.string(),
      at: z.string(),
      status: z.enum(['placed', 'lifted']),
    }),
  ),
  orders: z.array(OrderView),
  terms: Terms.meta({ description: 'The own copy of terms, by section: goods, storage, inspection.' }),
  actions: z.array(Action),
  timeline: z.array(TimelineEntry),
}).meta({ id: 'WarehouseReceipt' });
export type ReceiptView = z.output<typeof ReceiptView>;

const controllerOf = (file: ReceiptFile, viewer: Viewer): ReceiptSummary['controller'] => {
  const { controller, title } = file.receipt;
  const isOwner = controller.mspId === title.mspId && controller.subject === title.subject;
  const you = isParty(viewer, controller);
  const named = isOwner || you || mayNameFinancier(file, viewer);
  return { type: isOwner ? 'owner' : 'pledgee', you, ...(named ? { mspId: controller.mspId } : {}) };
};

export const summaryOf = (file: ReceiptFile, viewer: Viewer): ReceiptSummary => {
  const { receipt } = file;
  return {
    receiptId: receipt.id,
    status: receipt.status,
    version: receipt.version,
    warehouse: receipt.warehouse,
    inspector: receipt.inspector,
    owner: receipt.title,
    controller: controllerOf(file, viewer),
    encumbrance: encumbranceOf(file, viewer),
    frozen: isFrozen(file),
    rootId: receipt.rootId,
    ...(receipt.parentId === undefined ? {} : { parentId: receipt.parentId }),
    ...(receipt.childIds === undefined ? {} : { childIds: receipt.childIds }),
    proposalExpiresAt: receipt.proposalExpiresAt,
  };
};

type TermsView = z.output<typeof Terms>;

const orderViewOf = async (
  organisation: HostedOrganisation,
  { id, kind, status, expiresAt, transferee, termsHash, gateOutHash }: Order,
): Promise<z.output<typeof OrderView>> => ({
  orderId: id,
  kind,
  status,
  expiresAt,
  ...(transferee === undefined ? {} : { transferee }),
  terms: present({
    release: await ownTerms(organisation, id, 'release', termsHash),
    delivery: await ownTerms(organisation, id, 'delivery', termsHash),
    gateOut: await ownTerms(organisation, id, 'gate-out', gateOutHash),
  }) as TermsView,
});

const termsOf = async (
  organisation: HostedOrganisation,
  { receipt }: ReceiptFile,
  { attestation }: Details,
): Promise<TermsView> =>
  present({
    goods: await ownTerms(organisation, receipt.id, 'goods', receipt.goodsHash),
    storage: await ownTerms(organisation, receipt.id, 'storage', receipt.storageHash),
    inspection:
      (await ownTerms(organisation, receipt.rootId, 'inspection', attestation?.inspectionHash)) ??
      (await ownTerms(organisation, receipt.id, 'inspection', attestation?.inspectionHash)),
  }) as TermsView;

/** Orders of the controller are no business of a bank that only got an offer. */
const ordersFor = ({ orders }: Details, file: ReceiptFile, viewer: Viewer): readonly Order[] =>
  mayNameFinancier(file, viewer) ? orders : orders.filter(({ by }) => isParty(viewer, by));

export const receiptViewOf = async (
  organisation: HostedOrganisation,
  file: ReceiptFile,
  viewer: Viewer,
): Promise<ReceiptView> => {
  const { view } = organisation;
  const details = await openDetails(view, file.receipt);
  const onlyBank = mayNameFinancier(file, viewer) ? undefined : viewer.mspId;
  return {
    ...summaryOf(file, viewer),
    attested: details.attestation !== undefined,
    suspects: file.receipt.suspects.length,
    holds: file.holds.map(({ by, reason, at, status }) => ({ by, reason, at, status })),
    orders: await Promise.all(
      ordersFor(details, file, viewer).map((order) => orderViewOf(organisation, order)),
    ),
    terms: await termsOf(organisation, file, details),
    actions: actionsOf({ file, details, viewer }),
    timeline: await timelineOf(view, file.receipt.id, onlyBank),
  };
};
