import { describe, expect, test } from '@jest/globals';
import { china2026 } from '../../test-support/calendars.ts';
import { Draft } from '../../test-support/draft.ts';
import { perform } from '../../test-support/recorder.ts';
import { agreedOtherwise } from '../../test-support/refusals/transfer-rows.ts';
import { actOf } from '../../test-support/story.ts';
import { isRefusal } from '../kernel/errors.ts';

/** The act, at a bank in Shanghai. */
const inShanghai = async (name: string, nth = 0): Promise<Draft> => {
  const draft = new Draft(await actOf(name, nth));
  draft.put('calendar/CNSHA', { ...china2026, place: 'CNSHA', version: 1 });
  return draft;
};

/** What is recorded under keys of this kind; the act is not refused, however late it is. */
const recordedBy = async (draft: Draft, kind: string): Promise<unknown> => {
  const { result, changes } = await perform(draft);
  expect(isRefusal(result)).toBe(false);
  return changes.find((change) => change.type === 'put' && change.key.startsWith(`${kind}/`));
};
const timed = (timing: string, rest: object = {}) => ({ value: { timing, ...rest } });

describe('vector T14: documents received on 17 June', () => {
  const demandOn = async (sentAt: string, nth = 1): Promise<unknown> => {
    const draft = await inShanghai('DemandSubstitution', nth);
    const key = `examination/${draft.text('receivedId')}/transferringBank`;
    const { receipt } = draft.at(key) as { receipt: object };
    draft.change(key, { receipt: { ...receipt, countsOn: '2026-06-17' } });
    draft.changeTerms('substitutionDemand', { sentAt });
    return recordedBy(draft, 'substitution-demand');
  };

  test.each([
    ['2026-06-22T03:00:00Z', 'in-time', '2026-06-29'],
    ['2026-06-23T03:00:00Z', 'late', '2026-06-30'],
    // After the counter closes it counts on the next banking day.
    ['2026-06-22T09:30:00Z', 'late', '2026-06-30'],
  ])('a first demand of %s is %s, and asks for the invoice by %s', async (sentAt, timing, answerBy) =>
    expect(await demandOn(sentAt)).toMatchObject(timed(timing, { answerBy })),
  );

  test('where no calendar knows the day nothing is guessed', async () =>
    expect(await demandOn('2027-06-22T03:00:00Z')).toMatchObject(timed('not-known')));

  test('UCP 600 gives the first demand no period', async () =>
    expect(await demandOn('2026-06-23T03:00:00Z', 0)).toMatchObject(timed('no-period')));
});

describe('the first beneficiary’s own invoice', () => {
  const handedIn = async (handedInAt: string, presentBy: string, profile: string): Promise<unknown> => {
    const draft = await inShanghai('SubstituteInvoice');
    const key = `substitution-demand/${draft.text('receivedId')}`;
    draft.change(`credit/${draft.text('creditId')}`, { profile });
    agreedOtherwise(draft, 'substitutionDemand', { presentBy }, (termsHash) =>
      draft.change(key, { termsHash, answerBy: '2026-06-29' }),
    );
    draft.changeTerms('substitution', { handedInAt });
    return recordedBy(draft, 'substitution');
  };

  test.each([
    ['2026-06-29T03:00:00Z', '2026-07-10', 'CN-DLC-2016', 'in-time'],
    ['2026-06-30T03:00:00Z', '2026-07-10', 'CN-DLC-2016', 'late'],
    ['2026-06-26T03:00:00Z', '2026-06-25', 'CN-DLC-2016', 'late'],
    ['2026-06-30T03:00:00Z', '2026-07-10', 'UCP600', 'in-time'],
    ['2026-07-13T03:00:00Z', '2026-07-10', 'UCP600', 'late'],
  ])('of %s, presentable until %s, is under %s %s', async (at, presentBy, profile, timing) =>
    expect(await handedIn(at, presentBy, profile)).toMatchObject(timed(timing)),
  );
});

describe('what is wrong with it alone', () => {
  const toldOn = async (sentAt: string): Promise<unknown> => {
    const draft = await inShanghai('ReportSubstitutionDefect');
    draft.change(`credit/${draft.text('creditId')}`, { profile: 'CN-DLC-2016' });
    draft.change(`substitution/${draft.text('receivedId')}`, { on: '2026-06-29' });
    draft.changeTerms('substitutionDefect', { sentAt });
    return recordedBy(draft, 'substitution-demand');
  };

  test.each([
    ['2026-06-30T03:00:00Z', 'in-time', '2026-07-07'],
    ['2026-07-01T03:00:00Z', 'late', '2026-07-08'],
  ])('is told on the next banking day: %s is %s, to be cured by %s', async (sentAt, timing, answerBy) =>
    expect(await toldOn(sentAt)).toMatchObject({ value: { defect: { timing, answerBy } } }),
  );
});

describe('a confirmed maturity that came on 17 June', () => {
  const passedOn = async (sentAt: string): Promise<unknown> => {
    const draft = await inShanghai('PassOnMaturity');
    draft.changeTerms('passedOn', { receivedAt: '2026-06-17T03:00:00Z', sentAt });
    return recordedBy(draft, 'transferee-notice');
  };

  test.each([
    ['2026-06-22T03:00:00Z', 'in-time'],
    ['2026-06-23T03:00:00Z', 'late'],
  ])('and is passed on %s is passed on %s', async (sentAt, timing) =>
    expect(await passedOn(sentAt)).toMatchObject(timed(timing)),
  );
});

describe('documents that go on as received', () => {
  const assembledAt = async (now: string): Promise<unknown> => {
    const draft = await inShanghai('AssembleDocuments', 1);
    draft.change(`substitution-demand/${draft.text('receivedId')}`, { answerBy: '2026-06-29' });
    draft.sayAt(Date.parse(now));
    return recordedBy(draft, 'assembly');
  };

  test.each([
    ['2026-06-29T03:00:00Z', true],
    ['2026-06-30T03:00:00Z', false],
  ])('on %s: early is %s', async (now, early) =>
    expect(await assembledAt(now)).toMatchObject({ value: { early, substituted: false } }),
  );
});
