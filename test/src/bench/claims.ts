/**
 * What a lien step costs on a claim of many papers, and on an asset with many past liens, beside the empty transactions
 * of the same run. Setting up says on the terminal how far it is.
 */
import type { Consortium } from '../load/consortium.ts';
import { say, msOf } from '../load/operation.ts';
import {
  lienSteps,
  link,
  offer,
  type Part,
  registerOrders,
  reserveAndCancel,
  severalAtOnce,
  takeAndDischarge,
} from '../load/orders.ts';
import { emptyOperation } from '../load/parcel.ts';
import { quantile, rounded, spreadOf } from '../load/statistics.ts';
import { type Row, tableOf } from '../load/table.ts';
import type { Result } from './results.ts';

const told = (text: string): void => void process.stderr.write(`${text}\n`);

interface Times {
  readonly empty: number[];
  readonly steps: readonly Readonly<Record<(typeof lienSteps)[number], number>>[];
}

/** One lien after another, an empty transaction in between; the first one warms up. */
const timesOf = async (consortium: Consortium, assetId: string, rounds: number): Promise<Times> => {
  const empty: number[] = [];
  const steps: Times['steps'][number][] = [];
  for (let round = -1; round < rounds; round += 1) {
    const taken = await takeAndDischarge(consortium, assetId);
    const said = await say(consortium, emptyOperation());
    if (round < 0) continue;
    steps.push(taken);
    empty.push(msOf(said));
  }
  return { empty, steps };
};

/** Rows of one state of an asset: each step with its part of the empty transaction of the same rounds. */
const rowsOf = (state: Row, { empty, steps }: Times): Row[] => {
  const floor = quantile(empty, 0.5);
  const rowOf = (step: string, ms: readonly number[]): Row => ({
    ...state,
    step,
    ...spreadOf(ms),
    'times the empty p50': rounded(quantile(ms, 0.5) / floor, 2),
  });
  return [
    rowOf('empty transaction', empty),
    ...lienSteps.map((step) =>
      rowOf(
        step,
        steps.map((one) => one[step]),
      ),
    ),
  ];
};

/** A long run that is broken off leaves what it has measured. */
const shown = (rows: Row[]): Row[] => {
  told(tableOf(rows));
  return rows;
};

const directions = ['is behind', 'stands for a part of'] as const;

/** One part in as many as there are in the end, of the paper that is measured; the whole of the other. */
const partOf = (direction: (typeof directions)[number], one: string, other: string, most: number): Part =>
  direction === 'is behind'
    ? { of: one, to: other, ofParts: most, toParts: 1 }
    : { of: other, to: one, ofParts: 1, toParts: most };

/** @param sizes of the claim in papers, from the least to the greatest */
export const measureClaims = async (
  consortium: Consortium,
  sizes: readonly number[],
  rounds: number,
): Promise<Result> => {
  const most = Math.max(...sizes);
  const measured = await registerOrders(consortium, directions.length);
  const rows: Row[] = [];
  let papers = 1;
  for (const size of sizes) {
    const grow = async (direction: (typeof directions)[number], place: number): Promise<void> => {
      const others = await registerOrders(consortium, size - papers);
      const parts = others.map((other) => partOf(direction, measured[place] ?? '', other, most));
      await link(consortium, parts);
      told(`a claim of ${size} papers, the measured one ${direction} all others: set up`);
    };
    await Promise.all(directions.map(grow));
    papers = size;
    for (const [place, direction] of directions.entries()) {
      const times = await timesOf(consortium, measured[place] ?? '', rounds);
      rows.push(...shown(rowsOf({ papers, direction }, times)));
    }
  }
  return { name: 'claims', settings: { rounds, unit: 'ms' }, rows };
};

const batch = 50;

/** @param counts of past liens, from the least to the greatest */
export const measurePastLiens = async (
  consortium: Consortium,
  counts: readonly number[],
  rounds: number,
): Promise<Result> => {
  const [assetId = ''] = await registerOrders(consortium, 1);
  const rows: Row[] = [];
  let past = 0;
  for (const count of counts) {
    while (past < count) {
      const offers = await severalAtOnce(Math.min(batch, count - past), () => offer(consortium, assetId));
      for (const offerId of offers) await reserveAndCancel(consortium, assetId, offerId);
      past += offers.length;
      told(`${past} of ${count} past liens`);
    }
    const state = { 'past liens': `${past} to ${past + rounds}` };
    rows.push(...shown(rowsOf(state, await timesOf(consortium, assetId, rounds))));
    past += rounds + 1;
  }
  return { name: 'past-liens', settings: { rounds, unit: 'ms' }, rows };
};
