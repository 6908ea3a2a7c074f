/** Partial release of a pledge, computed from loan, price attestation and ratio. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { peersOf } from '../membership/consortium.ts';
import { checkController, checkNew, checkStatus, checkThaw, openOrder } from '../warehouse-receipt/checks.ts';
import { selectUnits } from '../warehouse-receipt/goods.ts';
import type { Order, Receipt } from '../warehouse-receipt/records.ts';
import { putOrder, updateOrder } from '../warehouse-receipt/store.ts';
import type { Hold } from '../asset/records.ts';
import { checkBalance, checkDeal, ownFinancing } from './checks.ts';
import type { attestPrice, confirmRelease, orderRelease } from './commands.ts';
import type { Financing, PriceAttestation } from './records.ts';
import { securitiesOf } from './securities.ts';
import { putPrice } from './store.ts';
import { releasableKilograms } from './valuation.ts';

const receiptNotFound = refuse('RECEIPT_NOT_FOUND', { pointer: '/input/receiptId' });

const isStale = (asOf: string, nowMs: number, hoursMax: number): boolean =>
  nowMs - instantMs(asOf) > hoursMax * 3_600_000 || instantMs(asOf) > nowMs + 300_000;

export const decidePrice = (
  {
    taken,
    recipientsAreActive,
  }: { readonly taken: PriceAttestation | undefined; readonly recipientsAreActive: boolean },
  { input, openings, actor, consortium, now }: Request<typeof attestPrice>,
): Outcome<'price.attested.v1'> | Refusal<(typeof attestPrice)['errors'][number]> => {
  if (taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/priceId' });
  const readers = [actor.mspId, ...input.recipients];
  const endorsers = new Set(peersOf(consortium, ...readers));
  // One peer alone endorses nothing: where all recipients share the inspector's host, nobody could witness.
  if (!recipientsAreActive || endorsers.size < 2)
    return refuse('PARTY_UNKNOWN', { pointer: '/input/recipients' });
  const { asOf } = openings.price.terms;
  if (isStale(asOf, now, consortium.settings.priceAgeHoursMax)) {
    return refuse('PRICE_STALE', { pointer: '/terms/price/asOf' });
  }
  const price: PriceAttestation = {
    id: input.priceId,
    by: actor.mspId,
    asOf,
    priceHash: hashOfOpening(openings.price),
  };
  return {
    changes: [putPrice(consortium, price), ...putTerms(readers, price.id, 'price', openings.price)],
    events: [event('price.attested.v1', { priceId: price.id, asOf })],
    endorsers: [...endorsers],
  };
};

export interface ReleaseFacts {
  readonly receipt: Receipt | undefined;
  readonly financing: Financing | undefined;
  readonly price: PriceAttestation | undefined;
  readonly taken: Order | undefined;
  readonly holds: readonly Hold[];
}

type Release = Request<typeof orderRelease>;
type ReleaseRefusal = Refusal<(typeof orderRelease)['errors'][number]>;

const checkPrice = (
  price: PriceAttestation | undefined,
  { openings, now, consortium }: Release,
): ReleaseRefusal | undefined => {
  if (price === undefined) return refuse('PRICE_NOT_FOUND', { pointer: '/input/priceId' });
  if (isStale(price.asOf, now, consortium.settings.priceAgeHoursMax)) return refuse('PRICE_STALE');
  return opens(openings.price, price.priceHash)
    ? undefined
    : refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/price' });
};

const checkOpenings = (
  receipt: Receipt,
  financing: Financing,
  { openings }: Release,
): ReleaseRefusal | undefined =>
  checkDeal(financing, openings.deal) ??
  checkBalance(financing, openings.balance) ??
  (opens(openings.goods, receipt.goodsHash)
    ? undefined
    : refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/goods' }));

/** What stays must carry what is owed at the initial ratio, at the attested price after haircut. */
const checkLimit = ({ openings }: Release): ReleaseRefusal | undefined => {
  const { deal, balance, price, goods, release } = openings;
  if (selectUnits(goods.terms, release.terms) === undefined) {
    return refuse('QUANTITY_MISMATCH', { pointer: '/terms/release' });
  }
  if (price.terms.perTonne.currency !== balance.terms.outstanding.currency) return refuse('AMOUNT_MISMATCH');
  const releasable = releasableKilograms(
    BigInt(goods.terms.net.value),
    minorOf(balance.terms.outstanding),
    { perTonneMinor: minorOf(price.terms.perTonne), haircutBp: deal.terms.haircutBp },
    { initialLtvBp: deal.terms.initialLtvBp, lotKilograms: 1n },
  );
  return BigInt(release.terms.net.value) > releasable
    ? refuse('RELEASE_EXCEEDS_LIMIT', { pointer: '/terms/release/net' })
    : undefined;
};

export const decideRelease = (
  { receipt, financing: loaded, price, taken, holds }: ReleaseFacts,
  request: Release,
): Outcome<'warehouse-receipt.release-ordered.v1'> | ReleaseRefusal => {
  if (receipt === undefined) return receiptNotFound;
  const { input, openings, actor, consortium } = request;
  const security = loaded && securitiesOf(loaded).find(({ assetId }) => assetId === receipt.id);
  const financing = ownFinancing(security && loaded, actor.mspId, ['disbursed', 'repaid']);
  if (isRefusal(financing)) return financing;
  const refused = firstRefusal<ReleaseRefusal>(
    checkStatus(receipt, 'issued'),
    checkController(receipt, actor.party),
    checkNew(taken, '/input/orderId', input.expiresAt, request),
    checkPrice(price, request),
    checkOpenings(receipt, financing, request),
    checkLimit(request),
    checkThaw(holds),
  );
  if (refused !== undefined) return refused;
  const order: Order = {
    id: input.orderId,
    receiptId: receipt.id,
    kind: 'release',
    status: 'ordered',
    by: actor.party,
    person: actor.enrolmentId,
    termsHash: hashOfOpening(openings.release),
    financingId: financing.id,
    ...(security === undefined ? {} : { lienId: security.lienId }),
    expiresAt: input.expiresAt,
  };
  const parties = [actor.mspId, financing.borrower.mspId];
  return {
    changes: [putOrder(consortium, order), ...putTerms(parties, order.id, 'release', openings.release)],
    events: [event('warehouse-receipt.release-ordered.v1', { receiptId: receipt.id, orderId: order.id })],
    endorsers: peersOf(consortium, ...parties),
  };
};

/** The checker's transaction carries the units alone: the warehouse endorses it and learns nothing of the loan. */
export const decideReleaseConfirmation = (
  { receipt, order }: { readonly receipt: Receipt | undefined; readonly order: Order | undefined },
  { openings, actor, consortium, now }: Request<typeof confirmRelease>,
): Outcome<'warehouse-receipt.release-confirmed.v1'> | Refusal<(typeof confirmRelease)['errors'][number]> => {
  if (receipt === undefined) return receiptNotFound;
  const open = openOrder(order, ['release'], 'ordered', now);
  if (isRefusal(open)) return open;
  // Of two orders for one receipt the first splits it: the other would release units of a receipt that is no more.
  const wrong = checkStatus(receipt, 'issued') ?? checkController(receipt, actor.party);
  if (wrong !== undefined) return wrong;
  if (open.person === actor.enrolmentId) return refuse('SAME_PERSON');
  if (!opens(openings.release, open.termsHash))
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/release' });
  return {
    changes: [
      updateOrder({ ...open, status: 'confirmed', person: actor.enrolmentId }),
      ...putTerms([receipt.warehouse], open.id, 'release', openings.release),
    ],
    events: [event('warehouse-receipt.release-confirmed.v1', { receiptId: receipt.id, orderId: open.id })],
    endorsers: peersOf(consortium, actor.mspId, receipt.warehouse),
  };
};
