/** Says commands through the production `execute`, one after another, and keeps each with the state before it. */
import { handlers } from '../src/catalogue.ts';
import { canonicalJson } from '../src/kernel/canonical-json.ts';
import { isRefusal, type Refusal } from '../src/kernel/errors.ts';
import { execute, type Execution } from '../src/kernel/execute.ts';
import { idPrefixes, type IdKind } from '../src/kernel/identifiers.ts';
import type { Change, Creator } from '../src/kernel/ledger.ts';
import type { Opening } from '../src/kernel/opening.ts';
import { unendorsed } from './endorsement.ts';
import { openTransaction, stateAfter, type State } from './memory-ledger.ts';
import { startOfStory } from './papers.ts';
import { opaqueId } from './people.ts';

export type Sections = Readonly<Record<string, Opening<unknown>>>;

export interface Call {
  readonly creator: Creator;
  readonly name: string;
  readonly commandId: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly sections: Sections;
  readonly now: number;
}

/** A command about to be said, and the ledger that it meets. */
export interface Scene {
  readonly state: State;
  readonly call: Call;
}

export interface Performance {
  readonly result: Execution | Refusal;
  readonly changes: readonly Change[];
  readonly emitted: readonly unknown[];
}

/** A command as it reaches the chaincode: texts that may be anything. */
export interface Said {
  readonly state: State;
  readonly creator: Creator;
  readonly now: number;
  readonly name: string;
  readonly json: string;
  readonly transient: ReadonlyMap<string, string>;
}

export const saidBy = ({ state, call }: Scene): Said => ({
  state,
  creator: call.creator,
  now: call.now,
  name: call.name,
  json: canonicalJson({ commandId: call.commandId, input: call.input }),
  transient: new Map(
    Object.entries(call.sections).map(([section, opening]) => [section, canonicalJson(opening)]),
  ),
});

/** Runs a command and changes nothing. */
export const performText = async (
  { state, creator, now, name, json, transient }: Said,
  mode: 'commit' | 'plan' = 'commit',
): Promise<Performance> => {
  const { ledger, changes, emitted } = openTransaction(state, { creator, timestamp: now, transient });
  return { result: await execute(handlers, ledger, name, json, mode), changes, emitted };
};

/** Runs a scene and changes nothing. */
export const perform = (scene: Scene, mode: 'commit' | 'plan' = 'commit'): Promise<Performance> =>
  performText(saidBy(scene), mode);

/** A command that was committed. */
export interface Act extends Scene {
  readonly execution: Execution;
  readonly changes: readonly Change[];
}

/** A part of a story, told into a recorder. */
export type Chapter = (story: Recorder) => Promise<void>;

export class Recorder {
  state: State;
  now: number;
  readonly acts: Act[] = [];
  #serial: number;

  constructor(state: State = new Map(), now = startOfStory, serial = 100) {
    this.state = state;
    this.now = now;
    this.#serial = serial;
  }

  /** Goes on from a scene of another recorder, with ids of its own. */
  static before({ state, call }: Scene): Recorder {
    return new Recorder(state, call.now, 500_000);
  }

  /** Goes on where an act of another recorder left off. */
  static after(act: Act): Recorder {
    return Recorder.before({ ...act, state: stateAfter(act.state, act.changes) });
  }

  id(kind: IdKind): string {
    this.#serial += 1;
    return opaqueId(idPrefixes[kind], this.#serial);
  }

  /** Terms with a salt of their own. */
  open<Terms>(terms: Terms): Opening<Terms> {
    this.#serial += 1;
    return { terms, salt: `5a17${String(this.#serial).padStart(28, '0')}` };
  }

  /** Says a command that may be refused; the code of the refusal, or `committed`. */
  async ask(
    creator: Creator,
    name: string,
    input: Record<string, unknown>,
    sections: Sections = {},
  ): Promise<string> {
    const call: Call = { creator, name, commandId: this.id('command'), input, sections, now: this.now };
    const { result, changes } = await perform({ state: this.state, call });
    this.state = stateAfter(this.state, changes);
    return isRefusal(result) ? result.refused : 'committed';
  }

  /** @throws Error when the command is refused, or when the endorsers it names could not commit it */
  async say(
    creator: Creator,
    name: string,
    input: Record<string, unknown>,
    sections: Sections = {},
  ): Promise<Act> {
    const call: Call = { creator, name, commandId: this.id('command'), input, sections, now: this.now };
    const { result, changes } = await perform({ state: this.state, call });
    if (isRefusal(result)) throw new Error(`${name}: ${canonicalJson(result)}`);
    const missing = unendorsed(this.state, changes, result.endorsers);
    if (missing.length > 0)
      throw new Error(`${name}: ${result.endorsers.join()} cannot write ${missing.join()}`);
    const act: Act = { state: this.state, call, execution: result, changes };
    this.acts.push(act);
    this.state = stateAfter(this.state, changes);
    return act;
  }
}
