/**
 * What may still be paid on an import declaration: together never more than was declared, within the tolerance of the
 * policy. Pure decisions.
 */
import type { Asset } from '../asset/asset.ts';
import type { Factor, Hold } from '../asset/records.ts';
import { effectiveParts, isFrozen } from '../asset/store.ts';
import { checkStanding } from '../consent/machine.ts';
import type { Consent } from '../consent/records.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { minorOf, type Money } from '../kernel/money.ts';
import { opens } from '../kernel/terms.ts';
import { sharesFit } from '../lien/machine.ts';
import { peersOf } from '../membership/consortium.ts';
import type { ExchangePolicy } from '../membership/exchange-policy.ts';
import { ownPayment } from './import-payment.ts';
import type { verifyImportPayment } from './import-payment-commands.ts';
import { type ImportPayment, paidShares } from './import-payment-records.ts';
import { updateImportPayment } from './import-payment-store.ts';
import type { Declaration } from './records.ts';
import type { Verification } from './verification-records.ts';

/** Large payments need customs' word, unless the supervision mode is exempt; without a threshold all do. */
export const needsVerification = (
  { amount, currency }: Money,
  tradeMode: string,
  { payment }: ExchangePolicy,
): boolean => {
  if (payment.exemptModes.includes(tradeMode)) return false;
  const threshold = payment.thresholds.find((one) => one.currency === currency);
  return threshold === undefined || minorOf({ amount, currency }) > BigInt(threshold.minorUnits);
};

/** Customs has answered this bank, for this purpose, and the answer still holds. */
const isAnswered = (verification: Verification | undefined, payment: ImportPayment, now: number): boolean =>
  verification?.status === 'answered' &&
  verification.bank === payment.bank &&
  verification.purpose === 'import-payment' &&
  instantMs(verification.validUntil ?? verification.askedAt) > now;

export interface VerificationFacts {
  readonly payments: readonly ImportPayment[];
  readonly asset: Asset | undefined;
  readonly declaration: Declaration | undefined;
  readonly consent: Consent | undefined;
  readonly verification: Verification | undefined;
  readonly holds: readonly Hold[];
  readonly factors: readonly Factor[];
}

type Verify = Request<typeof verifyImportPayment>;
type VerifyRefusal = Refusal<(typeof verifyImportPayment)['errors'][number]>;

const refuseVerification = (
  facts: VerificationFacts,
  payment: ImportPayment,
  { openings, consortium, now }: Verify,
): VerifyRefusal | undefined => {
  const { payments, asset, declaration, consent, verification, holds, factors } = facts;
  const { paymentRequest } = openings;
  const needed = needsVerification(
    paymentRequest.terms.amount,
    openings.declaration.terms.tradeMode,
    consortium.settings.exchange,
  );
  const shown =
    opens(paymentRequest, payment.requestHash) && opens(openings.declaration, declaration?.declarationHash);
  const shares = [...paidShares(payments), BigInt(payment.share)];
  return firstRefusal<VerifyRefusal>(
    unless(asset?.live === true && asset.attested, refuse('ASSET_NOT_LIVE')),
    checkStanding(payment, consent, now),
    unless(!isFrozen(holds), refuse('ASSET_FROZEN')),
    unless(shown, refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/declaration' })),
    unless(
      !needed || isAnswered(verification, payment, now),
      refuse('VERIFICATION_MISSING', { pointer: '/input/verificationId' }),
    ),
    unless(sharesFit(shares, effectiveParts(factors)), refuse('CAPACITY_EXCEEDED')),
  );
};

export const decidePaymentVerification = (
  facts: VerificationFacts,
  request: Verify,
): Outcome<'import-payment.verified.v1'> | VerifyRefusal => {
  const { input, actor, consortium, now } = request;
  const found = facts.payments.find(({ id }) => id === input.paymentId);
  const payment = ownPayment(found, actor.mspId, 'requested');
  if (isRefusal(payment)) return payment;
  const refused = refuseVerification(facts, payment, request);
  if (refused !== undefined) return refused;
  const { declarationId, id: paymentId } = payment;
  const verified: ImportPayment = {
    ...payment,
    status: 'verified',
    maker: actor.enrolmentId,
    at: instantOf(now),
    ...(input.verificationId === undefined ? {} : { verificationId: input.verificationId }),
  };
  return {
    changes: [updateImportPayment(verified)],
    events: [event('import-payment.verified.v1', { declarationId, paymentId })],
    endorsers: peersOf(consortium, actor.mspId, payment.trader.mspId),
  };
};
