/** What happens on the due date: each piece is paid once, to whoever the ledger names, or its default is recorded. */
import { z } from 'zod';
import { PaymentTerms } from '../financing/terms.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { VoucherTerms } from './terms.ts';

const voucherId = idOf('voucher');

export const redeemVoucher = defineCommand({
  name: 'RedeemVoucher',
  summary:
    'The debtor has paid through its bank: the bank that has a lien on the voucher, else the holder. Once.',
  input: z.strictObject({ voucherId, referenceToken: TermsHash }),
  path: '/vouchers/{voucherId}/redemption',
  creates: {},
  sections: { voucher: VoucherTerms, payment: PaymentTerms },
  known: ['voucher'],
  roles: ['bank-maker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_PAYING_BANK',
    'VOUCHER_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'VOUCHER_NOT_DUE',
    'AMOUNT_MISMATCH',
    'ASSET_FROZEN',
    'REFERENCE_ALREADY_USED',
    'PAYMENT_AHEAD',
  ],
  events: ['voucher.redeemed.v1'],
});

export const recordVoucherDefault = defineCommand({
  name: 'RecordVoucherDefault',
  summary: 'The due date is over and the debtor has not paid. A later payment still redeems the voucher.',
  input: z.strictObject({ voucherId }),
  path: '/vouchers/{voucherId}/default',
  creates: {},
  sections: { voucher: VoucherTerms },
  known: ['voucher'],
  roles: ['bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_PAYING_BANK',
    'VOUCHER_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'VOUCHER_NOT_DUE',
  ],
  events: ['voucher.defaulted.v1'],
});
