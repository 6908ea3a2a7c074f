import type { Draft } from '../../test-support/draft.ts';
import { checkStepTable } from '../../test-support/step-table.ts';
import { allocationTable } from './steps.ts';

const past = '2026-03-01T09:30:00.000Z';

const into =
  (status: string, change: object = {}) =>
  (draft: Draft, key: string): void => {
    if ('disputedBy' in draft.at(key)) draft.forget(key, 'disputedBy');
    draft.change(key, { status, ...change });
  };

checkStepTable({
  table: allocationTable,
  keyOf: (draft) => `allocation/${draft.text('allocationId')}`,
  bring: {
    proposed: into('proposed'),
    lapsed: into('proposed', { expiresAt: past }),
    suspect: into('suspect'),
    agreed: into('agreed'),
    disputed: into('agreed', { disputedBy: 'EnterprisesMSP' }),
    undone: into('undone'),
  },
});
