import type { Draft } from '../../test-support/draft.ts';
import { freeze } from '../../test-support/refusals/table.ts';
import { checkStepTable } from '../../test-support/step-table.ts';
import { paperTable } from './steps.ts';

const past = '2026-03-01T09:30:00.000Z';

const attestationKey = (draft: Draft, key: string): string => {
  const { mspId } = draft.at(key)['authority'] as { mspId: string };
  return `paper-attest/${draft.text('paperId')}/${mspId}`;
};
const unattested = (draft: Draft, key: string): void => {
  if (draft.state.has(attestationKey(draft, key))) draft.drop(attestationKey(draft, key));
};
const attested = (draft: Draft, key: string): void =>
  draft.put(attestationKey(draft, key), {
    by: 'MeridianMSP',
    enrolmentId: 'enrolment20',
    paperHash: draft.at(key)['paperHash'],
    at: past,
  });

checkStepTable({
  table: paperTable,
  keyOf: (draft) => `trade-paper/${draft.text('paperId')}`,
  bring: {
    registered: unattested,
    lapsed: (draft, key) => {
      unattested(draft, key);
      draft.change(key, { proposalExpiresAt: past });
    },
    attested,
    frozen: (draft, key) => {
      attested(draft, key);
      freeze(draft, draft.text('paperId'));
    },
  },
});
