/** What the caller may do with a credit now: each command whose guard lets it through, with its body and last day. */
import {
  articleOf,
  type CommandDefinition,
  type Credit,
  creditActs,
  creditRoles,
  type CreditRole,
  handlers,
  type LedgerReader,
  TransferAnswer,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Input } from '../command/terms-source.ts';
import { pathMembers } from '../command/request-schema.ts';
import type { Viewer } from '../plugins/viewer.ts';
import { Deadline } from './deadline.ts';
import { type DryRun, verdictOn } from './dry-run.ts';
import { standsBehind } from './read.ts';
import { sketchOfBody } from './sketch.ts';

export const CreditAction = z
  .strictObject({
    command: z.string(),
    summary: z.string(),
    method: z.literal('POST'),
    href: z.string(),
    body: z
      .record(z.string(), z.json())
      .meta({ description: 'Members that must be there: known values, and words for those to fill in.' }),
    records: z.boolean().meta({ description: 'You record the act of an outside party: bring `evidence`.' }),
    article: z.string().optional(),
    deadline: Deadline.optional(),
  })
  .meta({ id: 'CreditAction' });
export type CreditAction = z.output<typeof CreditAction>;

const isAboutCredits = ({ path, input }: CommandDefinition): boolean =>
  path.startsWith('/letters-of-credit') && 'creditId' in input.shape;

type Find = (reader: LedgerReader, creditId: string) => Promise<(string | number)[]>;

const lastPart = (key: string): string => key.split('/').at(-1) ?? '';

/** Under a prefix of their own, by the last part of their keys. */
const under =
  (kind: string): Find =>
  async (reader, creditId) =>
    (await reader.range(`${kind}/${creditId}/`)).map(({ key }) => lastPart(key));

const numbers: Find = async (reader, creditId) => (await under('amendment')(reader, creditId)).map(Number);

/** Credits that came of transfers, as the transferring bank's answers name them. */
const children: Find = async (reader, creditId) => {
  const transfers = await under('credit-transfer')(reader, creditId);
  const answers = await Promise.all(transfers.map((id) => reader.get(`transfer-answer/${id}`)));
  return answers.flatMap((value) => {
    const answer = TransferAnswer.safeParse(value);
    return answer.success && answer.data.childId !== undefined ? [answer.data.childId] : [];
  });
};

/** What an act may be about beside the credit, by the member that names it. */
const subjects: Readonly<Record<string, Find>> = {
  presentationId: under('presentation'),
  stopOrderId: under('stop-order'),
  reimbursementId: under('reimbursement'),
  requestId: under('amendment-request'),
  number: numbers,
  transferId: under('credit-transfer'),
  childId: children,
};

type Shape = Readonly<Record<string, z.ZodType>>;

/** Every combination of what the command may be about; none where its path names something that is not there. */
const subjectsOf = async (
  definition: CommandDefinition,
  { id }: Credit,
  reader: LedgerReader,
): Promise<Input[]> => {
  const shape: Shape = definition.input.shape;
  const members = Object.keys(shape).filter(
    (name) =>
      name in subjects &&
      !(name in definition.creates) &&
      shape[name]?.safeParse(undefined).success === false,
  );
  const isOpen = pathMembers(definition).some(
    (name) => name !== 'creditId' && !members.includes(name) && !(name in definition.creates),
  );
  let found: Input[] = isOpen ? [] : [{ creditId: id }];
  for (const member of members) {
    const values = (await subjects[member]?.(reader, id)) ?? [];
    found = found.flatMap((input) => values.map((value) => ({ ...input, [member]: value })));
  }
  return found;
};

/** A caller with several roles says in which it acts; with one the ledger knows. */
const rolesOf = (
  { input }: CommandDefinition,
  { parties }: Credit,
  viewer: Viewer,
): (CreditRole | undefined)[] => {
  const schema = (input.shape as Shape)['as'];
  if (schema === undefined) return [undefined];
  const own = creditRoles.filter((role) => {
    const party = parties[role];
    return party !== undefined && standsBehind(viewer, party) && schema.safeParse(role).success;
  });
  return own.length > 1 ? own : [undefined];
};

/** Some value that the member takes: the caller has yet to choose it, and a rule may look at it. */
const sampleOf = (schema: z.ZodType, { mspId }: Viewer): unknown => {
  if (schema.safeParse(undefined).success) return undefined;
  const choices = schema instanceof z.ZodEnum ? schema.options : [true, { mspId }];
  return choices.find((choice) => schema.safeParse(choice).success);
};

/** Values for what the caller has yet to choose, and those of the credit for what only repeats it. */
const assumedFor = ({ input, creates }: CommandDefinition, { credit, viewer }: Acting): Input => ({
  ...Object.fromEntries(
    Object.entries<z.ZodType>(input.shape).map(([name, schema]) => [name, sampleOf(schema, viewer)]),
  ),
  ...Object.fromEntries(Object.keys(creates).map((name) => [name, ''])),
  profile: credit.profile,
  parties: credit.parties,
});

const hrefOf = ({ path }: CommandDefinition, given: Input): string =>
  `/v1${path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(given[name]))}`;

const bodyOf = (definition: CommandDefinition, given: Input): CreditAction['body'] => {
  const inPath = pathMembers(definition);
  const known = Object.entries(given).filter(
    ([name, value]) => !inPath.includes(name) && value !== undefined,
  );
  return { ...sketchOfBody(definition), ...Object.fromEntries(known) } as CreditAction['body'];
};

export interface Acting {
  readonly run: DryRun;
  readonly credit: Credit;
  readonly viewer: Viewer;
  /** The last day for an act, where there is one. */
  readonly deadlineOf: (command: string, given: Input) => Deadline | undefined;
}

const actionOf = async (
  definition: CommandDefinition,
  given: Input,
  acting: Acting,
): Promise<CreditAction | undefined> => {
  const { run, credit, deadlineOf } = acting;
  const verdict = await verdictOn(run, definition, given, assumedFor(definition, acting));
  if (verdict === 'refused') return undefined;
  const rule = creditActs.find(({ command }) => command === definition.name);
  const article = rule && articleOf(rule, credit);
  const deadline = deadlineOf(definition.name, given);
  return {
    command: definition.name,
    summary: definition.summary,
    method: 'POST',
    href: hrefOf(definition, given),
    body: bodyOf(definition, given),
    records: verdict === 'recorded',
    ...(article === undefined ? {} : { article }),
    ...(deadline === undefined ? {} : { deadline }),
  };
};

/** Of the commands that the caller's role may give, in the order of the catalogue. */
export const actionsOf = async (acting: Acting): Promise<CreditAction[]> => {
  const { credit, viewer, run } = acting;
  const definitions = [...handlers.values()]
    .map(({ definition }) => definition)
    .filter((definition) => isAboutCredits(definition) && definition.roles.includes(viewer.role));
  const asked = definitions.map(async (definition) => {
    const inputs = await subjectsOf(definition, credit, run.reader);
    const given = inputs.flatMap((input) =>
      rolesOf(definition, credit, viewer).map((as) => (as === undefined ? input : { ...input, as })),
    );
    return Promise.all(given.map((input) => actionOf(definition, input, acting)));
  });
  return (await Promise.all(asked)).flat().filter((action) => action !== undefined);
};
