/** What may be said when the keys of fingerprints change: assets of every kind are given tokens under the new ones. */
import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { defineCommand } from '../kernel/command.ts';
import { AssetTokens } from './records.ts';

const renewal = {
  input: z.strictObject({ assetId: AssetId, tokens: AssetTokens }),
  creates: {},
  sections: {},
  known: [],
  roles: ['warehouse-keeper', 'inspector', 'customs-officer', 'enterprise-officer', 'bank-maker'],
} as const;

export const proposeTokens = defineCommand({
  name: 'ProposeTokens',
  summary: 'One who holds an asset’s terms has its fingerprints computed under the live keys.',
  ...renewal,
  path: '/assets/{assetId}/tokens',
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_THE_CONTROLLER',
    'ASSET_NOT_LIVE',
    'TOKENS_MISMATCH',
    'ASSET_REGISTERED_ELSEWHERE',
  ],
  events: ['asset.tokens-proposed.v1'],
});

export const confirmTokens = defineCommand({
  name: 'ConfirmTokens',
  summary: 'An authority’s gateway has computed the same fingerprints: they are the asset’s from now on.',
  ...renewal,
  path: '/assets/{assetId}/tokens/confirmation',
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_AN_AUTHORITY',
    'ASSET_NOT_LIVE',
    'TOKENS_NOT_PROPOSED',
    'TOKENS_MISMATCH',
    'ASSET_REGISTERED_ELSEWHERE',
  ],
  events: ['asset.tokens-renewed.v1'],
});

export const closeTokens = defineCommand({
  name: 'CloseTokens',
  summary: 'The fingerprints of an asset that has ended become tombstones: no key is kept for it.',
  input: z.strictObject({ assetId: AssetId }),
  path: '/assets/{assetId}/tokens/closure',
  creates: {},
  sections: {},
  known: [],
  roles: ['registrar', 'org-admin'],
  errors: ['ASSET_NOT_FOUND', 'ASSET_NOT_LIVE', 'ASSET_NOT_ENDED'],
  events: ['asset.tokens-closed.v1'],
});
