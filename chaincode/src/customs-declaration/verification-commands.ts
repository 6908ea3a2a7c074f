import { z } from 'zod';
import { Purpose } from '../consent/records.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, Instant, MspId } from '../kernel/identifiers.ts';
import { AnswerTerms, QuestionTerms } from './verification-records.ts';

const asked = { consentId: idOf('consent'), verificationId: idOf('verification') };

export const requestVerification = defineCommand({
  name: 'RequestVerification',
  summary:
    'A bank asks customs about up to a hundred declarations under a firm’s consent; the firm has it on record.',
  input: z.strictObject({ ...asked, customs: MspId, purpose: Purpose }),
  path: '/consents/{consentId}/verifications',
  creates: { verificationId: 'verification' },
  sections: { question: QuestionTerms },
  known: [],
  roles: ['bank-maker', 'bank-service'],
  errors: [
    'CONSENT_NOT_FOUND',
    'CONSENT_NOT_ACTIVE',
    'CONSENT_SCOPE_EXCEEDED',
    'PARTY_UNKNOWN',
    'ID_TAKEN',
    'CONSENT_RATE_EXCEEDED',
  ],
  events: ['customs-declaration.verification-requested.v1'],
});

export const answerVerification = defineCommand({
  name: 'AnswerVerification',
  summary:
    'Customs answers from its own books, signed by its gateway; the hash of the answer stands on the ledger.',
  input: z.strictObject({ ...asked, validUntil: Instant }),
  path: '/consents/{consentId}/verifications/{verificationId}/answer',
  creates: {},
  sections: { question: QuestionTerms, answer: AnswerTerms },
  known: ['question', 'answer'],
  roles: ['customs-service', 'customs-officer'],
  errors: [
    'VERIFICATION_NOT_FOUND',
    'NOT_AN_AUTHORITY',
    'VERIFICATION_ANSWERED',
    'CONSENT_NOT_ACTIVE',
    'EXPIRY_INVALID',
    'TERMS_HASH_MISMATCH',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['customs-declaration.verification-answered.v1'],
});
