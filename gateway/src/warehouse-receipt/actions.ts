/** What the caller may do to a receipt now. A hint for people and screens: the ledger decides. */
import { type CommandDefinition, handlers } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { isParty, type Viewer } from '../plugins/viewer.ts';
import { encumbranceOf, isFrozen } from './encumbrance.ts';
import type { Details, ReceiptFile } from './file.ts';
import type { Order } from './records.ts';

export const Action = z
  .strictObject({
    command: z.string(),
    href: z.string(),
    /** Members of the body that are known already. */
    body: z.record(z.string(), z.string()).optional(),
  })
  .meta({ id: 'Action' });
type Action = z.output<typeof Action>;

interface Situation {
  readonly file: ReceiptFile;
  readonly details: Details;
  readonly viewer: Viewer;
}

const status = ({ file }: Situation, ...wanted: string[]): boolean => wanted.includes(file.receipt.status);
const isWarehouse = ({ file, viewer }: Situation): boolean => file.receipt.warehouse === viewer.mspId;
const isInspector = ({ file, viewer }: Situation): boolean => file.receipt.inspector === viewer.mspId;
const controls = ({ file, viewer }: Situation): boolean => isParty(viewer, file.receipt.controller);
const isFree = ({ file }: Situation): boolean => file.liens.length === 0 && !isFrozen(file);
const isDisposable = (at: Situation): boolean => status(at, 'issued') && controls(at) && isFree(at);
const ownHold = ({ file, viewer }: Situation): boolean =>
  file.holds.some(({ by, status: state }) => by === viewer.mspId && state === 'placed');
const isAuthority = (at: Situation): boolean =>
  isWarehouse(at) || isInspector(at) || at.viewer.kind === 'registry';
const hasOpenOffer = ({ file, viewer }: Situation): boolean =>
  file.offers.some(({ financier, status: state }) => financier === viewer.mspId && state === 'open');

const onReceipt: Readonly<Record<string, (at: Situation) => boolean>> = {
  AttestReceipt: (at) => status(at, 'proposed') && isInspector(at) && at.details.attestation === undefined,
  IssueReceipt: (at) =>
    status(at, 'proposed') &&
    isWarehouse(at) &&
    at.details.attestation !== undefined &&
    at.file.receipt.keeper !== at.viewer.enrolmentId,
  OfferReceipt: isDisposable,
  OrderTransfer: isDisposable,
  OrderSplit: isDisposable,
  OrderDelivery: isDisposable,
  ReserveLien: (at) => status(at, 'issued') && hasOpenOffer(at) && isFree(at),
  ReclaimControl: ({ file, viewer }) =>
    file.receipt.status === 'issued' &&
    isParty(viewer, file.receipt.title) &&
    !isParty(viewer, file.receipt.controller) &&
    file.liens.length === 0,
  OrderRelease: (at) => status(at, 'issued') && controls(at) && at.viewer.kind === 'bank',
  PlaceHold: (at) => status(at, 'proposed', 'issued') && isAuthority(at) && !ownHold(at),
  LiftHold: ownHold,
  StateFactor: (at) => status(at, 'issued') && isWarehouse(at),
};

const onOrder: Readonly<Record<string, (at: Situation, order: Order) => boolean>> = {
  AcknowledgeTransfer: (at, { kind, status: state }) =>
    isWarehouse(at) && kind === 'transfer' && state === 'ordered',
  ConfirmRelease: (at, { kind, status: state, person }) =>
    controls(at) && kind === 'release' && state === 'ordered' && person !== at.viewer.enrolmentId,
  SplitReceipt: (at, { kind, status: state }) =>
    isWarehouse(at) &&
    ((kind === 'split' && state === 'ordered') || (kind === 'release' && state === 'confirmed')),
  PrepareDelivery: (at, { kind, status: state }) =>
    isWarehouse(at) && kind === 'delivery' && state === 'ordered',
  ConfirmDelivery: (at, { kind, status: state, person }) =>
    isWarehouse(at) && kind === 'delivery' && state === 'prepared' && person !== at.viewer.enrolmentId,
};

const onLien: Readonly<Record<string, (at: Situation, lien: ReceiptFile['liens'][number]) => boolean>> = {
  RenewReservation: (at, { holder, state }) => holder === at.viewer.mspId && state === 'reserved',
  CancelReservation: (at, { holder, state }) => holder === at.viewer.mspId && state === 'reserved',
  SweepReservation: (at) => encumbranceOf(at.file, at.viewer).lapsed,
  DischargeLien: (at, { holder, state }) => holder === at.viewer.mspId && state === 'encumbered',
};

const actionOf = ({ name, path }: CommandDefinition, ids: Readonly<Record<string, string>>): Action => ({
  command: name,
  href: `/v1${path.replaceAll(/\{(\w+)\}/g, (_whole, member: string) => ids[member] ?? `{${member}}`)}`,
});

/** A confirmed financing under a reserved lien: the warehouse notes the pledge, then the bank encumbers. */
const onFinancing = ({ file, details, viewer }: Situation): Action[] => {
  const { receipt } = file;
  const isNoted = receipt.controller.mspId !== receipt.title.mspId;
  const reserved = new Map(
    file.liens.filter(({ state }) => state === 'reserved').map((lien) => [lien.id, lien]),
  );
  return details.financings
    .filter(({ status: state }) => state === 'confirmed')
    .flatMap(({ id: financingId, lienId }) => {
      const lien = reserved.get(lienId);
      if (lien === undefined) return [];
      const base = `/v1/assets/${receipt.id}/liens/${lienId}`;
      if (!isNoted && isWarehouse({ file, details, viewer })) {
        const href = `/v1/warehouse-receipts/${receipt.id}/control`;
        return [{ command: 'AcknowledgeControl', href, body: { lienId, financingId } }];
      }
      const mayEncumber = isNoted && lien.holder === viewer.mspId && lien.maker !== viewer.enrolmentId;
      return mayEncumber
        ? [{ command: 'EncumberLien', href: `${base}/encumbrance`, body: { financingId } }]
        : [];
    });
};

/** Only commands of the caller's role are offered. */
export const actionsOf = (at: Situation): Action[] => {
  const { id } = at.file.receipt;
  const ids = { receiptId: id, assetId: id };
  const definitions = [...handlers.values()]
    .map(({ definition }) => definition)
    .filter(({ roles }) => roles.includes(at.viewer.role));
  const named = definitions.flatMap((definition) => [
    ...(onReceipt[definition.name]?.(at) === true ? [actionOf(definition, ids)] : []),
    ...at.details.orders
      .filter((order) => onOrder[definition.name]?.(at, order) === true)
      .map((order) => actionOf(definition, { ...ids, orderId: order.id })),
    ...at.file.liens
      .filter((lien) => onLien[definition.name]?.(at, lien) === true)
      .map((lien) => actionOf(definition, { ...ids, lienId: lien.id })),
  ]);
  const allowed = new Set(definitions.map(({ name }) => name));
  return [...named, ...onFinancing(at).filter(({ command }) => allowed.has(command))];
};
