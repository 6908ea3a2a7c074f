/** Refinancings that come to nothing: the old lien stays as it was. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import type { Lien } from '../lien/records.ts';
import { updateLien } from '../lien/store.ts';
import { anotherEndorser, peersOf, withWitness } from '../membership/consortium.ts';
import type { sweepPayoff, withdrawRefinancing } from './commands.ts';
import type { Refinancing } from './records.ts';
import { checkStatus, notFound } from './standing.ts';
import { statusesFor } from './steps.ts';
import { putRefinancing } from './store.ts';

export interface EndingFacts {
  readonly refinancing: Refinancing | undefined;
  readonly liens: readonly Lien[];
}

/** The old lien where it is kept for this successor. */
const keptFor = ({ lienId }: Refinancing, liens: readonly Lien[]): Lien | undefined =>
  liens.find(({ successor }) => successor === lienId);

/** The old lien is its holder's alone again. */
const free = (kept: Lien | undefined): Change[] => {
  if (kept === undefined) return [];
  const { successor, ...lien } = kept;
  return successor === undefined ? [] : updateLien(lien);
};

/** The owner until there is payment, the new bank until the swap: at its own loss once it has paid. */
export const decideWithdrawal = (
  { refinancing, liens }: EndingFacts,
  { input, actor, consortium }: Request<typeof withdrawRefinancing>,
): Outcome<'refinancing.withdrawn.v1'> | Refusal<(typeof withdrawRefinancing)['errors'][number]> => {
  const isFinancier = refinancing?.financier === actor.mspId;
  const isOwner = refinancing !== undefined && sameParty(refinancing.owner, actor.party);
  if (refinancing === undefined || (!isFinancier && !isOwner)) return notFound;
  const statuses = statusesFor('WithdrawRefinancing', isFinancier ? 'new-bank' : 'owner');
  const late = checkStatus(refinancing, statuses);
  if (late !== undefined) return late;
  const kept = keptFor(refinancing, liens);
  return {
    changes: [putRefinancing({ ...refinancing, status: 'withdrawn' }), ...free(kept)],
    events: [event('refinancing.withdrawn.v1', { assetId: input.assetId, lienId: input.lienId })],
    endorsers:
      kept === undefined
        ? withWitness(consortium, actor.mspId, anotherEndorser(consortium))
        : peersOf(consortium, kept.holder, actor.mspId),
  };
};

export const decideSweep = (
  { refinancing, liens }: EndingFacts,
  { input, actor, consortium, now }: Request<typeof sweepPayoff>,
): Outcome<'refinancing.lapsed.v1'> | Refusal<(typeof sweepPayoff)['errors'][number]> => {
  if (refinancing === undefined) return notFound;
  const { confirmBy } = refinancing;
  const kept = keptFor(refinancing, liens);
  const lapsesAt = instantMs(confirmBy ?? refinancing.expiresAt);
  const lapsed = now > lapsesAt + consortium.settings.clockSkewSeconds * 1000;
  const refused = firstRefusal<Refusal<(typeof sweepPayoff)['errors'][number]>>(
    checkStatus(refinancing, statusesFor('SweepPayoff', 'old-bank')),
    unless(lapsed, refuse('PAYOFF_NOT_LAPSED')),
  );
  if (refused !== undefined) return refused;
  return {
    changes: [putRefinancing({ ...refinancing, status: 'lapsed' }), ...free(kept)],
    events: [event('refinancing.lapsed.v1', { assetId: input.assetId, lienId: input.lienId })],
    endorsers: withWitness(consortium, kept?.holder ?? actor.mspId, anotherEndorser(consortium)),
  };
};
