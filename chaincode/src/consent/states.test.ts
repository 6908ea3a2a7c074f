import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, type States } from '../../test-support/states.ts';

const past = '2026-03-01T09:30:00.000Z';
const consentKey = (draft: Draft): string => `consent/${draft.text('consentId')}`;
const consentStates: States = {
  granted: () => undefined,
  expired: (draft, key) => draft.change(key, { expiresAt: past }),
  revoked: (draft, key) => draft.change(key, { status: 'revoked' }),
};

describe('a consent', () => {
  test.each(['RevokeConsent', 'RequestVerification', 'AnswerVerification', 'OfferDeclaration'])(
    'lets %s pass only while it is granted and has not expired',
    async (command) =>
      expect(await legalStates({ command, key: consentKey }, consentStates)).toEqual(['granted']),
  );
});
