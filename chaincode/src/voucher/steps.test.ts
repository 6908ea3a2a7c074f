import { describe, expect, test } from '@jest/globals';
import { Draft } from '../../test-support/draft.ts';
import { perform } from '../../test-support/recorder.ts';
import { actOf } from '../../test-support/story.ts';
import { saidByStranger } from '../../test-support/stranger.ts';
import { isRefusal } from '../kernel/errors.ts';
import { voucherStatuses } from './records.ts';
import { voucherSteps } from './steps.ts';

const voucherKey = (draft: Draft): string => `voucher/${draft.text('voucherId')}`;

describe('the published table of vouchers', () => {
  test.each(voucherSteps.map((step) => [step.command, step] as const))(
    '%s: every status, for the one whose step it is and for anybody else',
    async (command, { from, others }) => {
      const act = await actOf(command);
      for (const status of voucherStatuses) {
        for (const isTheirs of [true, false]) {
          const draft = new Draft(act);
          draft.change(voucherKey(draft), { status });
          if (!isTheirs) saidByStranger(draft);
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
