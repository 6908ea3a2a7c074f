/** Officers take steps by hand, two of them where a released declaration changes. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import { isReleased } from './lifecycle.ts';
import type { attestClearance, recordCustomsStep } from './officer-commands.ts';
import type { Declaration, ProposedStep } from './records.ts';
import { afterStep, changesOfStep, checkStep, type StepContent, type StepFacts } from './steps.ts';
import { putClearanceAttestation, putProposedStep, removeProposedStep } from './store.ts';

const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/declarationId' });

export interface OfficerFacts extends Pick<StepFacts, 'registrations'> {
  readonly declaration: Declaration | undefined;
  readonly proposed: ProposedStep | undefined;
}

type Step = Request<typeof recordCustomsStep>;

const contentOf = ({ step, declarationHash, assessmentHash }: StepContent): string =>
  canonicalJson({ step, declarationHash, assessmentHash });

export const decideStep = (
  { declaration, proposed, registrations }: OfficerFacts,
  { input, actor, consortium, now }: Step,
):
  | Outcome<'customs-declaration.step-proposed.v1' | 'customs-declaration.changed.v1'>
  | Refusal<(typeof recordCustomsStep)['errors'][number]> => {
  if (declaration === undefined) return notFound;
  if (declaration.customs !== actor.mspId) return refuse('NOT_AN_AUTHORITY');
  const { step, declarationHash, assessmentHash, assessed: derived } = input;
  const content = { step, declarationHash, assessmentHash };
  const facts = { declaration, assessed: derived[0], registrations };
  const refused = checkStep(facts, content, consortium);
  if (refused !== undefined) return refused;
  const endorsers = withWitness(consortium, actor.mspId, anotherEndorser(consortium));
  const seconded = proposed !== undefined && contentOf(proposed) === contentOf(content);
  if (seconded && proposed.person === actor.enrolmentId) return refuse('SAME_PERSON');
  // Others rely on a released declaration: what changes it takes two.
  if (isReleased(declaration.status) && !seconded) {
    const { declarationId } = input;
    const proposal = { declarationId, ...content, person: actor.enrolmentId, at: instantOf(now) };
    return {
      changes: [putProposedStep(consortium, actor.mspId, proposal)],
      events: [event('customs-declaration.step-proposed.v1', { declarationId, step })],
      endorsers,
    };
  }
  const after = afterStep(facts, content, now);
  return {
    changes: [
      ...changesOfStep(after, content, facts.assessed, consortium),
      ...(proposed === undefined ? [] : [removeProposedStep(declaration.id)]),
    ],
    events: [event('customs-declaration.changed.v1', { declarationIds: [declaration.id] })],
    endorsers,
  };
};

export const decideAttestation = (
  declaration: Declaration | undefined,
  { input, actor, consortium, now }: Request<typeof attestClearance>,
):
  | Outcome<'customs-declaration.clearance-attested.v1'>
  | Refusal<(typeof attestClearance)['errors'][number]> => {
  if (declaration === undefined) return notFound;
  if (declaration.customs !== actor.mspId) return refuse('NOT_AN_AUTHORITY');
  if (declaration.status !== 'cleared') return refuse('DECLARATION_STATUS_WRONG', { expected: 'cleared' });
  if (declaration.declarationHash !== input.declarationHash) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/input/declarationHash' });
  }
  const attestation = {
    by: actor.mspId,
    enrolmentId: actor.enrolmentId,
    declarationHash: input.declarationHash,
    at: instantOf(now),
  };
  return {
    changes: [putClearanceAttestation(consortium, declaration.id, attestation)],
    events: [event('customs-declaration.clearance-attested.v1', { declarationId: declaration.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
