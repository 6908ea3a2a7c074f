/** A second bank's own undertaking beside the issuer's. Pure decisions. */
import { checkApprovals } from '../bank-policy/approvals.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import { checkAct } from './act.ts';
import { exposureOf } from './amounts.ts';
import {
  type addConfirmation,
  addConfirmationAct,
  type declineConfirmation,
  declineConfirmationAct,
  type draftConfirmation,
  draftConfirmationAct,
} from './confirmation-commands.ts';
import { evidenceOf } from './evidence.ts';
import { lastIn } from './facts.ts';
import type { BankActFacts } from './load.ts';
import { accountsInForce, derived } from './openings.ts';
import { membersBehind } from './parties.ts';
import { endorsersOf } from './party-facts.ts';
import type { Act, Credit, CreditConfirmation } from './records.ts';
import { confirmationStore } from './store.ts';
import type { CreditBalanceTerms, CreditTerms } from './terms.ts';

export interface ConfirmationFacts extends BankActFacts {
  readonly confirmations: readonly CreditConfirmation[];
}

/** `requested` while the bank that is named to confirm has done nothing. */
export const confirmationState = (
  confirmations: readonly CreditConfirmation[],
): CreditConfirmation['state'] | 'requested' => lastIn(confirmations, 'confirmingBank')?.state ?? 'requested';

export const decideConfirmationDraft = (
  facts: ConfirmationFacts,
  { actor, consortium, now }: Request<typeof draftConfirmation>,
):
  | Outcome<'letter-of-credit.confirmation-drafted.v1'>
  | Refusal<(typeof draftConfirmation)['errors'][number]> => {
  const state = confirmationState(facts.confirmations);
  const allowed = checkAct(draftConfirmationAct, {
    credit: facts.credit,
    actor,
    now,
    state,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const draft: CreditConfirmation = { creditId: credit.id, state: 'drafted', act };
  return {
    changes: [confirmationStore.put(consortium, draft, facts.confirmations)],
    events: [event('letter-of-credit.confirmation-drafted.v1', { creditId: credit.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

type Add = Request<typeof addConfirmation>;
type AddRefusal = Refusal<(typeof addConfirmation)['errors'][number]>;

interface Confirmed {
  readonly changes: Outcome['changes'];
  readonly exposureHash?: string;
}

/** The member that confirms is exposed; one that records an outsider's confirmation is not. */
const expose = (
  credit: Credit,
  act: Act,
  terms: CreditTerms,
  balance: CreditBalanceTerms,
  { openings, actor }: Add,
): Confirmed | Refusal<'DERIVED_TERMS_WRONG'> => {
  if (act.recorded) return { changes: [] };
  const expected = exposureOf(credit.id, 'confirmation', terms, balance);
  const exposure = derived('exposure', openings.exposure, expected);
  if (isRefusal(exposure)) return exposure;
  return {
    changes: [
      putExposure(actor.mspId, credit.id, exposure),
      ...putTerms([actor.mspId], credit.id, 'exposure', exposure),
    ],
    exposureHash: hashOfOpening(exposure),
  };
};

/** An own confirmation needs two persons of the bank; nobody drafts the record of another's. */
const checkPersons = (
  { policy, confirmations }: ConfirmationFacts,
  credit: Credit,
  act: Act,
  termsHash: string,
  { input, actor }: Add,
): AddRefusal | undefined => {
  if (act.recorded) return undefined;
  const draft = lastIn(confirmations, 'confirmingBank');
  const maker = draft?.state === 'drafted' ? draft.act.person : actor.enrolmentId;
  const approved = { command: 'AddConfirmation', recordId: credit.id, termsHash };
  return checkApprovals({ policy, act: approved, actor, maker, input });
};

export const decideConfirmation = (
  facts: ConfirmationFacts,
  request: Add,
): Outcome<'letter-of-credit.confirmation-added.v1'> | AddRefusal => {
  const { openings, actor, consortium, now } = request;
  const { evidence } = openings;
  const state = confirmationState(facts.confirmations);
  const allowed = checkAct(addConfirmationAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  const refused = checkPersons(facts, credit, act, facts.version?.termsHash ?? '', request);
  if (refused !== undefined) return refused;
  const accounts = accountsInForce(facts, openings);
  if (isRefusal(accounts)) return accounts;
  const { credit: terms, balance } = accounts;
  if (terms.terms.confirmation === 'without') return refuse('CONFIRMATION_NOT_REQUESTED', { article });
  const confirmed = expose(credit, act, terms.terms, balance.terms, request);
  if (isRefusal(confirmed)) return confirmed;
  const { changes, ...exposed } = confirmed;
  const recipients = [actor.mspId, ...membersBehind(credit.parties, ['issuingBank'])];
  const termsHash = hashOfOpening(terms);
  const confirmation: CreditConfirmation = {
    creditId: credit.id,
    state: 'added',
    act,
    termsHash,
    ...exposed,
  };
  return {
    changes: [
      confirmationStore.put(consortium, confirmation, facts.confirmations),
      ...putTerms([actor.mspId], credit.id, 'credit', terms),
      ...changes,
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [
      event('letter-of-credit.confirmation-added.v1', { creditId: credit.id, recorded: act.recorded }),
    ],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};

export const decideConfirmationDecline = (
  facts: ConfirmationFacts,
  { openings, actor, consortium, now }: Request<typeof declineConfirmation>,
):
  | Outcome<'letter-of-credit.confirmation-declined.v1'>
  | Refusal<(typeof declineConfirmation)['errors'][number]> => {
  const { evidence, reason } = openings;
  const state = confirmationState(facts.confirmations);
  const allowed = checkAct(declineConfirmationAct, { credit: facts.credit, actor, evidence, now, state });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const recipients = [actor.mspId, ...membersBehind(credit.parties, ['issuingBank'])];
  const declined: CreditConfirmation = {
    creditId: credit.id,
    state: 'declined',
    act,
    termsHash: hashOfOpening(reason),
  };
  return {
    changes: [
      confirmationStore.put(consortium, declined, facts.confirmations),
      ...putTerms(recipients, credit.id, 'reason', reason),
      ...evidenceOf(act, credit.id, evidence),
    ],
    events: [event('letter-of-credit.confirmation-declined.v1', { creditId: credit.id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, recipients),
  };
};
