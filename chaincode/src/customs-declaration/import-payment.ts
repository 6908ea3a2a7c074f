/** Payments on an import declaration: asked for, made, given up. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import type { Hold } from '../asset/records.ts';
import { isFrozen } from '../asset/store.ts';
import { checkConsent } from '../consent/machine.ts';
import type { Consent } from '../consent/records.ts';
import { checkPaid, sameMoney } from '../financing/checks.ts';
import type { UsedReference } from '../financing/records.ts';
import { putReference } from '../financing/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { checkLive } from '../lien/machine.ts';
import { anotherEndorser, isActive, peersOf, withWitness } from '../membership/consortium.ts';
import { shareOfDeclaration } from './derive.ts';
import type {
  confirmImportPayment,
  giveUpImportPayment,
  requestImportPayment,
} from './import-payment-commands.ts';
import type { ImportPayment } from './import-payment-records.ts';
import { putImportPayment, updateImportPayment } from './import-payment-store.ts';
import type { Declaration } from './records.ts';

export interface RequestFacts {
  readonly declaration: Declaration | undefined;
  readonly asset: Asset | undefined;
  readonly consent: Consent | undefined;
  readonly taken: ImportPayment | undefined;
  readonly holds: readonly Hold[];
}

type Ask = Request<typeof requestImportPayment>;
type AskRefusal = Refusal<(typeof requestImportPayment)['errors'][number]>;

/** What the bank is shown is what customs reported; another payee than the declared one is explained. */
const checkTerms = (declaration: Declaration, { input, openings }: Ask): AskRefusal | undefined => {
  const { payee, explanation, amount } = openings.paymentRequest.terms;
  const share = shareOfDeclaration(openings.assessment.terms, amount);
  return firstRefusal<AskRefusal>(
    unless(
      opens(openings.declaration, declaration.declarationHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/declaration' }),
    ),
    unless(
      opens(openings.assessment, declaration.assessmentHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/assessment' }),
    ),
    unless(
      payee === openings.declaration.terms.overseasParty || explanation !== undefined,
      refuse('EXPLANATION_MISSING', { pointer: '/terms/paymentRequest/explanation' }),
    ),
    unless(share !== undefined, refuse('CAPACITY_EXCEEDED', { pointer: '/terms/paymentRequest/amount' })),
    unless(share === BigInt(input.share), refuse('AMOUNT_MISMATCH', { pointer: '/input/share' })),
  );
};

const refuseRequest = (
  facts: RequestFacts & { readonly declaration: Declaration; readonly asset: Asset },
  request: Ask,
): AskRefusal | undefined => {
  const { declaration, asset, consent, taken, holds } = facts;
  const { input, actor, consortium, now } = request;
  const isBank = consortium.members[input.bank]?.kind === 'bank' && isActive(consortium, input.bank);
  const reliance = {
    grantee: { mspId: input.bank },
    grantor: actor.party,
    purpose: 'import-payment',
    declarationId: declaration.id,
  } as const;
  return firstRefusal<AskRefusal>(
    unless(sameParty(declaration.trader, actor.party), refuse('NOT_THE_OWNER')),
    unless(
      declaration.flow === 'import',
      refuse('DECLARATION_FLOW_WRONG', { pointer: '/input/declarationId', expected: 'import' }),
    ),
    checkLive(asset),
    unless(isBank, refuse('PARTY_UNKNOWN', { pointer: '/input/bank', expected: 'an active bank' })),
    checkConsent(consent, reliance, now),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/paymentId' })),
    unless(!isFrozen(holds), refuse('ASSET_FROZEN')),
    checkTerms(declaration, request),
  );
};

export const decidePaymentRequest = (
  facts: RequestFacts,
  request: Ask,
): Outcome<'import-payment.requested.v1'> | AskRefusal => {
  const { declaration, asset } = facts;
  if (declaration === undefined || asset === undefined) {
    return refuse('ASSET_NOT_FOUND', { pointer: '/input/declarationId' });
  }
  const refused = refuseRequest({ ...facts, declaration, asset }, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium, now } = request;
  const { declarationId, paymentId, bank, consentId, share } = input;
  const payment: ImportPayment = {
    id: paymentId,
    ...{ declarationId, bank, consentId, share },
    trader: actor.party,
    status: 'requested',
    requestHash: hashOfOpening(openings.paymentRequest),
    at: instantOf(now),
  };
  return {
    changes: [
      putImportPayment(consortium, payment),
      ...putTerms([bank], declarationId, 'declaration', openings.declaration),
      ...putTerms([bank], declarationId, 'assessment', openings.assessment),
      ...putTerms([actor.mspId, bank], paymentId, 'paymentRequest', openings.paymentRequest),
    ],
    events: [event('import-payment.requested.v1', { declarationId, paymentId })],
    endorsers: peersOf(consortium, actor.mspId, bank),
  };
};

/** The payment, of this bank and in this status; another bank's is as if it did not exist. */
export const ownPayment = (
  payment: ImportPayment | undefined,
  bank: string,
  ...statuses: readonly ImportPayment['status'][]
): ImportPayment | Refusal<'PAYMENT_NOT_FOUND' | 'PAYMENT_STATUS_WRONG'> => {
  if (payment?.bank !== bank) return refuse('PAYMENT_NOT_FOUND', { pointer: '/input/paymentId' });
  return statuses.includes(payment.status)
    ? payment
    : refuse('PAYMENT_STATUS_WRONG', { expected: statuses.join(' or ') });
};

export interface ConfirmationFacts {
  readonly payment: ImportPayment | undefined;
  readonly used: UsedReference | undefined;
}

type Confirm = Request<typeof confirmImportPayment>;
type ConfirmRefusal = Refusal<(typeof confirmImportPayment)['errors'][number]>;

export const decidePaymentConfirmation = (
  { payment: loaded, used }: ConfirmationFacts,
  { input, openings, actor, consortium, now }: Confirm,
): Outcome<'import-payment.paid.v1'> | ConfirmRefusal => {
  const verified = ownPayment(loaded, actor.mspId, 'verified');
  if (isRefusal(verified)) return verified;
  const { paymentRequest, payment } = openings;
  const refused = firstRefusal<ConfirmRefusal>(
    unless(verified.maker !== actor.enrolmentId, refuse('SAME_PERSON')),
    unless(
      opens(paymentRequest, verified.requestHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/paymentRequest' }),
    ),
    unless(
      sameMoney(payment.terms.amount, paymentRequest.terms.amount),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' }),
    ),
    checkPaid(used, payment, now),
  );
  if (refused !== undefined) return refused;
  const { declarationId, id: paymentId, trader } = verified;
  const at = instantOf(now);
  const readers = [actor.mspId, trader.mspId];
  return {
    changes: [
      updateImportPayment({ ...verified, status: 'paid', paymentHash: hashOfOpening(payment), at }),
      putReference(actor.mspId, input.referenceToken, { usedFor: paymentId, at }),
      ...putTerms(readers, paymentId, 'payment', payment),
    ],
    events: [event('import-payment.paid.v1', { declarationId, paymentId })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export const decidePaymentEnd = (
  loaded: ImportPayment | undefined,
  { actor, consortium, now }: Request<typeof giveUpImportPayment>,
): Outcome<'import-payment.given-up.v1'> | Refusal<(typeof giveUpImportPayment)['errors'][number]> => {
  const payment = ownPayment(loaded, actor.mspId, 'requested', 'verified');
  if (isRefusal(payment)) return payment;
  const { declarationId, id: paymentId } = payment;
  return {
    changes: [updateImportPayment({ ...payment, status: 'given-up', at: instantOf(now) })],
    events: [event('import-payment.given-up.v1', { declarationId, paymentId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
