/** The members of the test consortium and the people who hold their certificates. */
import type { Creator } from '../src/kernel/ledger.ts';
import type { Role } from '../src/kernel/roles.ts';
import type { Member } from '../src/membership/consortium.ts';

const node = { status: 'active', endorses: true } as const;

export const members = {
  HarbourBankMSP: { kind: 'bank', ...node },
  RiverBankMSP: { kind: 'bank', ...node },
  CustomsMSP: { kind: 'authority', ...node },
  EastgateMSP: { kind: 'warehouse', ...node, admitted: true },
  EnterprisesMSP: { kind: 'enterprise', ...node },
  SurewatchMSP: { kind: 'inspection', status: 'active', endorses: false, host: 'EnterprisesMSP' },
  MeridianMSP: { kind: 'enterprise', status: 'active', endorses: false, host: 'EnterprisesMSP' },
  RegistryMSP: { kind: 'registry', ...node },
  RegulatorMSP: { kind: 'regulator', status: 'active', endorses: false },
} as const satisfies Record<string, Member>;

/** An opaque id: a prefix and sixteen digits. */
export const opaqueId = (prefix: string, serial: number): string =>
  `${prefix}-${String(serial).padStart(16, '0')}`;

const person = (mspId: string, role: Role, serial: number, subject?: string): Creator => ({
  mspId,
  enrolmentId: `enrolment${serial}`,
  role,
  subject,
});

export const firms = {
  copperfield: opaqueId('SUB', 1),
  brightwire: opaqueId('SUB', 2),
  silverline: opaqueId('SUB', 3),
} as const;

/** The core buyer: a member of its own, whose collection the platform's peer carries. */
export const meridianParty = { mspId: 'MeridianMSP', subject: opaqueId('SUB', 4) } as const;

export const people = {
  keeper: person('EastgateMSP', 'warehouse-keeper', 1),
  secondKeeper: person('EastgateMSP', 'warehouse-keeper', 2),
  inspector: person('SurewatchMSP', 'inspector', 3),
  owner: person('EnterprisesMSP', 'enterprise-officer', 4, firms.copperfield),
  otherOwner: person('EnterprisesMSP', 'enterprise-officer', 5, firms.brightwire),
  harbourMaker: person('HarbourBankMSP', 'bank-maker', 6),
  harbourChecker: person('HarbourBankMSP', 'bank-checker', 7),
  riverMaker: person('RiverBankMSP', 'bank-maker', 8),
  riverChecker: person('RiverBankMSP', 'bank-checker', 9),
  registrar: person('RegistryMSP', 'registrar', 10),
  auditor: person('RegulatorMSP', 'auditor', 11),
  harbourAdmin: person('HarbourBankMSP', 'org-admin', 12),
  customsAdmin: person('CustomsMSP', 'org-admin', 13),
  eastgateAdmin: person('EastgateMSP', 'org-admin', 14),
  enterprisesAdmin: person('EnterprisesMSP', 'org-admin', 15),
  registryAdmin: person('RegistryMSP', 'org-admin', 16),
  harbourService: person('HarbourBankMSP', 'bank-service', 17),
  thirdOwner: person('EnterprisesMSP', 'enterprise-officer', 19, firms.silverline),
  harbourSecondAdmin: person('HarbourBankMSP', 'org-admin', 18),
  meridianOfficer: person('MeridianMSP', 'enterprise-officer', 20, meridianParty.subject),
  meridianSecondOfficer: person('MeridianMSP', 'enterprise-officer', 21, meridianParty.subject),
  meridianAdmin: person('MeridianMSP', 'org-admin', 22),
  customsService: person('CustomsMSP', 'customs-service', 23),
  customsOfficer: person('CustomsMSP', 'customs-officer', 24),
  customsSecondOfficer: person('CustomsMSP', 'customs-officer', 25),
} as const satisfies Record<string, Creator>;

export const ownerParty = { mspId: 'EnterprisesMSP', subject: firms.copperfield } as const;
export const thirdOwnerParty = { mspId: 'EnterprisesMSP', subject: firms.silverline } as const;
export const otherOwnerParty = { mspId: 'EnterprisesMSP', subject: firms.brightwire } as const;
