/** A holder cuts its voucher into pieces. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { CutTerms, VoucherTerms } from './terms.ts';

export const splitVoucher = defineCommand({
  name: 'SplitVoucher',
  summary: 'The holder cuts a voucher into pieces that add up to it; they stand in its place.',
  input: z.strictObject({ voucherId: idOf('voucher') }),
  path: '/vouchers/{voucherId}/split',
  creates: {},
  sections: { voucher: VoucherTerms, cut: CutTerms },
  known: ['voucher'],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'VOUCHER_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'PIECES_OVERLAP',
    'CUT_NOT_EXACT',
    'ASSET_FROZEN',
    'ASSET_ENCUMBERED',
  ],
  events: ['voucher.split.v1'],
});
