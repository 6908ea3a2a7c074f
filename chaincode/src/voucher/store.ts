/** Where vouchers, their transfers and the use of invoices are kept. */
import { receiptPolicy } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import { type Consortium, endorsingMembers, peerOf } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';
import { InvoiceUse, Voucher, VoucherTransfer } from './records.ts';

const voucherKey = (id: string): string => `voucher/${id}`;

export const loadVoucher = (reader: LedgerReader, id: string): Promise<Voucher | undefined> =>
  loadRecord(reader, voucherKey(id), Voucher);

/** (paying bank AND holder) OR (Registry AND any three others), as a receipt's keeper and controller. */
export const putVoucher = (consortium: Consortium, voucher: Voucher): Change =>
  put(
    voucherKey(voucher.id),
    voucher,
    receiptPolicy(
      peerOf(consortium, voucher.payingBank),
      peerOf(consortium, voucher.holder.mspId),
      consortium.registry,
      endorsingMembers(consortium),
    ),
  );

/** The voucher under the policy that it has (ADR 13). */
export const updateVoucher = (voucher: Voucher): Change => put(voucherKey(voucher.id), voucher);

/** The voucher with its new holder, whose peer may be the old one's. */
export const moveVoucher = (consortium: Consortium, from: Voucher, to: Voucher): Change =>
  peerOf(consortium, from.holder.mspId) === peerOf(consortium, to.holder.mspId)
    ? updateVoucher(to)
    : putVoucher(consortium, to);

const transferKey = (voucherId: string, id: string): string => `voucher-transfer/${voucherId}/${id}`;

export const loadTransfer = (
  reader: LedgerReader,
  voucherId: string,
  id: string,
): Promise<VoucherTransfer | undefined> => loadRecord(reader, transferKey(voucherId, id), VoucherTransfer);

/** A new transfer: it changes only with its author's peer and any other. */
export const putTransfer = (consortium: Consortium, transfer: VoucherTransfer): Change =>
  putOwn(consortium, transferKey(transfer.voucherId, transfer.id), transfer.from.mspId, transfer);

export const updateTransfer = (transfer: VoucherTransfer): Change =>
  put(transferKey(transfer.voucherId, transfer.id), transfer);

const useKey = (token: string): string => `invoice-use/${token}`;

export const loadInvoiceUse = (reader: LedgerReader, token: string): Promise<InvoiceUse | undefined> =>
  loadRecord(reader, useKey(token), InvoiceUse);

/** The first use is its payer's record; a later one stands under the policy that it has. */
export const putInvoiceUse = (
  consortium: Consortium,
  payer: string,
  earlier: InvoiceUse | undefined,
  use: InvoiceUse,
): Change =>
  earlier === undefined ? putOwn(consortium, useKey(use.token), payer, use) : put(useKey(use.token), use);
