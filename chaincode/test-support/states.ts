/** In which states of a record a command is legal; in all others it must be refused, and never fail. */
import { isRefusal } from '../src/kernel/errors.ts';
import { Draft } from './draft.ts';
import { perform } from './recorder.ts';
import { actOf } from './story.ts';

/** A state's name, and how a test brings the record of a draft into it. */
export type States = Readonly<Record<string, (draft: Draft, key: string) => void>>;

/** States that are one member of the record. */
export const statesBy = (member: string, names: readonly string[]): States =>
  Object.fromEntries(names.map((name) => [name, (draft, key) => draft.change(key, { [member]: name })]));

export interface Subject {
  readonly command: string;
  readonly nth?: number;
  /** The key of the record whose state is varied. */
  readonly key: (draft: Draft) => string;
}

/** The states in which the command of the story is legal. */
export const legalStates = async ({ command, nth, key }: Subject, states: States): Promise<string[]> => {
  const act = await actOf(command, nth);
  const legal: string[] = [];
  for (const [name, bring] of Object.entries(states)) {
    const draft = new Draft(act);
    bring(draft, key(draft));
    if (!isRefusal((await perform(draft)).result)) legal.push(name);
  }
  return legal;
};
