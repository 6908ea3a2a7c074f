/**
 * What must hold of the terms of a credit before it is issued, recorded or amended: UCP 600 arts. 2, 3, 6, 8 and 32
 * with the usage rules of MT700; for domestic credits art. 14 of the measures. Pure.
 */
import { refuse, type Refusal } from '../kernel/errors.ts';
import { domesticRules } from './domestic-guards.ts';
import type { CreditTerms, RuleProfile } from './terms.ts';
import type { TermsRule } from './terms-rule.ts';
import { sharedRules, ucpRules } from './ucp-guards.ts';

const rulesOf: Readonly<Record<RuleProfile, readonly TermsRule[]>> = {
  UCP600: [...sharedRules('UCP 600'), ...ucpRules],
  'CN-DLC-2016': [...sharedRules('Domestic credit measures'), ...domesticRules],
};

/** Every rule that the terms break, in the order of the page. */
export const brokenRules = (terms: CreditTerms, profile: RuleProfile): readonly TermsRule[] => {
  const profiled: TermsRule = {
    pointer: '/profile',
    expected: profile,
    article: profile === 'UCP600' ? 'UCP 600 art. 1' : 'Domestic credit measures art. 2',
    holds: (one) => one.profile === profile,
  };
  return [profiled, ...rulesOf[profile]].filter(({ holds }) => !holds(terms));
};

/** The first broken rule as a refusal; `section` is where the terms stand. */
export const brokenRule = (
  terms: CreditTerms,
  profile: RuleProfile,
  section = 'credit',
): Refusal<'CREDIT_TERMS_INVALID'> | undefined => {
  const [broken] = brokenRules(terms, profile);
  if (broken === undefined) return undefined;
  const { pointer, expected, article } = broken;
  return refuse('CREDIT_TERMS_INVALID', { pointer: `/terms/${section}${pointer}`, expected, article });
};
