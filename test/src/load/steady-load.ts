/**
 * Business that goes on whatever happens: banks and owners go through offer, reservation and its cancellation on
 * receipts of their own, while the keeper proposes new receipts by a clock that does not wait for answers.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { Consortium } from './consortium.ts';
import { type Said, say } from './operation.ts';
import { cancellationOf, issueSteps, newParcel, type Parcel, take, takeAll } from './parcel.ts';

export interface LoadShape {
  /** Receipts that are offered, reserved and set free again and again, half of them by each of two banks. */
  readonly lanes: number;
  /** Time between two steps on one receipt. */
  readonly laneStepMs: number;
  readonly proposalsPerSecond: number;
}

export interface SteadyLoad {
  /** Stops new business and waits until the outcome of everything begun is known. */
  stop(): Promise<Said[]>;
}

const banksOf = ({ site }: Consortium): string[] =>
  site.topology.organisations.filter(({ kind }) => kind === 'bank').map(({ mspId }) => mspId);

/** Issues a receipt for each lane. */
export const prepareLanes = async (consortium: Consortium, lanes: number): Promise<Parcel[]> => {
  const banks = banksOf(consortium);
  const parcels = Array.from({ length: lanes }, (_, lane) => newParcel(banks[lane % banks.length]));
  await Promise.all(parcels.map((parcel) => takeAll(consortium, parcel, issueSteps)));
  return parcels;
};

export const startLoad = (
  consortium: Consortium,
  parcels: readonly Parcel[],
  { laneStepMs, proposalsPerSecond }: Omit<LoadShape, 'lanes'>,
): SteadyLoad => {
  const heard: Said[] = [];
  const stopping = new AbortController();
  const { signal } = stopping;
  const wait = (ms: number) => pause(ms, undefined, { signal }).catch(() => undefined);

  const heed = async (saying: Promise<Said>): Promise<boolean> => {
    const said = await saying;
    heard.push(said);
    return said.outcome.type === 'committed';
  };
  const steps = [
    (parcel: Parcel) => take(consortium, parcel, 'OfferReceipt'),
    (parcel: Parcel) => take(consortium, parcel, 'ReserveLien'),
    (parcel: Parcel) => say(consortium, cancellationOf(parcel)),
  ];
  /** Ends where a step was refused or is unknown: that is for the verdict, and the next step would be senseless. */
  const runLane = async (parcel: Parcel, lane: number): Promise<void> => {
    await wait((laneStepMs * lane) / Math.max(1, parcels.length));
    for (let turn = 0; !signal.aborted; turn += 1) {
      const step = steps[turn % steps.length];
      const next = wait(laneStepMs);
      if (step === undefined || !(await heed(step(parcel)))) return;
      await next;
    }
  };
  const runProposals = async (): Promise<void> => {
    const begun: Promise<unknown>[] = [];
    while (!signal.aborted) {
      begun.push(heed(take(consortium, newParcel(), 'ProposeReceipt')));
      await wait(1000 / proposalsPerSecond);
    }
    await Promise.all(begun);
  };
  const running = [...parcels.map(runLane), runProposals()];
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
      return heard;
    },
  };
};

/** Frees the receipts whose lane was stopped between a reservation and its cancellation. */
export const settleLanes = async (consortium: Consortium, parcels: readonly Parcel[]): Promise<void> => {
  const reserved = parcels.filter(({ saved }) => saved.has('lien'));
  await Promise.all(reserved.map((parcel) => say(consortium, cancellationOf(parcel))));
};
