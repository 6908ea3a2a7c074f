/** Plays random schedules: commands of honest people, one dishonest organisation, faults, blocks. */
import { canonicalJson } from '@chopmark/chaincode/api';
import type { Block, Envelope } from '../simulated/channel.ts';
import type { Person } from '../simulated/consortium.ts';
import { forgedEnvelope } from './forgery.ts';
import { violationOf, type Violation } from './invariants.ts';
import { plausibleMoves } from './moves.ts';
import { allFirms, banks } from './people.ts';
import { endorse, type Move, peerOf, speak, type Spoken, type World } from './world.ts';

/**
 * One step: what happens, and which of the possibilities. Numbers are taken modulo what there is to choose
 * from.
 */
export interface Action {
  readonly kind: number;
  readonly pick: number;
  readonly detail: number;
}

export interface Schedule {
  readonly seed: number;
  /** Index of the base world, and of the dishonest organisation. */
  readonly base: number;
  readonly dishonest: number;
  readonly actions: readonly Action[];
}

export interface Tally {
  blocks: number;
  proposed: number;
  refused: number;
  forged: number;
  readonly codes: Record<string, number>;
}

export interface Played {
  readonly tally: Tally;
  readonly violation: Violation | undefined;
}

export const dishonestCandidates = [...banks, 'EastgateMSP', 'EnterprisesMSP', 'RegistryMSP'];

interface Run {
  readonly world: World;
  readonly dishonest: string;
  readonly held: Envelope[];
  readonly sent: Envelope[];
  readonly tally: Tally;
  clockOffset: number;
}

const at = <Item>(items: readonly Item[], index: number): Item | undefined =>
  items.length === 0 ? undefined : items[index % items.length];

const movesOf = ({ world }: Run, { pick, detail }: Action): Move | undefined =>
  at(at(plausibleMoves(world), pick) ?? [], detail);

const send = (run: Run, envelope: Envelope): void => {
  run.sent.push(envelope);
  run.world.channel.submit(envelope);
};

/** Endorses what was said; two thirds are submitted at once, the others kept for later. */
const propose = async (
  run: Run,
  spoken: Spoken | undefined,
  { detail }: Action,
  on?: readonly string[],
): Promise<void> => {
  if (spoken === undefined) return;
  run.tally.proposed += 1;
  const prepared = await endorse(run.world, spoken, on);
  if (prepared.type === 'refused') run.tally.refused += 1;
  if (prepared.type !== 'ready') return;
  if (detail % 3 === 0) run.held.push(prepared.envelope);
  else send(run, prepared.envelope);
};

const sayPlausible = async (run: Run, action: Action): Promise<void> => {
  const move = movesOf(run, action);
  if (move !== undefined) await propose(run, await speak(run.world, move, run.clockOffset), action);
};

/** People of the dishonest organisation, in any role that its authority cares to certify. */
const liars = (mspId: string): Person[] =>
  (
    [
      'bank-maker',
      'bank-checker',
      'warehouse-keeper',
      'enterprise-officer',
      'registrar',
      'inspector',
    ] as const
  ).flatMap((role): Person[] =>
    role === 'enterprise-officer'
      ? allFirms.map((firm) => ({ organisation: mspId, role, firm }))
      : [1, 2].map((person) => ({ organisation: mspId, role, person })),
  );

/** The dishonest organisation says what others may say, and picks the endorsers. */
const sayFalsely = async (run: Run, action: Action): Promise<void> => {
  const move = movesOf(run, action);
  const person = at(liars(run.dishonest), action.pick);
  if (move === undefined || person === undefined) return;
  const peers = [...run.world.channel.peers.keys()];
  const on = [peerOf(run.dishonest), ...[1, 2].map((step) => at(peers, action.detail * step) ?? '')];
  await propose(run, await speak(run.world, { ...move, person }, run.clockOffset), action, [...new Set(on)]);
};

const forge = (run: Run, { pick, detail }: Action): void => {
  const envelope = forgedEnvelope(run.world, run.dishonest, pick, detail, run.sent);
  if (envelope === undefined) return;
  run.tally.forged += 1;
  send(run, envelope);
};

const submitHeld = (run: Run, { pick }: Action): void => {
  const [envelope] = run.held.splice(pick % Math.max(run.held.length, 1), 1);
  if (envelope !== undefined) send(run, envelope);
};

const resend = (run: Run, { pick }: Action): void => {
  const envelope = at(run.sent, pick);
  if (envelope !== undefined) run.world.channel.submit(envelope);
};

const troublePeer = ({ world }: Run, { pick, detail }: Action): void => {
  const peer = at([...world.channel.peers.values()], pick);
  if (peer === undefined) return;
  if (detail % 3 === 0) peer.available = !peer.available;
  else peer.following = !peer.following;
  if (peer.following) peer.height = world.channel.height;
};

const hour = 3_600_000;
const spans = [60_000, 6 * 60_000, hour, 12 * hour, 25 * hour, 73 * hour];

const passTime = ({ world }: Run, { pick }: Action): void => {
  world.channel.now += at(spans, pick) ?? 0;
};

/** The orderer may cut anywhere; where Fabric 2.5.0 would wait for ever, it has cut a transaction earlier. */
const cut = (run: Run, { pick }: Action): Block | undefined => {
  const { channel } = run.world;
  const waiting = channel.queue.length;
  if (waiting === 0) return undefined;
  for (let count = pick % 4 === 0 ? 1 + (pick % waiting) : waiting; count > 0; count -= 1) {
    if (!channel.wouldStall(count)) return channel.cutBlock(count);
  }
  return undefined;
};

const count = ({ tally }: Run, block: Block): void => {
  tally.blocks += 1;
  for (const { code } of block.transactions) tally.codes[code] = (tally.codes[code] ?? 0) + 1;
};

const act = async (run: Run, action: Action): Promise<void> => {
  const { kind } = action;
  if (kind < 52) await sayPlausible(run, action);
  else if (kind < 58) await sayFalsely(run, action);
  else if (kind < 66) forge(run, action);
  else if (kind < 70) submitHeld(run, action);
  else if (kind < 86) return;
  else if (kind < 89) resend(run, action);
  else if (kind < 92) troublePeer(run, action);
  else if (kind < 97) passTime(run, action);
  else run.clockOffset = ((action.pick % 13) - 6) * 60_000;
};

const isCut = ({ kind }: Action): boolean => kind >= 70 && kind < 86;

/** Plays the schedule in this world; stops at the first broken law. */
export const playSchedule = async (world: World, schedule: Schedule): Promise<Played> => {
  const run: Run = {
    world,
    dishonest: at(dishonestCandidates, schedule.dishonest) ?? '',
    held: [],
    sent: [],
    tally: { blocks: 0, proposed: 0, refused: 0, forged: 0, codes: {} },
    clockOffset: 0,
  };
  const last: Action = { kind: 70, pick: 1, detail: 0 };
  for (const action of [...schedule.actions, last]) {
    await act(run, action);
    const block = isCut(action) ? cut(run, action) : undefined;
    if (block === undefined) continue;
    count(run, block);
    const violation = violationOf(world.channel, block);
    if (violation !== undefined) return { tally: run.tally, violation };
  }
  return { tally: run.tally, violation: undefined };
};

/** A schedule as text, for a report that someone else can play again. */
export const describeSchedule = (schedule: Schedule): string => canonicalJson(schedule);
