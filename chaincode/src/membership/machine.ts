import type { Keyed } from '../fingerprint/records.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { kindAllowsRole } from '../kernel/roles.ts';
import type {
  acceptChange,
  foundConsortium,
  proposeChange,
  recordExternalParty,
  registerSubject,
} from './commands.ts';
import {
  anotherEndorser,
  type Consortium,
  expiryAllowed,
  type Member,
  peerOf,
  withWitness,
} from './consortium.ts';
import type { ChangeRecord, ConsortiumChange, ExternalPartyRecord } from './records.ts';
import { putChange, putConsortium, putExternalParty, putSubject, subjectPolicy } from './store.ts';

/** A member without a peer needs a host with one; a warehouse flag belongs to warehouses. */
const memberFits = (member: Member, members: Consortium['members']): boolean => {
  const hosted = member.host !== undefined && members[member.host]?.endorses === true;
  const hasWay = member.endorses ? member.host === undefined : hosted || member.kind === 'regulator';
  return hasWay && (member.admitted === undefined || member.kind === 'warehouse');
};

/** The Registry is the one neutral witness: nobody else joins as a registry. */
const mayJoin = (member: Member, members: Consortium['members']): boolean =>
  member.kind !== 'registry' && memberFits(member, members);

/** Whoever founds is the Registry from then on: able to act, and to witness with a peer of its own. */
const mayFound = (member: Member | undefined, { role }: Actor): boolean =>
  member?.kind === 'registry' &&
  member.status === 'active' &&
  member.endorses &&
  kindAllowsRole(member.kind, role);

export const decideFounding = (
  founded: Consortium | undefined,
  { input, actor }: Request<typeof foundConsortium>,
): Outcome<'consortium.founded.v1'> | Refusal<'CONSORTIUM_ALREADY_FOUNDED' | 'CHANGE_NOT_APPLICABLE'> => {
  if (founded !== undefined) return refuse('CONSORTIUM_ALREADY_FOUNDED');
  if (!mayFound(input.members[actor.mspId], actor)) {
    return refuse('CHANGE_NOT_APPLICABLE', {
      pointer: '/input/members',
      expected: 'the founder as registry',
    });
  }
  const misfit = Object.keys(input.members).find((mspId) => {
    const member = input.members[mspId];
    const fits = mspId === actor.mspId ? memberFits : mayJoin;
    return member === undefined || !fits(member, input.members);
  });
  if (misfit !== undefined) return refuse('CHANGE_NOT_APPLICABLE', { pointer: `/input/members/${misfit}` });
  const consortium: Consortium = { registry: actor.mspId, members: input.members, settings: input.settings };
  return {
    changes: [putConsortium(consortium)],
    events: [event('consortium.founded.v1', { members: Object.keys(input.members).sort() })],
    endorsers: [actor.mspId, anotherEndorser(consortium)],
  };
};

const withMember = (consortium: Consortium, mspId: string, member: Member): Consortium => ({
  ...consortium,
  members: { ...consortium.members, [mspId]: member },
});

type MemberChange = Exclude<ConsortiumChange, { readonly type: 'set-settings' }>;

const changedMember = (consortium: Consortium, change: MemberChange): Member | undefined => {
  const present = consortium.members[change.mspId];
  if (change.type === 'admit-member') {
    return present === undefined && mayJoin(change.member, consortium.members) ? change.member : undefined;
  }
  if (change.type === 'admit-warehouse') {
    return present?.kind === 'warehouse' ? { ...present, admitted: change.admitted } : undefined;
  }
  return present === undefined || change.mspId === consortium.registry
    ? undefined
    : { ...present, status: change.status };
};

/** The consortium after the change, or `undefined` where it does not fit the present membership. */
export const applyChange = (consortium: Consortium, change: ConsortiumChange): Consortium | undefined => {
  if (change.type === 'set-settings') return { ...consortium, settings: change.settings };
  const member = changedMember(consortium, change);
  return member === undefined ? undefined : withMember(consortium, change.mspId, member);
};

export const decideProposal = (
  taken: ChangeRecord | undefined,
  { input, consortium, now }: Request<typeof proposeChange>,
): Outcome<'consortium-change.proposed.v1'> | Refusal<(typeof proposeChange)['errors'][number]> => {
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/changeId' });
  if (!expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24)) {
    return refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' });
  }
  if (applyChange(consortium, input.change) === undefined) {
    return refuse('CHANGE_NOT_APPLICABLE', { pointer: '/input/change' });
  }
  return {
    changes: [
      putChange(input.changeId, { change: input.change, expiresAt: input.expiresAt, status: 'proposed' }),
    ],
    events: [event('consortium-change.proposed.v1', { changeId: input.changeId, type: input.change.type })],
    endorsers: [consortium.registry, anotherEndorser(consortium)],
  };
};

/** Epochs of fingerprint keys that the change would end. */
export const endedKeys = (consortium: Consortium, change: ConsortiumChange | undefined): number[] => {
  if (change?.type !== 'set-settings') return [];
  const remaining = change.settings.fingerprintEpochs;
  return consortium.settings.fingerprintEpochs.filter((epoch) => !remaining.includes(epoch));
};

export interface AcceptanceFacts {
  readonly record: ChangeRecord | undefined;
  /** Live papers whose newest key the change would end. */
  readonly keyed: readonly Keyed[];
}

/** A paper that no remaining key finds could be registered, and financed, a second time. */
const losesPapers = (keyed: readonly Keyed[], { settings }: Consortium): boolean =>
  keyed.some(({ epochs }) => !epochs.some((epoch) => settings.fingerprintEpochs.includes(epoch)));

export const decideAcceptance = (
  { record, keyed }: AcceptanceFacts,
  { input, actor, consortium, now }: Request<typeof acceptChange>,
): Outcome<'consortium-change.accepted.v1'> | Refusal<(typeof acceptChange)['errors'][number]> => {
  if (record === undefined) return refuse('CHANGE_NOT_FOUND', { pointer: '/input/changeId' });
  if (record.status !== 'proposed' || instantMs(record.expiresAt) <= now) return refuse('CHANGE_NOT_OPEN');
  if (actor.mspId === consortium.registry) return refuse('ACCEPTANCE_NOT_INDEPENDENT');
  const changed = applyChange(consortium, record.change);
  if (changed === undefined) return refuse('CHANGE_NOT_APPLICABLE');
  if (losesPapers(keyed, changed)) return refuse('KEY_STILL_NEEDED');
  return {
    changes: [putConsortium(changed), putChange(input.changeId, { ...record, status: 'accepted' })],
    events: [event('consortium-change.accepted.v1', { changeId: input.changeId, type: record.change.type })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideSubject = (
  _facts: undefined,
  { input, actor, consortium }: Request<typeof registerSubject>,
): Outcome<'subject.registered.v1'> => {
  const carrier = peerOf(consortium, actor.mspId);
  const policy = subjectPolicy(consortium, carrier);
  return {
    changes: [putSubject(actor.mspId, input.subject, { status: input.status }, policy)],
    events: [event('subject.registered.v1', { subject: input.subject, status: input.status })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideExternalParty = (
  taken: ExternalPartyRecord | undefined,
  { input, actor, consortium, now }: Request<typeof recordExternalParty>,
): Outcome<'external-party.recorded.v1'> | Refusal<'ID_TAKEN'> => {
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/externalPartyId' });
  const record: ExternalPartyRecord = {
    id: input.externalPartyId,
    recordedBy: actor.mspId,
    identity: input.identityHash,
    recordedAt: instantOf(now),
  };
  const policy = subjectPolicy(consortium, peerOf(consortium, actor.mspId));
  return {
    changes: [putExternalParty(record, policy)],
    events: [event('external-party.recorded.v1', { externalPartyId: record.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
