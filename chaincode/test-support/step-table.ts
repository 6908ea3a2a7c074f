/** Executes every cell of a published table: each step in each state, by whom it is, by a stranger, in another role. */
import { describe, expect, test } from '@jest/globals';
import { isRefusal } from '../src/kernel/errors.ts';
import type { StepTable, TableStep } from '../src/kernel/step-table.ts';
import { Draft } from './draft.ts';
import { people } from './people.ts';
import { type Act, perform } from './recorder.ts';
import { actOf } from './story.ts';
import { saidByStranger } from './stranger.ts';

export interface Staging<State extends string> {
  readonly table: StepTable<State>;
  /** The record whose state is varied. In `absent` there is none. */
  readonly keyOf: (draft: Draft) => string;
  readonly bring: Readonly<Record<Exclude<State, 'absent'>, (draft: Draft, key: string) => void>>;
  /** Which act of the story is the step, where it is not the first one. */
  readonly nth?: Readonly<Record<string, number>>;
}

const refusedOf = async (draft: Draft): Promise<string | undefined> => {
  const { result } = await perform(draft);
  return isRefusal(result) ? result.refused : undefined;
};

/** The step of the story in a state. A step that makes the record meets the very record that it would make. */
const inState = <State extends string>(act: Act, { keyOf, bring }: Staging<State>, state: State): Draft => {
  const draft = new Draft(act);
  const key = keyOf(draft);
  if (state === 'absent') {
    if (draft.state.has(key)) draft.drop(key);
    return draft;
  }
  const made = act.changes.find((change) => change.type === 'put' && change.key === key);
  if (!draft.state.has(key) && made?.type === 'put') draft.put(key, made.value);
  bring[state as Exclude<State, 'absent'>](draft, key);
  return draft;
};

/** A stranger to what is not there learns that it is not there, or that it is a stranger. */
const answersTo = <State extends string>(
  { refused, others }: TableStep<State>,
  state: State,
  isTheirs: boolean,
): readonly (string | undefined)[] => {
  const answer = refused[state];
  if (isTheirs || others === undefined) return [answer];
  return state === 'absent' && answer !== undefined ? [answer, others] : [others];
};

export const checkStepTable = <State extends string>(staging: Staging<State>): void => {
  const { table, nth = {} } = staging;
  describe(`the published table: ${table.title}`, () => {
    const steps = table.steps.map((step) => [step.command, step] as const);
    test.each(steps)('%s: every state, by whom it is and by anybody else', async (command, step) => {
      const act = await actOf(command, nth[command]);
      const unlike: unknown[] = [];
      for (const state of table.states) {
        for (const isTheirs of step.others === undefined ? [true] : [true, false]) {
          const draft = inState(act, staging, state);
          if (!isTheirs) saidByStranger(draft);
          const seen = await refusedOf(draft);
          const answers = answersTo(step, state, isTheirs);
          if (!answers.includes(seen)) unlike.push({ state, isTheirs, seen, answers });
        }
      }
      expect(unlike).toEqual([]);
    });

    test.each(steps)('%s: in any other role ROLE_NOT_ALLOWED', async (command) => {
      const draft = new Draft(await actOf(command, nth[command]));
      draft.saidBy(people.auditor);
      expect(await refusedOf(draft)).toBe('ROLE_NOT_ALLOWED');
    });
  });
};
