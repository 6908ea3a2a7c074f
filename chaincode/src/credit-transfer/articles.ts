/** Where acts of a transfer stand in both sets of rules. */
import type { RuleProfile } from '../letter-of-credit/terms.ts';

export const articles = (ucp: string, domestic: string): Readonly<Record<RuleProfile, string>> => ({
  UCP600: `UCP 600 art. ${ucp}`,
  'CN-DLC-2016': `Domestic credit measures, ${domestic}`,
});
