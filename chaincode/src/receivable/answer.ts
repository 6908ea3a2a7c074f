/** The debtor's answer: confirmed by two persons, or rejected by one. Pure decisions. */
import { coversEpochs, registerLive } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { type LegacyMark, putMarks } from '../legacy-financing/marks.ts';
import { anotherEndorser, peersOf, withWitness } from '../membership/consortium.ts';
import type { confirmDebt, draftDebtAnswer, rejectDebt } from './answer-commands.ts';
import { checkAnswerer, checkDisputer, isUndisclosed } from './debtor.ts';
import { checkConfirmation } from './confirmation.ts';
import { checkDuplicate, suspectedOf, warningsOf } from './fingerprints.ts';
import type { DebtAnswer, DebtorNotice, Receivable } from './records.ts';
import { putAnswer } from './store.ts';

const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/receivableId' });

type Draft = Request<typeof draftDebtAnswer>;
type DraftRefusal = Refusal<(typeof draftDebtAnswer)['errors'][number]>;

/** Of an undisclosed claim the debtor that was told says no more than that it disputes it, or no longer does. */
const standingOfDraft = (
  { debtor }: Receivable,
  notices: readonly DebtorNotice[],
  { openings, actor }: Draft,
): ReturnType<typeof checkAnswerer> => {
  const { kind } = openings.answer.terms;
  return kind === 'dispute' || kind === 'settlement'
    ? checkDisputer(debtor, notices, actor)
    : checkAnswerer(debtor, actor);
};

export const decideAnswerDraft = (
  {
    receivable,
    notices,
  }: { readonly receivable: Receivable | undefined; readonly notices: readonly DebtorNotice[] },
  request: Draft,
): Outcome<'receivable.answer-drafted.v1'> | DraftRefusal => {
  if (receivable === undefined) return notFound;
  const { openings, actor, consortium } = request;
  const standing = standingOfDraft(receivable, notices, request);
  if (isRefusal(standing)) return standing;
  const { invoice, answer } = openings;
  const refused = firstRefusal<DraftRefusal>(
    unless(receivable.status === 'registered', refuse('ASSET_NOT_LIVE')),
    unless(
      opens(invoice, receivable.invoiceHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/invoice' }),
    ),
    unless(
      standing === 'own' || answer.terms.evidence !== undefined,
      refuse('EVIDENCE_MISSING', { pointer: '/terms/answer/evidence' }),
    ),
    answer.terms.kind === 'confirmation'
      ? checkConfirmation(invoice.terms, answer.terms, isUndisclosed(receivable.debtor))
      : undefined,
  );
  if (refused !== undefined) return refused;
  const readers = [actor.mspId, receivable.seller.mspId];
  return {
    changes: putTerms(readers, receivable.id, 'answer', answer),
    events: [
      event('receivable.answer-drafted.v1', {
        receivableId: receivable.id,
        answerHash: hashOfOpening(answer),
      }),
    ],
    endorsers: peersOf(consortium, ...readers),
  };
};

export interface AnswerFacts {
  readonly receivable: Receivable | undefined;
  readonly answer: DebtAnswer | undefined;
  readonly registrations: readonly Registration[];
  /** Financings from before that name the same invoice. */
  readonly legacy: readonly LegacyMark[];
}

type Confirm = Request<typeof confirmDebt>;
type ConfirmRefusal = Refusal<(typeof confirmDebt)['errors'][number]>;

/** The second one says the same and is another person; of a bank, a checker. */
const checkSecond = (
  proposed: DebtAnswer,
  answerHash: string,
  { enrolmentId, role }: Actor,
): ConfirmRefusal | undefined =>
  firstRefusal<ConfirmRefusal>(
    unless(
      proposed.answerHash === answerHash,
      refuse('TERMS_HASH_MISMATCH', { pointer: '/input/answerHash' }),
    ),
    unless(
      proposed.person !== enrolmentId && role !== 'bank-maker',
      refuse('SAME_PERSON', role === 'bank-maker' ? { expected: 'a checker' } : {}),
    ),
  );

const refuseConfirmation = (
  receivable: Receivable,
  { answer, registrations }: AnswerFacts,
  { input, actor, consortium, now }: Confirm,
): ConfirmRefusal | undefined =>
  firstRefusal<ConfirmRefusal>(
    unless(receivable.status === 'registered', refuse('ASSET_NOT_LIVE')),
    unless(instantMs(receivable.proposalExpiresAt) > now, refuse('PROPOSAL_EXPIRED')),
    unless(answer === undefined || answer.status === 'proposed', refuse('DEBT_ANSWERED')),
    answer && checkSecond(answer, input.answerHash, actor),
    unless(coversEpochs(receivable.tokens, consortium.settings.fingerprintEpochs), refuse('TOKENS_MISMATCH')),
    checkDuplicate(registrations, receivable.id),
  );

/** One person proposes, a second one puts it in force; from then on the fingerprints keep others out. */
export const decideConfirmation = (
  facts: AnswerFacts,
  request: Confirm,
): Outcome<'receivable.confirmation-proposed.v1' | 'receivable.confirmed.v1'> | ConfirmRefusal => {
  const { receivable, answer, registrations } = facts;
  if (receivable === undefined) return notFound;
  const { input, actor, consortium, now } = request;
  const standing = checkAnswerer(receivable.debtor, actor);
  if (isRefusal(standing)) return standing;
  const refused = refuseConfirmation(receivable, facts, request);
  if (refused !== undefined) return refused;
  const inForce = answer !== undefined;
  const { id, tokens } = receivable;
  const suspects = suspectedOf(registrations, id);
  const given: DebtAnswer = {
    receivableId: id,
    by: actor.mspId,
    status: inForce ? 'confirmed' : 'proposed',
    answerHash: input.answerHash,
    person: actor.enrolmentId,
    recorded: standing === 'recorded',
    suspects,
    warnings: warningsOf(registrations, id),
    at: instantOf(now),
  };
  return {
    changes: [
      putAnswer(consortium, answer, given),
      ...(inForce ? [...registerLive(tokens, id, id), ...putMarks(id, facts.legacy)] : []),
    ],
    events: [
      inForce
        ? event('receivable.confirmed.v1', { receivableId: id, suspects: suspects.length })
        : event('receivable.confirmation-proposed.v1', { receivableId: id, answerHash: input.answerHash }),
    ],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideRejection = (
  { receivable, answer }: Pick<AnswerFacts, 'receivable' | 'answer'>,
  { input, actor, consortium, now }: Request<typeof rejectDebt>,
): Outcome<'receivable.rejected.v1'> | Refusal<(typeof rejectDebt)['errors'][number]> => {
  if (receivable === undefined) return notFound;
  const standing = checkAnswerer(receivable.debtor, actor);
  if (isRefusal(standing)) return standing;
  if (receivable.status !== 'registered') return refuse('ASSET_NOT_LIVE');
  if (answer !== undefined && answer.status !== 'proposed') return refuse('DEBT_ANSWERED');
  const given: DebtAnswer = {
    receivableId: receivable.id,
    by: actor.mspId,
    status: 'rejected',
    answerHash: input.answerHash,
    person: actor.enrolmentId,
    recorded: standing === 'recorded',
    suspects: [],
    warnings: [],
    at: instantOf(now),
  };
  return {
    changes: [putAnswer(consortium, answer, given)],
    events: [event('receivable.rejected.v1', { receivableId: receivable.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
