/**
 * New fingerprints for a live receipt, after a change of keys. A keyed token cannot be checked on the ledger, so two
 * organisations that hold the goods' terms compute it, each in its own gateway. Pure decisions.
 */
import { continuesTokens, isDuplicate, renewTokens } from '../fingerprint/machine.ts';
import type { Token } from '../fingerprint/records.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { peersOf } from '../membership/consortium.ts';
import { checkController, checkGoods, checkStatus, checkWarehouse, next, notFound } from './checks.ts';
import { tokensFit } from './goods.ts';
import type { Receipt, TokenProposal } from './records.ts';
import { putTokenProposal, updateReceipt } from './store.ts';
import type { confirmTokens, proposeTokens } from './token-commands.ts';

export interface TokenFacts {
  readonly receipt: Receipt | undefined;
  readonly proposal: TokenProposal | undefined;
  readonly registrations: readonly Registration[];
}

type Renewal = Request<typeof proposeTokens> | Request<typeof confirmTokens>;

/** Tokens of these goods under all live keys; under keys of before the same as before; and no other lot's. */
const checkTokens = (
  receipt: Receipt,
  registrations: readonly Registration[],
  { input, openings, consortium }: Renewal,
): Refusal<'TOKENS_MISMATCH' | 'GOODS_ALREADY_RECEIPTED'> | undefined => {
  const fit = tokensFit(input.tokens, openings.goods.terms, consortium.settings.fingerprintEpochs);
  return (
    unless(
      fit && continuesTokens(receipt.tokens, input.tokens),
      refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' }),
    ) ?? unless(!isDuplicate(registrations, receipt.rootId), refuse('GOODS_ALREADY_RECEIPTED'))
  );
};

export const decideTokenProposal = (
  { receipt, registrations }: TokenFacts,
  request: Request<typeof proposeTokens>,
): Outcome<'warehouse-receipt.tokens-proposed.v1'> | Refusal<(typeof proposeTokens)['errors'][number]> => {
  if (receipt === undefined) return notFound;
  const { input, openings, actor, consortium } = request;
  const refused = firstRefusal<Refusal<(typeof proposeTokens)['errors'][number]>>(
    checkWarehouse(receipt, actor.mspId),
    checkStatus(receipt, 'issued'),
    checkGoods(receipt, openings.goods),
    checkTokens(receipt, registrations, request),
  );
  if (refused !== undefined) return refused;
  const { id: receiptId, version } = receipt;
  return {
    changes: [putTokenProposal({ receiptId, version, tokens: input.tokens })],
    events: [event('warehouse-receipt.tokens-proposed.v1', { receiptId })],
    endorsers: peersOf(consortium, actor.mspId, receipt.controller.mspId),
  };
};

const sorted = (tokens: readonly Token[]): string =>
  canonicalJson(tokens.map((one) => canonicalJson(one)).sort());

type Confirm = Request<typeof confirmTokens>;
type ConfirmRefusal = Refusal<(typeof confirmTokens)['errors'][number]>;

const checkConfirmation = (
  receipt: Receipt,
  { proposal, registrations }: TokenFacts,
  request: Confirm,
): ConfirmRefusal | undefined => {
  const { input, openings, actor } = request;
  const isProposed = proposal?.version === receipt.version;
  const agrees = sorted(proposal?.tokens ?? []) === sorted(input.tokens);
  return firstRefusal<ConfirmRefusal>(
    checkController(receipt, actor.party),
    checkStatus(receipt, 'issued'),
    unless(isProposed, refuse('TOKENS_NOT_PROPOSED')),
    checkGoods(receipt, openings.goods),
    unless(agrees, refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' })),
    checkTokens(receipt, registrations, request),
  );
};

export const decideTokenConfirmation = (
  facts: TokenFacts,
  request: Confirm,
): Outcome<'warehouse-receipt.tokens-renewed.v1'> | ConfirmRefusal => {
  const { receipt } = facts;
  if (receipt === undefined) return notFound;
  const { input, actor, consortium } = request;
  const refused = checkConfirmation(receipt, facts, request);
  if (refused !== undefined) return refused;
  return {
    changes: [
      updateReceipt(next(receipt, { tokens: input.tokens })),
      ...renewTokens(receipt.tokens, input.tokens, receipt.id, receipt.rootId),
    ],
    events: [event('warehouse-receipt.tokens-renewed.v1', { receiptId: receipt.id })],
    endorsers: peersOf(consortium, receipt.warehouse, actor.mspId),
  };
};
