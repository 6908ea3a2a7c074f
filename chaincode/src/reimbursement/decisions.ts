/** The issuing bank authorises, a bank claims, the reimbursing bank pays or rejects. It examines no documents. Pure. */
import { bankingDayOf } from '../calendar/counter-hours.ts';
import { type Calendar, isNotCovered } from '../calendar/calendar.ts';
import type { UsedReference } from '../financing/records.ts';
import { putReference } from '../financing/store.ts';
import type { Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { maximumOf } from '../letter-of-credit/amounts.ts';
import { lastDayOf } from '../letter-of-credit/clocks.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import { derived, opened } from '../letter-of-credit/openings.ts';
import { type CreditRole, membersBehind } from '../letter-of-credit/parties.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import { profileRules } from '../letter-of-credit/profile.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import type { Decided } from '../presentation/decided.ts';
import type { StopOrder } from '../presentation/records.ts';
import {
  type amendReimbursement,
  amendReimbursementAct,
  type authoriseReimbursement,
  authoriseReimbursementAct,
  type claimReimbursement,
  claimReimbursementAct,
  type payReimbursement,
  payReimbursementAct,
  type rejectReimbursement,
  rejectReimbursementAct,
  type undertakeReimbursement,
  undertakeReimbursementAct,
} from './commands.ts';
import type {
  Reimbursement,
  ReimbursementAccount,
  ReimbursementAnswer,
  ReimbursementClaim,
} from './records.ts';
import { putAnswer, putClaim, putReimbursement, updateReimbursement, writeAccount } from './store.ts';
import type { PaidTerms } from './terms.ts';

export interface ReimbursementFacts {
  readonly credit: Credit | undefined;
  readonly reimbursement: Reimbursement | undefined;
  readonly account?: ReimbursementAccount | undefined;
  readonly claim?: ReimbursementClaim | undefined;
  readonly answer?: ReimbursementAnswer | undefined;
  readonly used?: UsedReference | undefined;
  readonly calendar?: Calendar | undefined;
  readonly stopOrders?: readonly StopOrder[];
}

const notFound = refuse('REIMBURSEMENT_NOT_FOUND', { pointer: '/input/reimbursementId' });
const banks = ({ parties }: Credit, ...roles: readonly CreditRole[]): string[] =>
  membersBehind(parties, roles);

export const decideAuthorisation = (
  facts: ReimbursementFacts,
  { input, openings, actor, consortium, now }: Request<typeof authoriseReimbursement>,
): Decided<typeof authoriseReimbursement> => {
  const { authorisation, evidence } = openings;
  const allowed = checkAct(authoriseReimbursementAct, { credit: facts.credit, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  if (facts.reimbursement !== undefined) return refuse('ID_TAKEN', { pointer: '/input/reimbursementId' });
  const reimbursing = banks(credit, 'reimbursingBank');
  if (reimbursing.length === 0)
    return refuse('PARTY_UNKNOWN', { expected: 'a reimbursing bank in the credit' });
  const { creditId, reimbursementId: id } = input;
  const termsHash = hashOfOpening(authorisation);
  return {
    changes: [
      putReimbursement(consortium, { id, creditId, act, termsHash, amendments: 0 }),
      ...putTerms([actor.mspId, ...reimbursing], id, 'authorisation', authorisation),
      ...evidenceOf(act, id, evidence),
    ],
    events: [event('reimbursement.authorised.v1', { creditId, reimbursementId: id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, reimbursing),
  };
};

export const decideAmendment = (
  facts: ReimbursementFacts,
  { openings, actor, consortium, now }: Request<typeof amendReimbursement>,
): Decided<typeof amendReimbursement> => {
  const { authorisation, evidence } = openings;
  const allowed = checkAct(amendReimbursementAct, { credit: facts.credit, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { reimbursement } = facts;
  if (reimbursement === undefined) return notFound;
  const { id, creditId } = reimbursement;
  const reimbursing = banks(credit, 'reimbursingBank');
  const amended = {
    ...reimbursement,
    termsHash: hashOfOpening(authorisation),
    amendments: reimbursement.amendments + 1,
    earlier: [...(reimbursement.earlier ?? []), { termsHash: reimbursement.termsHash, amendedBy: act }],
  };
  return {
    changes: [
      updateReimbursement(amended),
      ...putTerms([actor.mspId, ...reimbursing], id, 'authorisation', authorisation),
      ...evidenceOf(act, id, evidence),
    ],
    events: [
      event('reimbursement.amended.v1', { creditId, reimbursementId: id, number: amended.amendments }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, reimbursing),
  };
};

export const decideUndertaking = (
  facts: ReimbursementFacts,
  { openings, actor, consortium, now }: Request<typeof undertakeReimbursement>,
): Decided<typeof undertakeReimbursement> => {
  const { evidence } = openings;
  const allowed = checkAct(undertakeReimbursementAct, { credit: facts.credit, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { reimbursement, account } = facts;
  if (reimbursement === undefined) return notFound;
  const authorisation = opened('authorisation', openings.authorisation, reimbursement.termsHash);
  if (isRefusal(authorisation)) return authorisation;
  const { id: reimbursementId, creditId } = reimbursement;
  const claiming = banks(credit, 'confirmingBank', 'nominatedBank');
  const undertaken = { ...account, reimbursementId, act, undertakingHash: reimbursement.termsHash };
  return {
    changes: [
      writeAccount(consortium, undertaken, account === undefined),
      ...putTerms([actor.mspId, ...claiming], reimbursementId, 'authorisation', authorisation),
      ...evidenceOf(act, reimbursementId, evidence),
    ],
    events: [event('reimbursement.undertaken.v1', { creditId, reimbursementId })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, [
      ...claiming,
      ...banks(credit, 'issuingBank'),
    ]),
  };
};

/** URR 725 art. 11(a): three banking days after the day on which the claim is received. */
const processDueOn = (calendar: Calendar | undefined, { profile }: Credit, nowMs: number) => {
  const received = calendar && bankingDayOf(calendar, instantOf(nowMs));
  if (calendar === undefined || received === undefined || isNotCovered(received)) return {};
  const due = lastDayOf(profileRules[profile], 'reimbursement-claim', calendar, received);
  return due === undefined || isNotCovered(due) ? {} : { processDueOn: due };
};

export const decideClaim = (
  facts: ReimbursementFacts,
  { input, openings, actor, consortium, now }: Request<typeof claimReimbursement>,
): Decided<typeof claimReimbursement> => {
  const { claim, evidence } = openings;
  const allowed = checkAct(claimReimbursementAct, { credit: facts.credit, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  if (facts.reimbursement === undefined) return notFound;
  if (facts.claim !== undefined) return refuse('ID_TAKEN', { pointer: '/input/claimId' });
  const reimbursing = banks(credit, 'reimbursingBank');
  if (reimbursing.length === 0)
    return refuse('PARTY_UNKNOWN', { expected: 'a reimbursing bank in the credit' });
  const { creditId, reimbursementId, claimId: id, presentationId } = input;
  const record: ReimbursementClaim = {
    id,
    reimbursementId,
    creditId,
    ...(presentationId === undefined ? {} : { presentationId }),
    act,
    termsHash: hashOfOpening(claim),
    ...processDueOn(facts.calendar, credit, now),
  };
  return {
    changes: [
      putClaim(consortium, record),
      ...putTerms([actor.mspId, ...reimbursing], id, 'claim', claim),
      ...evidenceOf(act, id, evidence),
    ],
    events: [event('reimbursement.claimed.v1', { creditId, reimbursementId, claimId: id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, reimbursing),
  };
};

const claimState = ({ answer }: ReimbursementFacts): string => answer?.answer ?? 'claimed';

/** What was paid after this claim. */
export const paidAfter = (
  before: PaidTerms | undefined,
  reimbursementId: string,
  amount: Money,
): PaidTerms => ({
  reimbursementId,
  sequence: (before?.sequence ?? 0) + 1,
  paid: moneyOf((before === undefined ? 0n : minorOf(before.paid)) + minorOf(amount), amount.currency),
});

type Pay = Request<typeof payReimbursement>;
type PayRefusal = Refusal<(typeof payReimbursement)['errors'][number]>;

const checkOpenings = (
  { reimbursement, account, claim }: ReimbursementFacts,
  { openings }: Pay,
): PayRefusal | undefined => {
  const checks = [
    opened('authorisation', openings.authorisation, account?.undertakingHash ?? reimbursement?.termsHash),
    opened('claim', openings.claim, claim?.termsHash),
    ...(account?.paidHash === undefined && openings.paid === undefined
      ? []
      : [opened('paid', openings.paid, account?.paidHash)]),
  ];
  return checks.find((check) => isRefusal(check));
};

const isStopped = ({ stopOrders = [] }: ReimbursementFacts, mspId: string): boolean =>
  stopOrders.some(({ act, kind }) => act.by.mspId === mspId && kind !== 'lifted');

const sameMoney = (one: Money, other: Money): boolean =>
  one.currency === other.currency && minorOf(one) === minorOf(other);

const checkPayment = (facts: ReimbursementFacts, request: Pay): PayRefusal | undefined => {
  const { openings, input, actor } = request;
  const { amount } = openings.payment.terms;
  if (isStopped(facts, actor.mspId)) return refuse('STOP_ORDER_IN_FORCE');
  if (facts.used !== undefined)
    return refuse('REFERENCE_ALREADY_USED', { pointer: '/terms/payment/reference' });
  const wrong = checkOpenings(facts, request);
  if (wrong !== undefined) return wrong;
  const { amount: claimed } = openings.claim.terms;
  const { amount: authorised } = openings.authorisation.terms;
  if (!sameMoney(amount, claimed) || amount.currency !== authorised.currency) {
    return refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' });
  }
  const after = paidAfter(openings.paid?.terms, input.reimbursementId, amount);
  if (minorOf(after.paid) > minorOf(maximumOf(openings.authorisation.terms))) {
    return refuse('REIMBURSEMENT_EXCEEDED', { pointer: '/terms/payment/amount', article: 'URR 725 art. 4' });
  }
  const paid = derived('newPaid', openings.newPaid, after);
  return isRefusal(paid) ? paid : undefined;
};

export const decidePayment = (facts: ReimbursementFacts, request: Pay): Decided<typeof payReimbursement> => {
  const { input, openings, actor, consortium, now } = request;
  const { claim, account, reimbursement } = facts;
  if (claim === undefined || reimbursement === undefined) return notFound;
  const { evidence, newPaid, payment } = openings;
  const state = claimState(facts);
  const allowed = checkAct(payReimbursementAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const refused = checkPayment(facts, request);
  if (refused !== undefined) return refused;
  const { credit, act } = allowed;
  const { creditId, reimbursementId, claimId } = input;
  const informed = [claim.act.by.mspId, ...banks(credit, 'issuingBank')];
  const booked = { act, ...account, reimbursementId, paidHash: hashOfOpening(newPaid) };
  return {
    changes: [
      putAnswer(consortium, { claimId, answer: 'paid', act, termsHash: hashOfOpening(payment) }),
      writeAccount(consortium, booked, account === undefined),
      putReference(actor.mspId, input.referenceToken, { usedFor: claimId, at: instantOf(now) }),
      ...putTerms([actor.mspId, ...informed], claimId, 'payment', payment),
      ...putTerms([actor.mspId, ...banks(credit, 'issuingBank')], reimbursementId, 'paid', newPaid),
      ...evidenceOf(act, claimId, evidence),
    ],
    events: [event('reimbursement.paid.v1', { creditId, reimbursementId, claimId })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, informed),
  };
};

export const decideRejection = (
  facts: ReimbursementFacts,
  { input, openings, actor, consortium, now }: Request<typeof rejectReimbursement>,
): Decided<typeof rejectReimbursement> => {
  const { claim, reimbursement } = facts;
  if (claim === undefined || reimbursement === undefined) return notFound;
  const { evidence, reason } = openings;
  const state = claimState(facts);
  const allowed = checkAct(rejectReimbursementAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { creditId, reimbursementId, claimId } = input;
  const informed = [claim.act.by.mspId, ...banks(credit, 'issuingBank')];
  return {
    changes: [
      putAnswer(consortium, { claimId, answer: 'rejected', act, termsHash: hashOfOpening(reason) }),
      ...putTerms([actor.mspId, ...informed], claimId, 'reason', reason),
      ...evidenceOf(act, claimId, evidence),
    ],
    events: [event('reimbursement.rejected.v1', { creditId, reimbursementId, claimId })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, informed),
  };
};
