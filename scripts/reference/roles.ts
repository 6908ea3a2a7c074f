/** `roles.md`: which kind of organisation has which roles, and what each role may say. */
import { handlers, organisationKinds, type Role, roles, rolesOfKind } from '@chopmark/chaincode/api';

const marks = (allowed: readonly Role[]): string =>
  roles.map((role) => (allowed.includes(role) ? '✓' : ' ')).join(' | ');

/** The page. */
export const rolesPage = (): string =>
  [
    '# Roles',
    '',
    'Generated from the declarations of roles and commands by `npm run generate`. A role is an attribute of',
    'the certificate (`chopmark.role`); the ledger accepts it only from an organisation of a kind that has',
    'it. Who may say a command must still be a party to the record that the command changes.',
    '',
    '## Roles of each kind of organisation',
    '',
    '| Kind | Roles |',
    '|---|---|',
    ...organisationKinds.map(
      (kind) => `| ${kind} | ${rolesOfKind[kind].map((role) => `\`${role}\``).join(', ')} |`,
    ),
    '',
    '## Commands of each role',
    '',
    `| Command | ${roles.join(' | ')} |`,
    `|---|${roles.map(() => '---|').join('')}`,
    ...[...handlers.values()].map(
      ({ definition }) =>
        `| [${definition.name}](commands.md#${definition.name.toLowerCase()}) | ${marks(definition.roles)} |`,
    ),
    '',
  ].join('\n');
