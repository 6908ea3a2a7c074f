/** A bank gets back what it paid or advanced. Pure decisions. */
import { putHolding } from '../credit-proceeds/store.ts';
import type { Request } from '../kernel/command.ts';
import { isRefusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { derived, opened } from '../letter-of-credit/openings.ts';
import { reversedBalance } from './amounts.ts';
import type { Decided } from './decided.ts';
import { type reverseDrawing, reverseDrawingAct } from './drawing-commands.ts';
import { balanceChanges, type DrawingFacts } from './drawing.ts';
import type { KnownFacts } from './facts.ts';
import { evidenceChanges, frameOfBank, memberOf, signers } from './frame.ts';
import { balanceHolders } from './holders.ts';
import { returnedClaims } from './purchase.ts';
import type { DocumentBank, Drawing } from './records.ts';
import type { BankState } from './standing.ts';
import { writeDrawing } from './store.ts';

/** What was passed on to a second beneficiary is not taken back: it was paid under the original. */
const takeable = (state: BankState, { credit }: KnownFacts, role: DocumentBank): string =>
  role === 'transferringBank' && credit?.parentId !== undefined && state !== 'negotiated'
    ? 'passed-on'
    : state;

export const decideReversal = (
  facts: DrawingFacts,
  request: Request<typeof reverseDrawing>,
): Decided<typeof reverseDrawing> => {
  const { input, openings, actor, consortium } = request;
  const frame = frameOfBank(reverseDrawingAct, facts, request, input, takeable);
  if (isRefusal(frame)) return frame;
  const { presentation, act, role, drawing, parties } = frame;
  const returned = returnedClaims(facts, frame);
  if (isRefusal(returned)) return returned;
  const balance = opened('balance', openings.balance, facts.balance?.balanceHash);
  if (isRefusal(balance)) return balance;
  const { id: presentationId, creditId } = presentation;
  const newBalance = derived(
    'newBalance',
    openings.newBalance,
    reversedBalance(balance.terms, presentationId),
  );
  if (isRefusal(newBalance)) return newBalance;
  const holders = balanceHolders(frame.credit, facts.presentations, newBalance.terms);
  const reversed = { act, termsHash: hashOfOpening(openings.reason) };
  return {
    changes: [
      writeDrawing(consortium, { ...(drawing as Drawing), reversed }, false),
      ...putTerms([actor.mspId], presentationId, 'reason', openings.reason),
      ...balanceChanges(creditId, holders, newBalance),
      ...returned.map(putHolding),
      ...evidenceChanges(frame, request),
    ],
    events: [event('presentation.drawing-reversed.v1', { creditId, presentationId, as: role })],
    endorsers: signers(request, frame, [...holders, ...memberOf(parties, 'beneficiary')]),
  };
};
