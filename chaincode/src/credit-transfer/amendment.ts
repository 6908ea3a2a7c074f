/** Amendments of the original on their way to one second beneficiary. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { amendedTerms } from '../letter-of-credit/apply-amendment.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import { derived } from '../letter-of-credit/openings.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Amendment, Credit } from '../letter-of-credit/records.ts';
import { putAmendment, putBalance, updateCredit } from '../letter-of-credit/store.ts';
import type { CreditBalanceTerms } from '../letter-of-credit/terms.ts';
import {
  type allowAmendment,
  allowAmendmentAct,
  type passOnAmendment,
  passOnAmendmentAct,
} from './amendment-commands.ts';
import { forbiddenAmendment, touchesAmount, touchesPrice } from './amendment-difference.ts';
import { type TransfereeAmendmentFacts, transfereeAmendmentState, unansweredBy } from './amendment-facts.ts';
import { grownBalance, growthBy, staysWithin } from './balance.ts';
import { firstSide } from './members.ts';
import { putPermission } from './store.ts';

export const decidePermission = (
  facts: TransfereeAmendmentFacts,
  { input, openings, actor, consortium, now }: Request<typeof allowAmendment>,
): Outcome<'credit-transfer.amendment-allowed.v1'> | Refusal<(typeof allowAmendment)['errors'][number]> => {
  const { evidence } = openings;
  const state = transfereeAmendmentState(facts);
  const done = checkAct(allowAmendmentAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(done)) return done;
  const { credit, act } = done;
  const { childId, number, allowed } = input;
  return {
    changes: [
      putPermission(consortium, { childId, number, allowed, act }, facts.permission),
      ...evidenceOf(act, childId, evidence),
    ],
    events: [
      event('credit-transfer.amendment-allowed.v1', { creditId: credit.id, childId, number, allowed }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, firstSide(credit.parties)),
  };
};

type PassOn = Request<typeof passOnAmendment>;
type PassOnRefusal = Refusal<(typeof passOnAmendment)['errors'][number]>;

/** What the transfer said: everything is asked for first, or only what is about amount and price, or nothing. */
const mayPassOn = ({ transfer, permission }: TransfereeAmendmentFacts, { openings }: PassOn): boolean => {
  if (transfer?.amendments === 'waive') return true;
  const unasked = transfer?.amendments === 'partial' && !touchesPrice(openings.amendment.terms);
  return permission?.allowed ?? unasked;
};

const checkOpenings = (
  { version, balance, child, amendment }: TransfereeAmendmentFacts,
  { openings }: PassOn,
): boolean =>
  opens(openings.amendment, amendment?.termsHash) &&
  opens(openings.credit, version?.termsHash) &&
  opens(openings.balance, balance?.balanceHash) &&
  opens(openings.transferredCredit, child.version?.termsHash) &&
  opens(openings.transferredBalance, child.balance?.balanceHash);

const refusePassing = (
  facts: TransfereeAmendmentFacts,
  article: string,
  request: PassOn,
): PassOnRefusal | undefined => {
  const { amendment, credit, transferredCredit, transferredAmendment } = request.openings;
  const difference = forbiddenAmendment(
    { credit: credit.terms, amendment: amendment.terms },
    { credit: transferredCredit.terms, amendment: transferredAmendment.terms },
  );
  return firstRefusal<PassOnRefusal>(
    unless(checkOpenings(facts, request), refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/balance' })),
    unless(mayPassOn(facts, request), refuse('AMENDMENT_NOT_ALLOWED', { article })),
    unless(
      difference === undefined,
      refuse('TRANSFER_TERMS', { pointer: `/terms/transferredAmendment/${String(difference)}`, article }),
    ),
  );
};

/**
 * What the bank sets aside for a second beneficiary that may accept more, before it has answered. How much that is
 * cannot be said while an earlier answer may change the amount.
 */
const balanceAhead = (
  facts: TransfereeAmendmentFacts,
  growth: bigint,
  childId: string,
  article: string,
  { openings }: PassOn,
): CreditBalanceTerms | undefined | PassOnRefusal => {
  if (touchesAmount(openings.transferredAmendment.terms) && unansweredBy(facts).length > 0) {
    return refuse('AMENDMENT_OUT_OF_SEQUENCE', { article });
  }
  if (growth === 0n) return undefined;
  const grown = grownBalance(openings.balance.terms, childId, growth);
  return staysWithin(openings.credit.terms, grown) ? grown : refuse('TRANSFER_EXCEEDS_BALANCE', { article });
};

/** The next amendment of the transferred credit, by the transferring bank. */
const nextOf = (
  child: Credit,
  number: number,
  { openings, actor }: PassOn,
  act: Amendment['act'],
): Amendment => ({
  creditId: child.id,
  number: child.amendmentCount + 1,
  state: 'issued',
  act,
  termsHash: hashOfOpening(openings.transferredAmendment),
  maker: actor.enrolmentId,
  parentNumber: number,
});

export const decidePassingOn = (
  facts: TransfereeAmendmentFacts,
  request: PassOn,
): Outcome<'credit-transfer.amendment-passed-on.v1'> | PassOnRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const state = transfereeAmendmentState(facts);
  const allowed = checkAct(passOnAmendmentAct, {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  const refused = refusePassing(facts, article, request);
  if (refused !== undefined) return refused;
  const { transferredCredit, transferredAmendment, transferredBalance } = openings;
  const before = transferredCredit.terms;
  const after = amendedTerms(before, transferredAmendment.terms, transferredBalance.terms);
  if ('refused' in after) return after;
  const { childId, number } = input;
  const ahead = balanceAhead(facts, growthBy(before, after), childId, article, request);
  if (ahead !== undefined && 'refused' in ahead) return ahead;
  const newBalance = ahead === undefined ? undefined : derived('newBalance', openings.newBalance, ahead);
  if (newBalance !== undefined && isRefusal(newBalance)) return newBalance;
  // The guard has found it transferred.
  const child = facts.child.credit as Credit;
  const amendment = nextOf(child, number, request, act);
  const readers = firstSide(credit.parties);
  return {
    changes: [
      putAmendment(consortium, amendment, undefined),
      updateCredit({ ...child, amendmentCount: amendment.number }),
      ...putTerms(readers, childId, 'amendment', transferredAmendment),
      ...(newBalance === undefined
        ? []
        : [
            putBalance({ creditId: credit.id, balanceHash: hashOfOpening(newBalance) }),
            ...putTerms(readers, credit.id, 'balance', newBalance),
          ]),
    ],
    events: [
      event('credit-transfer.amendment-passed-on.v1', {
        creditId: credit.id,
        childId,
        number,
        as: amendment.number,
      }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};
