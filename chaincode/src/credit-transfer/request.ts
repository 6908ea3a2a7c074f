/** The first beneficiary asks; the transferring bank declines, or a maker drafts. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkAct } from '../letter-of-credit/act.ts';
import { evidenceOf } from '../letter-of-credit/evidence.ts';
import { endorsersOf } from '../letter-of-credit/party-facts.ts';
import type { Credit, CreditVersion } from '../letter-of-credit/records.ts';
import { declineTransferAct, draftTransferAct, requestTransferAct } from './acts.ts';
import type { declineTransfer, draftTransfer, requestTransfer } from './commands.ts';
import { forbiddenDifference } from './difference.ts';
import { firstSide } from './members.ts';
import type { Transfer, TransferAnswer } from './records.ts';
import { stateOfTransfer } from './standing.ts';
import { putAnswer, putTransfer, updateAnswer } from './store.ts';

export interface RequestFacts {
  readonly credit: Credit | undefined;
  readonly version: CreditVersion | undefined;
  readonly taken: Transfer | undefined;
  /** Whether second beneficiary and adviser are members, or outsiders that a member recorded. */
  readonly partiesKnown: boolean;
}

type Ask = Request<typeof requestTransfer>;
type AskRefusal = Refusal<(typeof requestTransfer)['errors'][number]>;

const notOpened = refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/credit' });

const refuseRequest = (
  credit: Credit,
  article: string,
  { version, taken, partiesKnown }: RequestFacts,
  { openings }: Ask,
): AskRefusal | undefined => {
  const { transferable } = openings.credit.terms;
  const background = openings.transferRequest.terms.tradeBackground;
  return firstRefusal<AskRefusal>(
    unless(credit.parentId === undefined, refuse('ONWARD_TRANSFER', { article })),
    unless(opens(openings.credit, version?.termsHash), notOpened),
    unless(
      transferable && credit.parties.transferringBank !== undefined,
      refuse('NOT_TRANSFERABLE', { article }),
    ),
    unless(partiesKnown, refuse('PARTY_UNKNOWN', { pointer: '/input/secondBeneficiary' })),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/transferId' })),
    unless(
      credit.profile !== 'CN-DLC-2016' || background !== undefined,
      refuse('TRADE_BACKGROUND_MISSING', { pointer: '/terms/transferRequest/tradeBackground', article }),
    ),
  );
};

export const decideRequest = (
  facts: RequestFacts,
  request: Ask,
): Outcome<'credit-transfer.requested.v1'> | AskRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const allowed = checkAct(requestTransferAct, {
    credit: facts.credit,
    actor,
    evidence: openings.evidence,
    now,
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  const refused = refuseRequest(credit, article, facts, request);
  if (refused !== undefined) return refused;
  const { transferId: id, secondBeneficiary, adviser, amendments } = input;
  const transfer: Transfer = {
    id,
    creditId: credit.id,
    act,
    secondBeneficiary,
    ...(adviser === undefined ? {} : { adviser }),
    amendments,
    requestHash: hashOfOpening(openings.transferRequest),
  };
  const readers = firstSide(credit.parties);
  return {
    changes: [
      putTransfer(consortium, transfer),
      ...putTerms(readers, id, 'transferRequest', openings.transferRequest),
      ...evidenceOf(act, id, openings.evidence),
    ],
    events: [event('credit-transfer.requested.v1', { creditId: credit.id, transferId: id })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};

export interface TransferFacts {
  readonly credit: Credit | undefined;
  readonly version: CreditVersion | undefined;
  readonly transfer: Transfer | undefined;
  readonly answer: TransferAnswer | undefined;
}

const writeAnswer = (
  { consortium }: Pick<Ask, 'consortium'>,
  earlier: TransferAnswer | undefined,
  answer: TransferAnswer,
) => (earlier === undefined ? putAnswer(consortium, answer) : updateAnswer(answer));

export const decideDecline = (
  { credit, transfer, answer }: TransferFacts,
  request: Request<typeof declineTransfer>,
): Outcome<'credit-transfer.declined.v1'> | Refusal<(typeof declineTransfer)['errors'][number]> => {
  const { openings, actor, consortium, now } = request;
  const state = stateOfTransfer(transfer, answer, []);
  const allowed = checkAct(declineTransferAct, {
    credit,
    actor,
    evidence: openings.evidence,
    now,
    ...(state === undefined ? {} : { state }),
  });
  if (isRefusal(allowed)) return allowed;
  const { act, credit: of } = allowed;
  const transferId = request.input.transferId;
  const termsHash = hashOfOpening(openings.transferAnswer);
  const readers = firstSide(of.parties);
  return {
    changes: [
      writeAnswer(request, answer, {
        transferId,
        status: 'declined',
        act,
        maker: actor.enrolmentId,
        termsHash,
      }),
      ...putTerms(readers, transferId, 'transferAnswer', openings.transferAnswer),
      ...evidenceOf(act, transferId, openings.evidence),
    ],
    events: [event('credit-transfer.declined.v1', { creditId: of.id, transferId })],
    endorsers: endorsersOf(consortium, of.parties, actor.mspId, readers),
  };
};

type Draft = Request<typeof draftTransfer>;
type DraftRefusal = Refusal<(typeof draftTransfer)['errors'][number]>;

/** The bank transfers what was asked for: this amount, to this firm, and within what the rules let differ. */
const refuseDraft = (
  { version, transfer }: TransferFacts,
  childTaken: boolean,
  article: string,
  { openings }: Draft,
): DraftRefusal | undefined => {
  const { credit, transferRequest, transferredCredit } = openings;
  const asked = transferRequest.terms;
  const drafted = transferredCredit.terms;
  const difference = forbiddenDifference(credit.terms, drafted);
  const asAsked =
    asked.amount.currency === drafted.amount.currency &&
    minorOf(asked.amount) === minorOf(drafted.amount) &&
    asked.secondBeneficiary.name === drafted.beneficiary.name;
  return firstRefusal<DraftRefusal>(
    unless(opens(credit, version?.termsHash) && opens(transferRequest, transfer?.requestHash), notOpened),
    unless(!childTaken, refuse('ID_TAKEN', { pointer: '/input/childId' })),
    unless(asAsked, refuse('AMOUNT_MISMATCH', { pointer: '/terms/transferredCredit/amount', article })),
    difference && refuse('TRANSFER_TERMS', { pointer: `/terms/transferredCredit/${difference}`, article }),
  );
};

export const decideDraft = (
  facts: TransferFacts & { readonly child: Credit | undefined },
  request: Draft,
): Outcome<'credit-transfer.drafted.v1'> | DraftRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const state = stateOfTransfer(facts.transfer, facts.answer, []);
  const allowed = checkAct(draftTransferAct, {
    credit: facts.credit,
    actor,
    now,
    ...(state === undefined ? {} : { state }),
  });
  if (isRefusal(allowed)) return allowed;
  const { credit, act, article } = allowed;
  const refused = refuseDraft(facts, facts.child !== undefined, article, request);
  if (refused !== undefined) return refused;
  const { transferId, childId } = input;
  const readers = firstSide(credit.parties);
  return {
    changes: [
      writeAnswer(request, facts.answer, {
        transferId,
        status: 'drafted',
        act,
        maker: actor.enrolmentId,
        childId,
        termsHash: hashOfOpening(openings.transferredCredit),
      }),
      ...putTerms(readers, childId, 'transferredCredit', openings.transferredCredit),
    ],
    events: [event('credit-transfer.drafted.v1', { creditId: credit.id, transferId, childId })],
    endorsers: endorsersOf(consortium, credit.parties, actor.mspId, readers),
  };
};
