/** What plays a story: the rules alone, the simulated ledger, or a consortium over HTTP. */
import type { StoryActor } from './format.ts';

export interface CommandRequest {
  readonly command: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly terms: Readonly<Record<string, unknown>>;
  /** The same key with the same content is the same command. */
  readonly key: string;
}

export interface Performed {
  readonly status: 'committed' | 'refused';
  readonly code?: string;
  readonly pointer?: string;
  /** Whether this is the first result of the same command, told again. */
  readonly replayed: boolean;
  readonly txId?: string;
  readonly block?: number;
  /** Ids of the records that the command created, and texts of its events. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Many of one command at once. */
export interface BatchRequest {
  readonly command: string;
  readonly items: readonly Pick<CommandRequest, 'input' | 'terms'>[];
  readonly atomic: boolean;
  readonly key: string;
}

export interface StoryDriver {
  /** Time of the ledger, milliseconds since 1970. */
  now(): number;
  perform(actor: StoryActor, request: CommandRequest): Promise<Performed>;
  /** What became of each item; of a batch that was refused as a whole, that alone. */
  performBatch(actor: StoryActor, request: BatchRequest): Promise<readonly Performed[]>;
  /** The answer of the API to a reader, who asks by a path, or with a body. */
  query(actor: StoryActor, path: string, body?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** The opaque id of a firm that stories call by an alias. */
  subjectOf(firm: string): string | undefined;
  pause(ms: number): Promise<void>;
  close(): Promise<void>;
}
