import type { Party } from './identifiers.ts';
import type { Role } from './roles.ts';

/** The person behind a command, after the certificate was checked against the membership. */
export interface Actor {
  readonly party: Party;
  readonly mspId: string;
  readonly role: Role;
  /** Four-eyes rules compare enrolment ids. */
  readonly enrolmentId: string;
}
