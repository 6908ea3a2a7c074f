/** What may be said when one bank pays off another and takes the place of its lien. */
import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { BalanceTerms, DealTerms, ExposureTerms, PaymentTerms } from '../financing/terms.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, KeyedToken } from '../kernel/identifiers.ts';
import { takingErrors } from '../lien/taking-errors.ts';
import { PayoffTerms } from './terms.ts';

const financingId = idOf('financing');
const ofRefinancing = { assetId: AssetId, lienId: idOf('lien') };
const path = '/assets/{assetId}/refinancings/{lienId}';
const noTerms = { creates: {}, sections: {}, known: [] } as const;

export const requestRefinancing = defineCommand({
  name: 'RequestRefinancing',
  summary:
    'The owner asks its bank for a payoff quote to another bank, which it has made an offer to: its consent to the swap.',
  input: z.strictObject({
    ...ofRefinancing,
    refinancedLienId: idOf('lien'),
    offerId: idOf('offer'),
    expiresAt: Instant,
  }),
  path: '/assets/{assetId}/refinancings',
  creates: { lienId: 'lien' },
  sections: {},
  known: [],
  roles: ['enterprise-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_OWNER',
    'OFFER_NOT_FOUND',
    'OFFER_NOT_OPEN',
    'CONSENT_NOT_ACTIVE',
    'LIEN_NOT_FOUND',
    'LIEN_STATE_WRONG',
    'PARTY_UNKNOWN',
    'FINANCING_NOT_FOUND',
    'FINANCING_STATUS_WRONG',
    'LIEN_ID_USED',
    'SHARE_EXCEEDS_REFINANCED',
    'EXPIRY_INVALID',
  ],
  events: ['refinancing.requested.v1'],
});

export const quotePayoff = defineCommand({
  name: 'QuotePayoff',
  summary:
    'The bank that is to be paid off tells the owner and the other bank what it is owed, and where to pay.',
  input: z.strictObject(ofRefinancing),
  path: `${path}/quote`,
  creates: {},
  sections: { payoff: PayoffTerms },
  known: [],
  roles: ['bank-maker'],
  errors: [
    'REFINANCING_NOT_FOUND',
    'LIEN_NOT_FOUND',
    'LIEN_NOT_HELD',
    'LIEN_STATE_WRONG',
    'REFINANCING_STATUS_WRONG',
    'EXPIRY_INVALID',
    'AMOUNT_MISMATCH',
  ],
  events: ['refinancing.quoted.v1'],
});

export const authorisePayoff = defineCommand({
  name: 'AuthorisePayoff',
  summary: 'The new bank’s checker authorises the payoff out of the new loan, which is for exactly that.',
  input: z.strictObject({ ...ofRefinancing, financingId }),
  path: `${path}/authorisation`,
  creates: {},
  sections: { deal: DealTerms, payoff: PayoffTerms, balance: BalanceTerms, exposure: ExposureTerms },
  known: ['deal', 'payoff', 'balance', 'exposure'],
  roles: ['bank-checker'],
  errors: [
    'REFINANCING_NOT_FOUND',
    'REFINANCING_STATUS_WRONG',
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'SAME_PERSON',
    'TERMS_HASH_MISMATCH',
    'PAYOFF_QUOTE_EXPIRED',
    'AMOUNT_MISMATCH',
  ],
  events: ['refinancing.authorised.v1'],
});

export const recordPayoff = defineCommand({
  name: 'RecordPayoff',
  summary:
    'The new bank’s maker records the payment with its reference, usable once: the old lien is kept for its successor.',
  input: z.strictObject({ ...ofRefinancing, confirmBy: Instant, referenceToken: KeyedToken }),
  path: `${path}/payment`,
  creates: {},
  sections: { payoff: PayoffTerms, payment: PaymentTerms },
  known: ['payoff'],
  roles: ['bank-maker'],
  errors: [
    'REFINANCING_NOT_FOUND',
    'REFINANCING_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'PAYOFF_QUOTE_EXPIRED',
    'AMOUNT_MISMATCH',
    'REFERENCE_ALREADY_USED',
    'PAYMENT_AHEAD',
    'EXPIRY_INVALID',
    'ASSET_NOT_FOUND',
    'LIEN_NOT_FOUND',
    'LIEN_STATE_WRONG',
    'LIEN_ID_USED',
    ...takingErrors,
  ],
  events: ['refinancing.paid.v1'],
});

export const confirmPayoff = defineCommand({
  name: 'ConfirmPayoff',
  summary:
    'A second person of the bank that is paid off confirms receipt: its loan is repaid, its lien to be swapped.',
  input: z.strictObject({ ...ofRefinancing, financingId, referenceToken: KeyedToken }),
  path: `${path}/confirmation`,
  creates: {},
  sections: {
    deal: DealTerms,
    payoff: PayoffTerms,
    payment: PaymentTerms,
    balance: BalanceTerms,
    newBalance: BalanceTerms,
    exposure: ExposureTerms,
  },
  known: ['deal', 'payoff', 'payment', 'balance', 'newBalance', 'exposure'],
  roles: ['bank-checker'],
  errors: [
    'REFINANCING_NOT_FOUND',
    'LIEN_NOT_FOUND',
    'LIEN_STATE_WRONG',
    'LIEN_NOT_HELD',
    'REFINANCING_STATUS_WRONG',
    'PAYOFF_LAPSED',
    'SAME_PERSON',
    'FINANCING_NOT_FOUND',
    'FINANCING_NOT_OF_PARTY',
    'FINANCING_STATUS_WRONG',
    'TERMS_HASH_MISMATCH',
    'REFERENCE_ALREADY_USED',
    'AMOUNT_MISMATCH',
  ],
  events: ['refinancing.confirmed.v1', 'financing.repaid.v1'],
});

export const swapLien = defineCommand({
  name: 'SwapLien',
  summary:
    'A second person of the new bank puts its lien in the place of the one that was paid off, in one step.',
  input: z.strictObject(ofRefinancing),
  path: `${path}/swap`,
  ...noTerms,
  roles: ['bank-checker'],
  errors: [
    'REFINANCING_NOT_FOUND',
    'REFINANCING_STATUS_WRONG',
    'SAME_PERSON',
    'FINANCING_NOT_FOUND',
    'ASSET_NOT_FOUND',
    'LIEN_NOT_FOUND',
    'LIEN_STATE_WRONG',
    'LIEN_ID_USED',
    ...takingErrors,
  ],
  events: ['lien.swapped.v1', 'financing.disbursed.v1'],
});

export const withdrawRefinancing = defineCommand({
  name: 'WithdrawRefinancing',
  summary: 'The owner before payment, or the new bank before the swap, gives the refinancing up.',
  input: z.strictObject(ofRefinancing),
  path: `${path}/withdrawal`,
  ...noTerms,
  roles: ['enterprise-officer', 'bank-checker'],
  errors: ['REFINANCING_NOT_FOUND', 'REFINANCING_STATUS_WRONG'],
  events: ['refinancing.withdrawn.v1'],
});

export const sweepPayoff = defineCommand({
  name: 'SweepPayoff',
  summary: 'Anyone ends a refinancing whose payment was not confirmed in time: the old lien stays as it was.',
  input: z.strictObject(ofRefinancing),
  path: `${path}/sweep`,
  ...noTerms,
  roles: ['bank-maker', 'bank-checker', 'bank-service', 'enterprise-officer', 'registrar'],
  errors: ['REFINANCING_NOT_FOUND', 'REFINANCING_STATUS_WRONG', 'PAYOFF_NOT_LAPSED'],
  events: ['refinancing.lapsed.v1'],
});
