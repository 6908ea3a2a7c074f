/**
 * Sections of private terms that somebody brings, and their fields, as the commands declare them: what a canary scan
 * has to mark.
 */
import { handlers } from '@chopmark/chaincode/api';
import { publicCommands } from '@chopmark/gateway/command/routes';
import { broughtSections } from '@chopmark/gateway/command/request-schema';
import { z } from 'zod';
import type { Exchange } from '../exchange.ts';

/** Terms that were said in earnest: the command with them was committed. */
export interface Said {
  /** `ProposeReceipt.goods`. */
  readonly section: string;
  readonly terms: unknown;
  /** The organisation that said it, and those that its input names. */
  readonly concerned: readonly string[];
}

const nameOf = (command: string, section: string): string => `${command}.${section}`;

/** Every section that a client brings to any command of the catalogue. */
export const sectionsOf = (): string[] =>
  publicCommands().flatMap((definition) =>
    broughtSections(definition).map((section) => nameOf(definition.name, section)),
  );

/** What happens in a deal about goods, by the first word of its events. */
const ofGoods = ['asset', 'warehouse-receipt', 'lien', 'financing', 'price', 'court-order'];

/** Goods have no debtor who pays, or does not. */
const neverOfGoods = ['RecordCollection', 'RecordBuyBack'];

/** Whether the section belongs to a command of a deal about goods. */
export const isOfGoods = (section: string): boolean => {
  const [command = ''] = section.split('.');
  const events = handlers.get(command)?.definition.events ?? [];
  if (neverOfGoods.includes(command)) return false;
  return events.length > 0 && events.every((type) => ofGoods.includes(type.split('.')[0] ?? ''));
};

/** @throws Error when no command has the section */
const schemaOf = (section: string): z.ZodType => {
  const [command = '', name = ''] = section.split('.');
  const schema = handlers.get(command)?.definition.sections[name];
  if (schema === undefined) throw new Error(`there is no section ${section}`);
  return schema;
};

type Schema = z.core.JSONSchema.BaseSchema;

const membersOf = ({ properties = {}, items }: Schema): [string, Schema][] => [
  ...(Object.entries(properties) as [string, Schema][]),
  ...(items === undefined ? [] : [['[]', items] as [string, Schema]]),
];

const alternativesOf = ({ anyOf = [], oneOf = [], allOf = [] }: Schema): Schema[] =>
  [...anyOf, ...oneOf, ...allOf] as Schema[];

/** Paths of all values that terms of this section can hold: `units/[]/net/value`. */
export const fieldsOf = (schema: z.ZodType): string[] => {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;
  const resolved = (one: Schema): Schema =>
    one.$ref === undefined ? one : (root.$defs?.[one.$ref.replace('#/$defs/', '')] ?? one);
  const below = (path: string, given: Schema): string[] => {
    const here = resolved(given);
    const parts = [
      ...membersOf(here).flatMap(([name, member]) => below(path === '' ? name : `${path}/${name}`, member)),
      ...alternativesOf(here).flatMap((one) => below(path, one)),
    ];
    return parts.length === 0 ? [path] : parts;
  };
  return [...new Set(below('', root))];
};

export const fieldsOfSection = (section: string): string[] => fieldsOf(schemaOf(section));

const commands = publicCommands().map(({ name, path }) => ({
  name,
  path: new RegExp(`^/v1${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** What was said and committed, or is still on its way, of all that was asked. */
export const saidIn = (exchanges: readonly Exchange[]): Said[] =>
  exchanges
    .filter(({ request, answer }) => request.method === 'POST' && [201, 202].includes(answer.status))
    .flatMap(({ mspId, request: { path, payload = '{}' } }) => {
      const name = commands.find((command) => command.path.test(path))?.name ?? '';
      const { terms = {}, ...input } = JSON.parse(payload) as { terms?: Readonly<Record<string, unknown>> };
      const concerned = [mspId, ...(JSON.stringify(input).match(/[A-Z][A-Za-z]*MSP/g) ?? [])];
      return Object.entries(terms).map(([section, one]) => ({
        section: nameOf(name, section),
        terms: one,
        concerned,
      }));
    });
