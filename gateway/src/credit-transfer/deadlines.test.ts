import { describe, expect, test } from '@jest/globals';
import { CalendarRecord, Credit, type DocumentFacts } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Deadline, Days } from '../letter-of-credit/deadline.ts';
import generated from '../seed/calendars.json' with { type: 'json' };
import { documentsDeadline, type OpenDocuments } from './deadlines.ts';

const calendars = z
  .array(CalendarRecord.omit({ version: true }))
  .parse(generated)
  .map((calendar) => ({ ...calendar, version: 1 }));
const receivedId = 'PRS-0123456789ABCDEF';
const daysIn = (profile: Credit['profile']): Days => ({
  calendars,
  place: undefined,
  credit: Credit.parse({
    id: 'LC-0123456789ABCDEF',
    profile,
    status: 'issued',
    parties: {
      applicant: { mspId: 'BuyerMSP' },
      issuingBank: { mspId: 'HarbourBankMSP' },
      beneficiary: { mspId: 'SellerMSP' },
    },
    maker: 'maker',
    amendmentCount: 0,
  }),
  terms: undefined,
});

interface Done {
  readonly receivedOn?: string;
  readonly demandedOn?: string;
  readonly substitutedOn?: string;
  readonly defectOn?: string;
  readonly presentBy?: string;
}

const place = 'CNSHA';

/** The facts of the documents as far as their clocks look at them. */
const openedAfter = ({ receivedOn, demandedOn, substitutedOn, defectOn, presentBy }: Done): OpenDocuments => {
  const receipt = receivedOn === undefined ? {} : { receipt: { place, countsOn: receivedOn } };
  const facts = {
    received: { examinations: [{ as: 'transferringBank', ...receipt }] },
    demand: demandedOn && { place, on: demandedOn, ...(defectOn ? { defect: { on: defectOn } } : {}) },
    substitution: substitutedOn && { on: substitutedOn },
  };
  return { receivedId, facts: facts as unknown as DocumentFacts, presentBy };
};

const deadlineOf = (
  command: string,
  done: Done,
  profile: Credit['profile'] = 'CN-DLC-2016',
): Deadline | undefined => {
  const viewer = {
    mspId: 'H',
    kind: 'bank',
    role: 'bank-checker',
    subject: undefined,
    enrolmentId: 'e',
  } as const;
  const doing = { given: { receivedId }, records: false, viewer };
  return documentsDeadline(command, daysIn(profile), [openedAfter(done)], doing);
};

describe('the last day about a first beneficiary’s own invoice', () => {
  test('is unknown while nothing was received or demanded', () => {
    expect(deadlineOf('DemandSubstitution', {})).toBeUndefined();
    expect(deadlineOf('SubstituteInvoice', { receivedOn: '2026-06-17' })).toBeUndefined();
  });

  test('is not guessed where no calendar knew the day of the demand', () => {
    const done = { demandedOn: '2027-06-22' };
    expect(deadlineOf('SubstituteInvoice', done)).toMatchObject({ status: 'not-covered' });
  });

  test('is without delay under UCP 600: on first demand', () => {
    const done = { receivedOn: '2026-06-17', demandedOn: '2026-06-22', presentBy: '2026-06-25' };
    for (const command of ['DemandSubstitution', 'SubstituteInvoice', 'ReportSubstitutionDefect']) {
      expect(deadlineOf(command, done, 'UCP600')).toMatchObject({ status: 'without-delay' });
    }
    expect(deadlineOf('PassOnPayment', done, 'UCP600')).toBeUndefined();
  });

  test('is two banking days for the demand and five for the invoice in domestic credits (vector T14)', () => {
    const received = { receivedOn: '2026-06-17' };
    expect(deadlineOf('DemandSubstitution', received)).toMatchObject({ status: 'on', date: '2026-06-22' });
    const demanded = { ...received, demandedOn: '2026-06-22', presentBy: '2026-07-10' };
    expect(deadlineOf('SubstituteInvoice', demanded)).toMatchObject({
      status: 'on',
      date: '2026-06-29',
      place,
    });
  });

  test('is never after the last day for presentation under the original (vector T14)', () => {
    const demanded = { demandedOn: '2026-06-22', presentBy: '2026-06-25' };
    expect(deadlineOf('SubstituteInvoice', demanded)).toMatchObject({ date: '2026-06-25' });
  });

  test('of a defect is the next banking day, and five more to correct it', () => {
    const substituted = { demandedOn: '2026-06-22', substitutedOn: '2026-06-24' };
    expect(deadlineOf('ReportSubstitutionDefect', substituted)).toMatchObject({ date: '2026-06-25' });
    const defective = { ...substituted, defectOn: '2026-06-25', presentBy: '2026-07-10' };
    expect(deadlineOf('SubstituteInvoice', defective)).toMatchObject({
      what: 'substitution-cure',
      date: '2026-07-02',
    });
  });

  test('of a payment that is passed on runs from its receipt, which the notice itself tells', () => {
    expect(deadlineOf('PassOnPayment', {})).toMatchObject({ status: 'from-receipt', bankingDays: 2 });
  });
});
