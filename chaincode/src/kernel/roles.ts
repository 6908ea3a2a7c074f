/**
 * Kinds of organisation and the roles their people may hold. Declared here once; certificates, route guards,
 * the permission matrix and the docs are derived from it.
 */
import { z } from 'zod';

/** What an organisation is in the consortium; decides which roles its certificates may carry. */
export const organisationKinds = [
  'bank',
  'authority',
  'warehouse',
  'enterprise',
  'inspection',
  'registry',
  'regulator',
] as const;
export const OrganisationKind = z.enum(organisationKinds);
export type OrganisationKind = z.output<typeof OrganisationKind>;

/**
 * The roles of each kind. Every kind also has an `org-admin`, who governs and administers, and never trades.
 */
export const rolesOfKind = {
  bank: ['bank-maker', 'bank-checker', 'bank-service', 'org-admin'],
  authority: ['customs-officer', 'customs-service', 'org-admin'],
  warehouse: ['warehouse-keeper', 'org-admin'],
  enterprise: ['enterprise-officer', 'org-admin'],
  inspection: ['inspector', 'org-admin'],
  registry: ['registrar', 'org-admin'],
  regulator: ['auditor', 'org-admin'],
} as const satisfies Record<OrganisationKind, readonly string[]>;

export const roles = [
  'bank-maker',
  'bank-checker',
  'bank-service',
  'customs-officer',
  'customs-service',
  'warehouse-keeper',
  'inspector',
  'enterprise-officer',
  'registrar',
  'auditor',
  'org-admin',
] as const satisfies readonly (typeof rolesOfKind)[OrganisationKind][number][];
export const Role = z.enum(roles);
export type Role = z.output<typeof Role>;

/** Whether certificates of an organisation of this kind may carry this role. */
export const kindAllowsRole = (kind: OrganisationKind, role: Role): boolean =>
  (rolesOfKind[kind] as readonly Role[]).includes(role);
