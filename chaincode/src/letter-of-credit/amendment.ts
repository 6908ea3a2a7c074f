/** From the applicant's wish to an amendment that binds the issuing bank. Pure decisions. */
import { checkApprovals } from '../bank-policy/approvals.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { moneyOf } from '../kernel/money.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import { checkAct } from './act.ts';
import {
  type draftAmendment,
  draftAmendmentAct,
  type issueAmendment,
  issueAmendmentAct,
  type recordAmendment,
  recordAmendmentAct,
  type requestAmendment,
  requestAmendmentAct,
} from './amendment-commands.ts';
import { type AmendmentFacts, amendmentState } from './amendment-facts.ts';
import type { AmendmentTerms } from './amendment-terms.ts';
import { exposureWhilePending } from './amounts.ts';
import { amendedTerms } from './apply-amendment.ts';
import { evidenceOf } from './evidence.ts';
import type { CreditFacts } from './load.ts';
import { accountsInForce, derived, opened } from './openings.ts';
import { type CreditParties, membersBehind } from './parties.ts';
import { endorsersOf } from './party-facts.ts';
import type { Amendment, AmendmentRequest, Credit } from './records.ts';
import { putAmendment, putAmendmentRequest, updateCredit } from './store.ts';
import type { CreditBalanceTerms, CreditExposureTerms, CreditTerms } from './terms.ts';

export interface RequestFacts extends CreditFacts {
  readonly taken: AmendmentRequest | undefined;
}

export const decideAmendmentRequest = (
  facts: RequestFacts,
  { input, openings, actor, consortium, now }: Request<typeof requestAmendment>,
): Outcome<'amendment.requested.v1'> | Refusal<(typeof requestAmendment)['errors'][number]> => {
  const { amendment, evidence } = openings;
  const allowed = checkAct(requestAmendmentAct, { credit: facts.credit, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  if (facts.taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/requestId' });
  const { credit, act } = allowed;
  const recipients = [actor.mspId, ...membersBehind(credit.parties, ['issuingBank'])];
  const request: AmendmentRequest = {
    id: input.requestId,
    creditId: credit.id,
    state: 'requested',
    act,
    termsHash: hashOfOpening(amendment),
  };
  return {
    changes: [
      putAmendmentRequest(consortium, request),
      ...putTerms(recipients, credit.id, 'amendment', amendment),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [event('amendment.requested.v1', { creditId: credit.id, requestId: request.id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};

interface Brought {
  readonly amendment: Opening<AmendmentTerms>;
  readonly credit: Opening<CreditTerms> | undefined;
  readonly balance: Opening<CreditBalanceTerms> | undefined;
}

interface Amended {
  readonly present: CreditTerms;
  readonly amended: CreditTerms;
}

/**
 * The terms in force, and what the amendment makes of them. What was transferred does not stand in the way of an offer:
 * second beneficiaries may accept less before the first one does.
 */
const amendedBy = (
  facts: CreditFacts,
  brought: Brought,
):
  | Amended
  | Refusal<
      'TERMS_HASH_MISMATCH' | 'AMENDMENT_INVALID' | 'CREDIT_TERMS_INVALID' | 'AMENDMENT_BELOW_DRAWN'
    > => {
  const accounts = accountsInForce(facts, brought);
  if (isRefusal(accounts)) return accounts;
  const { credit, balance: drawn } = accounts;
  const transferred = moneyOf(0n, drawn.terms.transferred.currency);
  const amended = amendedTerms(credit.terms, brought.amendment.terms, { ...drawn.terms, transferred });
  return isRefusal(amended) ? amended : { present: credit.terms, amended };
};

export const decideAmendmentDraft = (
  facts: AmendmentFacts,
  { input, openings, actor, consortium, now }: Request<typeof draftAmendment>,
): Outcome<'amendment.drafted.v1'> | Refusal<(typeof draftAmendment)['errors'][number]> => {
  const allowed = checkAct(draftAmendmentAct, { credit: facts.credit, actor, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const amended = amendedBy(facts, openings);
  if (isRefusal(amended)) return amended;
  const { number } = facts;
  const draft: Amendment = {
    creditId: credit.id,
    number,
    state: 'drafted',
    act,
    termsHash: hashOfOpening(openings.amendment),
    maker: actor.enrolmentId,
    ...(input.requestId === undefined ? {} : { requestId: input.requestId }),
  };
  return {
    changes: [
      putAmendment(consortium, draft, facts.amendment),
      ...putTerms([actor.mspId], credit.id, 'amendment', openings.amendment),
    ],
    events: [event('amendment.drafted.v1', { creditId: credit.id, number })],
    endorsers: endorsersOf(
      consortium,
      credit.parties,
      actor.mspId,
      membersBehind(credit.parties, ['applicant']),
    ),
  };
};

/** Who hears of an amendment from the issuer; the beneficiary from its adviser, where there is one. */
const recipientsOf = (parties: CreditParties): string[] =>
  membersBehind(parties, [
    'issuingBank',
    'applicant',
    'advisingBank',
    'confirmingBank',
    'nominatedBank',
    'transferringBank',
    ...(parties.advisingBank === undefined ? (['beneficiary'] as const) : []),
  ]);

const issuedEvent = (creditId: string, number: number, recorded: boolean) =>
  event('amendment.issued.v1', { creditId, number, recorded });

/** What the bank is exposed to from here, beside what it told the regulator last. */
const pendingExposure = (
  { exposureHash }: Credit,
  { present, amended }: Amended,
  openings: Request<typeof issueAmendment>['openings'],
): Opening<CreditExposureTerms> | Refusal<'TERMS_HASH_MISMATCH' | 'DERIVED_TERMS_WRONG'> => {
  const exposure = opened('exposure', openings.exposure, exposureHash);
  if (isRefusal(exposure)) return exposure;
  const expected = exposureWhilePending(exposure.terms, present, amended);
  return derived('newExposure', openings.newExposure, expected);
};

export const decideAmendmentIssue = (
  facts: AmendmentFacts,
  { input, openings, actor, consortium, now }: Request<typeof issueAmendment>,
): Outcome<'amendment.issued.v1'> | Refusal<(typeof issueAmendment)['errors'][number]> => {
  const state = amendmentState(facts);
  const allowed = checkAct(issueAmendmentAct, {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const { number, policy } = facts;
  // The guard has found it drafted.
  const draft = facts.amendment as Amendment;
  const { termsHash = '', maker } = draft;
  const approved = { command: 'IssueAmendment', recordId: `${credit.id}/${String(number)}`, termsHash };
  const refused = checkApprovals({ policy, act: approved, actor, maker, input });
  if (refused !== undefined) return refused;
  const amendment = opened('amendment', openings.amendment, termsHash);
  if (isRefusal(amendment)) return amendment;
  const amended = amendedBy(facts, { ...openings, amendment });
  if (isRefusal(amended)) return amended;
  const newExposure = pendingExposure(credit, amended, openings);
  if (isRefusal(newExposure)) return newExposure;
  const recipients = recipientsOf(credit.parties);
  return {
    changes: [
      putAmendment(consortium, { ...draft, state: 'issued', act }, draft),
      updateCredit({ ...credit, amendmentCount: number, exposureHash: hashOfOpening(newExposure) }),
      ...putTerms(recipients, credit.id, 'amendment', amendment),
      putExposure(actor.mspId, credit.id, newExposure),
      ...putTerms([actor.mspId], credit.id, 'exposure', newExposure),
    ],
    events: [issuedEvent(credit.id, number, false)],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};

export const decideAmendmentRecord = (
  facts: AmendmentFacts,
  { openings, actor, consortium, now }: Request<typeof recordAmendment>,
): Outcome<'amendment.issued.v1'> | Refusal<(typeof recordAmendment)['errors'][number]> => {
  const { evidence, amendment } = openings;
  const allowed = checkAct(recordAmendmentAct, { credit: facts.credit, actor, evidence, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  if (!act.recorded) return refuse('OWN_ACT_NEEDED');
  const amended = amendedBy(facts, openings);
  if (isRefusal(amended)) return amended;
  const { number } = facts;
  const recipients = [...recipientsOf(credit.parties), actor.mspId];
  const recorded: Amendment = {
    creditId: credit.id,
    number,
    state: 'issued',
    act,
    termsHash: hashOfOpening(amendment),
    maker: actor.enrolmentId,
  };
  return {
    changes: [
      putAmendment(consortium, recorded, undefined),
      updateCredit({ ...credit, amendmentCount: number }),
      ...putTerms(recipients, credit.id, 'amendment', amendment),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [issuedEvent(credit.id, number, true)],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};
