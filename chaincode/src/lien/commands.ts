import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { Parts } from '../asset/records.ts';
import { conversionMax } from '../financing/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant } from '../kernel/identifiers.ts';
import { takingErrors } from './taking-errors.ts';

const lienOfAsset = { assetId: AssetId, lienId: idOf('lien') };
const noTerms = { sections: {}, known: [] } as const;

export const reserveLien = defineCommand({
  name: 'ReserveLien',
  summary: 'A bank that the controller made an offer to reserves the asset for a limited time.',
  input: z.strictObject({
    ...lienOfAsset,
    offerId: idOf('offer'),
    share: Parts.optional(),
    expiresAt: Instant,
  }),
  path: '/assets/{assetId}/liens',
  creates: { lienId: 'lien' },
  ...noTerms,
  roles: ['bank-maker'],
  errors: [
    'ASSET_NOT_FOUND',
    'OFFER_NOT_FOUND',
    'OFFER_NOT_OPEN',
    'CONSENT_NOT_ACTIVE',
    'EXPIRY_INVALID',
    'ASSET_NOT_LIVE',
    'ASSET_NOT_ATTESTED',
    'LIEN_ID_USED',
    'LIEN_SHARE_NOT_WHOLE',
    'LIEN_SHARE_NOT_OFFERED',
    'ASSET_FROZEN',
    'RESERVATION_COOLING',
    'ASSET_ALREADY_ENCUMBERED',
    'ASSET_UNDER_SUPPORTED',
    'LIEN_RANGE_FULL',
    'CLAIM_STAGE_TAKEN',
    'NOT_THE_CONTROLLER',
  ],
  events: ['lien.reserved.v1'],
});

export const renewReservation = defineCommand({
  name: 'RenewReservation',
  summary: 'The holder prolongs its reservation, as often as the consortium allows.',
  input: z.strictObject({ ...lienOfAsset, expiresAt: Instant }),
  path: '/assets/{assetId}/liens/{lienId}/renewal',
  creates: {},
  ...noTerms,
  roles: ['bank-maker'],
  errors: [
    'LIEN_NOT_FOUND',
    'LIEN_NOT_HELD',
    'LIEN_STATE_WRONG',
    'RESERVATION_EXPIRED',
    'RESERVATION_RENEWED_TOO_OFTEN',
    'EXPIRY_INVALID',
  ],
  events: ['lien.renewed.v1'],
});

export const encumberLien = defineCommand({
  name: 'EncumberLien',
  summary: 'A second person of the bank turns the reservation into a pledge, once terms and control stand.',
  input: z.strictObject({
    ...lienOfAsset,
    financingId: idOf('financing'),
    /** Where less is taken than was reserved: the difference is free again. */
    share: Parts.optional(),
  }),
  path: '/assets/{assetId}/liens/{lienId}/encumbrance',
  creates: {},
  ...noTerms,
  roles: ['bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'LIEN_NOT_FOUND',
    'LIEN_NOT_HELD',
    'LIEN_STATE_WRONG',
    'SAME_PERSON',
    'RESERVATION_EXPIRED',
    'LIEN_SHARE_NOT_OFFERED',
    'LIEN_SHARE_NOT_WHOLE',
    'FINANCING_NOT_FOUND',
    'FINANCING_STATUS_WRONG',
    ...takingErrors,
  ],
  events: ['lien.encumbered.v1'],
});

export const cancelReservation = defineCommand({
  name: 'CancelReservation',
  summary: 'The holder gives its reservation back.',
  input: z.strictObject(lienOfAsset),
  path: '/assets/{assetId}/liens/{lienId}/cancellation',
  creates: {},
  ...noTerms,
  roles: ['bank-maker', 'bank-checker'],
  errors: ['LIEN_NOT_FOUND', 'LIEN_NOT_HELD', 'LIEN_STATE_WRONG', 'RESERVATION_EXPIRED'],
  events: ['lien.cancelled.v1'],
});

export const sweepReservation = defineCommand({
  name: 'SweepReservation',
  summary: 'Anyone removes a reservation that has lapsed, so that its capacity is free again.',
  input: z.strictObject(lienOfAsset),
  path: '/assets/{assetId}/liens/{lienId}/sweep',
  creates: {},
  ...noTerms,
  roles: [
    'bank-maker',
    'bank-checker',
    'bank-service',
    'enterprise-officer',
    'warehouse-keeper',
    'registrar',
  ],
  errors: ['LIEN_NOT_FOUND', 'LIEN_STATE_WRONG', 'RESERVATION_NOT_LAPSED'],
  events: ['lien.lapsed.v1'],
});

export const dischargeLien = defineCommand({
  name: 'DischargeLien',
  summary: 'The holder discharges its lien and the capacity is free again; unpaid, at its own loss.',
  input: z.strictObject(lienOfAsset),
  path: '/assets/{assetId}/liens/{lienId}/discharge',
  creates: {},
  ...noTerms,
  roles: ['bank-checker'],
  errors: ['LIEN_NOT_FOUND', 'LIEN_NOT_HELD', 'LIEN_STATE_WRONG', 'SAME_PERSON', 'FINANCING_STATUS_WRONG'],
  events: ['lien.discharged.v1'],
});

export const consumeLien = defineCommand({
  name: 'ConsumeLien',
  summary: 'The holder records that the asset itself repaid the loan: its share is used up for good.',
  input: z.strictObject(lienOfAsset),
  path: '/assets/{assetId}/liens/{lienId}/consumption',
  creates: {},
  ...noTerms,
  roles: ['bank-checker'],
  errors: ['LIEN_NOT_FOUND', 'LIEN_NOT_HELD', 'LIEN_STATE_WRONG', 'SAME_PERSON', 'FINANCING_STATUS_WRONG'],
  events: ['lien.consumed.v1'],
});

export const convertLien = defineCommand({
  name: 'ConvertLien',
  summary:
    'The holder converts its lien into the one, or ones, that it reserved on later papers of the same goods, in one step.',
  input: z.strictObject({
    ...lienOfAsset,
    convertedAssetId: AssetId,
    convertedLienId: idOf('lien'),
    /** Where one paper becomes several: the reservations on the others. */
    further: z
      .array(z.strictObject(lienOfAsset))
      .min(1)
      .max(conversionMax - 1)
      .optional(),
  }),
  path: '/assets/{assetId}/liens/{lienId}/conversion',
  creates: {},
  ...noTerms,
  roles: ['bank-checker'],
  errors: [
    'ASSET_NOT_FOUND',
    'LIEN_NOT_FOUND',
    'LIEN_NOT_HELD',
    'LIEN_STATE_WRONG',
    'SAME_PERSON',
    'RESERVATION_EXPIRED',
    'NOT_ANOTHER_STAGE',
    'FINANCING_NOT_FOUND',
    'FINANCING_STATUS_WRONG',
    ...takingErrors,
  ],
  events: ['lien.converted.v1'],
});
