/** A credit is drafted by one person of the bank and issued by another. Pure decisions. */
import { checkApprovals } from '../bank-policy/approvals.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import { checkAct } from './act.ts';
import { exposureOf, openingBalance } from './amounts.ts';
import { brokenRule } from './guards.ts';
import { type draftCredit, draftCreditAct, type issueCredit, issueCreditAct } from './issue-commands.ts';
import type { BankActFacts } from './load.ts';
import { derived, opened } from './openings.ts';
import { type CreditParties, type CreditRole, membersBehind, standingOf } from './parties.ts';
import { endorsersOf, hasTwoPeers } from './party-facts.ts';
import { preAdviceOf } from './pre-advice.ts';
import type { Credit } from './records.ts';
import { putBalance, putCredit, putVersion, updateCredit } from './store.ts';
import type { CreditTerms, PreAdviceTerms } from './terms.ts';

export interface DraftFacts {
  readonly credit: Credit | undefined;
  /** The first role whose party is not there. */
  readonly unknown: CreditRole | undefined;
}

type Draft = Request<typeof draftCredit>;
type DraftRefusal = Refusal<(typeof draftCredit)['errors'][number]>;

const same = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);

/** The bank drafts on the application that it got: neither the firm nor the rules are its to change. */
const checkApplication = (credit: Credit, { input }: Draft): DraftRefusal | undefined => {
  if (credit.profile !== input.profile) return refuse('PARTIES_CONTRADICTED', { pointer: '/input/profile' });
  const moved = (['applicant', 'beneficiary'] as const).find(
    (role) => !same(credit.parties[role], input.parties[role]),
  );
  return moved && refuse('PARTIES_CONTRADICTED', { pointer: `/input/parties/${moved}` });
};

const checkDrafter = (credit: Credit | undefined, request: Draft): DraftRefusal | undefined => {
  const { input, actor } = request;
  const article = draftCreditAct.articles[input.profile];
  const issuers = [input.parties.issuingBank, ...(credit === undefined ? [] : [credit.parties.issuingBank])];
  if (issuers.some((party) => standingOf(party, actor) !== 'own')) {
    return refuse('NOT_THE_PARTY', { expected: 'issuingBank', article });
  }
  if (credit === undefined) return undefined;
  const statuses: readonly Credit['status'][] = draftCreditAct.credit;
  return statuses.includes(credit.status)
    ? checkApplication(credit, request)
    : refuse('CREDIT_STATUS_WRONG', { expected: statuses.join(' or '), article });
};

export const decideDraft = (
  { credit, unknown }: DraftFacts,
  request: Draft,
): Outcome<'letter-of-credit.drafted.v1'> | DraftRefusal => {
  const { input, openings, actor, consortium } = request;
  const { creditId, profile, parties } = input;
  const refused = checkDrafter(credit, request);
  if (refused !== undefined) return refused;
  if (unknown !== undefined) return refuse('PARTY_UNKNOWN', { pointer: `/input/parties/${unknown}` });
  if (!hasTwoPeers(consortium, parties)) return refuse('TOO_FEW_MEMBERS', { pointer: '/input/parties' });
  const broken = brokenRule(openings.credit.terms, profile);
  if (broken !== undefined) return broken;
  const drafted: Credit = {
    ...(credit ?? { id: creditId, profile, amendmentCount: 0 }),
    status: credit?.status === 'pre-advised' ? 'pre-advised' : 'drafted',
    parties,
    draftHash: hashOfOpening(openings.credit),
    maker: actor.enrolmentId,
  };
  return {
    changes: [
      credit === undefined ? putCredit(consortium, drafted) : updateCredit(drafted),
      ...putTerms([actor.mspId], creditId, 'credit', openings.credit),
    ],
    events: [event('letter-of-credit.drafted.v1', { creditId, profile })],
    endorsers: endorsersOf(consortium, parties, actor.mspId, membersBehind(parties, ['applicant'])),
  };
};

/** Who gets the terms when a credit is issued; without an adviser the beneficiary hears of it from the issuer. */
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

/** What was pre-advised is issued in consistent terms (UCP 600 art. 11(b)). */
const checkPreAdvice = (
  { preAdviceHash }: Credit,
  terms: CreditTerms,
  opening: Opening<PreAdviceTerms> | undefined,
): Refusal<'TERMS_HASH_MISMATCH' | 'PRE_ADVICE_CONTRADICTED'> | undefined => {
  if (preAdviceHash === undefined) return undefined;
  const preAdvice = opened('preAdvice', opening, preAdviceHash);
  if (isRefusal(preAdvice)) return preAdvice;
  return same(preAdvice.terms, preAdviceOf(terms))
    ? undefined
    : refuse('PRE_ADVICE_CONTRADICTED', { article: 'UCP 600 art. 11(b)' });
};

export const decideIssue = (
  { credit: loaded, policy }: BankActFacts,
  { input, openings, actor, consortium, now }: Request<typeof issueCredit>,
): Outcome<'letter-of-credit.issued.v1'> | Refusal<(typeof issueCredit)['errors'][number]> => {
  const allowed = checkAct(issueCreditAct, { credit: loaded, actor, now });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const refused = checkApprovals({
    policy,
    act: { command: 'IssueCredit', recordId: credit.id, termsHash: credit.draftHash ?? '' },
    actor,
    maker: credit.maker,
    input,
    // Measures art. 13: the bank has reviewed that the trade is genuine.
    needs: credit.profile === 'CN-DLC-2016' ? ['tradeBackground'] : [],
  });
  if (refused !== undefined) return refused;
  const terms = opened('credit', openings.credit, credit.draftHash);
  if (isRefusal(terms)) return terms;
  const contradicted = checkPreAdvice(credit, terms.terms, openings.preAdvice);
  if (contradicted !== undefined) return contradicted;
  const balance = derived('balance', openings.balance, openingBalance(credit.id, terms.terms));
  if (isRefusal(balance)) return balance;
  const exposed = exposureOf(credit.id, 'letter-of-credit', terms.terms, balance.terms);
  const exposure = derived('exposure', openings.exposure, exposed);
  if (isRefusal(exposure)) return exposure;
  const recipients = recipientsOf(credit.parties);
  const termsHash = hashOfOpening(terms);
  return {
    changes: [
      updateCredit({ ...credit, status: 'issued', issue: act, exposureHash: hashOfOpening(exposure) }),
      putVersion({ creditId: credit.id, number: 1, termsHash, amendments: [] }),
      putBalance({ creditId: credit.id, balanceHash: hashOfOpening(balance) }),
      ...putTerms(recipients, credit.id, 'credit', terms),
      ...putTerms(recipients, credit.id, 'balance', balance),
      putExposure(actor.mspId, credit.id, exposure),
      ...putTerms([actor.mspId], credit.id, 'exposure', exposure),
    ],
    events: [event('letter-of-credit.issued.v1', { creditId: credit.id, profile: credit.profile })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};
