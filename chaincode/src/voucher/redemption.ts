/** Payment on the due date, or its absence. Pure decisions. */
import { isFrozen } from '../asset/store.ts';
import { sameMoney } from '../financing/checks.ts';
import type { UsedReference } from '../financing/records.ts';
import { putReference } from '../financing/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf, type Party } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import type { Lien } from '../lien/records.ts';
import { peersOf } from '../membership/consortium.ts';
import { checkStatus, checkTerms, type HeldFacts, notFound, today } from './checks.ts';
import type { Voucher } from './records.ts';
import type { recordVoucherDefault, redeemVoucher } from './redemption-commands.ts';
import { updateVoucher } from './store.ts';

const checkBank = ({ payingBank }: Voucher, mspId: string): Refusal<'NOT_THE_PAYING_BANK'> | undefined =>
  unless(payingBank === mspId, refuse('NOT_THE_PAYING_BANK'));

/** A reservation is no right to the money yet. */
const payeeOf = ({ holder }: Voucher, liens: readonly Lien[]): Party => {
  const lien = liens.find(({ state }) => state === 'encumbered');
  return lien === undefined ? holder : { mspId: lien.holder };
};

export interface RedemptionFacts extends HeldFacts {
  readonly used: UsedReference | undefined;
}

type Redeem = Request<typeof redeemVoucher>;
type RedeemRefusal = Refusal<(typeof redeemVoucher)['errors'][number]>;

const checkRedemption = (
  { holds, used }: RedemptionFacts,
  voucher: Voucher,
  { openings, actor, now }: Redeem,
): RedeemRefusal | undefined => {
  const { terms } = openings.voucher;
  return firstRefusal<RedeemRefusal>(
    checkBank(voucher, actor.mspId),
    checkStatus(voucher, 'accepted', 'defaulted'),
    checkTerms(voucher, openings.voucher),
    unless(terms.dueDate <= today(now), refuse('VOUCHER_NOT_DUE')),
    unless(
      sameMoney(openings.payment.terms.amount, terms.amount),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' }),
    ),
    unless(!isFrozen(holds), refuse('ASSET_FROZEN')),
    unless(used === undefined, refuse('REFERENCE_ALREADY_USED', { pointer: '/terms/payment/reference' })),
  );
};

/** Only now the debtor learns to whom and how much: what it has paid. */
export const decideRedemption = (
  facts: RedemptionFacts,
  request: Redeem,
): Outcome<'voucher.redeemed.v1'> | RedeemRefusal => {
  const { voucher, liens } = facts;
  if (voucher === undefined) return notFound;
  const refused = checkRedemption(facts, voucher, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium, now } = request;
  const payee = payeeOf(voucher, liens);
  const redeemed: Voucher = {
    ...voucher,
    status: 'redeemed',
    redemption: { payee, paymentHash: hashOfOpening(openings.payment), at: instantOf(now) },
  };
  const readers = [actor.mspId, voucher.holder.mspId, memberBehind(voucher.debtor), payee.mspId];
  return {
    changes: [
      updateVoucher(redeemed),
      putReference(actor.mspId, input.referenceToken, { usedFor: voucher.id, at: instantOf(now) }),
      ...putTerms(readers, voucher.id, 'payment', openings.payment),
      ...putTerms(readers, voucher.id, 'voucher', openings.voucher),
    ],
    events: [event('voucher.redeemed.v1', { voucherId: voucher.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export const decideDefault = (
  voucher: Voucher | undefined,
  { openings, actor, consortium, now }: Request<typeof recordVoucherDefault>,
): Outcome<'voucher.defaulted.v1'> | Refusal<(typeof recordVoucherDefault)['errors'][number]> => {
  if (voucher === undefined) return notFound;
  const refused = firstRefusal<Refusal<(typeof recordVoucherDefault)['errors'][number]>>(
    checkBank(voucher, actor.mspId),
    checkStatus(voucher, 'accepted'),
    checkTerms(voucher, openings.voucher),
    unless(openings.voucher.terms.dueDate < today(now), refuse('VOUCHER_NOT_DUE')),
  );
  if (refused !== undefined) return refused;
  const readers = [memberBehind(voucher.debtor)];
  return {
    changes: [
      updateVoucher({ ...voucher, status: 'defaulted' }),
      ...putTerms(readers, voucher.id, 'voucher', openings.voucher),
    ],
    events: [event('voucher.defaulted.v1', { voucherId: voucher.id })],
    endorsers: peersOf(consortium, actor.mspId, voucher.holder.mspId, ...readers),
  };
};
