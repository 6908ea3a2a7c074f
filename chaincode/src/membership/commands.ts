import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId, Subject } from '../kernel/identifiers.ts';
import { Member, Settings } from './consortium.ts';
import { TermsHash } from '../kernel/opening.ts';
import { ConsortiumChange } from './records.ts';

export const foundConsortium = defineCommand({
  name: 'FoundConsortium',
  summary: 'The Registry founds the consortium with its first members and settings; once.',
  input: z.strictObject({ members: z.record(MspId, Member), settings: Settings }),
  path: '/consortium',
  creates: {},
  known: [],
  sections: {},
  roles: ['registrar'],
  errors: ['CONSORTIUM_ALREADY_FOUNDED', 'CHANGE_NOT_APPLICABLE'],
  events: ['consortium.founded.v1'],
});

export const proposeChange = defineCommand({
  name: 'ProposeChange',
  summary: 'The Registry proposes a member, a status, an admission of a warehouse, settings or calendars.',
  input: z.strictObject({ changeId: idOf('change'), change: ConsortiumChange, expiresAt: Instant }),
  path: '/consortium/changes',
  creates: { changeId: 'change' },
  known: [],
  sections: {},
  roles: ['registrar'],
  errors: ['ID_TAKEN', 'EXPIRY_INVALID', 'CALENDAR_CONTRADICTORY', 'CHANGE_NOT_APPLICABLE'],
  events: ['consortium-change.proposed.v1'],
});

export const acceptChange = defineCommand({
  name: 'AcceptChange',
  summary: 'An administrator of another organisation accepts a proposed change, and it takes effect.',
  input: z.strictObject({ changeId: idOf('change') }),
  path: '/consortium/changes/{changeId}/acceptance',
  creates: {},
  known: [],
  sections: {},
  roles: ['org-admin'],
  errors: [
    'CHANGE_NOT_FOUND',
    'CHANGE_NOT_OPEN',
    'ACCEPTANCE_NOT_INDEPENDENT',
    'CHANGE_NOT_APPLICABLE',
    'KEY_STILL_NEEDED',
  ],
  events: ['consortium-change.accepted.v1', 'calendar.set.v1'],
});

export const registerSubject = defineCommand({
  name: 'RegisterSubject',
  summary: 'An organisation enters an opaque id of a firm that it acts for, or suspends it.',
  input: z.strictObject({ subject: Subject, status: z.enum(['active', 'suspended']) }),
  path: '/subjects',
  creates: {},
  known: [],
  sections: {},
  roles: ['org-admin'],
  errors: [],
  events: ['subject.registered.v1'],
});

export const recordExternalParty = defineCommand({
  name: 'RecordExternalParty',
  summary: 'A member records a party outside the consortium with its evidence; it binds only the recorder.',
  input: z.strictObject({ externalPartyId: idOf('externalParty'), identityHash: TermsHash }),
  path: '/external-parties',
  creates: { externalPartyId: 'externalParty' },
  known: [],
  sections: {},
  roles: ['bank-maker', 'org-admin'],
  errors: ['ID_TAKEN'],
  events: ['external-party.recorded.v1'],
});
