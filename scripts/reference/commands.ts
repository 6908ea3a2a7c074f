/** `commands.md`: what may be said, by whom, in which form, and how it may be refused. */
import { type CommandDefinition, commonErrorCodes, handlers, idPrefixes } from '@chopmark/chaincode/api';
import { batchPath } from '@chopmark/gateway/command/request-schema';
import { z } from 'zod';
import { type Row, tableOf } from './schema-table.ts';

const list = (items: readonly string[]): string => items.map((item) => `\`${item}\``).join(', ');

const linksTo = (codes: readonly string[]): string =>
  codes.map((code) => `[\`${code}\`](errors.md#${code.toLowerCase()})`).join(' → ');

const table = (rows: readonly Row[]): string[] => [
  '| Member | Form | |',
  '|---|---|---|',
  ...rows.map(
    ({ pointer, form, isRequired }) => `| \`${pointer}\` | ${form} | ${isRequired ? '' : 'optional'} |`,
  ),
  '',
];

const jsonSchemaOf = (schema: z.ZodType): z.core.JSONSchema.BaseSchema =>
  z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });

const termsOf = ({ sections, known, optional }: CommandDefinition): string[] =>
  Object.entries(sections).flatMap(([name, schema]) =>
    known.includes(name)
      ? [`Terms \`${name}\`: agreed before; the gateway brings them from its organisation's own copies.`, '']
      : [
          `Terms \`${name}\`${optional?.includes(name) === true ? ' (optional)' : ''}, seen only by the endorsing parties:`,
          '',
          ...table(tableOf(jsonSchemaOf(schema), `/terms/${name}`)),
        ],
  );

const createsOf = ({ creates }: CommandDefinition): string[] => {
  const made = Object.entries(creates).map(([member, kind]) => `\`${member}\` (\`${idPrefixes[kind]}-…\`)`);
  return made.length === 0
    ? []
    : [`Creates: ${made.join(', ')}; the gateway makes the id where the client names none.`, ''];
};

/** The outbox repairs the own copies; that command has no route. */
const addressOf = ({ name, path }: CommandDefinition): string =>
  name === 'KeepTerms' ? 'said by the gateway itself' : `\`POST /v1${path}\``;

const batchOf = (definition: CommandDefinition): string[] =>
  definition.batch === undefined
    ? []
    : [`Up to ${definition.batch} at once: \`POST /v1${batchPath(definition)}\``, ''];

const sectionOf = (definition: CommandDefinition): string[] => [
  `### ${definition.name}`,
  '',
  definition.summary,
  '',
  `${addressOf(definition)} · roles: ${list(definition.roles)}`,
  '',
  ...batchOf(definition),
  ...createsOf(definition),
  'Public input:',
  '',
  ...table(tableOf(jsonSchemaOf(definition.input))),
  ...termsOf(definition),
  ...(definition.errors.length === 0
    ? []
    : [`Refusals, in order of precedence: ${linksTo(definition.errors)}`, '']),
  `Events: ${definition.events.map((type) => `[\`${type}\`](events/${type}.schema.json)`).join(', ')}`,
  ...(definition.recorded === false ? ['', 'Leaves no command record: it writes private copies only.'] : []),
  '',
];

const domainOf = ({ path }: CommandDefinition): string => path.split('/')[1] ?? '';

/** The page, grouped by the first segment of the address. */
export const commandsPage = (): string => {
  const definitions = [...handlers.values()].map(({ definition }) => definition);
  const domains = [...new Set(definitions.map(domainOf))].sort();
  return [
    '# Commands',
    '',
    'Generated from the declarations in `chaincode/src` by `npm run generate`. A command is the only way to',
    'change the ledger. Over HTTP, members of the input that stand in the path are taken from there, the',
    'terms are sent as `terms`; salts, fingerprints and openings of agreed terms are added by the gateway.',
    '',
    `Any command may be refused with: ${linksTo(commonErrorCodes)}`,
    '',
    ...domains.flatMap((domain) => [
      `## ${domain}`,
      '',
      ...definitions.filter((definition) => domainOf(definition) === domain).flatMap(sectionOf),
    ]),
  ].join('\n');
};
