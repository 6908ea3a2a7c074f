/** Financings from before a bank joined: brought to the ledger by hash and fingerprint, cleared, ended. */
import { z } from 'zod';
import { AssetId } from '../asset/identifiers.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { LegacyAnswer, LegacyEnd, LegacyItem } from './records.ts';
import { LegacyBookTerms, legacyRowsMax } from './terms.ts';

const legacyId = idOf('legacyFinancing');
const batchId = idOf('legacyBatch');
const caseId = idOf('legacyCase');
const nothingPrivate = { creates: {}, sections: {}, known: [] } as const;

/** Private copies only: no other peer sees the book. */
export const draftLegacyFinancings = defineCommand({
  name: 'DraftLegacyFinancings',
  summary: 'A bank lays financings that it made before down in private.',
  input: z.strictObject({ batchId }),
  path: '/legacy-drafts',
  creates: { batchId: 'legacyBatch' },
  sections: { book: LegacyBookTerms },
  known: [],
  roles: ['bank-maker', 'bank-service'],
  errors: [],
  events: ['legacy.drafted.v1'],
  recorded: false,
});

/** The book itself stays where it is: this names its hash, and hash and fingerprints of each row. */
export const importLegacyFinancings = defineCommand({
  name: 'ImportLegacyFinancings',
  summary:
    'Drafted financings of a bank are brought to the ledger by their fingerprints, each with a result of its own.',
  input: z.strictObject({
    batchId,
    bookHash: TermsHash,
    items: z.array(LegacyItem).min(1).max(legacyRowsMax),
  }),
  path: '/legacy-batches',
  ...nothingPrivate,
  roles: ['bank-maker', 'bank-service'],
  errors: ['ID_TAKEN', 'TOKENS_MISMATCH'],
  events: ['legacy.imported.v1', 'legacy-case.opened.v1', 'asset.legacy-met.v1'],
});

export const endLegacyFinancings = defineCommand({
  name: 'EndLegacyFinancings',
  summary: 'Legacy financings were repaid, carried over to a lien on the ledger, or withdrawn: all or none.',
  input: z.strictObject({
    legacyIds: z.array(legacyId).min(1).max(legacyRowsMax),
    reason: LegacyEnd.shape.reason,
  }),
  path: '/legacy-endings',
  ...nothingPrivate,
  roles: ['bank-checker'],
  errors: ['LEGACY_FINANCING_NOT_FOUND', 'LEGACY_FINANCING_ENDED'],
  events: ['legacy.ended.v1'],
});

export const clearLegacyHit = defineCommand({
  name: 'ClearLegacyHit',
  summary:
    'The bank of a legacy financing, or who answers for the asset, says that the two are not the same.',
  input: z.strictObject({ assetId: AssetId, legacyId }),
  path: '/assets/{assetId}/legacy-clearances',
  ...nothingPrivate,
  roles: ['bank-checker', 'inspector', 'enterprise-officer'],
  errors: ['ASSET_NOT_FOUND', 'SUSPECT_NOT_FOUND', 'NOT_AN_AUTHORITY'],
  events: ['asset.legacy-cleared.v1'],
});

export const answerLegacyCase = defineCommand({
  name: 'AnswerLegacyCase',
  summary: 'A side of a clearance case says what it found, and whether the other side may know its name.',
  input: z.strictObject({
    caseId,
    finding: LegacyAnswer.shape.finding,
    named: LegacyAnswer.shape.named,
  }),
  path: '/legacy-cases/{caseId}/answers',
  ...nothingPrivate,
  roles: ['bank-checker'],
  errors: ['LEGACY_CASE_NOT_FOUND', 'LEGACY_CASE_CLOSED'],
  events: ['legacy-case.answered.v1', 'legacy-case.cleared.v1'],
});
