/** A receipt with everything on the ledger that is about it. */
import { Financing } from '../financing/records.ts';
import type { LedgerView, MirroredRecord } from '../hosting.ts';
import { isParty, seesAll, type Viewer } from '../plugins/viewer.ts';
import { recordsBetween, subjectOfKey } from '../plugins/ranges.ts';
import { Attestation, Hold, Lien, Offer, Order, Receipt, Tombstone } from './records.ts';

export interface ReceiptFile {
  readonly receipt: Receipt;
  readonly liens: readonly Lien[];
  readonly tombstones: readonly Tombstone[];
  readonly offers: readonly Offer[];
  readonly holds: readonly Hold[];
}

/** What only the reader of one receipt needs. */
export interface Details {
  readonly orders: readonly Order[];
  /** Of the lot, by the inspector. */
  readonly attestation: Attestation | undefined;
  /** Financings that were proposed against it, by their public records. */
  readonly financings: readonly Financing[];
}

const grouped = <T>(records: readonly MirroredRecord[], parse: (value: unknown) => T): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const { key, value } of records) {
    const id = subjectOfKey(key);
    groups.set(id, [...(groups.get(id) ?? []), parse(value)]);
  }
  return groups;
};

const isHold = ({ key }: MirroredRecord): boolean => key.split('/')[2] === 'hold';

/** The files of receipts that follow each other in the order of their ids. */
export const openFiles = async (
  view: LedgerView,
  records: readonly MirroredRecord[],
): Promise<ReceiptFile[]> => {
  const receipts = records.map(({ value }) => Receipt.parse(value));
  const [first, last] = [receipts[0]?.id, receipts.at(-1)?.id];
  if (first === undefined || last === undefined) return [];
  const about = (kind: string): Promise<MirroredRecord[]> => recordsBetween(view, kind, first, last);
  const liens = grouped(await about('lien'), (value) => Lien.parse(value));
  const tombstones = grouped(await about('tombstone'), (value) => Tombstone.parse(value));
  const offers = grouped(await about('offer'), (value) => Offer.parse(value));
  const facts = await about('fact');
  const holds = grouped(facts.filter(isHold), (value) => Hold.parse(value));
  return receipts.map((receipt) => ({
    receipt,
    liens: liens.get(receipt.id) ?? [],
    tombstones: tombstones.get(receipt.id) ?? [],
    offers: offers.get(receipt.id) ?? [],
    holds: holds.get(receipt.id) ?? [],
  }));
};

/** The receipt's own timeline names the financings: no search through those of others. */
const financingsOf = async (view: LedgerView, receiptId: string): Promise<Financing[]> => {
  const events = (await view.timeline(receiptId)).flatMap((row) => row.events);
  const ids = events
    .filter(({ type }) => type === 'financing.proposed.v1')
    .flatMap(({ fields: { financingId } }) => (typeof financingId === 'string' ? [financingId] : []));
  const records = await Promise.all(ids.map((id) => view.record(`financing/${id}`)));
  return records.flatMap((record) => (record === undefined ? [] : [Financing.parse(record.value)]));
};

export const openDetails = async (view: LedgerView, { id, rootId, inspector }: Receipt): Promise<Details> => {
  const orders = (await view.records(`order/${id}/`)).map(({ value }) => Order.parse(value));
  const attestation = await view.record(`attest/${rootId}/${inspector}`);
  return {
    orders,
    attestation: attestation && Attestation.parse(attestation.value),
    financings: await financingsOf(view, id),
  };
};

/** Whether the receipt exists for the viewer: parties of it, banks that it was offered to, and who sees all. */
export const isVisible = ({ receipt, liens, tombstones, offers }: ReceiptFile, viewer: Viewer): boolean => {
  const { mspId } = viewer;
  const isBankOfIt =
    offers.some(({ financier }) => financier === mspId) ||
    liens.some(({ holder }) => holder === mspId) ||
    tombstones.some(({ lien }) => lien.holder === mspId);
  return (
    seesAll(viewer) ||
    receipt.warehouse === mspId ||
    receipt.inspector === mspId ||
    isParty(viewer, receipt.title) ||
    isParty(viewer, receipt.controller) ||
    isBankOfIt
  );
};

/** Owner, warehouse and supervisors may know the financier; another financier and the inspector never do. */
export const mayNameFinancier = ({ receipt }: ReceiptFile, viewer: Viewer): boolean =>
  seesAll(viewer) || receipt.warehouse === viewer.mspId || isParty(viewer, receipt.title);
