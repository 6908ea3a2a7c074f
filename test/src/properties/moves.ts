/**
 * What anyone could plausibly say in the present state: the next steps of every record, and nonsense now and
 * then.
 */
import { assignmentMoves, claimMoves, proceedsAt, withdrawalOf } from './claim-moves.ts';
import { invoiceMoves, noticeMoves, quotedDeal, receivableAt } from './invoice-moves.ts';
import {
  allFirms,
  banks,
  checker,
  day,
  firms,
  hours,
  inspector,
  keeper,
  kilograms,
  maker,
  money,
  officer,
  registrar,
  subjects,
} from './people.ts';
import type { Financing, Lien, Offer, Order, Receipt } from './public-records.ts';
import { refinancingMoves, requestMoves, takeoverMoves } from './refinancing-moves.ts';
import { stageMoves } from './stage-moves.ts';
import { canary, type Move, recordsUnder, type World } from './world.ts';

/** Lots share units where their numbers overlap: lot 1 holds units 1 and 2, lot 2 holds 2 and 3. */
const goodsOf = (lot: number, number: string, units: readonly number[] = [lot, lot + 1]) => ({
  receiptNumber: number,
  operator: '91310115MA1K3X2P4B',
  depositorName: `${canary} Metals`,
  depositor: '91440300MA5DC8RT2P',
  warehouseCode: 'EG-02',
  slot: `S${lot}`,
  hsCode: '740311',
  description: `${canary} copper cathode`,
  brand: canary,
  grade: 'A',
  origin: 'CL',
  packing: 'bundles',
  net: kilograms(1000 * units.length),
  units: units.map((unit) => ({ unitId: `BUNDLE:U${unit}`, net: kilograms(1000) })),
});

const storageOf = (world: World) => ({
  from: day(world, 0),
  to: day(world, 90),
  fee: canary,
  insurance: {
    policyNumber: canary,
    insurer: canary,
    amount: money('9'),
    from: day(world, 0),
    to: day(world, 90),
  },
});

export const propose = (world: World, lot: number, firm: string): Move => ({
  person: keeper(1),
  command: 'ProposeReceipt',
  input: {
    depositor: { mspId: 'EnterprisesMSP', subject: subjects[firm] },
    inspector: 'SurewatchMSP',
    proposalExpiresAt: hours(world, 48),
  },
  terms: { goods: goodsOf(lot, `${canary}-${firm}-${world.random.hex(3)}`), storage: storageOf(world) },
});

const order = { order: { authority: canary, reference: canary, grounds: canary } };
const evidence = { evidence: { document: canary, finding: canary } };

export const attest = (world: World, receiptId: string): Move => ({
  person: inspector,
  command: 'AttestReceipt',
  input: { receiptId },
  terms: {
    inspection: {
      certificateNumber: canary,
      measuredNet: kilograms(2000),
      unitCount: 2,
      inspectedAt: hours(world, -1),
      method: canary,
    },
  },
});

export const issue = (receiptId: string): Move => ({
  person: keeper(2),
  command: 'IssueReceipt',
  input: { receiptId },
});

export const offer = (world: World, receiptId: string, firm: string, financier: string): Move => ({
  person: officer(firm),
  command: 'OfferReceipt',
  input: { receiptId, financier, expiresAt: hours(world, 72) },
  terms: { request: { amount: money('8'), tenorDays: 30, purpose: canary } },
});

const ofProposed = (world: World, { id }: Receipt): Move[] => [attest(world, id), issue(id)];

const facts = (assetId: string): Move[] => [
  ...[registrar, keeper(1)].flatMap((person): Move[] => [
    { person, command: 'PlaceHold', input: { assetId, reason: 'court-order' }, terms: order },
    { person, command: 'LiftHold', input: { assetId }, terms: order },
  ]),
  {
    person: keeper(1),
    command: 'StateFactor',
    input: { assetId, remaining: '500000000000000000', reason: 'lost-goods' },
    terms: evidence,
  },
];

const ofIssued = (world: World, { id, title }: Receipt): Move[] => {
  const firm = firms.find((name) => subjects[name] === title.subject) ?? firms[0] ?? '';
  const other = firms.find((name) => name !== firm) ?? firm;
  const person = officer(firm);
  const expiresAt = hours(world, 48);
  const transferee = { mspId: 'EnterprisesMSP', subject: subjects[other] };
  return [
    ...banks.map((bank) => offer(world, id, firm, bank)),
    { person, command: 'OrderTransfer', input: { receiptId: id, transferee, expiresAt } },
    { person, command: 'ReclaimControl', input: { receiptId: id } },
    ...[1, 2].map((unit): Move => ({
      person,
      command: 'OrderSplit',
      input: { receiptId: id, expiresAt },
      terms: { release: { unitIds: [`BUNDLE:U${unit}`], net: kilograms(1000) } },
    })),
    {
      person,
      command: 'OrderDelivery',
      input: { receiptId: id, expiresAt },
      terms: { delivery: { consignee: canary, carrier: canary, vehicle: canary } },
    },
  ];
};

const ofOrder = (world: World, { id, receiptId, kind }: Order): Move[] => {
  const input = { receiptId, orderId: id };
  const gateOut = { weighedNet: kilograms(2000), vehicle: canary, leftAt: hours(world, 0) };
  const moves: Readonly<Record<string, Move[]>> = {
    transfer: [{ person: keeper(1), command: 'AcknowledgeTransfer', input }],
    delivery: [
      { person: keeper(1), command: 'PrepareDelivery', input, terms: { gateOut } },
      { person: keeper(2), command: 'ConfirmDelivery', input },
    ],
    split: [1, 2, 3].map((unit): Move => ({
      person: keeper(1),
      command: 'SplitReceipt',
      input,
      terms: {
        releasedGoods: goodsOf(unit, `${canary}-${world.random.hex(3)}`, [unit]),
        retainedGoods: goodsOf(unit, `${canary}-${world.random.hex(3)}`, [unit + 1]),
      },
    })),
  };
  return moves[kind] ?? [];
};

const ofOffer = (world: World, one: Offer): Move[] => {
  const { id, assetId, financier, offeror } = one;
  return [
    {
      person: maker(financier),
      command: 'ReserveLien',
      input: { assetId, offerId: id, expiresAt: hours(world, 24) },
    },
    proceedsAt(world, assetId) === undefined
      ? {
          person: officer('copperfield'),
          command: 'WithdrawOffer',
          input: { receiptId: assetId, offerId: id },
        }
      : withdrawalOf(offeror, assetId, id),
    ...requestMoves(world, one),
  ];
};

const deal = (world: World, assetId: string) => ({
  principal: money('8'),
  annualRateBp: 400,
  dayCount: 'ACT/360',
  startDate: day(world, 0),
  dueDate: day(world, 30),
  initialLtvBp: 7000,
  marginCallLtvBp: 8000,
  liquidationLtvBp: 9000,
  haircutBp: 0,
  debtorClass: 'small',
  ...(receivableAt(world, assetId) === undefined ? {} : quotedDeal),
});

/** What perfects a lien, by the kind of the asset: control, an acknowledgement, a notice. */
const perfecting = (world: World, lien: Lien, own: readonly Financing[]): Move[] => {
  const proceeds = proceedsAt(world, lien.assetId);
  if (proceeds !== undefined) return assignmentMoves(world, proceeds, lien);
  const receivable = receivableAt(world, lien.assetId);
  if (receivable !== undefined) return noticeMoves(world, receivable, lien);
  return own.map(({ id: financingId }): Move => ({
    person: keeper(1),
    command: 'AcknowledgeControl',
    input: { receiptId: lien.assetId, lienId: lien.id, financingId },
  }));
};

const ofReserved = (world: World, lien: Lien, own: readonly Financing[]): Move[] => {
  const { id, assetId, holder } = lien;
  const input = { assetId, lienId: id };
  return [
    {
      person: maker(holder),
      command: 'ProposeFinancing',
      input: { ...input, proposalExpiresAt: hours(world, 24) },
      terms: { deal: deal(world, assetId) },
    },
    { person: maker(holder), command: 'RenewReservation', input: { ...input, expiresAt: hours(world, 48) } },
    { person: maker(holder), command: 'CancelReservation', input },
    { person: registrar, command: 'SweepReservation', input },
    ...perfecting(world, lien, own),
    ...own.map(({ id: financingId }): Move => ({
      person: checker(holder),
      command: 'EncumberLien',
      input: { ...input, financingId },
    })),
  ];
};

const ofLien = (world: World, lien: Lien, financings: readonly Financing[]): Move[] => {
  const { id, assetId, holder, state } = lien;
  const input = { assetId, lienId: id };
  const own = financings.filter(({ lienId }) => lienId === id);
  return state === 'reserved'
    ? ofReserved(world, lien, own)
    : [
        { person: checker(holder), command: 'DischargeLien', input },
        { person: checker(holder), command: 'ConsumeLien', input },
        ...takeoverMoves(world, lien),
      ];
};

const payment = (world: World, assetId: string, reference: number) => ({
  payment: {
    reference: `${canary}-${reference}`,
    amount: deal(world, assetId).principal,
    paidOn: day(world, 0),
  },
});

const ofFinancing = (world: World, { id, assetId, bank, dealHash, status }: Financing): Move[] => {
  const input = { financingId: id };
  const steps: Readonly<Record<string, Move[]>> = {
    proposed: allFirms.map((firm) => ({
      person: officer(firm),
      command: 'AcceptFinancing',
      input: { ...input, bank, dealHash },
    })),
    accepted: [{ person: checker(bank), command: 'ConfirmFinancing', input }],
    confirmed: [{ person: checker(bank), command: 'AuthorisePayment', input }],
    'payment-authorised': [
      { person: maker(bank), command: 'ConfirmDisbursement', input, terms: payment(world, assetId, 1) },
    ],
    disbursed: [2, 1].map((reference) => ({
      person: maker(bank),
      command: 'RecordRepayment',
      input,
      terms: payment(world, assetId, reference),
    })),
  };
  return steps[status] ?? [];
};

/**
 * Everything that stands to be said, by the record that it is about, in an order that the state alone
 * decides.
 */
export const plausibleMoves = (world: World): Move[][] => {
  const financings = recordsUnder<Financing>(world, 'financing/');
  const receipts = recordsUnder<Receipt>(world, 'receipt/');
  const groups = [
    receipts.length === 0 ? [] : firms.flatMap((firm) => [1, 2].map((lot) => propose(world, lot, firm))),
    ...receipts.filter(({ status }) => status === 'proposed').map((receipt) => ofProposed(world, receipt)),
    ...receipts.filter(({ status }) => status === 'issued').map((receipt) => ofIssued(world, receipt)),
    ...receipts.filter(({ status }) => status === 'issued').map(({ id }) => facts(id)),
    ...recordsUnder<Offer>(world, 'offer/')
      .filter(({ status }) => status === 'open')
      .map((one) => ofOffer(world, one)),
    ...recordsUnder<Lien>(world, 'lien/').map((lien) => ofLien(world, lien, financings)),
    ...recordsUnder<Order>(world, 'order/')
      .filter(({ status }) => status !== 'executed')
      .map((one) => ofOrder(world, one)),
    ...financings.map((financing) => ofFinancing(world, financing)),
    ...[claimMoves, invoiceMoves, stageMoves].flatMap((movesOf) => movesOf(world)),
    ...refinancingMoves(world, (assetId) => deal(world, assetId)),
  ];
  return groups.filter((moves) => moves.length > 0);
};
