/** The only door for other packages: the consortium's vocabulary. No Fabric and no Node built-ins behind it. */
export { kindAllowsRole, OrganisationKind, organisationKinds, Role, roles, rolesOfKind } from './kernel/roles.ts';
