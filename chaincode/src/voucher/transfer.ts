/** Vouchers change hands. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, sameParty } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { anotherEndorser, expiryAllowed, peersOf, withWitness } from '../membership/consortium.ts';
import {
  checkFree,
  checkHolder,
  checkStatus,
  checkTerms,
  type HeldFacts,
  notFound,
  tokensFit,
} from './checks.ts';
import type { Voucher, VoucherTransfer } from './records.ts';
import { proposingTransfer, takingTransfer } from './steps.ts';
import { moveVoucher, putTransfer, updateTransfer } from './store.ts';
import { checkTrade, payInvoice, type TradeFacts } from './trade.ts';
import type {
  acceptVoucherTransfer,
  proposeVoucherTransfer,
  withdrawVoucherTransfer,
} from './transfer-commands.ts';

export interface ProposalFacts extends HeldFacts {
  readonly transfereeIsActive: boolean;
  readonly taken: VoucherTransfer | undefined;
}

type Propose = Request<typeof proposeVoucherTransfer>;
type ProposeRefusal = Refusal<(typeof proposeVoucherTransfer)['errors'][number]>;

const checkProposal = (
  { transfereeIsActive, taken, holds, liens }: ProposalFacts,
  voucher: Voucher,
  { input, openings, actor, consortium, now }: Propose,
): ProposeRefusal | undefined =>
  firstRefusal<ProposeRefusal>(
    checkHolder(voucher, actor.party),
    checkStatus(voucher, proposingTransfer),
    unless(
      transfereeIsActive && !sameParty(input.transferee, actor.party),
      refuse('PARTY_UNKNOWN', { pointer: '/input/transferee', expected: 'another active firm' }),
    ),
    unless(taken === undefined, refuse('ID_TAKEN', { pointer: '/input/transferId' })),
    unless(
      expiryAllowed(instantMs(input.expiresAt), now, consortium.settings.proposalDaysMax * 24),
      refuse('EXPIRY_INVALID', { pointer: '/input/expiresAt' }),
    ),
    checkTerms(voucher, openings.voucher),
    unless(
      tokensFit(input.tokens, consortium.settings.fingerprintEpochs),
      refuse('TOKENS_MISMATCH', { pointer: '/input/tokens' }),
    ),
    checkFree({ holds, liens }),
  );

export const decideProposal = (
  facts: ProposalFacts,
  request: Propose,
): Outcome<'voucher.transfer-proposed.v1'> | ProposeRefusal => {
  const { voucher } = facts;
  if (voucher === undefined) return notFound;
  const refused = checkProposal(facts, voucher, request);
  if (refused !== undefined) return refused;
  const { input, openings, actor, consortium } = request;
  const transfer: VoucherTransfer = {
    id: input.transferId,
    voucherId: voucher.id,
    from: actor.party,
    to: input.transferee,
    status: 'proposed',
    transferHash: hashOfOpening(openings.transfer),
    useToken: input.useToken,
    tokens: input.tokens,
    expiresAt: input.expiresAt,
  };
  const readers = [actor.mspId, input.transferee.mspId, voucher.payingBank];
  return {
    changes: [
      putTransfer(consortium, transfer),
      ...putTerms(readers, voucher.id, 'voucher', openings.voucher),
      ...putTerms(readers, transfer.id, 'transfer', openings.transfer),
    ],
    events: [
      event('voucher.transfer-proposed.v1', {
        voucherId: voucher.id,
        transferId: transfer.id,
        transferHash: transfer.transferHash,
      }),
    ],
    endorsers: peersOf(consortium, ...readers),
  };
};

export interface TransferFacts extends HeldFacts, TradeFacts {
  readonly transfer: VoucherTransfer | undefined;
}

type Accept = Request<typeof acceptVoucherTransfer>;
type AcceptRefusal = Refusal<(typeof acceptVoucherTransfer)['errors'][number]>;

const checkTransfer = (
  facts: TransferFacts,
  voucher: Voucher,
  transfer: VoucherTransfer,
  request: Accept,
): AcceptRefusal | undefined => {
  const { input, openings, consortium, now } = request;
  return firstRefusal<AcceptRefusal>(
    unless(
      transfer.status === 'proposed' && instantMs(transfer.expiresAt) > now,
      refuse('TRANSFER_NOT_OPEN', { pointer: '/input/transferId' }),
    ),
    checkHolder(voucher, transfer.from),
    checkStatus(voucher, takingTransfer),
    unless(
      transfer.transferHash === input.transferHash && opens(openings.transfer, transfer.transferHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/transfer' }),
    ),
    checkTerms(voucher, openings.voucher),
    // Another key may have become live since it was proposed.
    unless(tokensFit(transfer.tokens, consortium.settings.fingerprintEpochs), refuse('TOKENS_MISMATCH')),
    checkFree(facts),
    checkTrade(facts, openings.transfer.terms, openings),
  );
};

export const decideTransfer = (
  facts: TransferFacts,
  request: Accept,
): Outcome<'voucher.transferred.v1'> | AcceptRefusal => {
  const { voucher, transfer } = facts;
  const { openings, actor, consortium } = request;
  if (voucher === undefined) return notFound;
  // A transfer to somebody else is as if it did not exist.
  if (transfer === undefined || !sameParty(transfer.to, actor.party)) {
    return refuse('TRANSFER_NOT_FOUND', { pointer: '/input/transferId' });
  }
  const refused = checkTransfer(facts, voucher, transfer, request);
  if (refused !== undefined) return refused;
  const { from, to, useToken } = transfer;
  const readers = [from.mspId, to.mspId, voucher.payingBank];
  const paid = { payer: from.mspId, readers, useToken };
  return {
    changes: [
      moveVoucher(consortium, voucher, { ...voucher, holder: to }),
      updateTransfer({ ...transfer, status: 'accepted' }),
      ...payInvoice(consortium, voucher, facts, openings.newInvoiceUse, paid),
    ],
    events: [event('voucher.transferred.v1', { voucherId: voucher.id, transferId: transfer.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export const decideTransferWithdrawal = (
  transfer: VoucherTransfer | undefined,
  { actor, consortium }: Request<typeof withdrawVoucherTransfer>,
): Outcome<'voucher.transfer-withdrawn.v1'> | Refusal<'TRANSFER_NOT_FOUND' | 'TRANSFER_NOT_OPEN'> => {
  const isParty =
    transfer !== undefined && [transfer.from, transfer.to].some((party) => sameParty(party, actor.party));
  if (!isParty) return refuse('TRANSFER_NOT_FOUND', { pointer: '/input/transferId' });
  if (transfer.status !== 'proposed') return refuse('TRANSFER_NOT_OPEN');
  return {
    changes: [updateTransfer({ ...transfer, status: 'withdrawn' })],
    events: [
      event('voucher.transfer-withdrawn.v1', { voucherId: transfer.voucherId, transferId: transfer.id }),
    ],
    endorsers: withWitness(consortium, transfer.from.mspId, anotherEndorser(consortium)),
  };
};
