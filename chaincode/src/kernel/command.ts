/**
 * A command is data: this declaration is the single source of its types, its parsing on the ledger and on the
 * API, its forms, its row in the permission matrix, its documentation and its tests.
 */
import type { z } from 'zod';
import type { Actor } from './actor.ts';
import type { CommonErrorCode, ErrorCode, Refusal } from './errors.ts';
import type { DomainEvent } from './events.ts';
import type { IdKind } from './identifiers.ts';
import type { Change, LedgerReader } from './ledger.ts';
import type { Opening } from './opening.ts';
import type { Role } from './roles.ts';
import type { Consortium } from '../membership/consortium.ts';

/** Sections of terms by name: each may be known to other parties than the next. */
export type Sections = Readonly<Record<string, z.ZodType>>;

export interface CommandDefinition {
  /** PascalCase imperative: `ReserveLien`. */
  readonly name: string;
  /** One sentence for people. */
  readonly summary: string;
  /** Public arguments. They stand in the block for every member to read. */
  readonly input: z.ZodObject;
  /** Where the API takes it: `POST /v1` and this path; its `{members}` are members of `input`. */
  readonly path: string;
  /** Members of `input` that are ids of new records: the gateway makes them where a client does not. */
  readonly creates: Readonly<Record<string, IdKind>>;
  /** Private terms, brought as salted openings in the transient map. */
  readonly sections: Sections;
  /** Sections that repeat terms agreed before: the gateway takes their openings from its own copies. */
  readonly known: readonly string[];
  /** Sections that may be left out. */
  readonly optional?: readonly string[];
  readonly roles: readonly Role[];
  /** Refusals beyond the common ones, in order of precedence. */
  readonly errors: readonly Exclude<ErrorCode, CommonErrorCode>[];
  /** Types of the events that a committed command may emit. */
  readonly events: readonly string[];
  /**
   * `false` for a command that writes its organisation's own private copies only: it leaves no command
   * record.
   */
  readonly recorded?: false;
  /**
   * How many of it one transaction may say at once; without it, it is said alone. Each tells one event, so that the
   * answer to a batch can be taken apart.
   */
  readonly batch?: number;
}

/** Declares a command; keeps its literal types. */
export const defineCommand = <const D extends CommandDefinition>(definition: D): D => definition;

/** Names of the sections that a declaration lets a client leave out. */
type OptionalOf<D extends CommandDefinition> = D extends {
  readonly optional: readonly (infer Name extends string)[];
}
  ? Name
  : never;

type Openings<S extends Sections, Optional extends string> = {
  readonly [K in keyof S]: Opening<z.output<S[K]>> | (K extends Optional ? undefined : never);
};

/** A parsed, authorised command on its way to a decision. */
export interface Request<D extends CommandDefinition> {
  readonly input: z.output<D['input']>;
  readonly openings: Openings<D['sections'], OptionalOf<D>>;
  readonly actor: Actor;
  readonly consortium: Consortium;
  /** Transaction time, milliseconds since 1970. */
  readonly now: number;
}

/** What an accepted command does. */
export interface Outcome<EventType extends string = string> {
  readonly changes: readonly Change[];
  readonly events: readonly (DomainEvent & { readonly type: EventType })[];
  /** Organisations whose peers must endorse, beside nobody else: they see the transient terms. */
  readonly endorsers: readonly string[];
}

type Decision<D extends CommandDefinition> = Outcome<D['events'][number]> | Refusal<D['errors'][number]>;

export interface Handler {
  readonly definition: CommandDefinition;
  /** Loads what the decision needs, then decides. */
  run(reader: LedgerReader, request: Request<CommandDefinition>): Promise<Outcome | Refusal>;
  /** The same for a plan: who endorses, and what is refused. */
  plan(reader: LedgerReader, request: Request<CommandDefinition>): Promise<Outcome | Refusal>;
}

type Load<D extends CommandDefinition, Facts> = (reader: LedgerReader, request: Request<D>) => Promise<Facts>;

/**
 * Joins a declaration with what it loads and the pure rule that decides.
 * @param loadForPlan less, where neither the endorsers nor a refusal need the rest
 */
export const handle = <D extends CommandDefinition, Facts>(
  definition: D,
  load: Load<D, Facts>,
  decide: (facts: Facts, request: Request<D>) => Decision<D>,
  loadForPlan: Load<D, Facts> = load,
): Handler => {
  const decideOn =
    (loadFacts: Load<D, Facts>): Handler['run'] =>
    async (reader, request) => {
      const typed = request as unknown as Request<D>;
      return decide(await loadFacts(reader, typed), typed);
    };
  return { definition, run: decideOn(load), plan: decideOn(loadForPlan) };
};
