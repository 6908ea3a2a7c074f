/** Plays a story step by step and compares what comes of it with what it expects. */
import type { Performed, StoryDriver } from './driver.ts';
import type {
  BatchStep,
  CommandStep,
  DriverName,
  PauseStep,
  QueryStep,
  Step,
  Story,
  StoryActor,
  TogetherStep,
} from './format.ts';
import { signedReport } from './customs-system.ts';
import { refusalIn } from './http-driver.ts';
import { durationMs, resolveText, resolveValue, type Scope } from './references.ts';

export interface StepResult {
  readonly name: string;
  readonly actor: string | null;
  readonly status: 'committed' | 'refused' | 'answered' | 'paused' | 'skipped' | 'failed';
  readonly code: string | null;
  readonly txId: string | null;
  readonly block: number | null;
  readonly ms: number;
  /** Only where it is not what the story expects: what it is. */
  readonly unexpected?: string;
}

export interface StoryResult {
  readonly steps: readonly StepResult[];
  readonly ok: boolean;
}

export interface Playing {
  readonly driver: StoryDriver;
  readonly driverName: DriverName;
  /** Milliseconds of any steady clock. */
  readonly clock: () => number;
  /** Upper-case letters and digits, different for every play: a story can be played again on the same ledger. */
  readonly playId: string;
  readonly onStep?: (result: StepResult) => void;
}

interface Player extends Playing {
  readonly story: Story;
  readonly saved: Map<string, unknown>;
}

type Sent = Omit<CommandStep, 'expect'>;

const scopeOf = ({ saved, driver, playId }: Player): Scope => ({
  saved,
  subjectOf: (firm) => driver.subjectOf(firm),
  now: driver.now(),
  play: playId,
});

const actorOf = ({ story }: Player, alias: string): StoryActor => {
  const actor = story.actors[alias];
  if (actor === undefined) throw new Error(`no actor is called ${alias}`);
  return actor;
};

/** @throws Error when the command creates no such id */
const keep = ({ saved }: Player, save: Sent['save'], { status, ids }: Performed): void => {
  if (status !== 'committed') return;
  for (const [alias, member] of Object.entries(save)) {
    const id = ids[member];
    if (id === undefined) throw new Error(`nothing is called ${member}`);
    saved.set(alias, id);
  }
};

const send = async (player: Player, step: Sent): Promise<Performed> => {
  const scope = scopeOf(player);
  const said = resolveValue(step.input, scope) as Record<string, unknown>;
  const performed = await player.driver.perform(actorOf(player, step.actor), {
    command: step.command,
    input: step.signs === undefined ? said : signedReport(step.signs, said),
    terms: resolveValue(step.terms, scope) as Record<string, unknown>,
    key: `${player.playId} ${step.repeats ?? step.name}`,
  });
  keep(player, step.save, performed);
  return performed;
};

const resultOf = (step: Pick<Sent, 'name' | 'actor'>, performed: Performed, ms: number): StepResult => ({
  name: step.name,
  actor: step.actor,
  status: performed.status,
  code: performed.code ?? null,
  txId: performed.txId ?? null,
  block: performed.block ?? null,
  ms,
});

const describe = ({ status, code, pointer, replayed }: Performed): string =>
  [status, code, pointer, replayed ? 'replayed' : undefined].filter((part) => part !== undefined).join(' ');

const meets = ({ expect }: Pick<CommandStep, 'expect'>, performed: Performed): boolean => {
  if (expect.status !== performed.status) return false;
  if (expect.status === 'committed')
    return expect.replayed === undefined || expect.replayed === performed.replayed;
  const pointerMeets = expect.pointer === undefined || expect.pointer === performed.pointer;
  return expect.code === performed.code && pointerMeets;
};

const playCommand = async (player: Player, step: CommandStep): Promise<StepResult[]> => {
  const start = player.clock();
  const performed = await send(player, step);
  const result = resultOf(step, performed, player.clock() - start);
  if (meets(step, performed)) return [result];
  return [{ ...result, unexpected: `expected ${JSON.stringify(step.expect)}, got ${describe(performed)}` }];
};

const tally = (all: readonly Performed[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { status, code } of all) {
    const outcome = status === 'committed' ? status : (code ?? status);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
};

const sameCounts = (
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): boolean =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every(
    (name) => (one[name] ?? 0) === (other[name] ?? 0),
  );

const playTogether = async (
  player: Player,
  { name, together, outcomes }: TogetherStep,
): Promise<StepResult[]> => {
  const start = player.clock();
  const finished = await Promise.all(
    together.map(async (step) => {
      const performed = await send(player, step);
      return { performed, result: resultOf(step, performed, player.clock() - start) };
    }),
  );
  const counts = tally(finished.map(({ performed }) => performed));
  const results = finished.map(({ result }) => result);
  if (outcomes.some((expected) => sameCounts(counts, expected))) return results;
  const unexpected = `expected ${JSON.stringify(outcomes)} of “${name}”, got ${JSON.stringify(counts)}`;
  return results.map((result, index) => (index === 0 ? { ...result, unexpected } : result));
};

const playBatch = async (player: Player, step: BatchStep): Promise<StepResult[]> => {
  const scope = scopeOf(player);
  const start = player.clock();
  const performed = await player.driver.performBatch(actorOf(player, step.actor), {
    command: step.batch,
    atomic: step.atomic,
    items: step.items.map(({ input, terms }) => ({
      input: resolveValue(input, scope) as Record<string, unknown>,
      terms: resolveValue(terms, scope) as Record<string, unknown>,
    })),
    key: `${player.playId} ${step.repeats ?? step.name}`,
  });
  const ms = player.clock() - start;
  performed.forEach((one, item) => keep(player, step.items[item]?.save ?? {}, one));
  const [first] = performed;
  const met = Array.isArray(step.expect)
    ? JSON.stringify(performed.map(({ status, code }) => code ?? status)) === JSON.stringify(step.expect)
    : first !== undefined && meets({ expect: step.expect }, first);
  const results = performed.map((one) => resultOf(step, one, ms));
  if (met) return results;
  const unexpected = `expected ${JSON.stringify(step.expect)}, got ${performed.map(describe).join(', ')}`;
  return results.map((result, nth) => (nth === 0 ? { ...result, unexpected } : result));
};

const itemsOf = (answer: unknown): readonly unknown[] => {
  if (Array.isArray(answer)) return answer;
  const items = typeof answer === 'object' && answer !== null && 'items' in answer ? answer.items : undefined;
  return Array.isArray(items) ? items : [];
};

const queryProblem = (step: QueryStep, answer: unknown, scope: Scope): string | undefined => {
  const text = JSON.stringify(answer);
  const { mentions, lacks, entries = 0, refused } = step.expect;
  const code = refusalIn(answer);
  if (code !== refused) return `the answer is ${code ?? 'given'}, expected ${refused ?? 'one'}`;
  const missing = mentions
    .map((mention) => resolveText(mention, scope))
    .find((mention) => !text.includes(mention));
  if (missing !== undefined) return `the answer does not mention ${missing}`;
  const leaked = lacks.map((lack) => resolveText(lack, scope)).find((lack) => text.includes(lack));
  if (leaked !== undefined) return `the answer mentions ${leaked}`;
  const count = itemsOf(answer).length;
  return count < entries ? `the answer has ${count} entries, expected ${entries} or more` : undefined;
};

const unsent = (
  name: string,
  actor: string | null,
  status: StepResult['status'],
  ms: number,
): StepResult => ({
  name,
  actor,
  status,
  code: null,
  txId: null,
  block: null,
  ms,
});

/** @throws Error when the answer has no such member */
const memberAt = (answer: unknown, pointer: string): unknown => {
  const member = pointer
    .slice(1)
    .split('/')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null ? (at as Readonly<Record<string, unknown>>)[name] : undefined,
      answer,
    );
  if (member === undefined) throw new Error(`the answer has nothing at ${pointer}`);
  return member;
};

const playQuery = async (player: Player, step: QueryStep): Promise<StepResult[]> => {
  if (!step.drivers.includes(player.driverName)) return [unsent(step.name, step.actor, 'skipped', 0)];
  const start = player.clock();
  const path = resolveText(step.query, scopeOf(player));
  const body = step.body && (resolveValue(step.body, scopeOf(player)) as Record<string, unknown>);
  const answer = await player.driver.query(actorOf(player, step.actor), path, body);
  for (const [alias, pointer] of Object.entries(step.save))
    player.saved.set(alias, memberAt(answer, pointer));
  const result = unsent(step.name, step.actor, 'answered', player.clock() - start);
  const unexpected = queryProblem(step, answer, scopeOf(player));
  return [unexpected === undefined ? result : { ...result, unexpected }];
};

const playPause = async (player: Player, { name, pause }: PauseStep): Promise<StepResult[]> => {
  await player.driver.pause(durationMs(pause));
  return [unsent(name, null, 'paused', 0)];
};

const playStep = (player: Player, step: Step): Promise<StepResult[]> => {
  if ('command' in step) return playCommand(player, step);
  if ('together' in step) return playTogether(player, step);
  if ('batch' in step) return playBatch(player, step);
  return 'query' in step ? playQuery(player, step) : playPause(player, step);
};

/** Plays all steps; stops at the first that does not come out as expected, because later ones build on it. */
export const playStory = async (story: Story, playing: Playing): Promise<StoryResult> => {
  const player: Player = { ...playing, story, saved: new Map() };
  const steps: StepResult[] = [];
  for (const step of story.steps) {
    const results = await playStep(player, step).catch((error: unknown) => {
      const failed = unsent(step.name, 'actor' in step ? step.actor : null, 'failed', 0);
      return [{ ...failed, unexpected: error instanceof Error ? error.message : String(error) }];
    });
    steps.push(...results);
    results.forEach((result) => playing.onStep?.(result));
    if (results.some(({ unexpected }) => unexpected !== undefined)) return { steps, ok: false };
  }
  return { steps, ok: true };
};
