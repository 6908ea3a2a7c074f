/** Whether the parties that a client names are there: members that may take the role, or recorded outsiders. */
import type { LedgerReader } from '../kernel/ledger.ts';
import type { Party } from '../kernel/identifiers.ts';
import { type Consortium, isActive, peersOf } from '../membership/consortium.ts';
import { firmIsActive, loadExternalParty } from '../membership/store.ts';
import {
  type CreditParties,
  type CreditParty,
  type CreditRole,
  creditRoles,
  isExternal,
  membersBehind,
} from './parties.ts';

/** Roles of firms; every other role is a bank's. */
const firmRoles: readonly CreditRole[] = ['applicant', 'beneficiary'];

const isBank = ({ members }: Consortium, { mspId, subject }: Party): boolean =>
  subject === undefined && members[mspId]?.kind === 'bank';

/** Whether the party may take the role. A bank may itself be applicant or beneficiary. */
export const mayTake = async (
  reader: LedgerReader,
  consortium: Consortium,
  role: CreditRole,
  party: CreditParty,
): Promise<boolean> => {
  if (isExternal(party)) {
    const record = await loadExternalParty(reader, party.externalId);
    return record?.recordedBy === party.recordedBy && isActive(consortium, party.recordedBy);
  }
  if (isBank(consortium, party)) return isActive(consortium, party.mspId);
  return firmRoles.includes(role) && (await firmIsActive(reader, consortium, party));
};

/** The first role whose party is not there. */
export const unknownRole = async (
  reader: LedgerReader,
  consortium: Consortium,
  parties: CreditParties,
): Promise<CreditRole | undefined> => {
  for (const role of creditRoles) {
    const party = parties[role];
    if (party !== undefined && !(await mayTake(reader, consortium, role, party))) return role;
  }
  return undefined;
};

/** A reimbursing bank gets its authorisation, never the credit (UCP 600 art. 13, URR 725). */
const rolesThatKnow = creditRoles.filter((role) => role !== 'reimbursingBank');

/** Peers of the members among the parties that may see terms of the credit. */
const knowingPeers = (consortium: Consortium, parties: CreditParties): string[] => [
  ...new Set(peersOf(consortium, ...membersBehind(parties, rolesThatKnow))),
];

/** Terms are endorsed by two organisations that may know them: one member alone has nobody to countersign. */
export const hasTwoPeers = (consortium: Consortium, parties: CreditParties): boolean =>
  knowingPeers(consortium, parties).length > 1;

/** The peers of the actor and of those who get copies, and where that is one peer, of one more party. */
export const endorsersOf = (
  consortium: Consortium,
  parties: CreditParties,
  mspId: string,
  recipients: readonly string[] = [],
): string[] => {
  const peers = [...new Set(peersOf(consortium, mspId, ...recipients))];
  if (peers.length > 1) return peers;
  const another = knowingPeers(consortium, parties).find((peer) => !peers.includes(peer));
  return another === undefined ? peers : [...peers, another];
};
