import type { CreditTerms } from './terms.ts';

/** A rule that terms must meet; it names the member that breaks it, below the terms. */
export interface TermsRule {
  readonly pointer: string;
  readonly expected: string;
  readonly article: string;
  readonly holds: (terms: CreditTerms) => boolean;
}
