/** Orders of one buyer to one seller, allocations between them, and liens on them that come and go. */
import { randomInt } from 'node:crypto';
import type { StoryActor } from '../story/format.ts';
import type { Consortium } from './consortium.ts';
import { dateAfter, partyOf, seller } from './invoices.ts';
import { committed, msOf } from './operation.ts';

const buyer: StoryActor = {
  organisation: 'MeridianMSP',
  role: 'enterprise-officer',
  person: 1,
  firm: 'meridian',
};
const maker: StoryActor = { organisation: 'HarbourBankMSP', role: 'bank-maker', person: 1 };
const checker: StoryActor = { ...maker, role: 'bank-checker' };

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

/** One order, laid down, registered and vouched for; no two of them look alike. @returns its id */
const registerOrder = async (consortium: Consortium): Promise<string> => {
  const number = `PO-${randomInt(2 ** 47)}`;
  const named = { kind: 'order', authority: partyOf(consortium, buyer.organisation, 'meridian') };
  const paper = {
    kind: 'order',
    orderNumber: number,
    orderDate: dateAfter(-20),
    amount: cny(`${randomInt(10 ** 5, 10 ** 9)}.00`),
    buyer: { name: 'Meridian Manufacturing', country: 'CN', uscc: '91310115MA1K3X2P4B' },
    seller: { name: 'Copperfield Metals', country: 'CN', registrationNumber: number },
    goods: 'copper cathode in bundles',
  };
  const { ids } = await committed(consortium, seller, ['DraftPaper', named, { paper }]);
  const { paperId = '', paperHash } = ids;
  const registration = { ...named, paperId, paperHash, proposalExpiresAt: inDays(7) };
  await committed(consortium, seller, ['RegisterPaper', registration]);
  await committed(consortium, buyer, ['AttestPaper', { paperId, paperHash, known: [] }]);
  return paperId;
};

/** So many at once do not wait for each other, and leave the gateway room for others. */
const clients = 8;

/** Work on each of so many, several at once, in order of their places. */
export const severalAtOnce = async <T>(count: number, work: (place: number) => Promise<T>): Promise<T[]> => {
  const done: T[] = [];
  let next = 0;
  await Promise.all(
    Array.from({ length: Math.min(clients, count) }, async () => {
      for (let place = next++; place < count; place = next++) done[place] = await work(place);
    }),
  );
  return done;
};

export const registerOrders = (consortium: Consortium, count: number): Promise<string[]> =>
  severalAtOnce(count, () => registerOrder(consortium));

export interface Part {
  readonly of: string;
  readonly to: string;
  /** One part in so many, of the one and of the other. */
  readonly ofParts: number;
  readonly toParts: number;
}

const share = (parts: number) => ({ allocated: cny('1.00'), whole: cny(`${parts}.00`) });

/** Proposes these allocations at once and has them agreed one after the other: each changes one claim. */
export const link = async (consortium: Consortium, parts: readonly Part[]): Promise<void> => {
  const counterparty = buyer.organisation;
  const proposed = await severalAtOnce(parts.length, async (place) => {
    const { of, to, ofParts, toParts } = parts[place] as Part;
    const allocation = { of: share(ofParts), to: share(toParts) };
    const { ids } = await committed(consortium, seller, [
      'DraftAllocation',
      { of, to, counterparty },
      { allocation },
    ]);
    const { allocationId, allocationHash } = ids;
    const named = { allocationId, allocationHash };
    const expiresAt = inDays(7);
    await committed(consortium, seller, ['ProposeAllocation', { ...named, of, to, counterparty, expiresAt }]);
    return named;
  });
  for (const named of proposed) await committed(consortium, buyer, ['AgreeAllocation', named]);
};

/** @returns the offer's id */
export const offer = async (consortium: Consortium, paperId: string): Promise<string> => {
  const request = { amount: cny('1000.00'), tenorDays: 90, purpose: 'buys the metal that was ordered' };
  const input = { paperId, financier: maker.organisation, expiresAt: inDays(2) };
  return (await committed(consortium, seller, ['OfferOrder', input, { request }])).ids['offerId'] ?? '';
};

const reserve = (consortium: Consortium, assetId: string, offerId: string) =>
  committed(consortium, maker, ['ReserveLien', { assetId, offerId, expiresAt: inDays(1) }]);

/** A reservation that is given back: it leaves a tombstone, as every lien does. */
export const reserveAndCancel = async (
  consortium: Consortium,
  assetId: string,
  offerId: string,
): Promise<void> => {
  const { ids } = await reserve(consortium, assetId, offerId);
  await committed(consortium, maker, ['CancelReservation', { assetId, lienId: ids['lienId'] }]);
};

/** A loan that both sides have signed. @returns its id */
const agree = async (consortium: Consortium, assetId: string, lienId: string): Promise<string> => {
  const deal = {
    principal: cny('1000.00'),
    annualRateBp: 435,
    dayCount: 'ACT/360',
    startDate: dateAfter(0),
    dueDate: dateAfter(90),
    initialLtvBp: 7000,
    marginCallLtvBp: 8000,
    liquidationLtvBp: 9000,
    haircutBp: 0,
    debtorClass: 'small',
  };
  const proposal = { assetId, lienId, proposalExpiresAt: inDays(1) };
  const { ids } = await committed(consortium, maker, ['ProposeFinancing', proposal, { deal }]);
  const { financingId = '', dealHash } = ids;
  await committed(consortium, seller, [
    'AcceptFinancing',
    { financingId, bank: maker.organisation, dealHash },
  ]);
  await committed(consortium, checker, ['ConfirmFinancing', { financingId }]);
  return financingId;
};

export const lienSteps = ['ReserveLien', 'EncumberLien', 'DischargeLien'] as const;

/** One lien from reservation to discharge, before anything was paid. @returns milliseconds of each step */
export const takeAndDischarge = async (
  consortium: Consortium,
  assetId: string,
): Promise<Readonly<Record<(typeof lienSteps)[number], number>>> => {
  const reserved = await reserve(consortium, assetId, await offer(consortium, assetId));
  const lienId = reserved.ids['lienId'] ?? '';
  const financingId = await agree(consortium, assetId, lienId);
  const encumbered = await committed(consortium, checker, ['EncumberLien', { assetId, lienId, financingId }]);
  const discharged = await committed(consortium, checker, ['DischargeLien', { assetId, lienId }]);
  return {
    ReserveLien: msOf(reserved.said),
    EncumberLien: msOf(encumbered.said),
    DischargeLien: msOf(discharged.said),
  };
};
