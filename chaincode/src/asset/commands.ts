/** Facts that an author may state about an asset. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { CalendarDate, idOf, Instant } from '../kernel/identifiers.ts';
import { AssetId } from './identifiers.ts';
import { Parts } from './records.ts';

/** Why goods are frozen, and by whose paper. */
export const OrderTerms = z
  .strictObject({
    authority: z.string().trim().min(1).max(140),
    reference: z.string().trim().min(1).max(60),
    grounds: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'OrderTerms' });

export const EvidenceTerms = z
  .strictObject({ document: z.string().trim().min(1).max(140), finding: z.string().trim().min(1).max(500) })
  .meta({ id: 'EvidenceTerms' });

export const placeHold = defineCommand({
  name: 'PlaceHold',
  summary:
    'The Registry (for a court), the warehouse, the inspector or customs (detention) freezes an asset.',
  input: z.strictObject({
    assetId: AssetId,
    reason: z.enum(['court-order', 'regulator-order', 'operator-alarm', 'dispute', 'detention']),
  }),
  path: '/assets/{assetId}/holds',
  creates: {},
  sections: { order: OrderTerms },
  known: [],
  roles: ['registrar', 'warehouse-keeper', 'inspector', 'customs-officer'],
  errors: ['ASSET_NOT_FOUND', 'NOT_AN_AUTHORITY', 'ASSET_NOT_LIVE', 'HOLD_EXISTS'],
  events: ['asset.frozen.v1'],
});

export const liftHold = defineCommand({
  name: 'LiftHold',
  summary: 'The organisation that froze an asset lifts its own hold.',
  input: z.strictObject({ assetId: AssetId }),
  path: '/assets/{assetId}/holds/release',
  creates: {},
  sections: { order: OrderTerms },
  known: [],
  roles: ['registrar', 'warehouse-keeper', 'inspector', 'customs-officer'],
  errors: ['ASSET_NOT_FOUND', 'HOLD_NOT_FOUND'],
  events: ['asset.thawed.v1'],
});

export const stateFactor = defineCommand({
  name: 'StateFactor',
  summary: 'The warehouse states how much of the capacity remains: goods lost, or found again.',
  input: z.strictObject({
    assetId: AssetId,
    remaining: Parts,
    reason: z.enum(['lost-goods', 'found-goods']),
  }),
  path: '/assets/{assetId}/factors',
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  roles: ['warehouse-keeper'],
  errors: ['ASSET_NOT_FOUND', 'NOT_AN_AUTHORITY', 'ASSET_NOT_LIVE', 'FACTOR_OUT_OF_RANGE'],
  events: ['asset.capacity-stated.v1'],
});

export const clearSuspect = defineCommand({
  name: 'ClearSuspect',
  summary:
    'The inspector, or customs for declarations, finds that a suspected duplicate is about other goods.',
  input: z.strictObject({ assetId: AssetId, suspect: AssetId }),
  path: '/assets/{assetId}/clearances',
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  roles: ['inspector', 'customs-officer'],
  errors: ['ASSET_NOT_FOUND', 'NOT_AN_AUTHORITY', 'SUSPECT_NOT_FOUND'],
  events: ['asset.suspect-cleared.v1'],
});

export const SearchTerms = z
  .strictObject({
    register: z.string().trim().min(1).max(140),
    certificateNumber: z.string().trim().min(1).max(60),
    findings: z.string().trim().min(1).max(500),
  })
  .meta({ id: 'SearchTerms' });

export const recordSearch = defineCommand({
  name: 'RecordSearch',
  summary: 'A bank that has a lien on an asset records what a search of the public register gave.',
  input: z.strictObject({
    assetId: AssetId,
    result: z.enum(['clear', 'filings-found']),
    searchedAt: Instant,
  }),
  path: '/assets/{assetId}/searches',
  creates: {},
  sections: { search: SearchTerms },
  known: [],
  roles: ['bank-maker'],
  errors: ['ASSET_NOT_FOUND', 'LIEN_NOT_HELD', 'SEARCH_STALE'],
  events: ['asset.searched.v1'],
});

export const RegistrationTerms = z
  .strictObject({
    register: z.string().trim().min(1).max(140),
    number: z.string().trim().min(1).max(60),
    expiresOn: CalendarDate.optional(),
  })
  .meta({ id: 'RegistrationTerms' });

export const recordRegistration = defineCommand({
  name: 'RecordRegistration',
  summary: 'The holder records under which number its lien stands in a public register, and since when.',
  input: z.strictObject({ assetId: AssetId, lienId: idOf('lien'), registeredAt: Instant }),
  path: '/assets/{assetId}/liens/{lienId}/registration',
  creates: {},
  sections: { registration: RegistrationTerms },
  known: [],
  roles: ['bank-maker'],
  errors: [
    'ASSET_NOT_FOUND',
    'LIEN_NOT_FOUND',
    'LIEN_NOT_HELD',
    'REGISTRATION_RECORDED',
    'REGISTRATION_AHEAD',
  ],
  events: ['lien.registered.v1'],
});
