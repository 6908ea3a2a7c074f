import { beforeAll, describe, expect, test } from '@jest/globals';
import { people } from '../../test-support/people.ts';
import { Recorder } from '../../test-support/recorder.ts';
import { storyOf } from '../../test-support/story.ts';
import { type ReadyForTwo, readyForTwo } from '../../test-support/stories/claims.ts';

let ready: ReadyForTwo;
let story: Recorder;

/** A story of its own, that begins as every other does. */
const begun = async (): Promise<Recorder> => {
  const [first] = await storyOf('claims');
  if (first === undefined) throw new Error('the story of claims is empty');
  return Recorder.before(first);
};

const converting = (further: readonly object[]): Record<string, unknown> => ({
  ...ready.halves[0],
  convertedAssetId: ready.order.paperId,
  convertedLienId: ready.loan.lienId,
  further,
});
const record = (key: string): unknown => story.state.get(key)?.value;
const asked = (further: readonly object[]): Promise<string> =>
  story.ask(people.harbourChecker, 'ConvertLien', converting(further));

beforeAll(async () => {
  story = await begun();
  ready = await readyForTwo(story);
});

describe('one lien becomes two in one step', () => {
  test('not where one of them is named twice', async () =>
    expect(await asked([{ ...ready.halves[0] }])).toBe('LIEN_STATE_WRONG'));

  test('not where one of them is not reserved', async () =>
    expect(await asked([{ ...ready.halves[1], lienId: 'LN-0000000000000009' }])).toBe('LIEN_NOT_FOUND'));

  test('not where one of the papers is frozen, and then neither of them', async () => {
    const { assetId = '' } = ready.halves[1] ?? {};
    const before = story.state;
    story.state = new Map(before).set(`fact/${assetId}/hold/RegistryMSP`, {
      value: {
        by: 'RegistryMSP',
        status: 'placed',
        reason: 'court-order',
        orderHash: 'ab'.repeat(32),
        at: '2026-03-02T09:30:00.000Z',
      },
    });
    expect(await asked(ready.halves.slice(1))).toBe('ASSET_FROZEN');
    expect(record(`lien/${ready.order.paperId}/${ready.loan.lienId}`)).toMatchObject({ state: 'encumbered' });
    story.state = before;
  });

  test('both stand for the loan, the old one is ended, and all of them are on one stage', async () => {
    expect(await asked(ready.halves.slice(1))).toBe('committed');
    const { order, loan, halves } = ready;
    for (const { assetId, lienId } of halves) {
      expect(record(`lien/${assetId}/${lienId}`)).toMatchObject({
        state: 'encumbered',
        financingId: loan.financingId,
      });
    }
    expect(record(`lien/${order.paperId}/${loan.lienId}`)).toBeUndefined();
    expect(record(`tombstone/${order.paperId}/${loan.lienId}`)).toMatchObject({ ending: 'converted' });
    expect(record(`financing/${loan.financingId}`)).toMatchObject({
      ...halves[0],
      furtherLiens: halves.slice(1),
    });
  });
});
