import { describe, expect, test } from '@jest/globals';
import {
  type Act,
  type AmendmentAnswer,
  Calendar,
  type Credit,
  CreditTerms,
  type CreditVersion,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import generated from '../seed/calendars.json' with { type: 'json' };
import { type CreditDone, creditDeadline, type Doing } from './act-deadlines.ts';
import type { Days } from './deadline.ts';
import type { Viewer } from '../plugins/viewer.ts';
import { standingOfTerms } from '../credit-print/verification.ts';

const calendars = z
  .array(Calendar)
  .parse(generated)
  .map((calendar) => ({ ...calendar, version: 1 }));
const hash = 'ab'.repeat(32);
const bank = (mspId: string) => ({ mspId });
const credit: Credit = {
  id: 'LC-0123456789ABCDEF',
  profile: 'CN-DLC-2016',
  status: 'issued',
  parties: { applicant: bank('E'), issuingBank: bank('H'), beneficiary: bank('E'), advisingBank: bank('R') },
  maker: 'maker',
  amendmentCount: 0,
  // Thursday 30 April in Shanghai; banks are closed from 1 to 5 May.
  issue: { by: bank('H'), person: 'p', as: 'issuingBank', recorded: false, at: '2026-04-30T02:00:00.000Z' },
};
const terms = CreditTerms.parse({
  profile: 'CN-DLC-2016',
  rules: { code: 'CN-DLC-2016' },
  creditNumber: 'DLC1',
  transferable: false,
  issueDate: '2026-04-30',
  expiry: { date: '2026-05-02', place: 'SHANGHAI' },
  applicant: { name: 'A', address: [] },
  beneficiary: { name: 'B', address: [] },
  issuingBank: { name: 'Harbour', address: [] },
  advisingBank: { name: 'River', address: [] },
  confirmation: 'without',
  amount: { amount: '1.00', currency: 'CNY' },
  availability: { by: 'sight-payment', with: { any: true } },
  tenor: { basis: 'sight' },
  goods: [],
  documentsRequired: [],
  additionalConditions: [],
});
const days: Days = { calendars, place: undefined, credit, terms };
const done: CreditDone = { advices: [], amendments: [], answers: [] };
const viewer: Viewer = {
  mspId: 'R',
  kind: 'bank',
  role: 'bank-checker',
  subject: undefined,
  enrolmentId: 'e',
};
const act = credit.issue as Act;
const amended: CreditDone = {
  ...done,
  amendments: [{ creditId: credit.id, number: 1, state: 'issued', act, maker: 'maker' }],
};
const answered = (state: AmendmentAnswer['state']): CreditDone => ({
  ...amended,
  answers: [{ creditId: credit.id, number: 1, state, act: { ...act, as: 'beneficiary' }, inPart: false }],
});
const deadlineOf = (command: string, of: Days, doing: Partial<Doing> = {}, by = done) =>
  creditDeadline(command, of, by, { given: {}, records: false, viewer, ...doing });

describe('the last day for an act', () => {
  test('is not guessed where the ledger has no calendar of the place', () => {
    expect(deadlineOf('AdviseCredit', { ...days, calendars: [] })).toMatchObject({ status: 'no-calendar' });
    expect(deadlineOf('PresentDocuments', { ...days, place: 'FRPAR' })).toMatchObject({
      status: 'no-calendar',
    });
  });

  test('is not guessed beyond what the calendar covers, which is said', () => {
    const late = { ...terms, expiry: { date: '2031-01-01', place: 'SHANGHAI' } };
    expect(deadlineOf('PresentDocuments', { ...days, terms: late })).toMatchObject({
      status: 'not-covered',
      place: 'CNSHA',
      covers: { from: '2025-01-01', to: '2026-12-31' },
    });
  });

  test('to advise a domestic credit is three banking days after its issue', () =>
    expect(deadlineOf('AdviseCredit', days)).toMatchObject({
      status: 'on',
      date: '2026-05-08',
      place: 'CNSHA',
    }));

  test('to advise under UCP 600 is without delay: the rules give no number', () => {
    const ucp: Days = { ...days, credit: { ...credit, profile: 'UCP600' } };
    expect(deadlineOf('AdviseCredit', ucp)).toMatchObject({ status: 'without-delay' });
  });

  test('to present is the expiry, moved where banks are closed', () =>
    expect(deadlineOf('PresentDocuments', days)).toMatchObject({ status: 'on', date: '2026-05-06' }));

  test('to advise an amendment is three banking days after its issue', () =>
    expect(deadlineOf('AdviseAmendment', days, { given: { number: 1 } }, amended)).toMatchObject({
      status: 'on',
      date: '2026-05-08',
    }));

  test('to answer an amendment is none for the beneficiary itself', () =>
    expect(deadlineOf('AcceptAmendment', days, { given: { number: 1 } }, amended)).toBeUndefined());

  test('to pass an answer on that an adviser received runs from the receipt, which is not known yet', () =>
    expect(
      deadlineOf('RejectAmendment', days, { given: { number: 1 }, records: true }, amended),
    ).toMatchObject({ status: 'from-receipt', bankingDays: 3 }));

  test('to tell the applicant of a rejection is two banking days after it; an acceptance has none', () => {
    const report = (state: AmendmentAnswer['state']) =>
      deadlineOf('ReportAmendmentAnswer', days, { given: { number: 1 } }, answered(state));
    expect(report('rejected')).toMatchObject({ status: 'on', date: '2026-05-07', place: 'CNSHA' });
    expect(report('accepted')).toBeUndefined();
  });

  test('is none where the rules do not speak of it', () => {
    const ucp: Days = { ...days, credit: { ...credit, profile: 'UCP600' } };
    const given = { given: { number: 1 } };
    expect(deadlineOf('ReportAmendmentAnswer', ucp, given, answered('rejected'))).toBeUndefined();
  });

  test('is none for an act that no period limits', () =>
    expect(deadlineOf('DraftCredit', days)).toBeUndefined());
});

describe('terms on paper', () => {
  const version: CreditVersion = {
    creditId: credit.id,
    number: 3,
    termsHash: hash,
    amendments: [1, 2],
    earlier: ['01'.repeat(32), '02'.repeat(32)],
  };

  test.each([
    ['a hash that the credit never had', credit, version, 'ff'.repeat(32)],
    ['a draft that was not issued', { ...credit, issue: undefined, draftHash: hash }, undefined, hash],
    ['a credit that is not there', undefined, undefined, hash],
  ])('of %s are unknown', (_case, found, versions, asked) =>
    expect(standingOfTerms(found as Credit | undefined, versions, asked)).toEqual({ is: 'unknown' }),
  );

  test('are in force, or an earlier version with its number', () => {
    expect(standingOfTerms(credit, version, hash)).toEqual({ is: 'in-force', number: 3, status: 'issued' });
    expect(standingOfTerms(credit, version, '01'.repeat(32))).toMatchObject({ is: 'earlier', number: 1 });
    expect(standingOfTerms(credit, version, '02'.repeat(32))).toMatchObject({ is: 'earlier', number: 2 });
  });
});
