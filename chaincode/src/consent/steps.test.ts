import { checkStepTable } from '../../test-support/step-table.ts';
import { consentTable } from './steps.ts';

checkStepTable({
  table: consentTable,
  keyOf: (draft) => `consent/${draft.text('consentId')}`,
  bring: {
    granted: () => undefined,
    expired: (draft, key) => {
      draft.change(key, { expiresAt: '2026-03-01T09:30:00.000Z' });
    },
    revoked: (draft, key) => {
      draft.change(key, { status: 'revoked' });
    },
  },
});
