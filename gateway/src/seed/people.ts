/** The people of the demonstration: fictional, one login each, enough for every story of the examples. */
import type { OrganisationKind, Role } from '@chopmark/chaincode/api';
import type { OrganisationConfig } from '../config.ts';

export interface DemoPerson {
  /** The part of the login before `@`. */
  readonly name: string;
  readonly role: Role;
  /** The firm that stories call by this alias. */
  readonly firm?: string;
}

const administrator: DemoPerson = { name: 'admin', role: 'org-admin' };

const byKind: Readonly<Record<Exclude<OrganisationKind, 'enterprise'>, readonly DemoPerson[]>> = {
  bank: [
    { name: 'maker', role: 'bank-maker' },
    { name: 'checker', role: 'bank-checker' },
    { name: 'service', role: 'bank-service' },
  ],
  authority: [
    { name: 'officer', role: 'customs-officer' },
    { name: 'second-officer', role: 'customs-officer' },
    { name: 'service', role: 'customs-service' },
  ],
  warehouse: [
    { name: 'keeper', role: 'warehouse-keeper' },
    { name: 'second-keeper', role: 'warehouse-keeper' },
  ],
  inspection: [{ name: 'inspector', role: 'inspector' }],
  registry: [{ name: 'registrar', role: 'registrar' }],
  regulator: [{ name: 'auditor', role: 'auditor' }],
};

const officerOf = (firm: string): DemoPerson => ({ name: firm, role: 'enterprise-officer', firm });

/**
 * Copperfield Metals, Bramble Hill Trading and Silverline Alloys live on the platform; a represented buyer is its own
 * firm, and two of its officers confirm what it owes.
 */
const officers = ({ mspId, peer, slug }: OrganisationConfig): DemoPerson[] =>
  peer.mspId === mspId
    ? [officerOf('copperfield'), officerOf('bramble-hill'), officerOf('silverline')]
    : [officerOf(slug), { ...officerOf(slug), name: `second-${slug}` }];

/** The people of an organisation, in the order in which stories count them. */
export const demoPeople = (organisation: OrganisationConfig): DemoPerson[] => [
  ...(organisation.kind === 'enterprise' ? officers(organisation) : byKind[organisation.kind]),
  administrator,
];
