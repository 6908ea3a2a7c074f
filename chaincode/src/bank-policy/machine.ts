import type { Outcome, Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { isPublicKey } from '../kernel/signature.ts';
import { putTerms } from '../kernel/terms.ts';
import { anotherEndorser, peerOf, withWitness } from '../membership/consortium.ts';
import type { acceptBankPolicy, keepBankReference, proposeBankPolicy } from './commands.ts';
import type { BankPolicy, BankPolicyRecord } from './records.ts';
import { putPolicyRecord, updatePolicyRecord } from './store.ts';

const allDiffer = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

/** One person has one id, one key and one role; where a service acts, both roles are filled. */
const misfit = ({ commands, approvers }: BankPolicy): string | undefined => {
  const bad = approvers.findIndex(({ publicKey }) => !isPublicKey(publicKey));
  if (bad >= 0) return `/approvers/${bad}/publicKey`;
  const different =
    allDiffer(approvers.map(({ approverId }) => approverId)) &&
    allDiffer(approvers.map(({ publicKey }) => publicKey));
  const roles = new Set(approvers.map(({ role }) => role));
  const needsBoth = Object.values(commands).some(({ straightThrough }) => straightThrough);
  return different && (!needsBoth || roles.size === 2) ? undefined : '/approvers';
};

export const decideProposal = (
  record: BankPolicyRecord | undefined,
  { input, actor, consortium }: Request<typeof proposeBankPolicy>,
): Outcome<'bank-policy.proposed.v1'> | Refusal<(typeof proposeBankPolicy)['errors'][number]> => {
  if (consortium.members[actor.mspId]?.kind !== 'bank') return refuse('NOT_A_BANK');
  const { policy } = input;
  const next = (record?.inForce?.version ?? 0) + 1;
  if (policy.version !== next) {
    return refuse('POLICY_INVALID', { pointer: '/input/policy/version', expected: `version ${next}` });
  }
  const wrong = misfit(policy);
  if (wrong !== undefined) return refuse('POLICY_INVALID', { pointer: `/input/policy${wrong}` });
  const proposed: BankPolicyRecord = {
    ...(record ?? { bank: actor.mspId }),
    proposed: { policy, person: actor.enrolmentId },
  };
  return {
    changes: [record === undefined ? putPolicyRecord(consortium, proposed) : updatePolicyRecord(proposed)],
    events: [event('bank-policy.proposed.v1', { bank: actor.mspId, version: policy.version })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideAcceptance = (
  record: BankPolicyRecord | undefined,
  { input, actor, consortium }: Request<typeof acceptBankPolicy>,
): Outcome<'bank-policy.accepted.v1'> | Refusal<(typeof acceptBankPolicy)['errors'][number]> => {
  const { proposed } = record ?? {};
  if (proposed?.policy.version !== input.version) {
    return refuse('POLICY_NOT_PROPOSED', { pointer: '/input/version' });
  }
  if (proposed.person === actor.enrolmentId) return refuse('SAME_PERSON');
  return {
    changes: [updatePolicyRecord({ bank: actor.mspId, inForce: proposed.policy })],
    events: [event('bank-policy.accepted.v1', { bank: actor.mspId, version: input.version })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideReference = (
  _facts: undefined,
  { input, openings, actor, consortium }: Request<typeof keepBankReference>,
): Outcome<'bank-reference.kept.v1'> => ({
  changes: putTerms([actor.mspId], input.referenceId, 'reference', openings.reference),
  events: [
    event('bank-reference.kept.v1', {
      referenceId: input.referenceId,
      kind: input.kind,
      hash: hashOfOpening(openings.reference),
    }),
  ],
  endorsers: [peerOf(consortium, actor.mspId)],
});
