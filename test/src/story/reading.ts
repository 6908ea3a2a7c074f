/** Reads a story file and says precisely what is wrong with it. */
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { type Step, Story } from './format.ts';

/** A story file that does not have the documented form; `pointer` names the place. */
export class StoryInvalid extends Error {
  readonly pointer: string;

  constructor(pointer: string, expected: string) {
    super(`${pointer === '' ? '/' : pointer}: ${expected}`);
    this.pointer = pointer;
  }
}

const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** The kind of step that a failing one was meant to be: by the member that only this kind has. */
const intendedBranch = (branches: readonly z.core.$ZodIssue[][], step: unknown): z.core.$ZodIssue[] => {
  const members = ['command', 'together', 'batch', 'query', 'pause'];
  const meant = members.findIndex((member) => typeof step === 'object' && step !== null && member in step);
  return [...(branches[Math.max(meant, 0)] ?? [])];
};

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, part) =>
      typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[part] : undefined,
    value,
  );

const invalid = (
  issue: z.core.$ZodIssue,
  value: unknown,
  base: readonly PropertyKey[] = [],
): StoryInvalid => {
  const path = [...base, ...issue.path];
  if (issue.code === 'invalid_union') {
    const [inner] = intendedBranch(issue.errors, valueAt(value, path));
    if (inner !== undefined) return invalid(inner, value, path);
  }
  if (issue.code === 'unrecognized_keys') {
    return new StoryInvalid(pointerOf([...path, issue.keys[0] ?? '']), 'no such member');
  }
  return new StoryInvalid(pointerOf(path), issue.message);
};

/** @throws StoryInvalid at the first member that is not as documented. */
export const parseStory = (value: unknown): Story => {
  const parsed = Story.safeParse(value);
  if (parsed.success) return checkNames(parsed.data);
  const [issue] = parsed.error.issues;
  throw issue === undefined ? new StoryInvalid('', 'a story') : invalid(issue, value);
};

const actorsOf = (step: Step): string[] => {
  if ('together' in step) return step.together.map(({ actor }) => actor);
  return 'actor' in step ? [step.actor] : [];
};

/** Names have to be declared before they are used; references to ids are checked when the story is played. */
const checkNames = (story: Story): Story => {
  const seen = new Set<string>();
  story.steps.forEach((step, index) => {
    const unknown = actorsOf(step).find((actor) => !Object.hasOwn(story.actors, actor));
    if (unknown !== undefined && story.after === undefined) {
      throw new StoryInvalid(`/steps/${index}/actor`, `no actor is called ${unknown}`);
    }
    if (seen.has(step.name)) throw new StoryInvalid(`/steps/${index}/name`, 'a name that no other step has');
    seen.add(step.name);
  });
  return story;
};

const jsonOf = (path: string): unknown => {
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new StoryInvalid('', `JSON (${error instanceof Error ? error.message : 'malformed'})`);
  }
};

/**
 * The story in a file, with the steps and actors of the one it continues.
 * @throws StoryInvalid
 */
export const readStory = (path: string): Story => {
  const story = parseStory(jsonOf(path));
  if (story.after === undefined) return story;
  const before = readStory(resolve(dirname(path), story.after));
  return checkNames({
    title: story.title,
    summary: story.summary,
    drivers: story.drivers,
    actors: { ...before.actors, ...story.actors },
    steps: [...before.steps, ...story.steps],
  });
};
