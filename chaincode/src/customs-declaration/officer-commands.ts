/** What customs' officers do themselves: exceptions of the feed, and their word for a clearance. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { Assessed, StepContent } from './records.ts';

const declarationId = idOf('declaration');
const noTerms = { creates: {}, sections: {}, known: [], roles: ['customs-officer'] } as const;

export const recordCustomsStep = defineCommand({
  name: 'RecordCustomsStep',
  summary:
    'An officer takes a step by hand; what changes a released declaration, a second officer says as well.',
  input: z.strictObject({ ...StepContent, assessed: z.array(Assessed).max(1) }),
  path: '/customs-declarations/{declarationId}/steps',
  ...noTerms,
  errors: [
    'ASSET_NOT_FOUND',
    'NOT_AN_AUTHORITY',
    'DECLARATION_STATUS_WRONG',
    'WITHDRAWAL_NOT_REQUESTED',
    'ASSESSMENT_MISSING',
    'DECLARATION_REGISTERED',
    'SAME_PERSON',
  ],
  events: ['customs-declaration.step-proposed.v1', 'customs-declaration.changed.v1'],
});

export const attestClearance = defineCommand({
  name: 'AttestClearance',
  summary: 'An officer stands for the clearance with its certified identity.',
  input: z.strictObject({ declarationId, declarationHash: TermsHash }),
  path: '/customs-declarations/{declarationId}/attestation',
  ...noTerms,
  errors: ['ASSET_NOT_FOUND', 'NOT_AN_AUTHORITY', 'DECLARATION_STATUS_WRONG', 'TERMS_HASH_MISMATCH'],
  events: ['customs-declaration.clearance-attested.v1'],
});
