/** Worlds to start from: prepared once by the production rules, forked for every schedule. */
import { topologyOf } from '@chopmark/network/topology';
import type { Channel } from '../simulated/channel.ts';
import { simulateConsortium } from '../simulated/consortium.ts';
import { randomOf } from '../simulated/random.ts';
import { attest, issue, offer, plausibleMoves, propose } from './moves.ts';
import { allFirms, banks, subjects } from './people.ts';
import { invoices } from './invoices.ts';
import type { Lien } from './public-records.ts';
import { takeoverMoves } from './refinancing-moves.ts';
import { stages } from './stages.ts';
import { tell } from './told.ts';
import type { Variant } from './variants.ts';
import { fingerprintKeys, mustCommit, recordsUnder, type World } from './world.ts';

/** Beyond the seeds of schedules, so that no id is made twice. */
const baseSeed = 2 ** 32 - 1;

const startsAt = Date.parse('2026-03-02T09:00:00Z');

const worldOf = (channel: Channel, seed: number): World => ({
  channel,
  topology: topologyOf('full'),
  random: randomOf(seed),
  fingerprintKeys,
});

const founded = async (): Promise<World> => {
  const entered = [
    ...allFirms.map((firm) => ({ organisation: 'EnterprisesMSP', firm })),
    { organisation: 'MeridianMSP', firm: 'meridian' },
  ];
  return worldOf(await simulateConsortium(topologyOf('full'), entered, startsAt), baseSeed);
};

/** Two proposals of overlapping goods are attested; one of them is issued and offered to every bank. */
const offered = async (world: World): Promise<World> => {
  await mustCommit(world, propose(world, 1, 'copperfield'));
  await mustCommit(world, propose(world, 2, 'silverline'));
  const receipts = recordsUnder<{ id: string; title: { subject?: string } }>(world, 'receipt/');
  for (const { id } of receipts) await mustCommit(world, attest(world, id));
  const first = receipts.find(({ title }) => title.subject === subjects['copperfield'])?.id ?? '';
  await mustCommit(world, issue(first));
  for (const bank of banks) await mustCommit(world, offer(world, first, 'copperfield', bank));
  return world;
};

const next = async (world: World, command: string): Promise<void> => {
  const moves = plausibleMoves(world).flat();
  const move = moves.find((candidate) => candidate.command === command);
  if (move === undefined) throw new Error(`nobody can say ${command}`);
  await mustCommit(world, move);
};

const pledge = [
  'ReserveLien',
  'ProposeFinancing',
  'AcceptFinancing',
  'ConfirmFinancing',
  'AcknowledgeControl',
  'EncumberLien',
];

const payment = ['AuthorisePayment', 'ConfirmDisbursement'];

const after = async (world: World, commands: readonly string[]): Promise<World> => {
  const later = { ...world, channel: world.channel.fork() };
  for (const command of commands) await next(later, command);
  return later;
};

/** 0: offered to three banks. 1: reserved. 2: encumbered. 3: paid out. 4: repaid. */
const goods = async (from: World): Promise<World[]> => {
  const zero = await offered(from);
  const reserved = await after(zero, pledge.slice(0, 1));
  const encumbered = await after(reserved, pledge.slice(1));
  const paid = await after(encumbered, payment);
  return [zero, reserved, encumbered, paid, await after(paid, ['RecordRepayment'])];
};

const creditToMaturity = [
  'Harbour’s maker drafts the credit',
  'Harbour’s checker issues it',
  'River’s checker advises it',
  'The beneficiary registers the proceeds of the whole credit',
  'Harbour attests that it owes them',
  'The beneficiary lodges its documents with River Bank',
  'River’s counter receives them and marks the digital invoice as presented',
  'River dispatches them to Harbour',
  'Harbour’s counter receives the documents',
  'Harbour’s maker records the examination',
  'Harbour’s checker determines that they comply',
  'Harbour confirms that it pays at maturity',
];

const trade = ['RegisterClaim', 'AttestProceeds', 'EnquireForfaiting', 'QuoteForfaiting'];

const sale = [
  'AcceptForfaitingQuote',
  'ConfirmForfaitingSale',
  'ConfirmForfaitingPurchase',
  'NotifyForfaiting',
  'AcknowledgeForfaiting',
];

const assignment = ['OfferProceeds', 'ReserveLien', 'NotifyAssignment'];

/** 0: a bank owes. 1: a share is assigned. 2: the claim was quoted for twice. 3: the obligor will pay the buyer. */
const claims = async (from: World): Promise<World[]> => {
  await tell(from, 'attacks/18-assigned-and-sold.json', creditToMaturity);
  const quoted = await after(from, [...trade, ...trade.slice(2)]);
  return [from, await after(from, assignment), quoted, await after(quoted, sale)];
};

const refinanced = [
  'RequestRefinancing',
  'QuotePayoff',
  'ProposeFinancing',
  'AcceptFinancing',
  'ConfirmFinancing',
];
const paidOff = ['PromiseControl', 'AuthorisePayoff', 'RecordPayoff'];

/** Pledged to one bank and offered to the others in its place. 0: quoted. 1: paid. 2: confirmed. */
const refinancing = async (from: World): Promise<World[]> => {
  const paid = await after(await offered(from), [...pledge, ...payment]);
  for (const lien of recordsUnder<Lien>(paid, 'lien/')) {
    for (const move of takeoverMoves(paid, lien)) await mustCommit(paid, move);
  }
  const quoted = await after(paid, refinanced);
  const kept = await after(quoted, paidOff);
  return [quoted, kept, await after(kept, ['ConfirmPayoff'])];
};

/** By what they are about. */
const kinds = {
  goods,
  claims,
  invoices: async (from: World) => {
    const quoted = await invoices(from);
    return [quoted, await after(quoted, ['AcceptQuote', 'ReserveLien'])];
  },
  refinancing,
  stages,
} as const;
export type WorldKind = keyof typeof kinds;

/** Worlds to start from: of one kind, or of every kind. */
export const prepareBases = async (variant?: Variant): Promise<World[]> => {
  const world = await founded();
  const worlds: World[] = [];
  for (const [kind, prepare] of Object.entries(kinds)) {
    if (variant !== undefined && variant.world !== kind) continue;
    worlds.push(...(await prepare(forkOf(world, baseSeed - 1 - worlds.length, variant))));
  }
  return worlds;
};
/** A world of its own for one schedule; other rules only where a test breaks one on purpose. */
export const forkOf = (base: World, seed: number, variant?: Variant): World => {
  const channel = base.channel.fork(variant?.contract, variant?.channel);
  for (const peer of channel.peers.values()) peer.queryLimit = variant?.queryLimit ?? peer.queryLimit;
  return worldOf(channel, seed);
};
