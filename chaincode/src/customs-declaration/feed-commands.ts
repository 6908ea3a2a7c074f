/** Customs' own system is the source: what it says is drafted in private, then reported by hash, signed and in turn. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { PublicKey } from '../kernel/signature.ts';
import { Assessed, FeedEvent, Source } from './records.ts';
import { AssessedDeclaration } from './terms.ts';

/** At most so many declarations in one transaction. */
const batchMax = 100;

export const registerFeed = defineCommand({
  name: 'RegisterFeed',
  summary:
    'Customs names a system of its own and the key that it signs with; a new key goes on with the old count.',
  input: z.strictObject({ source: Source, publicKey: PublicKey }),
  path: '/customs-feeds',
  creates: {},
  sections: {},
  known: [],
  roles: ['org-admin'],
  errors: ['NOT_AN_AUTHORITY', 'PUBLIC_KEY_INVALID'],
  events: ['customs-feed.registered.v1'],
});

/** Private copies only: each platform gets what its own firms declared. */
export const draftAssessments = defineCommand({
  name: 'DraftAssessments',
  summary:
    'Customs lays down declarations as they stand and their assessments, for itself and the firms’ member.',
  input: z.strictObject({ declarationIds: z.array(idOf('declaration')).min(1).max(batchMax) }),
  path: '/customs-assessments',
  creates: {},
  sections: { assessments: z.array(AssessedDeclaration).min(1).max(batchMax) },
  known: [],
  roles: ['customs-service', 'customs-officer'],
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_AN_AUTHORITY',
    'PLATFORMS_DIFFER',
    'DECLARATION_FLOW_WRONG',
    'CUSTOMS_NUMBER_WRONG',
    'DERIVED_TERMS_WRONG',
    'AMOUNT_MISMATCH',
  ],
  events: ['customs-declaration.assessments-drafted.v1'],
  recorded: false,
});

export const reportDeclarations = defineCommand({
  name: 'ReportDeclarations',
  summary:
    'Customs’ system reports what it did, each event signed and numbered; the answer tells of each one.',
  input: z.strictObject({
    source: Source,
    events: z.array(FeedEvent).min(1).max(batchMax),
    /** Made by customs’ gateway from its own copies. */
    assessed: z.array(Assessed).max(batchMax),
  }),
  path: '/customs-feeds/{source}/events',
  creates: {},
  sections: {},
  known: [],
  roles: ['customs-service'],
  errors: ['FEED_NOT_FOUND'],
  events: ['customs-feed.reported.v1', 'customs-declaration.changed.v1'],
});
