import { expect, test } from '@jest/globals';
import { people } from '../../test-support/people.ts';
import { Recorder } from '../../test-support/recorder.ts';
import { changeKeys } from '../../test-support/stories/renewal.ts';
import { actOf } from '../../test-support/story.ts';
import { sha256Hex } from '../kernel/hash.ts';

/** The number under both keys: the first one as it was registered. */
const tokensUnder = (present: unknown): unknown[] => [
  ...(present as unknown[]),
  { epoch: 2, subset: 'V1', token: sha256Hex('key 2 V1 of the same number') },
];

test('a voucher’s number moves to a new key by holder and debtor; until then the old key is needed', async () => {
  const act = await actOf('AcceptVoucher');
  const story = Recorder.after(act);
  const assetId = act.call.input['voucherId'] as string;
  const { tokens } = act.state.get(`voucher/${assetId}`)?.value as { tokens: unknown };
  expect(await changeKeys(story, [1, 2])).toBe('committed');
  expect(await changeKeys(story, [2])).toBe('KEY_STILL_NEEDED');
  const renewed = { assetId, tokens: tokensUnder(tokens) };
  expect(await story.ask(people.thirdOwner, 'ProposeTokens', renewed)).toBe('NOT_THE_CONTROLLER');
  expect(await story.ask(people.owner, 'ProposeTokens', renewed)).toBe('committed');
  expect(await story.ask(people.owner, 'ConfirmTokens', renewed)).toBe('NOT_AN_AUTHORITY');
  expect(await story.ask(people.meridianOfficer, 'ConfirmTokens', renewed)).toBe('committed');
  expect(await changeKeys(story, [2])).toBe('committed');
});
