/** How often a command asks its peer: each question is a message. */
import { handlers } from '../src/catalogue.ts';
import { isRefusal } from '../src/kernel/errors.ts';
import { execute } from '../src/kernel/execute.ts';
import type { Ledger } from '../src/kernel/ledger.ts';
import type { Draft } from './draft.ts';
import { openTransaction } from './memory-ledger.ts';
import { saidBy } from './recorder.ts';

export interface Reads {
  readonly questions: number;
  readonly records: number;
}

/** What a command reads when it is committed, or planned. */
export const readsOf = async (draft: Draft, mode: 'commit' | 'plan' = 'commit'): Promise<Reads> => {
  const { state, creator, now, name, json, transient } = saidBy(draft);
  const { ledger } = openTransaction(state, { creator, timestamp: now, transient });
  let [questions, records] = [0, 0];
  const counting: Ledger = {
    ...ledger,
    get: (key) => {
      questions += 1;
      return ledger.get(key);
    },
    range: async (prefix) => {
      questions += 1;
      const found = await ledger.range(prefix);
      records += found.length;
      return found;
    },
  };
  const result = await execute(handlers, counting, name, json, mode);
  if (isRefusal(result)) throw new Error(`${name}: ${result.refused}`);
  return { questions, records };
};
