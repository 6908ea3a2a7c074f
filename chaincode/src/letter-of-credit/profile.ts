/**
 * The rules under which a credit is issued, as data: `UCP600` for cross-border credits, `CN-DLC-2016` for Chinese
 * domestic ones (Measures for settlement by domestic letters of credit, PBOC and CBRC announcement 2016 no. 10).
 */
import { z } from 'zod';
import { domesticProfile } from './domestic-profile.ts';
import type { RuleProfile } from './rule-profile.ts';
import { ucpProfile } from './ucp-profile.ts';

export const ProfileName = z.enum(['UCP600', 'CN-DLC-2016']).meta({ id: 'ProfileName' });
export type ProfileName = z.output<typeof ProfileName>;

export const profiles: Readonly<Record<ProfileName, RuleProfile>> = {
  UCP600: ucpProfile,
  'CN-DLC-2016': domesticProfile,
};
