/**
 * A claim is sold to a forfaiter outside of the consortium. The seller speaks for itself and records the other side;
 * what it records binds nobody else. Pure decisions.
 */
import { holderOf } from '../credit-proceeds/holder.ts';
import { putHolding } from '../credit-proceeds/store.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { derived } from '../letter-of-credit/openings.ts';
import { isExternal, standingOf } from '../letter-of-credit/parties.ts';
import { checkLive } from '../lien/machine.ts';
import type { Tombstone } from '../lien/records.ts';
import { endLien, putLien } from '../lien/store.ts';
import { anotherEndorser, expiryAllowed, peersOf, withWitness } from '../membership/consortium.ts';
import type { ExternalPartyRecord } from '../membership/records.ts';
import { checkOwed, checkStopped, type ClaimInTrade, lockOf, type TradeFacts } from './facts.ts';
import { advanced, checkStatus, type Framed, frameOf, stepOf } from './frame.ts';
import { checkLock, lockFor } from './lock.ts';
import type {
  draftOutsideSale,
  draftOutsideSettlement,
  recordOutsideSale,
  recordOutsideSettlement,
  withdrawOutsideSale,
} from './outside-commands.ts';
import type { Forfaiting } from './records.ts';
import { acknowledging, settlingOutside, withdrawingOutside } from './steps.ts';
import { putForfaiting } from './store.ts';
import { saleOf } from './trade.ts';

const noClaim = refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });

/** A bank sells what is its own; for an outsider it would sell to another outsider on nobody's word. */
const holds = (
  { proceeds, holding }: ClaimInTrade,
  { actor }: Pick<Request<typeof recordOutsideSale>, 'actor'>,
) => proceeds !== undefined && standingOf(holderOf(proceeds, holding), actor) === 'own';

export const decideOutsideDraft = (
  facts: ClaimInTrade,
  request: Request<typeof draftOutsideSale>,
): Outcome<'forfaiting.outside-sale-drafted.v1'> | Refusal<(typeof draftOutsideSale)['errors'][number]> => {
  const { input, openings, actor, consortium } = request;
  const { proceeds, quote, trade, evidence } = openings;
  if (facts.proceeds === undefined) return noClaim;
  if (!holds(facts, request)) return refuse('NOT_THE_CONTROLLER', { article: settlingOutside.article });
  if (!opens(proceeds, facts.proceeds.proceedsHash)) {
    return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/proceeds' });
  }
  const { forfaitingId } = input;
  const expected = saleOf(forfaitingId, proceeds.terms, quote.terms);
  if (expected === undefined) return refuse('QUOTE_INVALID', { pointer: '/terms/quote/priceDate' });
  const sale = derived('trade', trade, expected);
  if (isRefusal(sale)) return sale;
  const [tradeHash, evidenceHash] = [hashOfOpening(sale), hashOfOpening(evidence)];
  return {
    changes: [
      ...putTerms([actor.mspId], forfaitingId, 'trade', sale),
      ...putTerms([actor.mspId], forfaitingId, 'evidence', evidence),
    ],
    events: [event('forfaiting.outside-sale-drafted.v1', { forfaitingId, tradeHash, evidenceHash })],
    endorsers: peersOf(consortium, actor.mspId),
  };
};

export interface OutsideSaleFacts extends TradeFacts {
  readonly outsider: ExternalPartyRecord | undefined;
  readonly tombstone: Tombstone | undefined;
}

type Sell = Request<typeof recordOutsideSale>;

const refuseSale = (
  facts: OutsideSaleFacts,
  request: Sell,
): Refusal<(typeof recordOutsideSale)['errors'][number]> | undefined => {
  const { input, actor, consortium, now } = request;
  const { asset, outsider } = facts;
  if (asset === undefined) return noClaim;
  return firstRefusal<Refusal<(typeof recordOutsideSale)['errors'][number]>>(
    unless(holds(facts, request), refuse('NOT_THE_CONTROLLER', { article: settlingOutside.article })),
    unless(
      input.buyer.recordedBy === actor.mspId && outsider?.recordedBy === actor.mspId,
      refuse('PARTY_UNKNOWN', { pointer: '/input/buyer' }),
    ),
    unless(
      expiryAllowed(instantMs(input.settleBy), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/settleBy' }),
    ),
    unless(facts.forfaiting === undefined, refuse('ID_TAKEN', { pointer: '/input/forfaitingId' })),
    checkLive(asset),
    checkStopped(facts, { kind: 'outside-sale' }),
    unless(!facts.frozen, refuse('ASSET_FROZEN')),
    checkLock(facts, asset, input.lienId, facts.tombstone),
  );
};

export const decideOutsideSale = (
  facts: OutsideSaleFacts,
  request: Sell,
): Outcome<'forfaiting.outside-sold.v1'> | Refusal<(typeof recordOutsideSale)['errors'][number]> => {
  const refused = refuseSale(facts, request);
  if (refused !== undefined) return refused;
  const { asset } = facts;
  if (asset === undefined) return noClaim;
  const { input, actor, consortium } = request;
  const { forfaitingId: id, assetId, lienId, buyer, settleBy, tradeHash, evidenceHash } = input;
  const forfaiting: Forfaiting = {
    id,
    kind: 'outside-sale',
    seller: actor.party,
    buyer,
    status: 'confirmed',
    steps: [{ ...stepOf('confirmed', true, { ...request, openings: {} }), evidenceHash }],
    settleBy,
    assetId,
    lienId,
    tradeHash,
  };
  const lien = lockFor({ ...forfaiting, settleBy }, asset, facts, { lienId, maker: actor.enrolmentId });
  return {
    changes: [putForfaiting(forfaiting), ...putLien(consortium, lien)],
    events: [event('forfaiting.outside-sold.v1', { forfaitingId: id, assetId, lienId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideOutsideSettlementDraft = (
  { forfaiting }: TradeFacts,
  { openings, actor, consortium }: Request<typeof draftOutsideSettlement>,
):
  | Outcome<'forfaiting.outside-settlement-drafted.v1'>
  | Refusal<(typeof draftOutsideSettlement)['errors'][number]> => {
  if (forfaiting === undefined) return refuse('FORFAITING_NOT_FOUND', { pointer: '/input/forfaitingId' });
  if (standingOf(forfaiting.seller, actor) !== 'own')
    return refuse('NOT_THE_PARTY', { expected: 'seller', article: settlingOutside.article });
  const status = checkStatus(forfaiting, settlingOutside);
  if (status !== undefined) return status;
  const { trade, payment, acknowledgement, evidence } = openings;
  if (!opens(trade, forfaiting.tradeHash)) return refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/trade' });
  if (canonicalJson(payment.terms.amount) !== canonicalJson(trade.terms.price)) {
    return refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount', article: settlingOutside.article });
  }
  const { id: forfaitingId } = forfaiting;
  const kept = { payment, evidence, ...(acknowledgement === undefined ? {} : { acknowledgement }) };
  return {
    changes: Object.entries(kept).flatMap(([section, opening]) =>
      putTerms([actor.mspId], forfaitingId, section, opening),
    ),
    events: [
      event('forfaiting.outside-settlement-drafted.v1', {
        forfaitingId,
        paymentHash: hashOfOpening(payment),
        evidenceHash: hashOfOpening(evidence),
        ...(acknowledgement === undefined ? {} : { acknowledgementHash: hashOfOpening(acknowledgement) }),
      }),
    ],
    endorsers: peersOf(consortium, actor.mspId),
  };
};

type Settle = Request<typeof recordOutsideSettlement>;

/** An obligor that is a member acknowledges itself; of one for which the seller records there is a paper. */
const isAcknowledged = (
  { proceeds }: TradeFacts,
  { forfaiting }: Framed,
  { input, actor }: Settle,
): boolean =>
  forfaiting.status === 'acknowledged' ||
  (input.acknowledgementHash !== undefined &&
    proceeds !== undefined &&
    isExternal(proceeds.obligor) &&
    standingOf(proceeds.obligor, actor) === 'recorded');

export const decideOutsideSettlement = (
  facts: TradeFacts,
  request: Settle,
): Outcome<'forfaiting.settled.v1'> | Refusal<(typeof recordOutsideSettlement)['errors'][number]> => {
  const { input, actor, consortium, now } = request;
  const frame = frameOf(facts.forfaiting, settlingOutside, request);
  if (isRefusal(frame)) return frame;
  const { forfaiting } = frame;
  const refused = firstRefusal<Refusal<(typeof recordOutsideSettlement)['errors'][number]>>(
    unless(
      isAcknowledged(facts, frame, request),
      refuse('EVIDENCE_MISSING', { pointer: '/input/acknowledgementHash', article: settlingOutside.article }),
    ),
    checkOwed(facts),
    checkStopped(facts, forfaiting),
    unless(!facts.frozen, refuse('ASSET_FROZEN')),
  );
  if (refused !== undefined) return refused;
  const { id, assetId = '', buyer } = forfaiting;
  const { paymentHash, acknowledgementHash, evidenceHash } = input;
  const position = (facts.holding?.position ?? 0) + 1;
  const step = { ...frame.step, recorded: true, evidenceHash };
  const papers = {
    paymentHash,
    position,
    ...(acknowledgementHash === undefined ? {} : { acknowledgementHash }),
  };
  return {
    changes: [
      putForfaiting(advanced({ forfaiting, step }, papers)),
      putHolding({ assetId, holder: buyer, payee: buyer, position }),
      ...lockOf(facts, forfaiting).flatMap((lien) => endLien(consortium, lien, 'sold', now)),
    ],
    events: [event('forfaiting.settled.v1', { forfaitingId: id, assetId, position })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export const decideOutsideWithdrawal = (
  facts: TradeFacts,
  request: Request<typeof withdrawOutsideSale>,
): Outcome<'forfaiting.failed.v1'> | Refusal<(typeof withdrawOutsideSale)['errors'][number]> => {
  const { input, actor, consortium, now } = request;
  const frame = frameOf(facts.forfaiting, withdrawingOutside, request);
  if (isRefusal(frame)) return frame as Refusal<(typeof withdrawOutsideSale)['errors'][number]>;
  const { forfaiting } = frame;
  if (forfaiting.status === 'acknowledged' && facts.asset?.live !== true)
    return refuse('CLAIM_PAID', { article: acknowledging.article });
  const { id, seller } = forfaiting;
  const { holding } = facts;
  const step = { ...frame.step, recorded: true, evidenceHash: input.evidenceHash };
  return {
    changes: [
      putForfaiting(advanced({ forfaiting, step })),
      ...lockOf(facts, forfaiting).flatMap((lien) => endLien(consortium, lien, 'sale-failed', now)),
      ...(holding === undefined ? [] : [putHolding({ ...holding, payee: seller })]),
    ],
    events: [event('forfaiting.failed.v1', { forfaitingId: id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
