import { describe, expect, test } from '@jest/globals';
import { vectorCalendar } from '../../test-support/calendars.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import { countedFrom } from './receipt.ts';
import type { Examination } from './records.ts';
import { noticeTime } from './refusal.ts';
import { disposableFrom, isPrecluded, noticeStanding, representBy } from './standing.ts';

const credit = { profile: 'UCP600' } as Credit;
const act = {
  by: { mspId: 'HarbourBankMSP' },
  person: 'enrolment6',
  as: 'issuingBank',
  recorded: false,
  at: '2026-03-30T09:00:00.000Z',
} as const;

const received = (noticeDueOn?: string): NonNullable<Examination['receipt']> => ({
  act,
  termsHash: 'ab'.repeat(32),
  place: 'DEHAM',
  medium: 'paper',
  countsOn: '2026-03-30',
  ...(noticeDueOn === undefined ? {} : { noticeDueOn }),
});

const examination = (change: Partial<Examination>): Examination => ({
  presentationId: 'PRS-0000000000000001',
  creditId: 'LC-0000000000000001',
  as: 'issuingBank',
  ...change,
});

describe('the clock of an examining bank', () => {
  test.each([
    ['L1', '2026-03-30T10:00:00Z', '2026-03-30', '2026-04-08'],
    ['L2', '2026-05-08T10:00:00Z', '2026-05-08', '2026-05-15'],
    ['L3', '2026-04-02T10:00:00Z', '2026-04-02', '2026-04-13'],
    ['L4', '2026-04-30T10:00:00Z', '2026-04-30', '2026-05-08'],
    ['art. 33: after the counter has closed', '2026-03-30T14:30:00Z', '2026-03-31', '2026-04-09'],
  ])('%s: received %s counts on %s, notice by %s', (_case, at, countsOn, noticeDueOn) =>
    expect(countedFrom(vectorCalendar, credit, at)).toEqual({ countsOn, noticeDueOn }),
  );

  test('is unknown where no calendar of the place is on the ledger, or knows the day', () => {
    expect(countedFrom(undefined, credit, '2026-03-30T10:00:00Z')).toEqual({});
    expect(countedFrom(vectorCalendar, credit, '2031-03-30T10:00:00Z')).toEqual({});
    expect(countedFrom(vectorCalendar, credit, '2026-12-30T10:00:00Z')).toEqual({ countsOn: '2026-12-30' });
  });
});

describe('a notice of refusal', () => {
  test.each([
    ['in-time', '2026-04-08'],
    ['late', '2026-04-09'],
    ['not-known', undefined],
  ])('is %s when it was sent on %s', (time, sentOn) =>
    expect(noticeTime(received('2026-04-08'), sentOn)).toBe(time),
  );

  test('has no known time where the last day is unknown', () =>
    expect(noticeTime(received(), '2026-04-08')).toBe('not-known'));

  const afterMidnightEverywhere = Date.UTC(2026, 3, 9, 12, 0, 0, 0);
  test.each([
    ['the last day is not over everywhere', afterMidnightEverywhere - 1, 'not-due', false],
    ['the last day is over everywhere', afterMidnightEverywhere, 'none-on-record', true],
  ])('that is not on record: %s', (_case, now, standing, precluded) => {
    const open = examination({ receipt: received('2026-04-08') });
    expect([noticeStanding(open, now), isPrecluded(open, now)]).toEqual([standing, precluded]);
  });

  test('that was late precludes, one in time does not, whatever the day', () => {
    const refused = (notice: 'in-time' | 'late'): Examination =>
      examination({
        receipt: received('2026-04-08'),
        refusal: { act, termsHash: 'ab'.repeat(32), disposal: 'HOLD', notice },
      });
    const now = Date.UTC(2027, 0, 1);
    expect([isPrecluded(refused('late'), now), isPrecluded(refused('in-time'), now)]).toEqual([true, false]);
  });

  test('nothing is due from a bank that received nothing', () =>
    expect(noticeStanding(examination({}), afterMidnightEverywhere)).toBe('not-due'));
});

test('eUCP e12 and e8: thirty days to present again, records kept for sixty', () =>
  expect([representBy('2026-03-30'), disposableFrom('2026-03-30')]).toEqual(['2026-04-29', '2026-05-30']));
