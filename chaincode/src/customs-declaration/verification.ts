/** A bank asks, customs answers. Pure decisions. */
import { askedUnder, checkConsent, isGranted } from '../consent/machine.ts';
import type { Consent } from '../consent/records.ts';
import { updateConsent } from '../consent/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { expiryAllowed, isActive, peersOf } from '../membership/consortium.ts';
import type { answerVerification, requestVerification } from './verification-commands.ts';
import type { Verification } from './verification-records.ts';
import { putVerification, updateVerification } from './verification-store.ts';

export interface QuestionFacts {
  readonly consent: Consent | undefined;
  readonly taken: Verification | undefined;
}

type Ask = Request<typeof requestVerification>;
type AskRefusal = Refusal<(typeof requestVerification)['errors'][number]>;

export const decideQuestion = (
  { consent, taken }: QuestionFacts,
  { input, openings, actor, consortium, now }: Ask,
): Outcome<'customs-declaration.verification-requested.v1'> | AskRefusal => {
  const { purpose, customs } = input;
  const withheld = checkConsent(consent, { grantee: { mspId: actor.mspId }, purpose }, now);
  if (withheld !== undefined) return withheld;
  if (consent === undefined) return refuse('CONSENT_NOT_FOUND');
  const isCustoms = consortium.members[customs]?.kind === 'authority' && isActive(consortium, customs);
  const count = openings.question.terms.declarations.length;
  const perHour = consortium.settings.exchange.questionsPerHour;
  const used = askedUnder(consent, count, { now, perHour });
  const refused = firstRefusal<AskRefusal>(
    unless(
      isCustoms,
      refuse('PARTY_UNKNOWN', { pointer: '/input/customs', expected: 'an active authority' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/verificationId' })),
    unless(used !== undefined, refuse('CONSENT_RATE_EXCEEDED', { expected: `${perHour} an hour at most` })),
  );
  if (refused !== undefined) return refused;
  const verification: Verification = {
    id: input.verificationId,
    consentId: consent.id,
    trader: consent.grantor,
    bank: actor.mspId,
    ...{ customs, purpose, count },
    status: 'asked',
    questionHash: hashOfOpening(openings.question),
    askedAt: instantOf(now),
  };
  const readers = [actor.mspId, customs, consent.grantor.mspId];
  return {
    changes: [
      updateConsent(used ?? consent),
      putVerification(consortium, verification),
      ...putTerms(readers, verification.id, 'question', openings.question),
    ],
    events: [
      event('customs-declaration.verification-requested.v1', {
        consentId: consent.id,
        verificationId: verification.id,
        count,
      }),
    ],
    endorsers: peersOf(consortium, ...readers),
  };
};

export interface AnswerFacts {
  readonly consent: Consent | undefined;
  readonly verification: Verification | undefined;
}

type Answer = Request<typeof answerVerification>;
type AnswerRefusal = Refusal<(typeof answerVerification)['errors'][number]>;

const checkAnswer = (
  { consent, verification }: AnswerFacts & { readonly verification: Verification },
  { input, openings, actor, consortium, now }: Answer,
): AnswerRefusal | undefined => {
  const { answerHoursMax } = consortium.settings.exchange;
  const { question, answer } = openings;
  const numbers = question.terms.declarations.map(({ customsNo }) => customsNo).join();
  const answers =
    answer.terms.verificationId === verification.id &&
    answer.terms.validUntil === input.validUntil &&
    answer.terms.declarations.map(({ customsNo }) => customsNo).join() === numbers;
  return firstRefusal<AnswerRefusal>(
    unless(verification.customs === actor.mspId, refuse('NOT_AN_AUTHORITY')),
    unless(verification.status === 'asked', refuse('VERIFICATION_ANSWERED')),
    // Revoked since it was asked: nothing more is told.
    unless(consent !== undefined && isGranted(consent, now), refuse('CONSENT_NOT_ACTIVE')),
    unless(
      expiryAllowed(instantMs(input.validUntil), now, answerHoursMax),
      refuse('EXPIRY_INVALID', { pointer: '/input/validUntil' }),
    ),
    unless(
      opens(question, verification.questionHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/question' }),
    ),
    unless(answers, refuse('DERIVED_TERMS_WRONG', { pointer: '/terms/answer' })),
  );
};

export const decideAnswer = (
  facts: AnswerFacts,
  request: Answer,
): Outcome<'customs-declaration.verification-answered.v1'> | AnswerRefusal => {
  const { verification } = facts;
  if (verification === undefined) {
    return refuse('VERIFICATION_NOT_FOUND', { pointer: '/input/verificationId' });
  }
  const refused = checkAnswer({ ...facts, verification }, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium, now } = request;
  const readers = [actor.mspId, verification.bank];
  return {
    changes: [
      updateVerification({
        ...verification,
        status: 'answered',
        answerHash: hashOfOpening(openings.answer),
        answeredAt: instantOf(now),
        validUntil: input.validUntil,
      }),
      ...putTerms(readers, verification.id, 'answer', openings.answer),
    ],
    events: [
      event('customs-declaration.verification-answered.v1', {
        consentId: verification.consentId,
        verificationId: verification.id,
      }),
    ],
    endorsers: peersOf(consortium, ...readers),
  };
};
