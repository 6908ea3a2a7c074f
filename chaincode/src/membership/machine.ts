import { contradictionAmong, misfitAmong, type PresentCalendars } from '../calendar/machine.ts';
import type { SetCalendars } from '../calendar/records.ts';
import { putCalendar } from '../calendar/store.ts';
import type { Keyed } from '../fingerprint/records.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
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
import type { ConsortiumChange, ExternalPartyRecord } from './records.ts';
import {
  type ChangeFacts,
  governancePolicy,
  putChange,
  putConsortium,
  putExternalParty,
  putSubject,
  subjectPolicy,
} from './store.ts';

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

type MemberChange = Extract<ConsortiumChange, { readonly mspId: string }>;

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

/** What an accepted change writes and announces. */
type Effect = Omit<Outcome<(typeof acceptChange)['events'][number]>, 'endorsers'>;

const calendarsEffect = (
  consortium: Consortium,
  present: PresentCalendars,
  { calendars }: SetCalendars,
): Effect | Refusal<'CHANGE_NOT_APPLICABLE'> => {
  const misfit = misfitAmong(calendars, present);
  if (misfit !== undefined) return refuse('CHANGE_NOT_APPLICABLE', misfit);
  const policy = governancePolicy(consortium);
  return {
    changes: calendars.map((calendar) => putCalendar(calendar, policy)),
    events: calendars.map(({ place, version }) => event('calendar.set.v1', { place, version })),
  };
};

const consortiumAfter = (
  consortium: Consortium,
  change: Exclude<ConsortiumChange, SetCalendars>,
): Consortium | undefined => {
  if (change.type === 'set-settings') return { ...consortium, settings: change.settings };
  const member = changedMember(consortium, change);
  return member === undefined ? undefined : withMember(consortium, change.mspId, member);
};

/** A refusal where the change does not fit the present members or calendars; its pointer is within the change. */
const effectOf = (
  consortium: Consortium,
  calendars: PresentCalendars,
  change: ConsortiumChange,
): Effect | Refusal<'CHANGE_NOT_APPLICABLE'> => {
  if (change.type === 'set-calendars') return calendarsEffect(consortium, calendars, change);
  const changed = consortiumAfter(consortium, change);
  return changed === undefined
    ? refuse('CHANGE_NOT_APPLICABLE')
    : { changes: [putConsortium(changed)], events: [] };
};

/** Moves a pointer within the change to the member of the command's input that carries it. */
const inInput = <Code extends 'CALENDAR_CONTRADICTORY' | 'CHANGE_NOT_APPLICABLE'>(
  code: Code,
  { pointer = '', expected }: { readonly pointer?: string; readonly expected?: string },
): Refusal<Code> =>
  refuse(code, { pointer: `/input/change${pointer}`, ...(expected === undefined ? {} : { expected }) });

export const decideProposal = (
  { record: taken, calendars }: ChangeFacts,
  { input, consortium, now }: Request<typeof proposeChange>,
): Outcome<'consortium-change.proposed.v1'> | Refusal<(typeof proposeChange)['errors'][number]> => {
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/changeId' });
  if (!expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24)) {
    return refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' });
  }
  const { change } = input;
  const contradiction = change.type === 'set-calendars' ? contradictionAmong(change.calendars) : undefined;
  if (contradiction !== undefined) return inInput('CALENDAR_CONTRADICTORY', contradiction);
  const effect = effectOf(consortium, calendars, change);
  if (isRefusal(effect)) return inInput('CHANGE_NOT_APPLICABLE', effect);
  return {
    changes: [putChange(input.changeId, { change, expiresAt: input.expiresAt, status: 'proposed' })],
    events: [event('consortium-change.proposed.v1', { changeId: input.changeId, type: change.type })],
    endorsers: [consortium.registry, anotherEndorser(consortium)],
  };
};

/** Epochs of fingerprint keys that the change would end. */
export const endedKeys = (consortium: Consortium, change: ConsortiumChange | undefined): number[] => {
  if (change?.type !== 'set-settings') return [];
  const remaining = change.settings.fingerprintEpochs;
  return consortium.settings.fingerprintEpochs.filter((epoch) => !remaining.includes(epoch));
};

export interface AcceptanceFacts extends ChangeFacts {
  /** Live papers whose newest key the change would end. */
  readonly keyed: readonly Keyed[];
}

/** A paper that no remaining key finds could be registered, and financed, a second time. */
const losesPapers = (keyed: readonly Keyed[], change: ConsortiumChange): boolean =>
  change.type === 'set-settings' &&
  keyed.some(({ epochs }) => !epochs.some((epoch) => change.settings.fingerprintEpochs.includes(epoch)));

export const decideAcceptance = (
  { record, calendars, keyed }: AcceptanceFacts,
  { input, actor, consortium, now }: Request<typeof acceptChange>,
): Outcome<(typeof acceptChange)['events'][number]> | Refusal<(typeof acceptChange)['errors'][number]> => {
  if (record === undefined) return refuse('CHANGE_NOT_FOUND', { pointer: '/input/changeId' });
  if (record.status !== 'proposed' || instantMs(record.expiresAt) <= now) return refuse('CHANGE_NOT_OPEN');
  if (actor.mspId === consortium.registry) return refuse('ACCEPTANCE_NOT_INDEPENDENT');
  const effect = effectOf(consortium, calendars, record.change);
  if (isRefusal(effect)) return refuse('CHANGE_NOT_APPLICABLE');
  if (losesPapers(keyed, record.change)) return refuse('KEY_STILL_NEEDED');
  const { changeId } = input;
  return {
    changes: [...effect.changes, putChange(changeId, { ...record, status: 'accepted' })],
    events: [
      event('consortium-change.accepted.v1', { changeId, type: record.change.type }),
      ...effect.events,
    ],
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
