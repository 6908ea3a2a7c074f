import { describe, expect, test } from '@jest/globals';
import { signed } from '../../test-support/customs-papers.ts';
import { Draft } from '../../test-support/draft.ts';
import { opaqueId } from '../../test-support/people.ts';
import { perform, Recorder } from '../../test-support/recorder.ts';
import { actOf } from '../../test-support/story.ts';
import { isRefusal } from '../kernel/errors.ts';
import type { FeedEvent } from './records.ts';

type Said = Omit<FeedEvent, 'signature'>;

/** The report that accepts the first declaration: event 1 of the feed. */
const accepting = async (): Promise<Draft> => new Draft(await actOf('ReportDeclarations'));
const firstOf = ({ input }: Draft): Said => {
  const [event] = input['events'] as FeedEvent[];
  if (event === undefined) throw new Error('the report is empty');
  return event;
};
const following = (first: Said, sequence: number, step: FeedEvent['step']): FeedEvent => {
  const { declarationId, occurredAt } = first;
  return signed({ sequence, declarationId, occurredAt, step });
};

/** What became of each event, and which one the feed waits for. */
const outcomeOf = async (
  draft: Draft,
  events: readonly FeedEvent[],
): Promise<readonly [unknown, unknown]> => {
  draft.input['events'] = events;
  const { result } = await perform(draft);
  if (isRefusal(result)) throw new Error(result.refused);
  const fields = result.envelope.events[0]?.fields;
  return [fields?.['outcomes'], fields?.['next']];
};

/** Says reports one after another, from where the first declaration is about to be accepted. */
const saying = async () => {
  const act = await actOf('ReportDeclarations');
  const recorder = Recorder.before(act);
  const outcomes = async (events: readonly FeedEvent[]): Promise<unknown> => {
    const report = { ...act.call.input, events };
    const said = await recorder.say(act.call.creator, 'ReportDeclarations', report);
    return said.execution.envelope.events[0]?.fields['outcomes'];
  };
  return { outcomes, first: firstOf(new Draft(act)) };
};

describe('an event of customs’ feed', () => {
  test('that another system signed, or that was changed after it was signed, does not count', async () => {
    const draft = await accepting();
    const first = firstOf(draft);
    expect(await outcomeOf(draft, [signed(first, 'other-system')])).toEqual([['1 unsigned'], 1]);
    expect(await outcomeOf(draft, [{ ...signed(first), step: 'return' }])).toEqual([['1 unsigned'], 1]);
  });

  test('counts once', async () => {
    const draft = await accepting();
    const event = signed(firstOf(draft));
    expect(await outcomeOf(draft, [event, event])).toEqual([['1 applied', '1 replayed'], 2]);
  });

  test('that is early is parked until what is missing has come, in whatever order', async () => {
    const draft = await accepting();
    const first = firstOf(draft);
    const early = [following(first, 3, 'conclude'), following(first, 2, 'review')];
    expect(await outcomeOf(draft, early)).toEqual([['3 parked', '2 parked'], 1]);
    expect(await outcomeOf(draft, [...early, signed(first)])).toEqual([
      ['3 parked', '2 parked', '1 applied', '2 applied', '3 applied'],
      4,
    ]);
  });

  test('that was parked in an earlier report has its turn in a later one', async () => {
    const { outcomes, first } = await saying();
    expect(await outcomes([following(first, 2, 'review')])).toEqual(['2 parked']);
    expect(await outcomes([signed(first)])).toEqual(['1 applied', '2 applied']);
    const again = [following(first, 2, 'review'), following(first, 3, 'conclude')];
    expect(await outcomes(again)).toEqual(['2 replayed', '3 applied']);
  });

  test('that the rules do not take has had its turn, and waits for an officer', async () => {
    const draft = await accepting();
    const first = firstOf(draft);
    const { occurredAt } = first;
    const stranger = { sequence: 2, declarationId: opaqueId('DCL', 99), step: 'review', occurredAt } as const;
    const events = [signed(first), signed(stranger), following(first, 3, 'release')];
    expect(await outcomeOf(draft, events)).toEqual([['1 applied', '2 unknown', '3 out-of-turn'], 4]);
    const { changes } = await perform(draft);
    expect(changes.map(({ key }) => key).filter((key) => key.startsWith('customs-exception/'))).toEqual([
      'customs-exception/CustomsMSP/clearance/000000000002',
      'customs-exception/CustomsMSP/clearance/000000000003',
    ]);
  });

  test('that accepts without an assessment, or without its fingerprints, is incomplete', async () => {
    const draft = await accepting();
    const first = firstOf(draft);
    const { sequence, declarationId, step, occurredAt } = first;
    const without = { sequence, declarationId, step, occurredAt };
    expect(await outcomeOf(draft, [signed(without)])).toEqual([['1 incomplete'], 2]);
    draft.input['assessed'] = [];
    expect(await outcomeOf(draft, [signed(first)])).toEqual([['1 incomplete'], 2]);
  });

  test('that gives a number for the second time is not taken', async () => {
    const draft = await accepting();
    const first = firstOf(draft);
    const other = opaqueId('DCL', 77);
    draft.put(`declaration/${other}`, { ...draft.at(`declaration/${first.declarationId}`), id: other });
    const both = [signed(first), signed({ ...first, sequence: 2, declarationId: other })];
    expect(await outcomeOf(draft, both)).toEqual([['1 applied', '2 registered-elsewhere'], 3]);
  });

  test('that is too far ahead of a missing one is not even parked', async () => {
    const { outcomes, first } = await saying();
    await outcomes(Array.from({ length: 100 }, (_, index) => following(first, index + 2, 'review')));
    expect(await outcomes([following(first, 102, 'review')])).toEqual(['102 too-far-ahead']);
  });
});
