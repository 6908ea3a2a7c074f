/** Random operations for the comparison: few keys, so that transactions meet on them. */
import type { KeyPolicy } from '@chopmark/chaincode/api';
import type { Operation } from '../simulated/operations.ts';
import type { Random } from '../simulated/random.ts';

export interface Planned {
  readonly operations: readonly Operation[];
  readonly endorsers: readonly string[];
}

const policiesOf = (mspIds: readonly string[]): KeyPolicy[] => {
  const peers = mspIds.map((mspId): KeyPolicy => ({ mspId }));
  const [first = { mspId: '' }, ...others] = peers;
  return [
    first,
    { atLeast: 2, of: peers.slice(0, 2) },
    { atLeast: 1, of: peers },
    { atLeast: 2, of: [first, { atLeast: 1, of: others }] },
    { atLeast: 2, of: [first, { atLeast: 1, of: peers }] },
    {
      atLeast: 1,
      of: [
        { atLeast: 2, of: [first, first] },
        { atLeast: 2, of: others },
      ],
    },
    { atLeast: 3, of: peers },
  ];
};

const oneOf = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[random.below(items.length)];
  if (item === undefined) throw new Error('there is nothing to choose from');
  return item;
};

const readOf = (random: Random, prefix: string): Operation =>
  random.happens(60)
    ? { type: 'get', key: `${prefix}k${random.below(3)}` }
    : { type: 'range', prefix: random.happens(80) ? `${prefix}k` : prefix };

const writeOf = (random: Random, prefix: string, policies: readonly KeyPolicy[]): Operation => {
  const key = `${prefix}k${random.below(4)}`;
  const value = random.below(1_000_000);
  const kind = random.below(100);
  if (kind < 12) return { type: 'remove', key };
  if (kind < 24) {
    return { type: 'put-private', collection: random.happens(50) ? 'own' : 'shared', key, value };
  }
  return kind < 50
    ? { type: 'put', key, value, policy: oneOf(random, policies) }
    : { type: 'put', key, value };
};

const times = <Item>(count: number, make: () => Item): Item[] => Array.from({ length: count }, make);

/** A transaction on the keys below the prefix: reads first, as every command does. */
export const plan = (random: Random, prefix: string, mspIds: readonly string[]): Planned => {
  const policies = policiesOf(mspIds);
  const reads = times(random.below(3), () => readOf(random, prefix));
  const writes = times(random.happens(5) ? 0 : 1 + random.below(2), () => writeOf(random, prefix, policies));
  const share = random.below(100);
  const count = share < 15 ? 1 : share < 80 ? 2 : 3;
  return { operations: [...reads, ...writes], endorsers: random.shuffled(mspIds).slice(0, count) };
};
