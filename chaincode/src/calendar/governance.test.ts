import { describe, expect, test } from '@jest/globals';
import { china2026, vectorCalendar } from '../../test-support/calendars.ts';
import { endorsing, unendorsed } from '../../test-support/endorsement.ts';
import { at, day } from '../../test-support/papers.ts';
import { people } from '../../test-support/people.ts';
import { perform, Recorder } from '../../test-support/recorder.ts';
import { actOf } from '../../test-support/story.ts';
import { Draft } from '../../test-support/draft.ts';
import type { CalendarRecord } from './records.ts';

const proposeTo = async (story: Recorder, ...calendars: readonly CalendarRecord[]): Promise<string> => {
  const changeId = story.id('change');
  const change = { type: 'set-calendars', calendars };
  await story.say(people.registrar, 'ProposeChange', { changeId, change, expiresAt: at(story.now + day) });
  return changeId;
};
const founded = async (): Promise<Recorder> => Recorder.after(await actOf('FoundConsortium'));

const hamburg: CalendarRecord = { ...vectorCalendar, version: 1 };
const shanghai: CalendarRecord = { ...china2026, version: 1 };

describe('calendars on the ledger', () => {
  test('a proposal alone changes none', async () => {
    const story = await founded();
    await proposeTo(story, hamburg);
    expect([...story.state.keys()].filter((key) => key.startsWith('calendar/'))).toEqual([]);
  });

  test('an accepted change sets every calendar that it names, and says which', async () => {
    const story = await founded();
    const changeId = await proposeTo(story, hamburg, shanghai);
    const { execution } = await story.say(people.customsAdmin, 'AcceptChange', { changeId });
    expect(story.state.get('calendar/DEHAM')?.value).toEqual(hamburg);
    expect(story.state.get('calendar/CNSHA')?.value).toEqual(shanghai);
    expect(execution.envelope.events).toEqual([
      { type: 'consortium-change.accepted.v1', fields: { changeId, type: 'set-calendars' } },
      { type: 'calendar.set.v1', fields: { place: 'DEHAM', version: 1 } },
      { type: 'calendar.set.v1', fields: { place: 'CNSHA', version: 1 } },
    ]);
  });

  test('the consortium’s members and settings are not written by it', async () => {
    const story = await founded();
    const changeId = await proposeTo(story, hamburg);
    const { changes } = await story.say(people.customsAdmin, 'AcceptChange', { changeId });
    expect(changes.map(({ key }) => key)).not.toContain('consortium');
  });

  test('of two changes made from the same version the second is not accepted', async () => {
    const story = await founded();
    const one = await proposeTo(story, hamburg);
    const other = await proposeTo(story, { ...hamburg, weekend: [7] });
    await story.say(people.customsAdmin, 'AcceptChange', { changeId: one });
    expect(await story.ask(people.harbourAdmin, 'AcceptChange', { changeId: other })).toBe(
      'CHANGE_NOT_APPLICABLE',
    );
    expect(story.state.get('calendar/DEHAM')?.value).toEqual(hamburg);
  });

  test('a later version may cover more', async () => {
    const story = await founded();
    const first = await proposeTo(story, hamburg);
    await story.say(people.customsAdmin, 'AcceptChange', { changeId: first });
    const longer = { ...hamburg, version: 2, coverage: { from: '2026-01-01', to: '2027-12-31' } };
    const second = await proposeTo(story, longer);
    await story.say(people.customsAdmin, 'AcceptChange', { changeId: second });
    expect(story.state.get('calendar/DEHAM')?.value).toEqual(longer);
  });

  test('a set calendar changes with the Registry’s peer and another one, and no other way', async () => {
    const story = await founded();
    const first = await proposeTo(story, hamburg);
    await story.say(people.customsAdmin, 'AcceptChange', { changeId: first });
    const second = await proposeTo(story, { ...hamburg, version: 2 });
    const { state, changes } = await story.say(people.customsAdmin, 'AcceptChange', { changeId: second });
    const commits = (...signers: readonly string[]) => unendorsed(state, changes, signers).length === 0;
    const others = endorsing.filter((mspId) => mspId !== 'RegistryMSP');
    expect(commits('RegistryMSP')).toBe(false);
    expect(commits(...others)).toBe(false);
    for (const other of others) expect([other, commits('RegistryMSP', other)]).toEqual([other, true]);
  });

  test('a refusal points at the entry that contradicts the rest', async () => {
    const draft = new Draft(await actOf('ProposeChange'));
    const calendar = { ...shanghai, makeUpDays: ['2026-03-02'] };
    Object.assign(draft.input, { change: { type: 'set-calendars', calendars: [hamburg, calendar] } });
    expect((await perform(draft)).result).toEqual({
      refused: 'CALENDAR_CONTRADICTORY',
      pointer: '/input/change/calendars/1/makeUpDays/0',
      expected: 'a date on the weekend',
    });
  });
});
