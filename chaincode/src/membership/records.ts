import { z } from 'zod';
import { SetCalendars } from '../calendar/records.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { Member, Settings } from './consortium.ts';

/** A firm that a member acts for. Which firm it is stands in the member's own books. */
export const SubjectRecord = z.strictObject({ status: z.enum(['active', 'suspended']) });
export type SubjectRecord = z.output<typeof SubjectRecord>;

/** A change of the consortium that the Registry proposes and another organisation accepts. */
export const ConsortiumChange = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('admit-member'), mspId: MspId, member: Member }),
  z.strictObject({ type: z.literal('set-status'), mspId: MspId, status: z.enum(['active', 'suspended']) }),
  z.strictObject({ type: z.literal('admit-warehouse'), mspId: MspId, admitted: z.boolean() }),
  z.strictObject({ type: z.literal('set-settings'), settings: Settings }),
  SetCalendars,
]);
export type ConsortiumChange = z.output<typeof ConsortiumChange>;

export const ChangeRecord = z.strictObject({
  change: ConsortiumChange,
  expiresAt: Instant,
  status: z.enum(['proposed', 'accepted']),
});
export type ChangeRecord = z.output<typeof ChangeRecord>;

/**
 * A party outside the consortium (an overseas bank, a debtor that never joined). The member that received its
 * act records it with the evidence; the record binds only the recorder.
 */
export const ExternalPartyRecord = z.strictObject({
  id: idOf('externalParty'),
  recordedBy: MspId,
  identity: TermsHash,
  recordedAt: Instant,
});
export type ExternalPartyRecord = z.output<typeof ExternalPartyRecord>;
