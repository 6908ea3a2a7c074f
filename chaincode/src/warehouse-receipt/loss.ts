/** A lost receipt is replaced by one and the same, and never while somebody has a lien on it. Pure decisions. */
import { wholeParts } from '../asset/records.ts';
import { closeWhole, isDuplicate, registerLive } from '../fingerprint/machine.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import type { Book } from '../lien/machine.ts';
import { peersOf } from '../membership/consortium.ts';
import { checkFree, checkGoods, checkStatus, checkWarehouse, next, notFound } from './checks.ts';
import { replaces, tokensFit, tokensPartition } from './goods.ts';
import type { replaceReceipt, reportLoss } from './loss-commands.ts';
import type { Loss, Receipt } from './records.ts';
import { putLoss, putReceipt, updateReceipt } from './store.ts';

export interface LossFacts {
  readonly receipt: Receipt | undefined;
  readonly loss: Loss | undefined;
}

export const decideLoss = (
  { receipt, loss }: LossFacts,
  { openings, actor, consortium, now }: Request<typeof reportLoss>,
): Outcome<'warehouse-receipt.loss-reported.v1'> | Refusal<(typeof reportLoss)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  if (!sameParty(receipt.title, actor.party)) return refuse('NOT_THE_OWNER');
  const refused = checkStatus(receipt, 'issued') ?? unless(loss === undefined, refuse('LOSS_EXISTS'));
  if (refused !== undefined) return refused;
  const readers = [actor.mspId, receipt.warehouse];
  return {
    changes: [
      putLoss(consortium, {
        receiptId: receipt.id,
        by: actor.party,
        reportHash: hashOfOpening(openings.report),
        at: instantOf(now),
      }),
      ...putTerms(readers, receipt.id, 'report', openings.report),
    ],
    events: [event('warehouse-receipt.loss-reported.v1', { receiptId: receipt.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export interface ReplacementFacts extends LossFacts {
  readonly taken: Receipt | undefined;
  readonly book: Book;
  readonly registrations: readonly Registration[];
  /** Suspected duplicates that nobody has cleared yet: the replacement inherits them. */
  readonly suspects: readonly string[];
}

type Replace = Request<typeof replaceReceipt>;
type ReplaceRefusal = Refusal<(typeof replaceReceipt)['errors'][number]>;

const checkReplacement = (
  receipt: Receipt,
  { loss, taken, book, registrations }: ReplacementFacts,
  { input, openings, actor, consortium }: Replace,
): ReplaceRefusal | undefined => {
  const replacement = openings.replacement.terms;
  const tokensAgree =
    tokensFit(input.tokens, replacement, consortium.settings.fingerprintEpochs) &&
    tokensPartition(receipt.tokens, input.tokens, []);
  const sameGoods = replaces(openings.goods.terms, replacement);
  return firstRefusal<ReplaceRefusal>(
    checkWarehouse(receipt, actor.mspId),
    checkStatus(receipt, 'issued'),
    unless(loss !== undefined, refuse('LOSS_NOT_REPORTED')),
    checkGoods(receipt, openings.goods),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/replacementId' })),
    unless(sameGoods, refuse('QUANTITY_MISMATCH', { pointer: '/terms/replacement' })),
    unless(tokensAgree, refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' })),
    unless(!book.frozen, refuse('ASSET_FROZEN')),
    unless(book.effective === wholeParts, refuse('ASSET_UNDER_SUPPORTED')),
    checkFree(book.liens),
    unless(!isDuplicate(registrations, receipt.rootId), refuse('GOODS_ALREADY_RECEIPTED')),
  );
};

export const decideReplacement = (
  facts: ReplacementFacts,
  request: Replace,
): Outcome<'warehouse-receipt.replaced.v1'> | ReplaceRefusal => {
  const { receipt, suspects } = facts;
  if (receipt === undefined) return notFound;
  const refused = checkReplacement(receipt, facts, request);
  if (refused !== undefined) return refused;
  const { input, openings, consortium } = request;
  const replacement: Receipt = {
    ...receipt,
    id: input.replacementId,
    parentId: receipt.id,
    version: 1,
    suspects: [...suspects],
    goodsHash: hashOfOpening(openings.replacement),
    tokens: input.tokens,
  };
  const readers = [receipt.warehouse, receipt.title.mspId, receipt.controller.mspId];
  return {
    changes: [
      ...closeWhole(receipt.tokens, receipt.id, receipt.rootId),
      updateReceipt(next(receipt, { status: 'replaced', childIds: [replacement.id] })),
      putReceipt(consortium, replacement),
      ...registerLive(replacement.tokens, replacement.id, receipt.rootId),
      ...putTerms(readers, replacement.id, 'goods', openings.replacement),
    ],
    events: [
      event('warehouse-receipt.replaced.v1', { receiptId: receipt.id, replacementId: replacement.id }),
    ],
    endorsers: peersOf(consortium, ...readers),
  };
};
