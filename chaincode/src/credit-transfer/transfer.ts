/** The transferring bank's consent makes the transferred credit; its advice brings it on its way. Pure. */
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { openingBalance } from '../letter-of-credit/amounts.ts';
import { derived } from '../letter-of-credit/openings.ts';
import { type CreditParties, membersBehind } from '../letter-of-credit/parties.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Act, Credit, CreditBalance } from '../letter-of-credit/records.ts';
import { putBalance, putTransferredCredit, putVersion } from '../letter-of-credit/store.ts';
import type { Lien } from '../lien/records.ts';
import { adviseTransferAct, transferCreditAct } from './acts.ts';
import { afterTransfer, staysWithin } from './balance.ts';
import type { adviseTransfer, transferCredit } from './commands.ts';
import { allowsPartialDrawings, forbiddenDifference } from './difference.ts';
import { firstSide, peersFor } from './members.ts';
import type { TransferFacts } from './request.ts';
import type { Transfer, TransferAnswer, TransferStep } from './records.ts';
import { stateOfTransfer } from './standing.ts';
import { putChild, putStep, updateAnswer } from './store.ts';

export interface ConsentFacts extends TransferFacts {
  readonly balance: CreditBalance | undefined;
  /** Whether another transfer of the credit was made before. */
  readonly transferredBefore: boolean;
  /** Liens on the proceeds of the credit. */
  readonly liens: readonly Lien[];
}

type Consent = Request<typeof transferCredit>;
type ConsentRefusal = Refusal<(typeof transferCredit)['errors'][number]>;

const checkOpenings = ({ version, answer, balance }: ConsentFacts, { openings }: Consent): boolean =>
  opens(openings.credit, version?.termsHash) &&
  opens(openings.transferredCredit, answer?.termsHash) &&
  opens(openings.balance, balance?.balanceHash);

const refuseConsent = (
  facts: ConsentFacts,
  article: string,
  request: Consent,
): ConsentRefusal | undefined => {
  const { credit, transferredCredit, balance, newBalance } = request.openings;
  const after = afterTransfer(balance.terms, facts.answer?.childId ?? '', transferredCredit.terms);
  const difference = forbiddenDifference(credit.terms, transferredCredit.terms);
  return firstRefusal<ConsentRefusal>(
    unless(facts.answer?.maker !== request.actor.enrolmentId, refuse('SAME_PERSON')),
    unless(
      checkOpenings(facts, request),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/transferredCredit' }),
    ),
    // An amendment may have come into force since the draft.
    difference && refuse('TRANSFER_TERMS', { pointer: `/terms/transferredCredit/${difference}`, article }),
    unless(
      !facts.transferredBefore || allowsPartialDrawings(credit.terms),
      refuse('PARTIAL_NOT_ALLOWED', { article }),
    ),
    unless(facts.liens.length === 0, refuse('ASSET_ENCUMBERED')),
    unless(staysWithin(credit.terms, after), refuse('TRANSFER_EXCEEDS_BALANCE', { article })),
    unless(
      canonicalJson(newBalance.terms) === canonicalJson(after),
      refuse('DERIVED_TERMS_WRONG', { pointer: '/terms/newBalance' }),
    ),
  );
};

/**
 * The first beneficiary stands where the applicant stood: nobody behind it is to know what the second one gets. Banks
 * that are bound to the second one act under the original (UCP 600 art. 38(k)).
 */
const childParties = (parent: CreditParties, transfer: Transfer): CreditParties => {
  const { transferringBank } = parent;
  const advisingBank = transfer.adviser ?? transferringBank;
  return {
    applicant: parent.beneficiary,
    issuingBank: parent.issuingBank,
    beneficiary: transfer.secondBeneficiary,
    ...(advisingBank === undefined ? {} : { advisingBank }),
    ...(transferringBank === undefined ? {} : { transferringBank }),
  };
};

const childOf = (credit: Credit, transfer: Transfer, childId: string, act: Act): Credit => ({
  id: childId,
  profile: credit.profile,
  status: 'issued',
  parties: childParties(credit.parties, transfer),
  maker: act.person,
  issue: act,
  parentId: credit.id,
  amendmentCount: 0,
});

export const decideTransfer = (
  facts: ConsentFacts,
  request: Consent,
): Outcome<'credit-transfer.transferred.v1'> | ConsentRefusal => {
  const { openings, actor, consortium, now } = request;
  const { transfer, answer } = facts;
  const state = stateOfTransfer(transfer, answer, []);
  const allowed = checkAct(transferCreditAct, {
    credit: facts.credit,
    actor,
    now,
    ...(state === undefined ? {} : { state }),
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  const refused = refuseConsent(facts, article, request);
  if (refused !== undefined) return refused;
  const childId = answer?.childId;
  if (transfer === undefined || answer === undefined || childId === undefined) {
    return refuse('STATE_WRONG', { article });
  }
  const opening = openingBalance(childId, openings.transferredCredit.terms);
  const childBalance = derived('transferredBalance', openings.transferredBalance, opening);
  if (isRefusal(childBalance)) return childBalance;
  const child = childOf(credit, transfer, childId, act);
  const readers = firstSide(credit.parties);
  return {
    changes: [
      updateAnswer({ ...answer, status: 'transferred', act } satisfies TransferAnswer),
      putTransferredCredit(consortium, child, actor.mspId),
      putChild(consortium, { childId, parentId: credit.id, transferId: transfer.id }, actor.mspId),
      putVersion({
        creditId: childId,
        number: 1,
        termsHash: hashOfOpening(openings.transferredCredit),
        amendments: [],
      }),
      putBalance({ creditId: childId, balanceHash: hashOfOpening(childBalance) }),
      putBalance({ creditId: credit.id, balanceHash: hashOfOpening(openings.newBalance) }),
      ...putTerms(readers, childId, 'credit', openings.transferredCredit),
      ...putTerms(readers, childId, 'balance', childBalance),
      ...putTerms(readers, credit.id, 'balance', openings.newBalance),
    ],
    events: [event('credit-transfer.transferred.v1', { creditId: credit.id, childId })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};

export interface ChildFacts extends TransferFacts {
  readonly parent: Credit | undefined;
  readonly steps: readonly TransferStep[];
}

/** Where the transferring bank advises the second beneficiary itself, `AdviseCredit` is all that is left to do. */
const adviceState = ({ transfer, answer, steps }: ChildFacts): string | undefined =>
  transfer !== undefined && transfer.adviser === undefined
    ? 'advised by the transferring bank'
    : stateOfTransfer(transfer, answer, steps);

/** The transaction carries the transferred credit alone: the adviser learns nothing of the original. */
export const decideAdvice = (
  facts: ChildFacts & { readonly balance: CreditBalance | undefined },
  { openings, actor, consortium, now }: Request<typeof adviseTransfer>,
): Outcome<'credit-transfer.advised.v1'> | Refusal<(typeof adviseTransfer)['errors'][number]> => {
  const { credit: child, version, parent, balance } = facts;
  const state = adviceState(facts);
  const allowed = checkAct(adviseTransferAct, {
    credit: child,
    actor,
    now,
    ...(state === undefined ? {} : { state }),
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act } = allowed;
  const known = opens(openings.credit, version?.termsHash) && opens(openings.balance, balance?.balanceHash);
  if (parent === undefined || !known) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/credit' });
  }
  const readers = membersBehind(credit.parties, ['transferringBank', 'advisingBank']);
  return {
    changes: [
      putStep(consortium, { childId: credit.id, step: 'advised', act }),
      ...putTerms(readers, credit.id, 'credit', openings.credit),
      ...putTerms(readers, credit.id, 'balance', openings.balance),
    ],
    events: [event('credit-transfer.advised.v1', { creditId: credit.id })],
    endorsers: peersFor(consortium, readers, parent.parties),
  };
};
