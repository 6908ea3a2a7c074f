/** How often a lien step asks its peer: each question is a message, and nothing else of its cost grows. */
import { expect, test } from '@jest/globals';
import { Draft } from '../../test-support/draft.ts';
import { type Reads, readsOf } from '../../test-support/reads.ts';
import { actOf } from '../../test-support/story.ts';
import { wholeParts } from '../asset/records.ts';

const steps = ['ReserveLien', 'EncumberLien', 'DischargeLien'];
const counts = [1, 10, 100, 1_000];
const numbered = (prefix: string, place: number): string => `${prefix}-${String(place).padStart(16, '0')}`;

const assetIdOf = (draft: Draft): string => draft.text('assetId' in draft.input ? 'assetId' : 'receiptId');

test.each(steps)('%s asks the same however many liens the asset had before', async (name) => {
  const asked: Reads[] = [];
  for (const count of counts) {
    const draft = new Draft(await actOf(name));
    const assetId = assetIdOf(draft);
    for (let past = 0; past < count; past += 1) {
      const lienId = numbered('LN', past);
      draft.put(`tombstone/${assetId}/${lienId}`, { id: lienId, assetId });
    }
    asked.push(await readsOf(draft));
  }
  expect(new Set(asked.map((reads) => JSON.stringify(reads))).size).toBe(1);
});

const claimIdOf = (draft: Draft): string => {
  const { claimId } = draft.at(`receipt/${assetIdOf(draft)}`) as { claimId: string };
  return claimId;
};

/** Joins so many other papers to the claim: each stands for an equal part of this one, or this one for each of them. */
const joinPapers = (draft: Draft, count: number, side: 'parts' | 'behind'): void => {
  const { rootId } = draft.at(`receipt/${assetIdOf(draft)}`) as { rootId: string };
  for (let place = 0; place < count; place += 1) {
    const other = numbered('TPR', place);
    const [of, to] = side === 'parts' ? [rootId, other] : [other, rootId];
    const ofParts = (side === 'parts' ? wholeParts / BigInt(count) : wholeParts).toString();
    draft.put(`claimlink/${claimIdOf(draft)}/${numbered('ALC', place)}`, {
      ...{ of, to, ofParts },
      toParts: wholeParts.toString(),
    });
  }
};

test.each(steps)('%s asks the same however many papers stand for parts of the asset', async (name) => {
  const asked: number[] = [];
  for (const count of [2, 20, 200]) {
    const draft = new Draft(await actOf(name));
    joinPapers(draft, count - 1, 'parts');
    asked.push((await readsOf(draft)).questions);
  }
  expect(new Set(asked).size).toBe(1);
});

test.each(['ReserveLien', 'EncumberLien'])(
  '%s asks one question more for each paper that the asset stands for a part of',
  async (name) => {
    const alone = (await readsOf(new Draft(await actOf(name)))).questions;
    for (const count of [2, 20, 200]) {
      const draft = new Draft(await actOf(name));
      joinPapers(draft, count - 1, 'behind');
      expect((await readsOf(draft)).questions).toBe(alone + count - 1);
    }
  },
);
