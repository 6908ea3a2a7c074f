/**
 * Who takes part in a credit. A party is a member, which acts itself, or external: the member that received its
 * act (SWIFT message, letter, courier) records it with the evidence, and the record binds only the recorder.
 */
import { z } from 'zod';
import type { Actor } from '../kernel/actor.ts';
import { idOf, MspId, Party, sameParty } from '../kernel/identifiers.ts';

/**
 * UCP 600 arts. 2, 9, 12, 13 and 38; domestic credits (measures of 2016) have no reimbursing bank. A presenting bank is
 * a party of one presentation, never of the credit.
 */
export const creditRoles = [
  'applicant',
  'issuingBank',
  'beneficiary',
  'advisingBank',
  'secondAdvisingBank',
  'confirmingBank',
  'nominatedBank',
  'transferringBank',
  'reimbursingBank',
  'presentingBank',
] as const;
export const CreditRole = z.enum(creditRoles);
export type CreditRole = z.output<typeof CreditRole>;

export const ExternalParty = z.strictObject({ externalId: idOf('externalParty'), recordedBy: MspId });
export const CreditParty = z.union([Party, ExternalParty]);
export type CreditParty = z.output<typeof CreditParty>;

/** A bank that is named in no role is not a party; where any bank may act, `nominatedBank` is absent. */
export const CreditParties = z
  .strictObject({
    applicant: CreditParty,
    issuingBank: CreditParty,
    beneficiary: CreditParty,
    advisingBank: CreditParty.optional(),
    secondAdvisingBank: CreditParty.optional(),
    confirmingBank: CreditParty.optional(),
    nominatedBank: CreditParty.optional(),
    transferringBank: CreditParty.optional(),
    reimbursingBank: CreditParty.optional(),
    presentingBank: CreditParty.optional(),
  })
  .meta({ id: 'CreditParties' });
export type CreditParties = z.output<typeof CreditParties>;

export const isExternal = (party: CreditParty): party is z.output<typeof ExternalParty> =>
  'externalId' in party;

/**
 * Who acts under a transferred credit. Its issuing, confirming and nominated banks are bound by the original and act
 * under that; what the second beneficiary gets is none of their knowledge (UCP 600 art. 38(k)).
 */
export const transferredRoles: readonly CreditRole[] = [
  'beneficiary',
  'advisingBank',
  'secondAdvisingBank',
  'transferringBank',
  'presentingBank',
];
/** Who knows its terms beside them: the first beneficiary, in the place of the applicant. */
export const transferredReaders: readonly CreditRole[] = ['applicant', ...transferredRoles];

/** The member behind a party: itself, or the one that records its acts. */
export const memberBehind = (party: CreditParty): string =>
  isExternal(party) ? party.recordedBy : party.mspId;

/** The members behind these roles, each once, in the order of the roles. */
export const membersBehind = (parties: CreditParties, roles: readonly CreditRole[]): string[] => [
  ...new Set(
    roles
      .map((role) => parties[role])
      .filter((party) => party !== undefined)
      .map(memberBehind),
  ),
];

/**
 * How the actor stands to an act of this party: it is the party's own act, or the record of an external party's
 * act by the member that received it; `undefined` where the act is none of the actor's.
 */
export const standingOf = (party: CreditParty | undefined, actor: Actor): 'own' | 'recorded' | undefined => {
  if (party === undefined) return undefined;
  if (isExternal(party)) return party.recordedBy === actor.mspId ? 'recorded' : undefined;
  return sameParty(party, actor.party) ? 'own' : undefined;
};
