/** Who owes a receivable, and who may say so. Pure. */
import { z } from 'zod';
import { speakerOf } from '../credit-proceeds/holder.ts';
import type { Actor } from '../kernel/actor.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { MspId, Party } from '../kernel/identifiers.ts';
import { type CreditParty, ExternalParty, memberBehind, standingOf } from '../letter-of-credit/parties.ts';

/** Undisclosed finance: no record names the debtor. A bank verifies the claim on the papers, and says no more. */
export const Undisclosed = z.strictObject({ verifiedBy: MspId });

/**
 * The debtor itself, where its member is not the seller's; an outsider for whom a bank records; or nobody, while the
 * finance is undisclosed.
 */
export const Debtor = z.union([Party, ExternalParty, Undisclosed]).meta({ id: 'Debtor' });
export type Debtor = z.output<typeof Debtor>;

export const isUndisclosed = (debtor: Debtor): debtor is z.output<typeof Undisclosed> =>
  'verifiedBy' in debtor;

/** The organisation whose people answer: the debtor's own, or the bank that records or verifies. */
export const answererOf = (debtor: Debtor): string =>
  isUndisclosed(debtor) ? debtor.verifiedBy : memberBehind(debtor);

/** Whose people answer, to the firm where the debtor is one. */
export const answeringParty = (debtor: Debtor): Party =>
  isUndisclosed(debtor) ? { mspId: debtor.verifiedBy } : speakerOf(debtor);

/** Whether the answer is the debtor's own act, or a bank's record of what it has seen. */
export const standingOfAnswer = (debtor: Debtor, actor: Actor): 'own' | 'recorded' | undefined => {
  if (!isUndisclosed(debtor)) return standingOf(debtor, actor);
  return debtor.verifiedBy === actor.mspId ? 'recorded' : undefined;
};

/** A debtor that was told of an undisclosed claim disputes it itself; before that it cannot know. */
export const checkDisputer = (
  debtor: Debtor,
  notices: readonly { readonly debtor: CreditParty }[],
  actor: Actor,
): 'own' | 'recorded' | Refusal<'NOT_THE_DEBTOR'> =>
  standingOfAnswer(debtor, actor) ??
  notices.map((notice) => standingOf(notice.debtor, actor)).find((standing) => standing !== undefined) ??
  refuse('NOT_THE_DEBTOR');

/** How the actor stands to the debt, or that it is none of its business. */
export const checkAnswerer = (debtor: Debtor, actor: Actor): 'own' | 'recorded' | Refusal<'NOT_THE_DEBTOR'> =>
  standingOfAnswer(debtor, actor) ?? refuse('NOT_THE_DEBTOR');
