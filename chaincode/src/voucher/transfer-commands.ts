/** A voucher is passed on in payment of an invoice: proposed by its holder, taken by the supplier. */
import { z } from 'zod';
import { PaidInvoiceTokens } from '../fingerprint/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { InvoiceUseTerms, VoucherTerms, VoucherTransferTerms } from './terms.ts';

const transfer = { voucherId: idOf('voucher'), transferId: idOf('voucherTransfer') };

export const proposeVoucherTransfer = defineCommand({
  name: 'ProposeVoucherTransfer',
  summary:
    'The holder offers a voucher to its supplier for an invoice, and says whether it answers for the debtor.',
  input: z.strictObject({
    ...transfer,
    transferee: Party,
    useToken: TermsHash,
    tokens: PaidInvoiceTokens,
    expiresAt: Instant,
  }),
  path: '/vouchers/{voucherId}/transfers',
  creates: { transferId: 'voucherTransfer' },
  sections: { voucher: VoucherTerms, transfer: VoucherTransferTerms },
  known: ['voucher'],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'VOUCHER_STATUS_WRONG',
    'PARTY_UNKNOWN',
    'ID_TAKEN',
    'EXPIRY_INVALID',
    'TERMS_HASH_MISMATCH',
    'TOKENS_MISMATCH',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
  ],
  events: ['voucher.transfer-proposed.v1'],
});

export const acceptVoucherTransfer = defineCommand({
  name: 'AcceptVoucherTransfer',
  summary: 'The supplier takes the voucher: it is the holder now, and so much of its invoice is paid.',
  input: z.strictObject({ ...transfer, transferHash: TermsHash }),
  path: '/vouchers/{voucherId}/transfers/{transferId}/acceptance',
  creates: {},
  sections: {
    voucher: VoucherTerms,
    transfer: VoucherTransferTerms,
    invoiceUse: InvoiceUseTerms,
    newInvoiceUse: InvoiceUseTerms,
  },
  known: ['voucher', 'transfer', 'invoiceUse', 'newInvoiceUse'],
  optional: ['invoiceUse'],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'TRANSFER_NOT_FOUND',
    'TRANSFER_NOT_OPEN',
    'NOT_THE_CONTROLLER',
    'VOUCHER_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'TOKENS_MISMATCH',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
    'RECEIVABLE_REGISTERED',
    'TRADE_EVIDENCE_USED_UP',
    'AMOUNT_MISMATCH',
  ],
  events: ['voucher.transferred.v1'],
});

export const withdrawVoucherTransfer = defineCommand({
  name: 'WithdrawVoucherTransfer',
  summary: 'The holder takes back a transfer that was not accepted, or the supplier turns it down.',
  input: z.strictObject(transfer),
  path: '/vouchers/{voucherId}/transfers/{transferId}/withdrawal',
  creates: {},
  sections: {},
  known: [],
  roles: ['enterprise-officer'],
  errors: ['TRANSFER_NOT_FOUND', 'TRANSFER_NOT_OPEN'],
  events: ['voucher.transfer-withdrawn.v1'],
});
