/** Plays the same random schedules on real Fabric and on the simulator, and lists where they disagree. */
import { canonicalJson } from '@chopmark/chaincode/api';
import { Channel, type Envelope } from '../simulated/channel.ts';
import { prepareOn } from '../simulated/client.ts';
import { playOperations } from '../simulated/operations.ts';
import { type Random, randomOf } from '../simulated/random.ts';
import { configOf } from './deployment.ts';
import type { FabricSide, RealBlock, RealEnvelope } from './fabric-side.ts';
import { plan, type Planned } from './operations.ts';

export interface Disagreement {
  readonly what: string;
  readonly real: string;
  readonly simulated: string;
}

export interface Comparison {
  readonly schedules: number;
  readonly transactions: number;
  readonly blocks: number;
  readonly codes: Readonly<Record<string, number>>;
  readonly disagreements: readonly Disagreement[];
}

/** An envelope on both sides. */
interface Pair {
  readonly real: Extract<RealEnvelope, { type: 'ready' }>;
  readonly simulated: Envelope;
}

interface Sides {
  readonly fabric: FabricSide;
  readonly channel: Channel;
  readonly mspIds: readonly string[];
  readonly pairs: Map<string, Pair>;
  readonly disagreements: Disagreement[];
  readonly codes: Record<string, number>;
  blocks: number;
}

const simulatedCreator = { mspId: 'client', enrolmentId: 'client', role: undefined, subject: undefined };

const endorseBoth = async (sides: Sides, planned: Planned): Promise<Pair | undefined> => {
  const real = await sides.fabric.endorse(planned);
  const prepared = await prepareOn(
    sides.channel,
    {
      txId: real.txId,
      creator: simulatedCreator,
      timestamp: sides.channel.now,
      name: 'Play',
      json: JSON.stringify(planned.operations),
      transient: {},
    },
    planned.endorsers,
  );
  if (real.type !== prepared.type) {
    sides.disagreements.push({
      what: `endorsement of ${JSON.stringify(planned)}`,
      real: real.type,
      simulated: prepared.type,
    });
  }
  if (real.type !== 'ready' || prepared.type !== 'ready') return undefined;
  const pair = { real, simulated: prepared.envelope };
  sides.pairs.set(real.txId, pair);
  return pair;
};

/** A block of the real chain, cut in the simulator in the same place and order. */
const replayBlock = (sides: Sides, { transactions }: RealBlock): void => {
  const ours = transactions.flatMap(({ txId, code }) => {
    const pair = sides.pairs.get(txId);
    return pair === undefined ? [] : [{ code, pair }];
  });
  if (ours.length === 0) return;
  ours.forEach(({ pair }) => sides.channel.submit(pair.simulated));
  const cut = sides.channel.cutBlock();
  sides.blocks += 1;
  ours.forEach(({ code, pair }, index) => {
    const simulated = cut.transactions[index]?.code ?? 'missing';
    sides.codes[code] = (sides.codes[code] ?? 0) + 1;
    if (simulated !== code) {
      const signers = pair.simulated.endorsements.map(({ mspId }) => mspId).join(', ');
      const what = `${JSON.stringify(pair.simulated.effects)} signed by ${signers}`;
      sides.disagreements.push({ what, real: code, simulated });
    }
  });
};

/** Fabric 2.5.0 stalls on a replayed policy write before another write to its key: such ones are sent once. */
const mayBeSentTwice = ({ simulated }: Pair): boolean => simulated.effects.policies.length === 0;

/** What one round submits: most of what was endorsed, some held back from before, some twice. */
const submissions = (random: Random, endorsed: readonly Pair[], held: Pair[]): Pair[] => {
  const now = endorsed.filter((pair) => {
    if (!random.happens(15)) return true;
    held.push(pair);
    return false;
  });
  const late = held.length > 0 && random.happens(40) ? held.splice(random.below(held.length), 1) : [];
  const twice = now.filter((pair) => mayBeSentTwice(pair) && random.happens(10));
  return random.shuffled([...now, ...late, ...twice]);
};

interface Lane {
  readonly prefix: string;
  readonly random: Random;
  readonly held: Pair[];
}

const playRound = async (sides: Sides, lanes: readonly Lane[]): Promise<void> => {
  const batches = await Promise.all(
    lanes.map(async ({ prefix, random, held }) => {
      const endorsed: Pair[] = [];
      for (let count = 2 + random.below(3); count > 0; count -= 1) {
        const pair = await endorseBoth(sides, plan(random, prefix, sides.mspIds));
        if (pair !== undefined) endorsed.push(pair);
      }
      return submissions(random, endorsed, held);
    }),
  );
  const all = batches.flat();
  for (const batch of batches) await Promise.all(batch.map(({ real }) => sides.fabric.submit(real)));
  for (const block of await sides.fabric.blocksUntil(all.length)) replayBlock(sides, block);
  await sides.fabric.level();
};

const compareStates = async (sides: Sides, prefix: string): Promise<void> => {
  const { channel, fabric } = sides;
  const records = channel.state
    .range(prefix, `${prefix}\uffff`, channel.height)
    .map(([key, { text }]) => ({ key, value: JSON.parse(text ?? 'null') as unknown }));
  const simulated = canonicalJson(records);
  for (const real of await fabric.read(prefix)) {
    if (real !== simulated) sides.disagreements.push({ what: `state under ${prefix}`, real, simulated });
  }
};

/** At a time: enough to fill blocks, few enough for the peers. */
const lanesAtOnce = 12;
const roundsPerSchedule = 3;

/** Plays `count` schedules of this seed. */
export const compare = async (
  fabric: FabricSide,
  mspIds: readonly string[],
  seed: number,
  count: number,
): Promise<Comparison> => {
  const channel = new Channel(configOf(mspIds), playOperations, Date.now());
  const sides: Sides = { fabric, channel, mspIds, pairs: new Map(), disagreements: [], codes: {}, blocks: 0 };
  for (let start = 0; start < count; start += lanesAtOnce) {
    const lanes = Array.from({ length: Math.min(lanesAtOnce, count - start) }, (_, index): Lane => {
      const number = start + index;
      return { prefix: `s${number}/`, random: randomOf(seed + number), held: [] };
    });
    for (let round = 0; round < roundsPerSchedule; round += 1) await playRound(sides, lanes);
    for (const { prefix } of lanes) await compareStates(sides, prefix);
  }
  const transactions = Object.values(sides.codes).reduce((sum, one) => sum + one, 0);
  return {
    schedules: count,
    transactions,
    blocks: sides.blocks,
    codes: sides.codes,
    disagreements: sides.disagreements,
  };
};
