/** Worlds to start from: prepared once by the production rules, forked for every schedule. */
import { topologyOf } from '@chopmark/network/topology';
import type { Channel } from '../simulated/channel.ts';
import { simulateConsortium, subjectOf } from '../simulated/consortium.ts';
import { randomOf } from '../simulated/random.ts';
import { attest, banks, firms, issue, offer, plausibleMoves, propose } from './moves.ts';
import type { Variant } from './variants.ts';
import { fingerprintKeys, mustCommit, recordsUnder, type World } from './world.ts';

/** Beyond the seeds of schedules, so that no id is made twice. */
const baseSeed = 2 ** 32 - 1;

const startsAt = Date.parse('2026-03-02T09:00:00Z');

export const subjects: Readonly<Record<string, string>> = Object.fromEntries(
  firms.map((firm) => [firm, subjectOf(firm)]),
);

const worldOf = (channel: Channel, seed: number): World => ({
  channel,
  topology: topologyOf('full'),
  random: randomOf(seed),
  fingerprintKeys,
});

/** Two proposals of overlapping goods are attested; one of them is issued and offered to every bank. */
const offered = async (): Promise<World> => {
  const entered = firms.map((firm) => ({ organisation: 'EnterprisesMSP', firm }));
  const world = worldOf(await simulateConsortium(topologyOf('full'), entered, startsAt), baseSeed);
  await mustCommit(world, propose(world, 1, 'copperfield', subjects['copperfield'] ?? ''));
  await mustCommit(world, propose(world, 2, 'silverline', subjects['silverline'] ?? ''));
  const receipts = recordsUnder<{ id: string; title: { subject?: string } }>(world, 'receipt/');
  for (const { id } of receipts) await mustCommit(world, attest(world, id));
  const first = receipts.find(({ title }) => title.subject === subjects['copperfield'])?.id ?? '';
  await mustCommit(world, issue(first));
  for (const bank of banks) await mustCommit(world, offer(world, first, 'copperfield', bank));
  return world;
};

const next = async (world: World, command: string): Promise<void> => {
  const moves = plausibleMoves(world, subjects).flat();
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
export const prepareBases = async (variant?: Variant): Promise<World[]> => {
  const zero = forkOf(await offered(), baseSeed - 1, variant);
  const reserved = await after(zero, pledge.slice(0, 1));
  const encumbered = await after(reserved, pledge.slice(1));
  const paid = await after(encumbered, payment);
  return [zero, reserved, encumbered, paid, await after(paid, ['RecordRepayment'])];
};

/** A world of its own for one schedule; other rules only where a test breaks one on purpose. */
export const forkOf = (base: World, seed: number, variant?: Variant): World => {
  const channel = base.channel.fork(variant?.contract, variant?.channel);
  for (const peer of channel.peers.values()) peer.queryLimit = variant?.queryLimit ?? peer.queryLimit;
  return worldOf(channel, seed);
};
