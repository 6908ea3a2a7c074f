/** Many clients of all banks reserve one receipt at the same moment: one wins, the others are told no. */
import { randomBytes } from 'node:crypto';
import type { Consortium } from '../load/consortium.ts';
import { type Operation, type Said, say } from '../load/operation.ts';
import { issueSteps, newParcel, operationOf, takeAll } from '../load/parcel.ts';
import { rounded, spreadOf } from '../load/statistics.ts';
import type { Row } from '../load/table.ts';
import type { Result } from './results.ts';

/** The same reservation, said anew. */
const again = (operation: Operation): Operation => ({ ...operation, key: randomBytes(16).toString('hex') });

/** One reservation for each client, the banks taking turns; every bank has an open offer. */
const reservations = async (consortium: Consortium, clients: number): Promise<Operation[]> => {
  const banks = consortium.site.topology.organisations.filter(({ kind }) => kind === 'bank');
  const parcel = newParcel();
  await takeAll(consortium, parcel, issueSteps);
  const first: Operation[] = [];
  for (const { mspId } of banks) {
    const ofBank = { ...parcel, bank: mspId };
    await takeAll(consortium, ofBank, ['OfferReceipt']);
    const reservation = operationOf(consortium, ofBank, 'ReserveLien');
    await consortium.tokenOf(reservation.actor);
    first.push(reservation);
  }
  return Array.from({ length: clients }, (_, client) => again(first[client % first.length] as Operation));
};

const outcomeOf = ({ outcome }: Said): string => (outcome.type === 'refused' ? outcome.code : outcome.type);

const race = async (consortium: Consortium, clients: number): Promise<Row> => {
  const all = await reservations(consortium, clients);
  const start = performance.now();
  const said = await Promise.all(all.map((operation) => say(consortium, operation)));
  const winners = said.filter(({ outcome }) => outcome.type === 'committed').length;
  if (winners !== 1) throw new Error(`${winners} of ${clients} reservations of one receipt were committed`);
  const refusals = Map.groupBy(said, outcomeOf);
  refusals.delete('committed');
  return {
    clients,
    winners,
    refusals: [...refusals].map(([code, ofCode]) => `${code} ${ofCode.length}`).join(', '),
    'last answer ms': rounded(performance.now() - start),
    'winner ms': rounded(Math.max(...winnerMs(said))),
    'refusal p50 ms': spreadOf(said.map(({ startedAt, endedAt }) => endedAt - startedAt)).p50,
    'repeated requests': said.reduce((sum, { requests }) => sum + requests - 1, 0),
  };
};

const winnerMs = (said: readonly Said[]): number[] =>
  said
    .filter(({ outcome }) => outcome.type === 'committed')
    .map(({ startedAt, endedAt }) => endedAt - startedAt);

/** @throws Error unless every race has exactly one winner */
export const measureRace = async (
  consortium: Consortium,
  rounds: number,
  clients: number,
): Promise<Result> => {
  const rows: Row[] = [];
  for (let round = 0; round < rounds; round += 1) rows.push(await race(consortium, clients));
  return { name: 'race', settings: { rounds, profile: consortium.site.topology.profile }, rows };
};
