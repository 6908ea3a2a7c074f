/** What every step of a sale shares. Pure. */
import type { Actor } from '../kernel/actor.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { instantOf, sameParty } from '../kernel/identifiers.ts';
import type { Forfaiting, ForfaitingFact, ForfaitingStep } from './records.ts';
import { type ForfaitingStanding, standingOfSale } from './standing.ts';

export interface SaleFacts {
  readonly forfaiting: Forfaiting | undefined;
  readonly facts: readonly ForfaitingFact[];
}

export type Side = 'seller' | 'buyer';

type SaleRefusal = Refusal<'FORFAITING_NOT_FOUND' | 'FORFAITING_STATE_WRONG'>;

export const notFound = refuse('FORFAITING_NOT_FOUND', { pointer: '/input/forfaitingId' });

export const sideOf = ({ seller, buyer }: Forfaiting, { party, mspId }: Actor): Side | undefined => {
  if (sameParty(seller, party)) return 'seller';
  return buyer === mspId ? 'buyer' : undefined;
};

/** Which standings allow the step, by the side that takes it. */
export type Allowed = Partial<Readonly<Record<Side, readonly ForfaitingStanding[]>>>;

export interface OwnSale {
  readonly forfaiting: Forfaiting;
  readonly side: Side;
  readonly standing: ForfaitingStanding;
}

/** The sale, of this actor's side and in a standing that allows the step; to all others it does not exist. */
export const ownSale = (
  { forfaiting, facts }: SaleFacts,
  actor: Actor,
  allowed: Allowed,
): OwnSale | SaleRefusal => {
  const side = forfaiting && sideOf(forfaiting, actor);
  if (forfaiting === undefined || side === undefined) return notFound;
  const standing = standingOfSale(facts);
  const standings = allowed[side] ?? [];
  return standings.includes(standing)
    ? { forfaiting, side, standing }
    : refuse('FORFAITING_STATE_WRONG', { expected: standings.join(' or ') });
};

export const factOf = (
  step: ForfaitingStep,
  { party, enrolmentId }: Actor,
  nowMs: number,
  hashes: Pick<ForfaitingFact, 'termsHash' | 'exposureHash' | 'evidenceHash'> = {},
): ForfaitingFact => ({ step, by: party, person: enrolmentId, at: instantOf(nowMs), ...hashes });
