/** The buyer pays, the seller confirms the funds, and the claim is the buyer's; or the trade is given up. Pure. */
import { putHolding } from '../credit-proceeds/store.ts';
import type { UsedReference } from '../financing/records.ts';
import { putReference } from '../financing/store.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { opens, putExposure, putTerms } from '../kernel/terms.ts';
import { derived } from '../letter-of-credit/openings.ts';
import { endLien, putLien } from '../lien/store.ts';
import { checkStopped, lockOf, type TradeFacts } from './facts.ts';
import { advanced, evidenceChanges, type Framed, frameOf, sidesMembers, signers } from './frame.ts';
import { acknowledging, failing, paying, settling } from './steps.ts';
import { putForfaiting } from './store.ts';
import type { ForfaitingExposureTerms } from './terms.ts';
import { boughtExposure } from './trade.ts';
import type { failForfaiting, payForfaiting, settleForfaiting } from './trade-commands.ts';

export interface PaymentFacts extends TradeFacts {
  readonly used: UsedReference | undefined;
}

type Pay = Request<typeof payForfaiting>;
type PayRefusal = Refusal<(typeof payForfaiting)['errors'][number]>;

const refusePayment = (
  facts: PaymentFacts,
  { forfaiting }: Framed,
  { openings }: Pay,
): PayRefusal | undefined => {
  const { trade, payment } = openings;
  return firstRefusal<PayRefusal>(
    checkStopped(facts, forfaiting),
    unless(!facts.frozen, refuse('ASSET_FROZEN')),
    unless(
      facts.used === undefined,
      refuse('REFERENCE_ALREADY_USED', { pointer: '/terms/payment/reference' }),
    ),
    unless(opens(trade, forfaiting.tradeHash), refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/trade' })),
    unless(
      canonicalJson(payment.terms.amount) === canonicalJson(trade.terms.price),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount', article: paying.article }),
    ),
  );
};

/** A bank that pays on its own account books what it has out; a firm is not supervised. */
const bookedExposure = (
  { forfaiting, step }: Framed,
  { openings, actor, consortium }: Pay,
): Opening<ForfaitingExposureTerms> | Refusal<'DERIVED_TERMS_WRONG'> | undefined => {
  const isBank = actor.party.subject === undefined && consortium.members[actor.mspId]?.kind === 'bank';
  if (step.recorded || !isBank) return undefined;
  return derived('exposure', openings.exposure, boughtExposure(forfaiting.id, openings.trade.terms));
};

/** From now on the lock is the buyer's, as a pledge is its holder's: nobody takes it away without the buyer's peer. */
export const decidePayment = (
  facts: PaymentFacts,
  request: Pay,
): Outcome<'forfaiting.paid.v1'> | PayRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const frame = frameOf(facts.forfaiting, paying, request);
  if (isRefusal(frame)) return frame;
  const refused = refusePayment(facts, frame, request);
  if (refused !== undefined) return refused;
  const exposure = bookedExposure(frame, request);
  if (isRefusal(exposure)) return exposure;
  const { forfaiting } = frame;
  const { id } = forfaiting;
  const paid = {
    paymentHash: hashOfOpening(openings.payment),
    ...(exposure === undefined ? {} : { exposureHash: hashOfOpening(exposure) }),
  };
  return {
    changes: [
      putForfaiting(advanced(frame, paid)),
      ...(exposure === undefined ? [] : [putExposure(actor.mspId, id, exposure)]),
      ...lockOf(facts, forfaiting).flatMap((lien) => putLien(consortium, { ...lien, state: 'sale-paid' })),
      putReference(actor.mspId, input.referenceToken, { usedFor: id, at: instantOf(now) }),
      ...putTerms(sidesMembers(forfaiting), id, 'payment', openings.payment),
      ...evidenceChanges(id, request),
    ],
    events: [event('forfaiting.paid.v1', { forfaitingId: id })],
    endorsers: signers(consortium, forfaiting),
  };
};

export const decideSettlement = (
  facts: TradeFacts,
  request: Request<typeof settleForfaiting>,
): Outcome<'forfaiting.settled.v1'> | Refusal<(typeof settleForfaiting)['errors'][number]> => {
  const { consortium, now } = request;
  const frame = frameOf(facts.forfaiting, settling, request);
  if (isRefusal(frame)) return frame;
  const { forfaiting } = frame;
  const stopped = checkStopped(facts, forfaiting);
  if (stopped !== undefined) return stopped;
  const { id, assetId = '', buyer } = forfaiting;
  const position = (facts.holding?.position ?? 0) + 1;
  return {
    changes: [
      putForfaiting(advanced(frame, { position })),
      putHolding({ assetId, holder: buyer, payee: buyer, position }),
      ...lockOf(facts, forfaiting).flatMap((lien) => endLien(consortium, lien, 'sold', now)),
      ...evidenceChanges(id, request),
    ],
    events: [event('forfaiting.settled.v1', { forfaitingId: id, assetId, position })],
    endorsers: signers(consortium, forfaiting),
  };
};

type Fail = Request<typeof failForfaiting>;

/**
 * Before both have signed either side may leave; afterwards when the agreed last day is over; once the buyer has paid,
 * the buyer alone, who says that its funds came back.
 */
const mayLeave = ({ forfaiting, side }: Framed, now: number): boolean => {
  const { status, settleBy = '' } = forfaiting;
  if (status === 'accepted' || status === 'sale-confirmed') return true;
  return status === 'paid' ? side === 'buyer' : now > instantMs(settleBy);
};

/** The obligor pays the seller again, unless it has paid. */
const payeeBack = ({ holding }: TradeFacts, { forfaiting }: Framed): Change[] =>
  holding === undefined ? [] : [putHolding({ ...holding, payee: forfaiting.seller })];

export const decideFailure = (
  facts: TradeFacts,
  request: Fail,
): Outcome<'forfaiting.failed.v1'> | Refusal<(typeof failForfaiting)['errors'][number]> => {
  const { consortium, now } = request;
  const frame = frameOf(facts.forfaiting, failing, request);
  if (isRefusal(frame)) return frame;
  const { forfaiting } = frame;
  if (!mayLeave(frame, now)) return refuse('TRADE_NOT_OVERDUE', { article: failing.article });
  const isPayee = forfaiting.status === 'acknowledged' || forfaiting.status === 'paid';
  if (isPayee && facts.asset?.live !== true) return refuse('CLAIM_PAID', { article: acknowledging.article });
  const { id } = forfaiting;
  return {
    changes: [
      putForfaiting(advanced(frame)),
      ...lockOf(facts, forfaiting).flatMap((lien) => endLien(consortium, lien, 'sale-failed', now)),
      ...payeeBack(facts, frame),
      ...evidenceChanges(id, request),
    ],
    events: [event('forfaiting.failed.v1', { forfaitingId: id })],
    endorsers: signers(consortium, forfaiting),
  };
};
