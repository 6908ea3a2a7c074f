/** Published tables of steps: whose step it is, and what the ledger answers to it in which state. */
import type { ErrorCode } from './errors.ts';

export interface TableStep<State extends string> {
  readonly command: string;
  /** Whose step it is. */
  readonly by: string;
  /** The answer to anybody else in the same role, whatever the state; absent where none is. */
  readonly others?: ErrorCode;
  /** The answer in the states that do not allow it. */
  readonly refused: Partial<Readonly<Record<State, ErrorCode>>>;
}

export interface StepTable<State extends string = string> {
  readonly title: string;
  /** What the states mean where their names do not say it; Markdown. */
  readonly note: string;
  readonly states: readonly State[];
  /** In the order in which they are done. */
  readonly steps: readonly TableStep<State>[];
}

/** One answer for each of several states. */
export const refusedIn = <State extends string>(
  code: ErrorCode,
  states: readonly State[],
): Record<State, ErrorCode> =>
  Object.fromEntries(states.map((state) => [state, code])) as Record<State, ErrorCode>;
