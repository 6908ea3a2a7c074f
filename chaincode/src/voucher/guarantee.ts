/** A bank's guarantee of a voucher: asked for, given by two persons. Pure decisions. */
import type { Hold } from '../asset/records.ts';
import { isFrozen } from '../asset/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { sameParty } from '../kernel/identifiers.ts';
import { putTerms } from '../kernel/terms.ts';
import { standingOf } from '../letter-of-credit/parties.ts';
import { isActive, peersOf } from '../membership/consortium.ts';
import { checkStatus, checkTerms, isSecond, notFound, samePerson } from './checks.ts';
import type { guaranteeVoucher, requestGuarantee } from './guarantee-commands.ts';
import type { Voucher } from './records.ts';
import { guaranteeing, requestingGuarantee } from './steps.ts';
import { updateVoucher } from './store.ts';

export const decideGuaranteeRequest = (
  voucher: Voucher | undefined,
  { input, openings, actor, consortium }: Request<typeof requestGuarantee>,
): Outcome<'voucher.guarantee-requested.v1'> | Refusal<(typeof requestGuarantee)['errors'][number]> => {
  if (voucher === undefined) return notFound;
  const { guarantor } = input;
  const isParty = standingOf(voucher.debtor, actor) !== undefined || sameParty(voucher.holder, actor.party);
  const refused = firstRefusal<Refusal<(typeof requestGuarantee)['errors'][number]>>(
    unless(isParty, refuse('NOT_THE_DEBTOR')),
    checkStatus(voucher, requestingGuarantee),
    unless(
      consortium.members[guarantor]?.kind === 'bank' && isActive(consortium, guarantor),
      refuse('PARTY_UNKNOWN', { pointer: '/input/guarantor', expected: 'an active bank' }),
    ),
    checkTerms(voucher, openings.voucher),
  );
  if (refused !== undefined) return refused;
  return {
    changes: putTerms([guarantor], voucher.id, 'voucher', openings.voucher),
    events: [event('voucher.guarantee-requested.v1', { voucherId: voucher.id })],
    endorsers: peersOf(consortium, actor.mspId, guarantor),
  };
};

export interface GuaranteeFacts {
  readonly voucher: Voucher | undefined;
  readonly holds: readonly Hold[];
}

type Guarantee = Request<typeof guaranteeVoucher>;
type GuaranteeRefusal = Refusal<(typeof guaranteeVoucher)['errors'][number]>;

/** Nobody waits for a bank that never gave what it began: another one may. */
export const decideGuarantee = (
  { voucher, holds }: GuaranteeFacts,
  { openings, actor, consortium }: Guarantee,
): Outcome<'voucher.guarantee-proposed.v1' | 'voucher.guaranteed.v1'> | GuaranteeRefusal => {
  if (voucher === undefined) return notFound;
  const { id, guarantee, payingBank, holder } = voucher;
  const first = guarantee?.by === actor.mspId ? guarantee.person : undefined;
  const refused = firstRefusal<GuaranteeRefusal>(
    checkStatus(voucher, guaranteeing),
    unless(guarantee?.status !== 'given', refuse('VOUCHER_GUARANTEED')),
    checkTerms(voucher, openings.voucher),
    unless(isSecond(first, actor), samePerson(actor)),
    unless(!isFrozen(holds), refuse('ASSET_FROZEN')),
  );
  if (refused !== undefined) return refused;
  const status = first === undefined ? 'proposed' : 'given';
  return {
    changes: [
      updateVoucher({ ...voucher, guarantee: { by: actor.mspId, status, person: actor.enrolmentId } }),
    ],
    events: [
      status === 'given'
        ? event('voucher.guaranteed.v1', { voucherId: id, guarantor: actor.mspId })
        : event('voucher.guarantee-proposed.v1', { voucherId: id }),
    ],
    endorsers: peersOf(consortium, actor.mspId, payingBank, holder.mspId),
  };
};
