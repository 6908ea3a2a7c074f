/** Latency of single commands over HTTP, and how many of them a second, beside an empty transaction in the same run. */
import { setTimeout as pause } from 'node:timers/promises';
import type { Consortium } from '../load/consortium.ts';
import { msOf, type Said, say } from '../load/operation.ts';
import { cancellationOf, emptyOperation, type Parcel, take } from '../load/parcel.ts';
import { prepareLanes } from '../load/steady-load.ts';
import { rounded, spreadOf } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

/** @throws Error unless it was committed: figures of refusals would mean nothing */
const required = (said: Said): Said => {
  if (said.outcome.type === 'committed') return said;
  throw new Error(`${said.command}: ${JSON.stringify(said.outcome)}, after ${said.setbacks.join(', ')}`);
};

/** One reservation on a receipt, with the steps that make it possible and undo it. */
const turn = async (consortium: Consortium, parcel: Parcel): Promise<Said[]> => {
  const offer = required(await take(consortium, parcel, 'OfferReceipt'));
  const reservation = required(await take(consortium, parcel, 'ReserveLien'));
  const cancellation = required(await say(consortium, cancellationOf(parcel)));
  return [offer, reservation, cancellation];
};

const empty = async (consortium: Consortium, { bank }: Parcel): Promise<Said[]> => [
  required(await say(consortium, emptyOperation(bank))),
];

type Work = (consortium: Consortium, parcel: Parcel) => Promise<Said[]>;

const rowsOf = (clients: string, said: readonly Said[]): Row[] =>
  [...Map.groupBy(said, ({ command }) => command)].map(([command, all]) => ({
    clients,
    command: command === 'CancelCommand' ? 'empty transaction' : command,
    ...spreadOf(all.map(msOf)),
  }));

/** One client, one request at a time, empty transactions in between. */
export const measureLone = async (consortium: Consortium, rounds: number): Promise<Result> => {
  const [parcel] = await prepareLanes(consortium, 1);
  if (parcel === undefined) throw new Error('there is no receipt');
  const said: Said[] = [];
  for (let round = -2; round < rounds; round += 1) {
    const both = [...(await turn(consortium, parcel)), ...(await empty(consortium, parcel))];
    if (round >= 0) said.push(...both);
  }
  return { name: 'lone', settings: { rounds, unit: 'ms' }, rows: rowsOf('1', said) };
};

/** Every client says its next command as soon as the last one is answered. */
const closedLoop = async (
  consortium: Consortium,
  parcels: readonly Parcel[],
  work: Work,
  ms: number,
): Promise<{ said: Said[]; perSecond: number }> => {
  const start = performance.now();
  const said: Said[] = [];
  await Promise.all(
    parcels.map(async (parcel) => {
      while (performance.now() - start < ms) said.push(...(await work(consortium, parcel)));
    }),
  );
  return { said, perSecond: said.length / ((performance.now() - start) / 1000) };
};

/** Arrivals by a clock that does not wait; a latency counts from the intended start. */
const openLoop = async (
  consortium: Consortium,
  parcels: readonly Parcel[],
  perSecond: number,
  ms: number,
): Promise<Said[]> => {
  const free = [...parcels];
  const begun: Promise<Said[]>[] = [];
  const start = performance.now();
  for (let arrival = 0; (arrival * 1000) / perSecond < ms; arrival += 1) {
    const intended = start + (arrival * 1000) / perSecond;
    await pause(Math.max(0, intended - performance.now()));
    const parcel = free.shift();
    if (parcel === undefined)
      throw new Error('more is under way than there are receipts: the rate is too high');
    begun.push(
      turn(consortium, parcel)
        .then((said) => said.map((one, step) => (step === 0 ? { ...one, startedAt: intended } : one)))
        .finally(() => free.push(parcel)),
    );
  }
  return (await Promise.all(begun)).flat();
};

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;

/**
 * Many clients: reservations and empty transactions in turns (A B B A), then reservations at half of the rate that
 * was reached, for latency without the queue that the clients themselves make.
 */
export const measureMany = async (
  consortium: Consortium,
  clients: number,
  pairs: number,
  phaseMs: number,
): Promise<Result> => {
  const parcels = await prepareLanes(consortium, clients);
  const reservations: Said[] = [];
  const empties: Said[] = [];
  const rates: { business: number; empty: number }[] = [];
  await closedLoop(consortium, parcels, turn, phaseMs / 2);
  for (let pair = 0; pair < pairs; pair += 1) {
    const order = pair % 2 === 0 ? ([turn, empty] as const) : ([empty, turn] as const);
    const rate = { business: 0, empty: 0 };
    for (const work of order) {
      const { said, perSecond } = await closedLoop(consortium, parcels, work, phaseMs);
      if (work === turn) rate.business = perSecond;
      else rate.empty = perSecond;
      (work === turn ? reservations : empties).push(...said);
    }
    rates.push(rate);
  }
  const ratios = rates.map(({ business, empty: floor }) => business / floor);
  const business = median(rates.map((rate) => rate.business));
  const halfRate = business / 2 / 3;
  const calm = await openLoop(consortium, parcels, halfRate, phaseMs * 2);
  const rows: Row[] = [
    ...rowsOf(String(clients), [...reservations, ...empties]),
    ...rowsOf(`open loop, ${rounded(halfRate * 3)}/s`, calm),
  ];
  return {
    name: 'many',
    settings: {
      clients,
      pairs,
      phaseSeconds: phaseMs / 1000,
      unit: 'ms',
      commandsPerSecond: rounded(business, 1),
      emptyPerSecond: rounded(median(rates.map((rate) => rate.empty)), 1),
      ratio: rounded(median(ratios), 2),
      ratioLeast: rounded(Math.min(...ratios), 2),
      ratioMost: rounded(Math.max(...ratios), 2),
    },
    rows,
  };
};
