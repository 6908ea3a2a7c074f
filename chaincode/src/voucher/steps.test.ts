import { describe, expect, test } from '@jest/globals';
import { Draft } from '../../test-support/draft.ts';
import { opaqueId, people } from '../../test-support/people.ts';
import { perform } from '../../test-support/recorder.ts';
import { actOf } from '../../test-support/story.ts';
import { isRefusal } from '../kernel/errors.ts';
import { kindAllowsRole } from '../kernel/roles.ts';
import { voucherStatuses } from './records.ts';
import { voucherSteps } from './steps.ts';

const voucherKey = (draft: Draft): string => `voucher/${draft.text('voucherId')}`;

/** Somebody in the same role who is no party of the voucher. */
const stranger = (draft: Draft): void => {
  const { role } = draft.call.creator;
  if (kindAllowsRole('enterprise', role as 'enterprise-officer')) {
    draft.put(`subject/EnterprisesMSP/${opaqueId('SUB', 9)}`, { status: 'active' });
    draft.saidBy({ ...people.owner, subject: opaqueId('SUB', 9) });
    return;
  }
  const consortium = draft.at('consortium') as { members: Record<string, object> };
  const LumenBankMSP = { kind: 'bank', status: 'active', endorses: true };
  draft.change('consortium', { members: { ...consortium.members, LumenBankMSP } });
  draft.saidBy({ ...draft.call.creator, mspId: 'LumenBankMSP' });
};

describe('the published table of vouchers', () => {
  test.each(voucherSteps.map((step) => [step.command, step] as const))(
    '%s: every status, for the one whose step it is and for anybody else',
    async (command, { from, others }) => {
      const act = await actOf(command);
      for (const status of voucherStatuses) {
        for (const isTheirs of [true, false]) {
          const draft = new Draft(act);
          draft.change(voucherKey(draft), { status });
          if (!isTheirs) stranger(draft);
          const { result } = await perform(draft);
          const allowed = from.includes(status) ? undefined : 'VOUCHER_STATUS_WRONG';
          const answer = isTheirs ? allowed : (others ?? allowed);
          const seen = isRefusal(result) ? result.refused : undefined;
          expect([status, isTheirs, seen]).toEqual([status, isTheirs, answer]);
        }
      }
    },
  );
});
