import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { Grant } from './records.ts';

const consentId = idOf('consent');
const noTerms = { sections: {}, known: [], roles: ['enterprise-officer'] } as const;

export const grantConsent = defineCommand({
  name: 'GrantConsent',
  summary:
    'A firm lets one bank ask about its declarations, or one broker lodge them, for a purpose and a time.',
  input: z.strictObject({ consentId, ...Grant }),
  path: '/consents',
  creates: { consentId: 'consent' },
  ...noTerms,
  errors: ['PARTY_UNKNOWN', 'EXPIRY_INVALID', 'ID_TAKEN'],
  events: ['consent.granted.v1'],
});

export const revokeConsent = defineCommand({
  name: 'RevokeConsent',
  summary: 'The firm takes its consent back: nothing new is done under it, and a signed financing stands.',
  input: z.strictObject({ consentId }),
  path: '/consents/{consentId}/revocation',
  creates: {},
  ...noTerms,
  errors: ['CONSENT_NOT_FOUND', 'CONSENT_NOT_ACTIVE'],
  events: ['consent.revoked.v1'],
});
