/** F7, F8, F10: paid, failed, bought back. Pure decisions. */
import type { Holding, Proceeds } from '../credit-proceeds/records.ts';
import { putHolding } from '../credit-proceeds/store.ts';
import type { UsedReference } from '../financing/records.ts';
import { putReference } from '../financing/store.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf, type Party } from '../kernel/identifiers.ts';
import { type Money, minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putExposure, putTerms } from '../kernel/terms.ts';
import type { Lien } from '../lien/records.ts';
import { endLien } from '../lien/store.ts';
import { anotherEndorser, peersOf, withWitness } from '../membership/consortium.ts';
import type { failForfaiting, repurchaseForfaiting, settleForfaiting } from './commands.ts';
import type { Forfaiting } from './records.ts';
import { factOf, ownSale, type SaleFacts } from './sale.ts';
import { putForfaitingFact } from './store.ts';
import { exposureOf } from './trade.ts';

export interface SettlementFacts extends SaleFacts {
  readonly proceeds: Proceeds | undefined;
  readonly holding: Holding | undefined;
  readonly liens: readonly Lien[];
  readonly used: UsedReference | undefined;
}

const sameMoney = (one: Money, other: Money): boolean =>
  one.currency === other.currency && minorOf(one) === minorOf(other);

const referenceUsed = refuse('REFERENCE_ALREADY_USED', { pointer: '/terms/payment/reference' });

/** The lock that the sale put on the claim. */
const unlock = (
  { lienId }: Forfaiting,
  liens: readonly Lien[],
  ending: 'sold' | 'sale-failed',
  { consortium, now }: Pick<Request<typeof failForfaiting>, 'consortium' | 'now'>,
): ReturnType<typeof endLien> => {
  const lock = liens.find(({ id }) => id === lienId);
  return lock === undefined ? [] : endLien(consortium, lock, ending, now);
};

const nextHolding = (
  { assetId }: Forfaiting,
  holding: Holding | undefined,
  holder: Party,
  payee: Party,
): Holding => ({ assetId, holder, payee, position: (holding?.position ?? 0) + 1 });

type Settle = Request<typeof settleForfaiting>;
type SettleRefusal = Refusal<(typeof settleForfaiting)['errors'][number]>;

const checkSettlement = (
  forfaiting: Forfaiting,
  used: UsedReference | undefined,
  { openings }: Settle,
): SettleRefusal | undefined => {
  const { trade, payment, purchaseExposure } = openings;
  const exposure = exposureOf(forfaiting.id, trade.terms, payment.terms.paidOn);
  const agrees =
    sameMoney(payment.terms.amount, trade.terms.price) &&
    canonicalJson(purchaseExposure.terms) === canonicalJson(exposure);
  return firstRefusal<SettleRefusal>(
    unless(opens(trade, forfaiting.tradeHash), refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/trade' })),
    unless(agrees, refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' })),
    unless(used === undefined, referenceUsed),
  );
};

export const decideSettlement = (
  { forfaiting, facts, holding, liens, used }: SettlementFacts,
  request: Settle,
): Outcome<'forfaiting.settled.v1'> | SettleRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const sale = ownSale({ forfaiting, facts }, actor, { buyer: ['acknowledged'] });
  if (isRefusal(sale)) return sale;
  const refused = checkSettlement(sale.forfaiting, used, request);
  if (refused !== undefined) return refused;
  const { id, seller, buyer } = sale.forfaiting;
  const holder = { mspId: buyer };
  const hashes = {
    termsHash: hashOfOpening(openings.payment),
    exposureHash: hashOfOpening(openings.purchaseExposure),
  };
  return {
    changes: [
      putForfaitingFact(consortium, id, factOf('settlement', actor, now, hashes)),
      putHolding(consortium, nextHolding(sale.forfaiting, holding, holder, holder)),
      ...unlock(sale.forfaiting, liens, 'sold', request),
      putReference(buyer, input.referenceToken, { usedFor: id, at: instantOf(now) }),
      ...putTerms([seller.mspId, buyer], id, 'payment', openings.payment),
      putExposure(buyer, id, openings.purchaseExposure),
    ],
    events: [event('forfaiting.settled.v1', { forfaitingId: id })],
    endorsers: peersOf(consortium, seller.mspId, buyer),
  };
};

/** An acknowledged notice is not withdrawn without the transferee: from then on the buyer alone lets a sale fail. */
export const decideFailure = (
  { forfaiting, facts, liens }: SettlementFacts,
  request: Request<typeof failForfaiting>,
): Outcome<'forfaiting.failed.v1'> | Refusal<(typeof failForfaiting)['errors'][number]> => {
  const { actor, consortium, now } = request;
  const unacknowledged = ['accepted', 'seller-confirmed', 'trade-confirmed', 'notice-sent'] as const;
  const sale = ownSale({ forfaiting, facts }, actor, {
    seller: unacknowledged,
    buyer: [...unacknowledged, 'acknowledged'],
  });
  if (isRefusal(sale)) return sale;
  if (instantMs(sale.forfaiting.settleBy) >= now) return refuse('FORFAITING_NOT_OVERDUE');
  const { id } = sale.forfaiting;
  return {
    changes: [
      putForfaitingFact(consortium, id, factOf('failure', actor, now)),
      ...unlock(sale.forfaiting, liens, 'sale-failed', request),
    ],
    events: [event('forfaiting.failed.v1', { forfaitingId: id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

type Repurchase = Request<typeof repurchaseForfaiting>;
type RepurchaseRefusal = Refusal<(typeof repurchaseForfaiting)['errors'][number]>;

/** The obligor goes on paying the buyer until it has acknowledged a notice of the repurchase. */
export const decideRepurchase = (
  { forfaiting, facts, holding, liens, used }: SettlementFacts,
  { input, openings, actor, consortium, now }: Repurchase,
): Outcome<'forfaiting.repurchased.v1'> | RepurchaseRefusal => {
  const sale = ownSale({ forfaiting, facts }, actor, { buyer: ['settled'] });
  if (isRefusal(sale)) return sale;
  const { repurchase, payment } = openings;
  const refused = firstRefusal<RepurchaseRefusal>(
    unless(holding?.holder.mspId === actor.mspId, refuse('NOT_THE_CONTROLLER')),
    unless(liens.length === 0, refuse('ASSET_ENCUMBERED')),
    unless(
      sameMoney(payment.terms.amount, repurchase.terms.price),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' }),
    ),
    unless(used === undefined, referenceUsed),
  );
  if (refused !== undefined) return refused;
  const { id, seller, buyer } = sale.forfaiting;
  const readers = [seller.mspId, buyer];
  const fact = factOf('repurchase', actor, now, { termsHash: hashOfOpening(repurchase) });
  return {
    changes: [
      putForfaitingFact(consortium, id, fact),
      putHolding(consortium, nextHolding(sale.forfaiting, holding, seller, { mspId: buyer })),
      putReference(buyer, input.referenceToken, { usedFor: id, at: instantOf(now) }),
      ...putTerms(readers, id, 'repurchase', repurchase),
      ...putTerms(readers, id, 'payment', payment),
    ],
    events: [event('forfaiting.repurchased.v1', { forfaitingId: id })],
    endorsers: peersOf(consortium, ...readers),
  };
};
