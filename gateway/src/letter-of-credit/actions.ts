/** What the caller may do with a credit now: each command whose guard lets it through, with its body and last day. */
import {
  articleOf,
  type CommandDefinition,
  type Credit,
  type CreditParties,
  creditActs,
  type CreditRole,
  handlers,
  Presentation,
  presentationParties,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import { type Input, textMember } from '../command/terms-source.ts';
import { pathMembers } from '../command/request-schema.ts';
import type { Viewer } from '../plugins/viewer.ts';
import type { Doing } from './act-deadlines.ts';
import { Deadline } from './deadline.ts';
import { type DryRun, verdictOn } from './dry-run.ts';
import { sketchOfBody } from './sketch.ts';
import { rolesOf } from './standing.ts';
import { subjectsOf } from './subjects.ts';

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

type Shape = Readonly<Record<string, z.ZodType>>;

/** A caller with several roles says in which it acts; with one the ledger knows. */
const actingRoles = (
  { input }: CommandDefinition,
  parties: CreditParties,
  viewer: Viewer,
): (CreditRole | undefined)[] => {
  const schema = (input.shape as Shape)['as'];
  if (schema === undefined) return [undefined];
  const own = rolesOf(parties, viewer).filter((role) => schema.safeParse(role).success);
  return own.length > 1 ? own : [undefined];
};

/** The parties of the credit, with the bank that only the presentation names which the act is about. */
const partiesIn = async ({ credit, run }: Acting, given: Input): Promise<CreditParties> => {
  const key = `presentation/${credit.id}/${textMember(given, 'presentationId')}`;
  const found = Presentation.safeParse(await run.reader.get(key));
  return found.success ? presentationParties(credit, found.data) : credit.parties;
};

/** Some value that the member takes: the caller has yet to choose it, and a rule may look at it. */
const sampleOf = (schema: z.ZodType, { mspId }: Viewer): unknown => {
  if (schema.safeParse(undefined).success) return undefined;
  // What the gateway computes from terms, such as tokens: rules look at nothing of it before the guard.
  if (schema instanceof z.ZodArray) return [];
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
  readonly deadlineOf: (command: string, doing: Doing) => Deadline | undefined;
}

const actionOf = async (
  definition: CommandDefinition,
  given: Input,
  acting: Acting,
): Promise<CreditAction | undefined> => {
  const { run, credit, viewer, deadlineOf } = acting;
  const verdict = await verdictOn(run, definition, given, assumedFor(definition, acting));
  if (verdict === 'refused') return undefined;
  const rule = creditActs.find(({ command }) => command === definition.name);
  const article = rule && articleOf(rule, credit);
  const records = verdict === 'recorded';
  const deadline = deadlineOf(definition.name, { given, records, viewer });
  return {
    command: definition.name,
    summary: definition.summary,
    method: 'POST',
    href: hrefOf(definition, given),
    body: bodyOf(definition, given),
    records,
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
    const given = inputs.map(async (input) => {
      const roles = actingRoles(definition, await partiesIn(acting, input), viewer);
      return roles.map((as) => (as === undefined ? input : { ...input, as }));
    });
    const all = (await Promise.all(given)).flat();
    return Promise.all(all.map((input) => actionOf(definition, input, acting)));
  });
  return (await Promise.all(asked)).flat().filter((action) => action !== undefined);
};
