/** A voucher is paid, by its debtor or by its guarantor: once, and to whom the ledger names. Pure decisions. */
import { isFrozen } from '../asset/store.ts';
import { checkPaid, sameMoney } from '../financing/checks.ts';
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
import { checkPayingBank, checkStatus, checkTerms, type HeldFacts, notFound, today } from './checks.ts';
import type { payGuarantee } from './guarantee-commands.ts';
import type { Voucher } from './records.ts';
import type { redeemVoucher } from './redemption-commands.ts';
import { payingAsGuarantor, redeeming } from './steps.ts';
import { updateVoucher } from './store.ts';

/** A reservation is no right to the money yet. */
const payeeOf = ({ holder }: Voucher, liens: readonly Lien[]): Party => {
  const lien = liens.find(({ state }) => state === 'encumbered');
  return lien === undefined ? holder : { mspId: lien.holder };
};

export interface RedemptionFacts extends HeldFacts {
  readonly used: UsedReference | undefined;
}

type Redeem = Request<typeof redeemVoucher>;
type PayGuarantee = Request<typeof payGuarantee>;

const checkPayment = (
  { holds, used }: RedemptionFacts,
  { openings, now }: Redeem | PayGuarantee,
): Refusal<'AMOUNT_MISMATCH' | 'ASSET_FROZEN' | 'REFERENCE_ALREADY_USED' | 'PAYMENT_AHEAD'> | undefined =>
  firstRefusal<NonNullable<ReturnType<typeof checkPayment>>>(
    unless(
      sameMoney(openings.payment.terms.amount, openings.voucher.terms.amount),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' }),
    ),
    unless(!isFrozen(holds), refuse('ASSET_FROZEN')),
    checkPaid(used, openings.payment, now),
  );

/** Only now the debtor learns to whom and how much: what it has paid, or owes its guarantor. */
const paid = (
  voucher: Voucher,
  liens: readonly Lien[],
  payer: 'debtor' | 'guarantor',
  { input, openings, actor, consortium, now }: Redeem | PayGuarantee,
): Outcome<'voucher.redeemed.v1'> => {
  const payee = payeeOf(voucher, liens);
  const redeemed: Voucher = {
    ...voucher,
    status: 'redeemed',
    redemption: { payer, payee, paymentHash: hashOfOpening(openings.payment), at: instantOf(now) },
  };
  const { payingBank, holder, debtor } = voucher;
  const readers = [actor.mspId, payingBank, holder.mspId, memberBehind(debtor), payee.mspId];
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

export const decideRedemption = (
  facts: RedemptionFacts,
  request: Redeem,
): Outcome<'voucher.redeemed.v1'> | Refusal<(typeof redeemVoucher)['errors'][number]> => {
  const { voucher, liens } = facts;
  if (voucher === undefined) return notFound;
  const { openings, actor, now } = request;
  const refused = firstRefusal<Refusal<(typeof redeemVoucher)['errors'][number]>>(
    checkPayingBank(voucher, actor),
    checkStatus(voucher, redeeming),
    checkTerms(voucher, openings.voucher),
    unless(openings.voucher.terms.dueDate <= today(now), refuse('VOUCHER_NOT_DUE')),
    checkPayment(facts, request),
  );
  return refused ?? paid(voucher, liens, 'debtor', request);
};

export const decideGuaranteePayment = (
  facts: RedemptionFacts,
  request: PayGuarantee,
): Outcome<'voucher.redeemed.v1'> | Refusal<(typeof payGuarantee)['errors'][number]> => {
  const { voucher, liens } = facts;
  if (voucher === undefined) return notFound;
  const { guarantee } = voucher;
  const isGuarantor = guarantee?.status === 'given' && guarantee.by === request.actor.mspId;
  const refused = firstRefusal<Refusal<(typeof payGuarantee)['errors'][number]>>(
    unless(isGuarantor, refuse('NOT_THE_GUARANTOR')),
    checkStatus(voucher, payingAsGuarantor),
    checkTerms(voucher, request.openings.voucher),
    checkPayment(facts, request),
  );
  return refused ?? paid(voucher, liens, 'guarantor', request);
};
