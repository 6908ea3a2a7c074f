/** The due date is over and a voucher is unpaid: its guarantor hears of it. Pure decision. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { putTerms } from '../kernel/terms.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { peersOf } from '../membership/consortium.ts';
import { checkPayingBank, checkStatus, checkTerms, notFound, today } from './checks.ts';
import type { Voucher } from './records.ts';
import type { recordVoucherDefault } from './redemption-commands.ts';
import { defaulting } from './steps.ts';
import { updateVoucher } from './store.ts';

export const decideDefault = (
  voucher: Voucher | undefined,
  { openings, actor, consortium, now }: Request<typeof recordVoucherDefault>,
): Outcome<'voucher.defaulted.v1'> | Refusal<(typeof recordVoucherDefault)['errors'][number]> => {
  if (voucher === undefined) return notFound;
  const refused = firstRefusal<Refusal<(typeof recordVoucherDefault)['errors'][number]>>(
    checkPayingBank(voucher, actor),
    checkStatus(voucher, defaulting),
    checkTerms(voucher, openings.voucher),
    unless(openings.voucher.terms.dueDate < today(now), refuse('VOUCHER_NOT_DUE')),
  );
  if (refused !== undefined) return refused;
  const { guarantee } = voucher;
  const readers = [memberBehind(voucher.debtor), ...(guarantee?.status === 'given' ? [guarantee.by] : [])];
  return {
    changes: [
      updateVoucher({ ...voucher, status: 'defaulted' }),
      ...putTerms(readers, voucher.id, 'voucher', openings.voucher),
    ],
    events: [event('voucher.defaulted.v1', { voucherId: voucher.id })],
    endorsers: peersOf(consortium, actor.mspId, voucher.holder.mspId, ...readers),
  };
};
