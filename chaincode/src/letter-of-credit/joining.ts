/** Credits of outside issuers, and outsiders that become members. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { openingBalance } from './amounts.ts';
import { brokenRule } from './guards.ts';
import type { DraftFacts } from './issue.ts';
import type { handOverRole, recordCredit, takeRole } from './joining-commands.ts';
import type { CreditFacts } from './load.ts';
import { accountsInForce, derived, opened } from './openings.ts';
import { type CreditParties, type CreditRole, isExternal, membersBehind, standingOf } from './parties.ts';
import { endorsersOf, hasTwoPeers } from './party-facts.ts';
import type { Act, Credit, Handover } from './records.ts';
import { putBalance, putCredit, putHandover, putVersion, updateCredit } from './store.ts';

type Recording = Request<typeof recordCredit>;
type RecordRefusal = Refusal<(typeof recordCredit)['errors'][number]>;

/** A firm records for its own credits only, never for a neighbour's on the same platform. */
const isRecorder = ({ input, actor }: Recording): boolean => {
  const { issuingBank, applicant, beneficiary } = input.parties;
  const own =
    actor.party.subject === undefined ||
    [applicant, beneficiary].some((party) => !isExternal(party) && sameParty(party, actor.party));
  return own && standingOf(issuingBank, actor) === 'recorded';
};

const checkRecording = ({ credit, unknown }: DraftFacts, request: Recording): RecordRefusal | undefined => {
  const { input, openings, consortium } = request;
  if (!isRecorder(request)) {
    return refuse('NOT_THE_PARTY', { pointer: '/input/parties/issuingBank', expected: 'recorded by you' });
  }
  if (credit !== undefined) return refuse('ID_TAKEN', { pointer: '/input/creditId' });
  if (unknown !== undefined) return refuse('PARTY_UNKNOWN', { pointer: `/input/parties/${unknown}` });
  if (!hasTwoPeers(consortium, input.parties))
    return refuse('TOO_FEW_MEMBERS', { pointer: '/input/parties' });
  return brokenRule(openings.credit.terms, input.profile);
};

/** The recorder and whoever was asked to act; the beneficiary hears of it from its adviser. */
const recipientsOf = (parties: CreditParties): string[] =>
  membersBehind(parties, [
    'issuingBank',
    'advisingBank',
    'confirmingBank',
    'nominatedBank',
    'transferringBank',
    ...(parties.advisingBank === undefined ? (['beneficiary'] as const) : []),
  ]);

export const decideRecording = (
  facts: DraftFacts,
  request: Recording,
): Outcome<'letter-of-credit.recorded.v1'> | RecordRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const { creditId, profile, parties } = input;
  const refused = checkRecording(facts, request);
  if (refused !== undefined) return refused;
  const { credit: terms, evidence } = openings;
  const balance = derived('balance', openings.balance, openingBalance(creditId, terms.terms));
  if (isRefusal(balance)) return balance;
  const issue: Act = {
    by: actor.party,
    person: actor.enrolmentId,
    as: 'issuingBank',
    recorded: true,
    at: instantOf(now),
    evidenceHash: hashOfOpening(evidence),
  };
  const credit: Credit = {
    id: creditId,
    profile,
    status: 'issued',
    parties,
    maker: actor.enrolmentId,
    issue,
    amendmentCount: 0,
  };
  const recipients = recipientsOf(parties);
  return {
    changes: [
      putCredit(consortium, credit),
      putVersion({ creditId, number: 1, termsHash: hashOfOpening(terms), amendments: [] }),
      putBalance({ creditId, balanceHash: hashOfOpening(balance) }),
      ...putTerms(recipients, creditId, 'credit', terms),
      ...putTerms(recipients, creditId, 'balance', balance),
      ...putTerms([actor.mspId], creditId, 'evidence', evidence),
    ],
    events: [event('letter-of-credit.recorded.v1', { creditId, profile })],
    endorsers: endorsersOf(consortium, parties, actor.mspId, recipients),
  };
};

export interface HandoverFacts extends CreditFacts {
  readonly handover: Handover | undefined;
  /** The role, where the newcomer may not take it. */
  readonly unknown: CreditRole | undefined;
}

export const decideHandover = (
  facts: HandoverFacts,
  { input, openings, actor, consortium }: Request<typeof handOverRole>,
): Outcome<'letter-of-credit.handover-offered.v1'> | Refusal<(typeof handOverRole)['errors'][number]> => {
  const { credit, handover, unknown } = facts;
  if (credit === undefined) return refuse('CREDIT_NOT_FOUND', { pointer: '/input/creditId' });
  const { role, to } = input;
  if (standingOf(credit.parties[role], actor) !== 'recorded') {
    return refuse('NOT_THE_PARTY', { pointer: '/input/role', expected: 'a role that you record for' });
  }
  if (handover?.state === 'accepted') return refuse('STATE_WRONG', { expected: 'none or offered' });
  if (unknown !== undefined) return refuse('PARTY_UNKNOWN', { pointer: '/input/to' });
  const accounts = accountsInForce(facts, openings);
  if (isRefusal(accounts)) return accounts;
  const { credit: terms, balance: drawn } = accounts;
  const offered: Handover = { creditId: credit.id, role, to, by: actor.party, state: 'offered' };
  return {
    changes: [
      putHandover(offered),
      ...putTerms([to.mspId], credit.id, 'credit', terms),
      ...putTerms([to.mspId], credit.id, 'balance', drawn),
    ],
    events: [event('letter-of-credit.handover-offered.v1', { creditId: credit.id, role })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, [to.mspId]),
  };
};

export const decideTaking = (
  { credit, version, handover }: HandoverFacts,
  { input, openings, actor, consortium }: Request<typeof takeRole>,
): Outcome<'letter-of-credit.role-taken.v1'> | Refusal<(typeof takeRole)['errors'][number]> => {
  if (credit === undefined) return refuse('CREDIT_NOT_FOUND', { pointer: '/input/creditId' });
  if (handover?.state !== 'offered') return refuse('STATE_WRONG', { expected: 'offered' });
  if (!sameParty(handover.to, actor.party))
    return refuse('NOT_THE_PARTY', { expected: 'the party that it was offered to' });
  const terms = opened('credit', openings.credit, version?.termsHash);
  if (isRefusal(terms)) return terms;
  const { role } = input;
  const taken: Credit = { ...credit, parties: { ...credit.parties, [role]: actor.party } };
  return {
    changes: [
      // An issuer that joined keeps its credit under its own policy from here.
      role === 'issuingBank' ? putCredit(consortium, taken) : updateCredit(taken),
      putHandover({ ...handover, state: 'accepted' }),
      ...putTerms([actor.mspId], credit.id, 'credit', terms),
    ],
    events: [event('letter-of-credit.role-taken.v1', { creditId: credit.id, role })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, [
      handover.by.mspId,
      ...membersBehind(credit.parties, ['issuingBank']),
    ]),
  };
};
