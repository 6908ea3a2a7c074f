/** One receipt becomes two, atomically; a lien goes with the retained part. Pure decisions. */
import { wholeParts } from '../asset/records.ts';
import type { Financing } from '../financing/records.ts';
import { securityOf, withSecurities } from '../financing/securities.ts';
import { updateFinancing } from '../financing/store.ts';
import { closeWhole, isDuplicate, registerLive } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import type { Book } from '../lien/machine.ts';
import type { Lien } from '../lien/records.ts';
import { endLien, putLien } from '../lien/store.ts';
import { peersOf } from '../membership/consortium.ts';
import {
  checkController,
  checkFree,
  checkGoods,
  checkNew,
  checkStatus,
  checkThaw,
  checkWarehouse,
  next,
  notFound,
  openOrder,
} from './checks.ts';
import type { orderSplit, splitReceipt } from './goods-commands.ts';
import { partitions, selectUnits, tokensFit, tokensPartition } from './goods.ts';
import type { Order, Receipt } from './records.ts';
import { putOrder, putReceipt, updateOrder, updateReceipt } from './store.ts';
import type { OrderFacts } from './transfer.ts';

export const decideSplitOrder = (
  { receipt, taken, holds, liens }: OrderFacts,
  request: Request<typeof orderSplit>,
): Outcome<'warehouse-receipt.split-ordered.v1'> | Refusal<(typeof orderSplit)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const { input, openings, actor, consortium } = request;
  const units = selectUnits(openings.goods.terms, openings.release.terms);
  const refused = firstRefusal<Refusal<(typeof orderSplit)['errors'][number]>>(
    checkController(receipt, actor.party),
    checkStatus(receipt, 'issued'),
    checkNew(taken, '/input/orderId', input.expiresAt, request),
    checkGoods(receipt, openings.goods),
    unless(units !== undefined, refuse('QUANTITY_MISMATCH', { pointer: '/terms/release' })),
    checkThaw(holds),
    checkFree(liens),
  );
  if (refused !== undefined) return refused;
  const order: Order = {
    id: input.orderId,
    receiptId: receipt.id,
    kind: 'split',
    status: 'confirmed',
    by: actor.party,
    person: actor.enrolmentId,
    termsHash: hashOfOpening(openings.release),
    expiresAt: input.expiresAt,
  };
  return {
    changes: [
      putOrder(consortium, order),
      ...putTerms([actor.mspId, receipt.warehouse], order.id, 'release', openings.release),
    ],
    events: [event('warehouse-receipt.split-ordered.v1', { receiptId: receipt.id, orderId: order.id })],
    endorsers: peersOf(consortium, actor.mspId, receipt.warehouse),
  };
};

export interface SplitFacts {
  readonly receipt: Receipt | undefined;
  readonly order: Order | undefined;
  readonly taken: readonly (Receipt | undefined)[];
  readonly book: Book;
  readonly financing: Financing | undefined;
  readonly registrations: readonly Registration[];
  /** Suspected duplicates that nobody has cleared yet: the parts inherit them. */
  readonly suspects: readonly string[];
}

type Split = Request<typeof splitReceipt>;
type SplitRefusal = Refusal<(typeof splitReceipt)['errors'][number]>;

const checkRelease = (order: Order, { openings }: Split): SplitRefusal | undefined =>
  opens(openings.release, order.termsHash)
    ? undefined
    : refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/release' });

/** Goods and fingerprints of both parts are those of the whole. */
const checkParts = (receipt: Receipt, { input, openings, consortium }: Split): SplitRefusal | undefined => {
  const whole = openings.goods.terms;
  const released = openings.releasedGoods.terms;
  const retained = openings.retainedGoods.terms;
  const units = selectUnits(whole, openings.release.terms);
  if (units === undefined || !partitions(whole, released, retained, units)) {
    return refuse('QUANTITY_MISMATCH', { pointer: '/terms/releasedGoods' });
  }
  const { fingerprintEpochs } = consortium.settings;
  const tokensAgree =
    tokensFit(input.releasedTokens, released, fingerprintEpochs) &&
    tokensFit(input.retainedTokens, retained, fingerprintEpochs) &&
    tokensPartition(receipt.tokens, input.releasedTokens, input.retainedTokens);
  return tokensAgree ? undefined : refuse('TOKENS_MISMATCH', { pointer: '/input/releasedTokens' });
};

/** The lien that goes with the retained part: the only record, and the one the release order names; or none. */
const checkLiens = (liens: readonly Lien[], order: Order): Refusal<'ASSET_ENCUMBERED'> | undefined => {
  const [lien, ...more] = liens;
  const fits =
    order.kind === 'split'
      ? lien === undefined
      : lien?.id === order.lienId &&
        lien?.state === 'encumbered' &&
        lien.successor === undefined &&
        more.length === 0;
  return fits ? undefined : refuse('ASSET_ENCUMBERED');
};

const checkSplit = (
  facts: SplitFacts,
  receipt: Receipt,
  order: Order,
  request: Split,
): SplitRefusal | undefined => {
  const { input } = request;
  const idTaken = facts.taken.some((one) => one !== undefined) || input.releasedId === input.retainedId;
  return firstRefusal<SplitRefusal>(
    checkStatus(receipt, 'issued'),
    checkController(receipt, order.by),
    checkGoods(receipt, request.openings.goods),
    checkRelease(order, request),
    unless(!idTaken, refuse('ID_TAKEN', { pointer: '/input/releasedId' })),
    checkParts(receipt, request),
    unless(!facts.book.frozen, refuse('ASSET_FROZEN')),
    unless(facts.book.effective === wholeParts, refuse('ASSET_UNDER_SUPPORTED')),
    checkLiens(facts.book.liens, order),
    unless(!isDuplicate(facts.registrations, receipt.rootId), refuse('GOODS_ALREADY_RECEIPTED')),
  );
};

/** Both children: the released one is the owner's, the retained one stays under its controller. */
const childrenOf = (
  receipt: Receipt,
  suspects: readonly string[],
  { input, openings }: Split,
): { released: Receipt; retained: Receipt } => {
  const child = { ...receipt, parentId: receipt.id, version: 1, suspects: [...suspects] };
  return {
    released: {
      ...child,
      id: input.releasedId,
      controller: receipt.title,
      goodsHash: hashOfOpening(openings.releasedGoods),
      tokens: input.releasedTokens,
    },
    retained: {
      ...child,
      id: input.retainedId,
      goodsHash: hashOfOpening(openings.retainedGoods),
      tokens: input.retainedTokens,
    },
  };
};

const moveLien = (facts: SplitFacts, { input, consortium, now }: Split): Change[] => {
  const [lien] = facts.book.liens;
  if (lien === undefined) return [];
  const moved: Lien = { ...lien, id: input.retainedLienId, assetId: input.retainedId };
  const financing = facts.financing && withSecurities(facts.financing, securityOf(lien), [securityOf(moved)]);
  return [
    ...endLien(consortium, lien, 'moved', now),
    ...putLien(consortium, moved),
    ...(financing === undefined ? [] : [updateFinancing(financing)]),
  ];
};

export const decideSplit = (
  facts: SplitFacts,
  request: Split,
): Outcome<'warehouse-receipt.split.v1'> | SplitRefusal => {
  const { receipt } = facts;
  if (receipt === undefined) return notFound;
  const { openings, actor, consortium, now } = request;
  const foreign = checkWarehouse(receipt, actor.mspId);
  if (foreign !== undefined) return foreign;
  const order = openOrder(facts.order, ['split', 'release'], 'confirmed', now);
  if (isRefusal(order)) return order;
  const refused = checkSplit(facts, receipt, order, request);
  if (refused !== undefined) return refused;
  const { released, retained } = childrenOf(receipt, facts.suspects, request);
  const owner = receipt.title.mspId;
  const controller = receipt.controller.mspId;
  return {
    changes: [
      ...closeWhole(receipt.tokens, receipt.id, receipt.rootId),
      updateReceipt(next(receipt, { status: 'split', childIds: [released.id, retained.id] })),
      putReceipt(consortium, released),
      putReceipt(consortium, retained),
      ...registerLive(released.tokens, released.id, receipt.rootId),
      ...registerLive(retained.tokens, retained.id, receipt.rootId),
      ...moveLien(facts, request),
      updateOrder({ ...order, status: 'executed', person: actor.enrolmentId }),
      ...putTerms([receipt.warehouse, owner], released.id, 'goods', openings.releasedGoods),
      ...putTerms([receipt.warehouse, owner, controller], retained.id, 'goods', openings.retainedGoods),
    ],
    events: [
      event('warehouse-receipt.split.v1', {
        receiptId: receipt.id,
        orderId: order.id,
        releasedId: released.id,
        retainedId: retained.id,
      }),
    ],
    endorsers: peersOf(consortium, receipt.warehouse, owner, controller),
  };
};
