/** How facts of several authors are read together. Pure. */
import type { CreditRole } from './parties.ts';
import type { Act } from './records.ts';

/** The last that was done in the role, whoever stood behind it then. */
export const lastIn = <Fact extends { readonly act: Act }>(
  facts: readonly Fact[],
  role: CreditRole,
): Fact | undefined =>
  facts
    .filter(({ act }) => act.as === role)
    .toSorted((one, other) => (one.act.at < other.act.at ? -1 : 1))
    .at(-1);
