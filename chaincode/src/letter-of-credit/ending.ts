/** How a credit ends. Pure decisions. */
import { isNotCovered } from '../calendar/calendar.ts';
import { rollForward } from '../calendar/banking-day.ts';
import { addMonths } from '../calendar/civil-date.ts';
import { localDateOf } from '../calendar/counter-hours.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { minorOf, moneyOf } from '../kernel/money.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import { type AllowedAct, checkAct } from './act.ts';
import { exposureOf, minimumOf } from './amounts.ts';
import {
  type answerCancellation,
  answerCancellationAct,
  type cancelCredit,
  cancelCreditAct,
  type cancelExpiredCredit,
  cancelExpiredAct,
  type closeCredit,
  closeCreditAct,
  type expireCredit,
  expireCreditAct,
  type proposeCancellation,
  proposeCancellationAct,
} from './ending-commands.ts';
import {
  cancellationState,
  consentState,
  type EndingFacts,
  type ExpiryFacts,
  isConsentedBy,
} from './ending-facts.ts';
import { evidenceOf } from './evidence.ts';
import { lastIn } from './facts.ts';
import { accountsInForce, derived, opened } from './openings.ts';
import { type CreditRole, membersBehind } from './parties.ts';
import { endorsersOf } from './party-facts.ts';
import type { CancellationFact, Credit } from './records.ts';
import { cancellationStore, updateCredit } from './store.ts';
import type { CreditBalanceTerms, CreditExposureTerms, CreditTerms } from './terms.ts';

export const decideCancellationProposal = (
  facts: EndingFacts,
  { openings, actor, consortium, now }: Request<typeof proposeCancellation>,
):
  | Outcome<'letter-of-credit.cancellation-proposed.v1'>
  | Refusal<(typeof proposeCancellation)['errors'][number]> => {
  const { evidence } = openings;
  const state = cancellationState(facts);
  const allowed = checkAct(proposeCancellationAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const proposal: CancellationFact = { creditId: credit.id, state: 'proposed', act };
  return {
    changes: [
      cancellationStore.put(consortium, proposal, facts.cancellations),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [event('letter-of-credit.cancellation-proposed.v1', { creditId: credit.id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId),
  };
};

export const decideCancellationAnswer = (
  facts: EndingFacts,
  { input, openings, actor, consortium, now }: Request<typeof answerCancellation>,
):
  | Outcome<'letter-of-credit.cancellation-answered.v1'>
  | Refusal<(typeof answerCancellation)['errors'][number]> => {
  const { evidence } = openings;
  const state = (role: CreditRole): string => consentState(facts, role);
  const allowed = checkAct(answerCancellationAct, {
    credit: facts.credit,
    actor,
    evidence,
    now,
    state,
    as: input.as,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const answer: CancellationFact = {
    creditId: credit.id,
    state: input.consents ? 'consented' : 'refused',
    act,
  };
  return {
    changes: [
      cancellationStore.put(consortium, answer, facts.cancellations),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [
      event('letter-of-credit.cancellation-answered.v1', {
        creditId: credit.id,
        as: act.as,
        consents: input.consents,
        recorded: act.recorded,
      }),
    ],
    endorsers: endorsersOf(
      consortium,
      credit.parties,
      actor.mspId,
      membersBehind(credit.parties, [credit.parentId === undefined ? 'issuingBank' : 'transferringBank']),
    ),
  };
};

interface Accounts {
  readonly terms: CreditTerms;
  readonly balance: CreditBalanceTerms;
}

/** Terms in force and what was drawn, as an ending act brings them; none ends a credit with documents under way. */
const accountsOf = (
  facts: EndingFacts,
  openings: Parameters<typeof accountsInForce>[1],
  article: string,
): Accounts | Refusal<'PRESENTATION_OPEN' | 'TERMS_HASH_MISMATCH'> => {
  if (facts.openPresentations.length > 0) return refuse('PRESENTATION_OPEN', { article });
  const accounts = accountsInForce(facts, openings);
  return isRefusal(accounts) ? accounts : { terms: accounts.credit.terms, balance: accounts.balance.terms };
};

/** What the bank is exposed to when nothing more can be drawn. */
export const endedExposure = (
  creditId: string,
  terms: CreditTerms,
  balance: CreditBalanceTerms,
): CreditExposureTerms => ({
  ...exposureOf(creditId, 'letter-of-credit', terms, balance),
  undrawn: moneyOf(0n, terms.amount.currency),
});

/** The credit in its last status; a member that issued it has no undrawn exposure any more. */
const end = (
  { credit, act }: AllowedAct,
  status: 'cancelled' | 'closed',
  { terms, balance }: Accounts,
  openings: {
    readonly newExposure?: Opening<CreditExposureTerms> | undefined;
    readonly evidence?: Opening<unknown> | undefined;
  },
): readonly Change[] | Refusal<'DERIVED_TERMS_WRONG'> => {
  const recorded = evidenceOf(act, credit.id, openings.evidence);
  if (act.recorded) return [updateCredit({ ...credit, status }), ...recorded];
  const exposure = derived('newExposure', openings.newExposure, endedExposure(credit.id, terms, balance));
  if (isRefusal(exposure)) return exposure;
  const { mspId } = act.by;
  return [
    updateCredit({ ...credit, status, exposureHash: hashOfOpening(exposure) }),
    putExposure(mspId, credit.id, exposure),
    ...putTerms([mspId], credit.id, 'exposure', exposure),
    ...recorded,
  ];
};

/** Whose consent the rules ask for beside the issuer's own (UCP 600 art. 10(a); measures art. 30). */
export const consentsNeeded = (
  { confirmations, transferees }: Pick<EndingFacts, 'confirmations' | 'transferees'>,
  { profile, parties }: Credit,
  { drawn }: CreditBalanceTerms,
): CreditRole[] => {
  const domestic = profile === 'CN-DLC-2016';
  const isNamed = (role: CreditRole): boolean => parties[role] !== undefined;
  return [
    'beneficiary',
    ...(lastIn(confirmations, 'confirmingBank')?.state === 'added' ? (['confirmingBank'] as const) : []),
    ...(domestic && transferees.length > 0 ? (['transferringBank'] as const).filter(isNamed) : []),
    ...(domestic && minorOf(drawn) > 0n ? (['nominatedBank'] as const).filter(isNamed) : []),
  ];
};

const endorsersWith = (
  { credit }: AllowedAct,
  { actor, consortium }: Pick<Request<typeof cancelCredit>, 'actor' | 'consortium'>,
): string[] =>
  endorsersOf(
    consortium,
    credit.parties,
    actor.mspId,
    membersBehind(credit.parties, ['issuingBank', 'applicant']),
  );

export const decideCancellation = (
  facts: EndingFacts,
  request: Request<typeof cancelCredit>,
): Outcome<'letter-of-credit.cancelled.v1'> | Refusal<(typeof cancelCredit)['errors'][number]> => {
  const { openings, actor, now } = request;
  const { evidence } = openings;
  const state = cancellationState(facts);
  const allowed = checkAct(cancelCreditAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, article } = allowed;
  const accounts = accountsOf(facts, openings, article);
  if (isRefusal(accounts)) return accounts;
  const needed = consentsNeeded(facts, credit, accounts.balance);
  const missing = needed.find((role) => consentState(facts, role) !== 'consented');
  if (missing !== undefined) return refuse('CONSENT_MISSING', { expected: missing, article });
  if (!facts.transferees.every((transferee) => isConsentedBy(facts, transferee))) {
    return refuse('CONSENT_MISSING', { expected: 'every second beneficiary, for its part', article });
  }
  const changes = end(allowed, 'cancelled', accounts, openings);
  if (isRefusal(changes)) return changes;
  return {
    changes,
    events: [event('letter-of-credit.cancelled.v1', { creditId: credit.id })],
    endorsers: endorsersWith(allowed, request),
  };
};

export const decideExpiry = (
  { credit: loaded, version, calendar }: ExpiryFacts,
  { input, openings, actor, consortium, now }: Request<typeof expireCredit>,
): Outcome<'letter-of-credit.expired.v1'> | Refusal<(typeof expireCredit)['errors'][number]> => {
  const { evidence } = openings;
  const allowed = checkAct(expireCreditAct, { credit: loaded, actor, evidence, now, as: input.as });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  const terms = opened('credit', openings.credit, version?.termsHash);
  if (isRefusal(terms)) return terms;
  const unknown = refuse('CALENDAR_UNKNOWN', { pointer: '/input/place' });
  if (calendar === undefined) return unknown;
  const [today, lastDay] = [
    localDateOf(calendar, instantOf(now)),
    rollForward(calendar, terms.terms.expiry.date),
  ];
  if (isNotCovered(today) || isNotCovered(lastDay)) return unknown;
  if (today <= lastDay) return refuse('CREDIT_NOT_EXPIRED', { article });
  return {
    changes: [updateCredit({ ...credit, status: 'expired' }), ...evidenceOf(act, credit.id, evidence)],
    events: [event('letter-of-credit.expired.v1', { creditId: credit.id, as: act.as, place: input.place })],
    endorsers: endorsersOf(
      consortium,
      credit.parties,
      actor.mspId,
      membersBehind(credit.parties, ['issuingBank']),
    ),
  };
};

export const decideCancellationAfterExpiry = (
  facts: EndingFacts,
  request: Request<typeof cancelExpiredCredit>,
): Outcome<'letter-of-credit.cancelled.v1'> | Refusal<(typeof cancelExpiredCredit)['errors'][number]> => {
  const { openings, actor, now } = request;
  const { evidence } = openings;
  const allowed = checkAct(cancelExpiredAct, { credit: facts.credit, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, article } = allowed;
  const accounts = accountsOf(facts, openings, article);
  if (isRefusal(accounts)) return accounts;
  const monthLater = addMonths(accounts.terms.expiry.date, 1);
  if (instantOf(now).slice(0, 10) <= monthLater) return refuse('CREDIT_NOT_EXPIRED', { article });
  if (minorOf(accounts.balance.drawn) > 0n) return refuse('CREDIT_STILL_OPEN', { article });
  const changes = end(allowed, 'cancelled', accounts, openings);
  if (isRefusal(changes)) return changes;
  return {
    changes,
    events: [event('letter-of-credit.cancelled.v1', { creditId: credit.id })],
    endorsers: endorsersWith(allowed, request),
  };
};

/** Used up: what is left is within the tolerance downwards. */
const isUsedUp = ({ terms, balance }: Accounts): boolean =>
  minorOf(balance.drawn) >= minorOf(minimumOf(terms));

export const decideClosing = (
  facts: EndingFacts,
  request: Request<typeof closeCredit>,
): Outcome<'letter-of-credit.closed.v1'> | Refusal<(typeof closeCredit)['errors'][number]> => {
  const { openings, actor, now } = request;
  const { evidence } = openings;
  const allowed = checkAct(closeCreditAct, { credit: facts.credit, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, article } = allowed;
  const accounts = accountsOf(facts, openings, article);
  if (isRefusal(accounts)) return accounts;
  if (credit.status === 'issued' && !isUsedUp(accounts)) return refuse('CREDIT_STILL_OPEN', { article });
  const changes = end(allowed, 'closed', accounts, openings);
  if (isRefusal(changes)) return changes;
  return {
    changes,
    events: [event('letter-of-credit.closed.v1', { creditId: credit.id })],
    endorsers: endorsersWith(allowed, request),
  };
};
