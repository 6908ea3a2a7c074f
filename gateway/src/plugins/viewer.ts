/** Who looks, and what may be named to them. */
import type { OrganisationKind, Party, Role } from '@chopmark/chaincode/api';
import type { Principal } from '../auth/principal.ts';

export interface Viewer {
  readonly mspId: string;
  readonly kind: OrganisationKind;
  readonly role: Role;
  readonly subject: string | undefined;
  readonly enrolmentId: string;
}

export const viewerOf = ({ user, organisation }: Principal): Viewer => ({
  mspId: user.mspId,
  kind: organisation.kind,
  role: user.role,
  subject: user.subject,
  enrolmentId: user.enrolmentId,
});

/** Whether the viewer speaks for the party: the organisation, and the very firm where it acts for several. */
export const isParty = ({ mspId, subject }: Viewer, party: Party): boolean =>
  party.mspId === mspId && party.subject === subject;

/** The neutral operator and the supervisor see every record; neither is handed terms for it. */
export const seesAll = ({ kind }: Viewer): boolean => kind === 'registry' || kind === 'regulator';
