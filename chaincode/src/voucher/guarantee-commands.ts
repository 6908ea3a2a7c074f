/** A bank adds its own promise to the debtor's (保兑), and pays where the debtor has not. */
import { z } from 'zod';
import { PaymentTerms } from '../financing/terms.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, MspId } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { VoucherTerms } from './terms.ts';

const voucherId = idOf('voucher');
const byTerms = { creates: {}, sections: { voucher: VoucherTerms }, known: ['voucher'] } as const;

/** Private copies only: no record says which banks were asked. */
export const requestGuarantee = defineCommand({
  name: 'RequestGuarantee',
  summary: 'The debtor or the holder shows a voucher to a bank that may guarantee it.',
  input: z.strictObject({ voucherId, guarantor: MspId }),
  path: '/vouchers/{voucherId}/guarantee-requests',
  ...byTerms,
  roles: ['enterprise-officer', 'bank-maker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_DEBTOR',
    'VOUCHER_STATUS_WRONG',
    'PARTY_UNKNOWN',
    'TERMS_HASH_MISMATCH',
  ],
  events: ['voucher.guarantee-requested.v1'],
  recorded: false,
});

export const guaranteeVoucher = defineCommand({
  name: 'GuaranteeVoucher',
  summary: 'A bank promises to pay where the debtor does not; in force with its second person, a checker.',
  input: z.strictObject({ voucherId }),
  path: '/vouchers/{voucherId}/guarantee',
  ...byTerms,
  roles: ['bank-maker', 'bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'VOUCHER_STATUS_WRONG',
    'VOUCHER_GUARANTEED',
    'TERMS_HASH_MISMATCH',
    'SAME_PERSON',
    'ASSET_FROZEN',
  ],
  events: ['voucher.guarantee-proposed.v1', 'voucher.guaranteed.v1'],
});

export const payGuarantee = defineCommand({
  name: 'PayGuarantee',
  summary:
    'The guarantor has paid a voucher in default: the bank that has a lien on it, else the holder. Once.',
  input: z.strictObject({ voucherId, referenceToken: TermsHash }),
  path: '/vouchers/{voucherId}/guarantee/payment',
  creates: {},
  sections: { voucher: VoucherTerms, payment: PaymentTerms },
  known: ['voucher'],
  roles: ['bank-maker'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_GUARANTOR',
    'VOUCHER_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
    'ASSET_FROZEN',
    'REFERENCE_ALREADY_USED',
    'PAYMENT_AHEAD',
  ],
  events: ['voucher.redeemed.v1'],
});
