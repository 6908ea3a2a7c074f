/** A scene that a test spoils in one way or in several. */
import type { Creator } from '../src/kernel/ledger.ts';
import type { Opening } from '../src/kernel/opening.ts';
import type { Entry } from './memory-ledger.ts';
import type { Call, Scene } from './recorder.ts';

type Json = Record<string, unknown>;

export class Draft implements Scene {
  readonly state: Map<string, Entry>;
  call: Call;
  readonly input: Json;

  constructor({ state, call }: Scene) {
    this.state = new Map(state);
    this.input = structuredClone(call.input);
    this.call = { ...call, input: this.input };
  }

  /** The value of an input member that is a text. */
  text(member: string): string {
    const value = this.input[member];
    if (typeof value !== 'string') throw new Error(`${member} is no text`);
    return value;
  }

  /** The record at a key. @throws Error when there is none: the test would prove nothing */
  at(key: string): Json {
    const value = this.state.get(key)?.value;
    if (value === undefined) throw new Error(`nothing stands at ${key}`);
    return value as Json;
  }

  change(key: string, change: Json): void {
    this.put(key, { ...this.at(key), ...change });
  }

  put(key: string, value: unknown): void {
    this.state.set(key, { value });
  }

  /** The record at a key without one of its members. */
  forget(key: string, member: string): void {
    const rest = Object.entries(this.at(key)).filter(([name]) => name !== member);
    this.put(key, Object.fromEntries(rest));
  }

  drop(key: string): void {
    if (!this.state.delete(key)) throw new Error(`nothing stands at ${key}`);
  }

  /** Other terms under the same salt. */
  changeTerms(section: string, change: Json): void {
    const opening = this.call.sections[section];
    if (opening === undefined) throw new Error(`there is no section ${section}`);
    this.open(section, { ...opening, terms: { ...(opening.terms as Json), ...change } });
  }

  open(section: string, opening: Opening<unknown>): void {
    this.call = { ...this.call, sections: { ...this.call.sections, [section]: opening } };
  }

  leaveOut(section: string): void {
    const sections = Object.entries(this.call.sections).filter(([name]) => name !== section);
    this.call = { ...this.call, sections: Object.fromEntries(sections) };
  }

  termsOf(section: string): Json {
    return this.call.sections[section]?.terms as Json;
  }

  saidBy(creator: Creator): void {
    this.call = { ...this.call, creator };
  }

  sayAt(now: number): void {
    this.call = { ...this.call, now };
  }
}
