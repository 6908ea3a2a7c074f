/** Identity comes from the certificate, never from an argument (law 6). */
import type { Actor } from './actor.ts';
import type { CommandDefinition } from './command.ts';
import { refuse, type CommonErrorCode, type Refusal } from './errors.ts';
import type { Party } from './identifiers.ts';
import type { Creator, LedgerReader } from './ledger.ts';
import { kindAllowsRole, Role } from './roles.ts';
import type { Consortium } from '../membership/consortium.ts';
import { loadSubject } from '../membership/store.ts';

/** The actor behind a certificate, or why it may not say this command. */
export const authorise = async (
  reader: LedgerReader,
  consortium: Consortium,
  creator: Creator,
  definition: CommandDefinition,
): Promise<Actor | Refusal<CommonErrorCode>> => {
  const member = consortium.members[creator.mspId];
  if (member?.status !== 'active') return refuse('ORGANISATION_NOT_MEMBER');
  const role = Role.safeParse(creator.role);
  if (!role.success || !kindAllowsRole(member.kind, role.data) || !definition.roles.includes(role.data)) {
    return refuse('ROLE_NOT_ALLOWED', { expected: definition.roles.join(', ') });
  }
  if (role.data === 'enterprise-officer' || creator.subject !== undefined) {
    const subject = creator.subject && (await loadSubject(reader, creator.mspId, creator.subject));
    if (!subject || subject.status !== 'active') return refuse('SUBJECT_UNKNOWN');
  }
  return actorOf(creator, role.data);
};

/** The actor of a certificate whose role has been checked. */
export const actorOf = (creator: Creator, role: Role): Actor => {
  const party: Party =
    creator.subject === undefined
      ? { mspId: creator.mspId }
      : { mspId: creator.mspId, subject: creator.subject };
  return { party, mspId: creator.mspId, role, enrolmentId: creator.enrolmentId };
};
