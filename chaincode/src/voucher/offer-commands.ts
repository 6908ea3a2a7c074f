/** A holder asks a bank to finance its voucher. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { VoucherRequestTerms, VoucherTerms } from './terms.ts';

const offer = { voucherId: idOf('voucher'), offerId: idOf('offer') };

export const offerVoucher = defineCommand({
  name: 'OfferVoucher',
  summary: 'The holder consents that one bank reserves its voucher, and shows it to that bank.',
  input: z.strictObject({ ...offer, financier: MspId, expiresAt: Instant }),
  path: '/vouchers/{voucherId}/offers',
  creates: { offerId: 'offer' },
  sections: { voucher: VoucherTerms, request: VoucherRequestTerms },
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
    'ASSET_FROZEN',
  ],
  events: ['voucher.offered.v1'],
});

export const withdrawVoucherOffer = defineCommand({
  name: 'WithdrawVoucherOffer',
  summary: 'The holder takes an unused offer back.',
  input: z.strictObject(offer),
  path: '/vouchers/{voucherId}/offers/{offerId}/withdrawal',
  creates: {},
  sections: {},
  known: [],
  roles: ['enterprise-officer'],
  errors: ['OFFER_NOT_FOUND', 'OFFER_NOT_OPEN'],
  events: ['voucher.offer-withdrawn.v1'],
});
