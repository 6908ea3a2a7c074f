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
  return (await subjectIsActive(reader, creator, role.data))
    ? actorOf(creator, role.data)
    : refuse('SUBJECT_UNKNOWN');
};

/** Officers of enterprises act for a firm; nobody else has to. */
const subjectIsActive = async (reader: LedgerReader, creator: Creator, role: Role): Promise<boolean> => {
  if (creator.subject === undefined) return role !== 'enterprise-officer';
  return (await loadSubject(reader, creator.mspId, creator.subject))?.status === 'active';
};

/** The actor of a certificate whose role has been checked. */
export const actorOf = (creator: Creator, role: Role): Actor => {
  const party: Party =
    creator.subject === undefined
      ? { mspId: creator.mspId }
      : { mspId: creator.mspId, subject: creator.subject };
  return { party, mspId: creator.mspId, role, enrolmentId: creator.enrolmentId };
};
