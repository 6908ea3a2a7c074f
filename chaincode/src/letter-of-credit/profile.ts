/**
 * The rules under which a credit is issued, as data: `UCP600` for cross-border credits, `CN-DLC-2016` for Chinese
 * domestic ones (Measures for settlement by domestic letters of credit, PBOC and CBRC announcement 2016 no. 10).
 */
import { domesticProfile } from './domestic-profile.ts';
import type { ProfileRules } from './profile-rules.ts';
import type { RuleProfile } from './terms.ts';
import { ucpProfile } from './ucp-profile.ts';

export const profileRules: Readonly<Record<RuleProfile, ProfileRules>> = {
  UCP600: ucpProfile,
  'CN-DLC-2016': domesticProfile,
};
