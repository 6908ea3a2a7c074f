/** Terms that a command repeats: what says where they are, and where they are kept. */
import type { ErrorCode, Opening, StoredRecord } from '@chopmark/chaincode/api';

export type Input = Readonly<Record<string, unknown>>;

/** The organisation's own ledger and copies, behind which the simulator is the same as a peer. */
export interface TermsSource {
  /** The public record at a key. */
  record(key: string): Promise<unknown>;
  /** The public records whose keys start with the prefix. */
  records(prefix: string): Promise<readonly StoredRecord[]>;
  /** The own copy of terms, by the id, section and hash that it is kept under. */
  terms(recordId: string, section: string, hash: string): Promise<Opening<unknown> | undefined>;
}

/** The id and hash that terms are kept under, and the record that says so. */
export interface Place {
  readonly recordId: string;
  /** The section that the terms are kept as, where the command calls it otherwise. */
  readonly section?: string;
  readonly hash: string;
  readonly record: unknown;
}

/** `absent`: what the ledger would say where the record is not there, or has no such terms yet. */
export type Located = Place | { readonly absent: ErrorCode };

export type Locator = (source: TermsSource, input: Input) => Promise<Located>;

export const textMember = (input: Input, ...names: readonly string[]): string => {
  const value = names.map((name) => input[name]).find((member) => typeof member === 'string');
  return typeof value === 'string' ? value : '';
};
