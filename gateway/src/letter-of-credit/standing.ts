/** In which roles of a credit a viewer stands. */
import {
  type CreditParties,
  type CreditParty,
  type CreditRole,
  creditRoles,
  memberBehind,
} from '@chopmark/chaincode/api';
import { isParty, type Viewer } from '../plugins/viewer.ts';

/** Whether the viewer is the party, or its organisation records for the outside party. */
export const standsBehind = (viewer: Viewer, party: CreditParty): boolean =>
  'externalId' in party
    ? viewer.subject === undefined && memberBehind(party) === viewer.mspId
    : isParty(viewer, party);

export const rolesOf = (parties: CreditParties, viewer: Viewer): CreditRole[] =>
  creditRoles.filter((role) => {
    const party = parties[role];
    return party !== undefined && standsBehind(viewer, party);
  });
