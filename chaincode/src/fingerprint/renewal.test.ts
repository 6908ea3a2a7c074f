import { describe, expect, test } from '@jest/globals';
import type { Creator } from '../../src/kernel/ledger.ts';
import { people } from '../../test-support/people.ts';
import { proceedsTokens } from '../../test-support/proceeds-papers.ts';
import { type Act, Recorder } from '../../test-support/recorder.ts';
import { storyOf } from '../../test-support/story.ts';
import { changeKeys } from '../../test-support/stories/renewal.ts';

const keys = [1, 2];

const renewals = (): Promise<readonly Act[]> => storyOf('renewal');
const said = async (name: string, nth = 0): Promise<Act> => {
  const act = (await renewals()).filter(({ call }) => call.name === name)[nth];
  if (act === undefined) throw new Error(`the story has no ${name} number ${nth}`);
  return act;
};

describe('the old key', () => {
  test.each([
    ['a receipt', 'ConfirmTokens', 0],
    ['the proceeds of a credit', 'ConfirmTokens', 1],
    ['a receivable', 'ConfirmTokens', 2],
    ['proceeds that have ended', 'CloseTokens', 0],
  ] as const)('cannot end before %s', async (_what, name, nth) => {
    const { state, call } = await said(name, nth);
    expect(await changeKeys(Recorder.before({ state, call }), [2])).toBe('KEY_STILL_NEEDED');
  });

  test('ends once every asset has tokens under the new one or has left a tombstone', async () => {
    expect(await changeKeys(Recorder.after(await said('CloseTokens')), [2])).toBe('committed');
  });
});

/** Who may propose for the asset, or confirm what another proposed, in the story before its own people do. */
const codesFor = async (
  name: 'ProposeTokens' | 'ConfirmTokens',
  nth: number,
  speakers: readonly Creator[],
): Promise<string[]> => {
  const { state, call } = await said(name, nth);
  const codes: string[] = [];
  for (const speaker of speakers) {
    codes.push(await Recorder.before({ state, call }).ask(speaker, name, { ...call.input }));
  }
  return codes;
};

describe('fingerprints of an asset', () => {
  const all = [
    people.owner,
    people.otherOwner,
    people.keeper,
    people.inspector,
    people.harbourMaker,
    people.riverMaker,
    people.meridianOfficer,
  ];
  test('are proposed by controller or authority, and confirmed by an authority of another organisation', async () => {
    const [foreign, stranger] = ['NOT_THE_CONTROLLER', 'NOT_AN_AUTHORITY'];
    expect(await codesFor('ProposeTokens', 0, all)).toEqual([
      'committed',
      foreign,
      'committed',
      'committed',
      foreign,
      foreign,
      foreign,
    ]);
    expect(await codesFor('ConfirmTokens', 0, all)).toEqual([
      stranger,
      stranger,
      'committed',
      'committed',
      stranger,
      stranger,
      stranger,
    ]);
    expect(await codesFor('ConfirmTokens', 1, all)).toEqual([
      ...[stranger, stranger, stranger, stranger],
      'committed',
      ...[stranger, stranger],
    ]);
  });

  test('are not the business of a neighbour of the debtor', async () => {
    const neighbour = { ...people.meridianOfficer, subject: 'SUB-0000000000000005' };
    const { state, call } = await said('ConfirmTokens', 2);
    const story = Recorder.before({ state, call });
    await story.say(people.meridianAdmin, 'RegisterSubject', {
      subject: neighbour.subject,
      status: 'active',
    });
    expect(await story.ask(neighbour, 'ConfirmTokens', { ...call.input })).toBe('NOT_AN_AUTHORITY');
    expect(await story.ask(people.meridianOfficer, 'ConfirmTokens', { ...call.input })).toBe('committed');
  });

  test('are proposed by the bank that lends on it, where its owner does not', async () => {
    const acts = await storyOf('proceeds');
    const end = acts.at(-1)!;
    const { assetId } = acts.find(({ call }) => call.name === 'EncumberLien')!.call.input;
    const { creditId } = acts.find(({ call }) => call.name === 'RegisterProceeds')!.call.input;
    const story = Recorder.after(end);
    await changeKeys(story, keys);
    const input = { assetId, tokens: proceedsTokens(creditId as string, keys) };
    await story.say(people.riverMaker, 'ProposeTokens', input);
    await story.say(people.harbourMaker, 'ConfirmTokens', input);
  });

  test('are proposed by the buyer of a claim, and not by its seller', async () => {
    const acts = await storyOf('forfaiting');
    const settled = acts.find(({ call }) => call.name === 'SettleForfaiting')!;
    const { assetId, creditId } = acts.find(({ call }) => call.name === 'RegisterClaim')!.call.input;
    const story = Recorder.after(settled);
    await changeKeys(story, keys);
    const input = { assetId, tokens: proceedsTokens(creditId as string, keys) };
    expect(await story.ask(people.otherOwner, 'ProposeTokens', input)).toBe('NOT_THE_CONTROLLER');
    await story.say(people.riverMaker, 'ProposeTokens', input);
    await story.say(people.harbourMaker, 'ConfirmTokens', input);
    expect(await changeKeys(story, [2])).toBe('committed');
  });

  test('are vouched for by two persons where one organisation stands on both sides', async () => {
    const { state, call } = await said('ProposeTokens', 1);
    const story = Recorder.before({ state, call });
    const key = `proceeds/${call.input['assetId'] as string}`;
    const own = { ...(state.get(key)!.value as object), creditor: { mspId: 'HarbourBankMSP' } };
    story.state = new Map([...state, [key, { value: own }]]);
    await story.say(people.harbourMaker, 'ProposeTokens', { ...call.input });
    expect(await story.ask(people.harbourMaker, 'ConfirmTokens', { ...call.input })).toBe(
      'TOKENS_NOT_PROPOSED',
    );
    const second = { ...people.harbourMaker, enrolmentId: 'enrolment77' };
    await story.say(second, 'ConfirmTokens', { ...call.input });
  });
});
