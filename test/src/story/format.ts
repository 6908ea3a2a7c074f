/**
 * The form of a story: a JSON file that says who does what and what must come of it. Documented in
 * docs/stories.md.
 */
import { z } from 'zod';
import { errorCodes, MspId, Role } from '@chopmark/chaincode/api';

const Alias = z.string().regex(/^[a-z][A-Za-z0-9-]{0,39}$/, 'a name of letters, digits and hyphens');
const StepName = z.string().min(1).max(120);
const Duration = z.string().regex(/^\d{1,6}[smhd]$/, 'a duration such as 90s, 15m, 2h or 30d');

export const driverNames = ['simulated', 'network', 'pure'] as const;
export const DriverName = z.enum(driverNames);
export type DriverName = z.output<typeof DriverName>;

export const StoryActor = z.strictObject({
  organisation: MspId,
  role: Role,
  /** Which of the organisation's people of that role: the first unless said otherwise. */
  person: z.int().min(1).max(9).default(1),
  /** The firm that the person acts for, where an organisation hosts several. */
  firm: Alias.optional(),
});
export type StoryActor = z.output<typeof StoryActor>;

const Refusal = z.strictObject({
  status: z.literal('refused'),
  /** A code of the ledger's catalogue, or of the gateway's. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]+$/, `a code such as ${errorCodes[0] ?? ''}`),
  pointer: z.string().startsWith('/').optional(),
});
const Expectation = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('committed'), replayed: z.boolean().optional() }),
  Refusal,
]);

const CommandStep = z.strictObject({
  name: StepName,
  actor: Alias,
  command: z.string().regex(/^[A-Z][A-Za-z]+$/, 'the name of a command, such as ReserveLien'),
  input: z.record(z.string(), z.json()).default({}),
  terms: z.record(z.string(), z.json()).default({}),
  /** Sends the command id (on the API: the idempotency key) of an earlier step again. */
  repeats: StepName.optional(),
  expect: Expectation.default({ status: 'committed' }),
  /** The customs system that signs each of the reported `events` with its key. */
  signs: Alias.optional(),
  /** Names for ids that the command created, or for members of its events: `{ "receipt": "receiptId" }`. */
  save: z.record(Alias, z.string()).default({}),
});
export type CommandStep = z.output<typeof CommandStep>;

const Outcomes = z.record(z.string(), z.int().min(0));

const TogetherStep = z.strictObject({
  name: StepName,
  together: z
    .array(CommandStep.omit({ expect: true }))
    .min(2)
    .max(64),
  /** How many of them end how, `{ "committed": 1, "ASSET_ALREADY_ENCUMBERED": 1 }`, or a list of what may come. */
  outcomes: z.union([Outcomes.transform((outcomes) => [outcomes]), z.array(Outcomes).min(2)]),
});
export type TogetherStep = z.output<typeof TogetherStep>;

const BatchStep = z.strictObject({
  name: StepName,
  actor: Alias,
  batch: CommandStep.shape.command,
  /** All items or none; otherwise those that are refused are left out. */
  atomic: z.boolean().default(false),
  items: z
    .array(CommandStep.pick({ input: true, terms: true, save: true }))
    .min(1)
    .max(64),
  repeats: StepName.optional(),
  /** How each item ends, `committed` or the code of its refusal; of an atomic batch that is refused, its refusal. */
  expect: z.union([z.array(z.string()), Refusal]),
});
export type BatchStep = z.output<typeof BatchStep>;

const QueryStep = z.strictObject({
  name: StepName,
  actor: Alias,
  query: z.string().startsWith('/', 'a path of the API below /v1'),
  /** What is asked with POST, where the question is more than a path: it changes nothing either. */
  body: z.record(z.string(), z.json()).optional(),
  expect: z.strictObject({
    /** Texts that stand in the answer. */
    mentions: z.array(z.string()).default([]),
    /** Texts that stand nowhere in the answer. */
    lacks: z.array(z.string()).default([]),
    /** Least number of entries of a list. */
    entries: z.int().min(0).optional(),
    /** The code of the refusal, where there must be no answer. */
    refused: Refusal.shape.code.optional(),
  }),
  /** Names for members of the answer, by JSON pointer: `{ "record": "/terms/examination" }`. */
  save: z.record(Alias, z.string().startsWith('/', 'a JSON pointer into the answer')).default({}),
  /** Drivers that can answer; all of them unless said otherwise. */
  drivers: z.array(DriverName).default([...driverNames]),
});
export type QueryStep = z.output<typeof QueryStep>;

const PauseStep = z.strictObject({ name: StepName, pause: Duration });
export type PauseStep = z.output<typeof PauseStep>;

export const Step = z.union([CommandStep, TogetherStep, BatchStep, QueryStep, PauseStep]);
export type Step = z.output<typeof Step>;

export const Story = z.strictObject({
  title: z.string().min(1).max(120),
  summary: z.string().max(1000).default(''),
  /** Drivers that can play it: one with long pauses cannot be played on a real network. */
  drivers: z
    .array(DriverName)
    .min(1)
    .default([...driverNames]),
  actors: z.record(Alias, StoryActor),
  /** Steps of another story, by its file's path from this one, played first. */
  after: z.string().optional(),
  steps: z.array(Step).min(1),
});
export type Story = z.output<typeof Story>;
