/** What every step of a sale begins with: there is such a sale, the actor speaks for the side, the status allows it. */
import type { Actor } from '../kernel/actor.ts';
import { refuse, type Refusal, isRefusal } from '../kernel/errors.ts';
import { instantOf } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { type CreditParty, memberBehind, standingOf } from '../letter-of-credit/parties.ts';
import { type Consortium, peersOf } from '../membership/consortium.ts';
import type { Forfaiting, ForfaitingStatus, Step } from './records.ts';
import type { ForfaitingStep } from './steps.ts';

interface Said {
  readonly actor: Actor;
  readonly now: number;
  readonly openings: { readonly evidence?: Opening<unknown> | undefined };
}

export interface Framed {
  readonly forfaiting: Forfaiting;
  readonly side: 'seller' | 'buyer';
  readonly step: Step;
}

export type FrameRefusal =
  'FORFAITING_NOT_FOUND' | 'NOT_THE_PARTY' | 'EVIDENCE_MISSING' | 'FORFAITING_STATUS_WRONG';

/** A step as the record keeps it. */
export const stepOf = (
  status: ForfaitingStatus,
  recorded: boolean,
  { actor, now, openings }: Said,
): Step => ({
  status,
  by: actor.party,
  person: actor.enrolmentId,
  recorded,
  at: instantOf(now),
  ...(openings.evidence === undefined ? {} : { evidenceHash: hashOfOpening(openings.evidence) }),
});

export const checkStatus = (
  { kind, status }: Pick<Forfaiting, 'kind' | 'status'>,
  { from, of = [kind], article }: ForfaitingStep,
): Refusal<'FORFAITING_STATUS_WRONG'> | undefined =>
  from.includes(status) && of.includes(kind)
    ? undefined
    : refuse('FORFAITING_STATUS_WRONG', { expected: from.join(' or '), article });

/** The step of a party, or the record of an outsider's by the member that received it. */
export const stepOfParty = (
  party: CreditParty,
  to: ForfaitingStatus,
  said: Said,
): Step | Refusal<'NOT_THE_PARTY' | 'EVIDENCE_MISSING'> => {
  const standing = standingOf(party, said.actor);
  if (standing === undefined) return refuse('NOT_THE_PARTY');
  if (standing === 'recorded' && said.openings.evidence === undefined) {
    return refuse('EVIDENCE_MISSING', { pointer: '/terms/evidence' });
  }
  return stepOf(to, standing === 'recorded', said);
};

const sidesOf = ({ by }: ForfaitingStep): readonly Framed['side'][] =>
  by === 'seller' || by === 'buyer' ? [by] : ['seller', 'buyer'];

/** The step of seller or buyer, or why it may not be done. */
export const frameOf = (
  forfaiting: Forfaiting | undefined,
  step: ForfaitingStep,
  said: Said,
): Framed | Refusal<FrameRefusal> => {
  if (forfaiting === undefined) return refuse('FORFAITING_NOT_FOUND', { pointer: '/input/forfaitingId' });
  const side = sidesOf(step).find((one) => standingOf(forfaiting[one], said.actor) !== undefined);
  if (side === undefined) {
    return refuse('NOT_THE_PARTY', { expected: sidesOf(step).join(' or '), article: step.article });
  }
  const done = stepOfParty(forfaiting[side], step.to, said);
  if (isRefusal(done)) return done;
  return checkStatus(forfaiting, step) ?? { forfaiting, side, step: done };
};

/** The record after the step. */
export const advanced = (
  { forfaiting, step }: Pick<Framed, 'forfaiting' | 'step'>,
  change: Partial<Forfaiting> = {},
): Forfaiting => ({
  ...forfaiting,
  ...change,
  status: step.status,
  steps: [...forfaiting.steps, step],
});

/** Members behind seller and buyer. */
export const sidesMembers = ({ seller, buyer }: Forfaiting): string[] =>
  [seller, buyer].map((party) => memberBehind(party));

/** Their peers endorse, and those of others who get copies. */
export const signers = (
  consortium: Consortium,
  forfaiting: Forfaiting,
  ...others: readonly string[]
): string[] => peersOf(consortium, ...sidesMembers(forfaiting), ...others);

/** The recorder's copy of what it received. */
export const evidenceChanges = (id: string, { actor, openings: { evidence } }: Said): Change[] =>
  evidence === undefined ? [] : putTerms([actor.mspId], id, 'evidence', evidence);
