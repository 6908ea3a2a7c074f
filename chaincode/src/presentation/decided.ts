import type { Outcome } from '../kernel/command.ts';
import type { Refusal } from '../kernel/errors.ts';

/** What a decision on a command may come to, by the command's own declaration. */
export type Decided<D extends { readonly events: readonly string[]; readonly errors: readonly string[] }> =
  Outcome<D['events'][number]> | Refusal<Extract<D['errors'][number], Refusal['refused']>>;
