/** Acts of the bank that owes the proceeds: its own, or recorded by the member that received them. Pure. */
import type { Actor } from '../kernel/actor.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { type CreditParty, type CreditRole, standingOf } from '../letter-of-credit/parties.ts';
import type { Act } from '../letter-of-credit/records.ts';
import { assignmentLaw } from './commands.ts';

/** The obligor's act, or why the actor may not do it; `as` is the role in which it owes. */
export const actOfObligor = (
  { obligor, obligorRole }: { readonly obligor: CreditParty; readonly obligorRole: CreditRole },
  actor: Actor,
  evidence: Opening<unknown> | undefined,
  nowMs: number,
): Act | Refusal<'NOT_THE_OBLIGOR' | 'EVIDENCE_MISSING'> => {
  const standing = standingOf(obligor, actor);
  if (standing === undefined) return refuse('NOT_THE_OBLIGOR', { article: assignmentLaw });
  if (standing === 'recorded' && evidence === undefined) {
    return refuse('EVIDENCE_MISSING', { pointer: '/terms/evidence' });
  }
  return {
    by: actor.party,
    person: actor.enrolmentId,
    as: obligorRole,
    recorded: standing === 'recorded',
    at: instantOf(nowMs),
    ...(evidence === undefined ? {} : { evidenceHash: hashOfOpening(evidence) }),
  };
};
