/** A transferred credit is given back, or expires unused: what is left returns to the first beneficiary. Pure. */
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Credit, CreditBalance, CreditVersion } from '../letter-of-credit/records.ts';
import { putBalance, updateCredit } from '../letter-of-credit/store.ts';
import { restoreTransferAct, returnTransferAct } from './acts.ts';
import { afterRestoration } from './balance.ts';
import type { restoreTransfer, returnTransfer } from './commands.ts';
import { firstSide, peersFor } from './members.ts';
import { stateOfTransfer } from './standing.ts';
import { putStep } from './store.ts';
import type { ChildFacts } from './transfer.ts';

export const decideReturn = (
  { credit: child, parent, transfer, answer, steps }: ChildFacts,
  { openings, actor, consortium, now }: Request<typeof returnTransfer>,
): Outcome<'credit-transfer.returned.v1'> | Refusal<(typeof returnTransfer)['errors'][number]> => {
  const state = stateOfTransfer(transfer, answer, steps);
  const allowed = checkAct(returnTransferAct, {
    credit: child,
    actor,
    evidence: openings.evidence,
    now,
    ...(state === undefined ? {} : { state }),
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  const bank = credit.parties.transferringBank;
  if (parent === undefined || bank === undefined) return refuse('STATE_WRONG', { article });
  return {
    changes: [
      putStep(consortium, { childId: credit.id, step: 'returned', act }),
      ...evidenceOf(act, credit.id, openings.evidence),
    ],
    events: [event('credit-transfer.returned.v1', { creditId: credit.id })],
    endorsers: peersFor(consortium, [actor.mspId, memberBehind(bank)], parent.parties),
  };
};

export interface RestorationFacts extends ChildFacts {
  readonly balance: CreditBalance | undefined;
  readonly childVersion: CreditVersion | undefined;
  readonly childBalance: CreditBalance | undefined;
  readonly child: Credit | undefined;
  /** Ids of presentations under the transferred credit that are still to be dealt with. */
  readonly openPresentations: readonly string[];
}

type Restore = Request<typeof restoreTransfer>;
type RestoreRefusal = Refusal<(typeof restoreTransfer)['errors'][number]>;

/** Given back, ended with the original or by its bank, or past its expiry by the date of the transaction. */
const hasEnded = (
  state: string | undefined,
  { parent }: RestorationFacts,
  child: Credit,
  { openings, now }: Restore,
): boolean =>
  state === 'returned' ||
  child.status !== 'issued' ||
  parent?.status === 'cancelled' ||
  openings.transferredCredit.terms.expiry.date < instantOf(now).slice(0, 10);

const refuseRestoration = (
  facts: RestorationFacts,
  state: string | undefined,
  child: Credit,
  request: Restore,
): RestoreRefusal | undefined => {
  const { transferredCredit, transferredBalance, balance, newBalance } = request.openings;
  if (facts.openPresentations.length > 0) return refuse('PRESENTATION_OPEN');
  const known =
    opens(transferredCredit, facts.childVersion?.termsHash) &&
    opens(transferredBalance, facts.childBalance?.balanceHash) &&
    opens(balance, facts.balance?.balanceHash);
  const after = afterRestoration(balance.terms, transferredBalance.terms);
  return firstRefusal<RestoreRefusal>(
    unless(known, refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/balance' })),
    unless(hasEnded(state, facts, child, request), refuse('TRANSFER_NOT_ENDED')),
    unless(
      canonicalJson(newBalance.terms) === canonicalJson(after),
      refuse('DERIVED_TERMS_WRONG', { pointer: '/terms/newBalance' }),
    ),
  );
};

export const decideRestoration = (
  facts: RestorationFacts,
  request: Restore,
): Outcome<'credit-transfer.restored.v1'> | RestoreRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const ofThisCredit = facts.child?.parentId === input.creditId;
  const state = ofThisCredit ? stateOfTransfer(facts.transfer, facts.answer, facts.steps) : undefined;
  const allowed = checkAct(restoreTransferAct, {
    credit: facts.parent,
    actor,
    now,
    ...(state === undefined ? {} : { state }),
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  if (facts.child === undefined) return refuse('STATE_WRONG', { article });
  const refused = refuseRestoration(facts, state, facts.child, request);
  if (refused !== undefined) return refused;
  const readers = firstSide(credit.parties);
  return {
    changes: [
      putStep(consortium, { childId: input.childId, step: 'restored', act }),
      updateCredit({ ...facts.child, status: 'closed' }),
      putBalance({ creditId: credit.id, balanceHash: hashOfOpening(openings.newBalance) }),
      ...putTerms(readers, credit.id, 'balance', openings.newBalance),
    ],
    events: [event('credit-transfer.restored.v1', { creditId: credit.id, childId: input.childId })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};
