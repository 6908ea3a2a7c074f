import { describe, expect, test } from '@jest/globals';
import { Draft } from '../../test-support/draft.ts';
import { perform } from '../../test-support/recorder.ts';
import { actOf } from '../../test-support/story.ts';
import { isRefusal } from '../kernel/errors.ts';
import { ruleProfiles } from '../letter-of-credit/terms.ts';
import { type ForfaitingStatus, forfaitingStatuses } from './records.ts';
import { type ForfaitingStep, forfaitingSteps } from './steps.ts';

const sides = ['seller', 'buyer', 'obligor', 'nobody'] as const;

interface Cell {
  readonly profile: (typeof ruleProfiles)[number];
  readonly status: ForfaitingStatus;
  readonly side: (typeof sides)[number];
}

const cells: readonly Cell[] = ruleProfiles.flatMap((profile) =>
  forfaitingStatuses.flatMap((status) => sides.map((side) => ({ profile, status, side }))),
);

const stranger = { mspId: 'CustomsMSP' };

const expected = ({ by, from }: ForfaitingStep, { status, side }: Cell): string | undefined => {
  const isTheirs = by === 'either' ? side === 'seller' || side === 'buyer' : by === side;
  if (!isTheirs) return by === 'obligor' ? 'NOT_THE_OBLIGOR' : 'NOT_THE_PARTY';
  return from.includes(status) ? undefined : 'FORFAITING_STATUS_WRONG';
};

/** The step of the story, by a party on this side alone, in this status, under a credit with these rules. */
const put = (draft: Draft, { profile, status, side }: Cell): void => {
  const { mspId, subject } = draft.call.creator;
  const actor = subject === undefined ? { mspId } : { mspId, subject };
  const on = (one: Cell['side']): object => (one === side ? actor : stranger);
  draft.change(`forfaiting/${draft.text('forfaitingId')}`, {
    status,
    seller: on('seller'),
    buyer: on('buyer'),
  });
  for (const [key, { value }] of [...draft.state]) {
    if (/^proceeds\/CCL-/.test(key)) draft.put(key, { ...(value as object), obligor: on('obligor') });
    if (/^credit\/[^/]+$/.test(key)) draft.put(key, { ...(value as object), profile });
  }
};

const ofFrame: readonly string[] = ['NOT_THE_PARTY', 'NOT_THE_OBLIGOR', 'FORFAITING_STATUS_WRONG'];

describe('the published table of sales of claims', () => {
  test.each(forfaitingSteps.map((step) => [step.command, step] as const))(
    '%s: every cell',
    async (command, step) => {
      const act = await actOf(command);
      for (const cell of cells) {
        const draft = new Draft(act);
        put(draft, cell);
        const { result } = await perform(draft);
        const seen = isRefusal(result) && ofFrame.includes(result.refused) ? result : undefined;
        expect([cell, seen?.refused, seen?.article]).toEqual([
          cell,
          expected(step, cell),
          seen === undefined ? undefined : step.article,
        ]);
      }
    },
  );
});
