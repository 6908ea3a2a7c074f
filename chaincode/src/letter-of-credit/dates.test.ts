/** The published date vectors: L under UCP 600, T under the measures for Chinese domestic credits. */
import { describe, expect, test } from '@jest/globals';
import { china2026, china2026WithoutMakeUp, vectorCalendar } from '../../test-support/calendars.ts';
import { rollForward } from '../calendar/banking-day.ts';
import { cancellableFrom, lastDayForRefusalNotice, lastDayForSubstitution, lastDayOf } from './clocks.ts';
import { maturity } from './maturity.ts';
import {
  lastPresentationDay,
  presentationLimit,
  type PresentationPeriodTerms,
  usesExtension,
} from './presentation-period.ts';
import { profileRules } from './profile.ts';
import { isWithinShipmentPeriod, shipmentWindow, type ShipmentTerm } from './shipment-period.ts';
import type { Tenor } from './terms.ts';

const ucp = profileRules.UCP600;
const domestic = profileRules['CN-DLC-2016'];

const byUcp = (terms: Omit<PresentationPeriodTerms, 'originalTransportDocument'>) =>
  lastPresentationDay(ucp, vectorCalendar, { originalTransportDocument: true, ...terms });
const byDomestic = (terms: Omit<PresentationPeriodTerms, 'originalTransportDocument'>) =>
  lastPresentationDay(domestic, china2026, { originalTransportDocument: false, ...terms });
const after = (unit: 'days' | 'months', count: number): Tenor => ({ basis: 'after-sight', [unit]: count });

describe('L: UCP 600', () => {
  test.each([
    ['L1', '2026-03-30', '2026-04-08'],
    ['L2', '2026-05-08', '2026-05-15'],
    ['L3', '2026-04-02', '2026-04-13'],
    ['L4', '2026-04-30', '2026-05-08'],
  ])('%s: documents received on %s are refused by %s', (_vector, received, last) =>
    expect(lastDayForRefusalNotice(ucp, vectorCalendar, received)).toBe(last),
  );

  test('L5: an expiry on a day of closure moves to the next banking day', () =>
    expect(byUcp({ expiry: '2026-04-04' })).toBe('2026-04-07'));

  test('L6: a latest day of shipment stays where it is', () => {
    const latest: ShipmentTerm[] = [{ word: 'until', date: '2026-04-04' }];
    expect(isWithinShipmentPeriod(latest, '2026-04-04')).toBe(true);
    expect(isWithinShipmentPeriod(latest, '2026-04-05')).toBe(false);
  });

  test.each([
    ['L7', { shippedOn: '2026-03-10', expiry: '2026-04-15' }, '2026-03-31'],
    ['L8', { shippedOn: '2026-03-14', expiry: '2026-04-15' }, '2026-04-07'],
    ['L9', { shippedOn: '2026-03-25', expiry: '2026-04-15' }, '2026-04-15'],
    ['L10', { shippedOn: '2026-03-20', expiry: '2026-04-04' }, '2026-04-07'],
    ['L11', { shippedOn: '2026-03-10', expiry: '2026-04-15', presentationDays: 15 }, '2026-03-25'],
  ])('%s: %j is presented by %s', (_vector, terms, last) => expect(byUcp(terms)).toBe(last));

  test.each([
    ['L12', 90, '2026-03-10', '2026-06-08', '2026-06-08'],
    ['L13', 60, '2026-03-25', '2026-05-24', '2026-05-25'],
    ['L14', 30, '2026-01-31', '2026-03-02', '2026-03-02'],
  ])('%s: %i days from or after %s mature on %s', (_vector, count, base, maturesOn, payableOn) =>
    expect(maturity(vectorCalendar, after('days', count), base)).toEqual({ maturesOn, payableOn }),
  );
});

describe('T: Chinese domestic credits', () => {
  test.each([
    ['T1', '2026-03-02', '2026-03-09', '2026-03-09'],
    ['T2', '2026-02-13', '2026-02-27', '2026-03-02'],
    ['T3', '2026-09-29', '2026-10-12', '2026-10-13'],
    ['T16', '2026-05-08', '2026-05-14', '2026-05-15'],
  ])(
    '%s: documents received on %s are paid or refused by %s, without make-up days by %s',
    (_vector, received, observed, unobserved) => {
      expect(lastDayForRefusalNotice(domestic, china2026, received)).toBe(observed);
      expect(lastDayForRefusalNotice(domestic, china2026WithoutMakeUp, received)).toBe(unobserved);
    },
  );

  test('T4: without a stated period there are 15 days, under UCP 600 21', () => {
    const terms = { shippedOn: '2026-04-20', expiry: '2026-05-31', originalTransportDocument: true };
    expect(presentationLimit(domestic, china2026, terms)).toEqual({
      statedDay: '2026-05-05',
      lastDay: '2026-05-06',
    });
    expect(lastPresentationDay(ucp, china2026, terms)).toBe('2026-05-11');
  });

  test.each([
    ['T5', { shippedOn: '2026-04-20', expiry: '2026-04-30' }, '2026-04-30'],
    ['T6', { shippedOn: '2026-09-12', expiry: '2026-12-01' }, '2026-09-28'],
  ])('%s: %j is presented by %s', (_vector, terms, last) => expect(byDomestic(terms)).toBe(last));

  test('T7: the expiry moves over a holiday, the latest day of shipment does not', () => {
    expect(rollForward(china2026, '2026-10-03')).toBe('2026-10-08');
    expect(byDomestic({ expiry: '2026-10-03' })).toBe('2026-10-08');
    expect(isWithinShipmentPeriod([{ word: 'until', date: '2026-10-03' }], '2026-10-04')).toBe(false);
  });

  test.each([
    ['T8', after('days', 90), '2026-07-03', '2026-10-01', '2026-10-08'],
    ['T9', { basis: 'after-goods-receipt', days: 180 } as const, '2026-04-10', '2026-10-07', '2026-10-08'],
    ['T10', after('months', 1), '2026-01-31', '2026-02-28', '2026-02-28'],
    ['T11', after('months', 1), '2026-05-31', '2026-06-30', '2026-06-30'],
  ])('%s: %j of %s matures on %s and is paid on %s', (_vector, tenor, base, maturesOn, payableOn) =>
    expect(maturity(china2026, tenor, base)).toEqual({ maturesOn, payableOn }),
  );

  test('T10: without make-up days the month that ends on a Saturday is paid on Monday', () =>
    expect(maturity(china2026WithoutMakeUp, after('months', 1), '2026-01-31')).toEqual({
      maturesOn: '2026-02-28',
      payableOn: '2026-03-02',
    }));

  test.each([
    ['T12', 'advice', '2026-04-30', '2026-05-08'],
    ['T13', 'enquiry-answer', '2026-09-23', '2026-09-28'],
    ['T14', 'substitution-notice', '2026-06-17', '2026-06-22'],
    ['T14', 'substitution', '2026-06-22', '2026-06-29'],
  ] as const)('%s: the period of %s from %s ends on %s', (_vector, clock, start, last) =>
    expect(lastDayOf(domestic, clock, china2026, start)).toBe(last),
  );

  test('T14: substitution ends with the presentation period of the original credit', () => {
    expect(lastDayForSubstitution(domestic, 'substitution', china2026, '2026-06-22', '2026-07-10')).toBe(
      '2026-06-29',
    );
    expect(lastDayForSubstitution(domestic, 'substitution', china2026, '2026-06-22', '2026-06-25')).toBe(
      '2026-06-25',
    );
  });

  test('T15: a month after its expiry the issuer may cancel an unused credit', () =>
    expect(cancellableFrom(domestic, china2026, '2026-03-31')).toEqual({
      from: '2026-05-01',
      firstBankingDay: '2026-05-06',
    }));
});

describe('maturity', () => {
  test('of a fixed date does not depend on any document', () =>
    expect(maturity(vectorCalendar, { basis: 'fixed-date', date: '2026-05-01' }, '2026-01-05')).toEqual({
      maturesOn: '2026-05-01',
      payableOn: '2026-05-04',
    }));

  test('at sight is none: the clock of the examination limits the payment', () =>
    expect(maturity(vectorCalendar, { basis: 'sight' }, '2026-01-05')).toBeUndefined());
});

describe('clocks', () => {
  test('what is received on a closed day counts as received on the next banking day', () =>
    expect(lastDayForRefusalNotice(ucp, vectorCalendar, '2026-05-09')).toBe('2026-05-18'));

  test('UCP 600 gives the adviser no number of days, nor the issuer a right to cancel alone', () => {
    expect(lastDayOf(ucp, 'advice', vectorCalendar, '2026-03-02')).toBeUndefined();
    expect(
      lastDayForSubstitution(ucp, 'substitution', vectorCalendar, '2026-03-02', '2026-03-31'),
    ).toBeUndefined();
    expect(cancellableFrom(ucp, vectorCalendar, '2026-03-31')).toBeUndefined();
  });

  test.each([
    ['a refusal', lastDayForRefusalNotice(ucp, vectorCalendar, '2026-12-30')],
    ['a presentation', byUcp({ shippedOn: '2026-12-20', expiry: '2027-03-01' })],
    ['a maturity', maturity(vectorCalendar, after('days', 90), '2026-12-01')],
    ['a cancellation', cancellableFrom(domestic, china2026, '2026-12-15')],
    [
      'a substitution',
      lastDayForSubstitution(domestic, 'substitution', china2026, '2026-12-30', '2026-12-31'),
    ],
  ])('the last day of %s beyond the calendar is not guessed', (_case, answer) =>
    expect(answer).toMatchObject({ notCovered: { to: '2026-12-31' } }),
  );
});

describe('UCP 600 art. 14(c): 21 days', () => {
  const terms = { shippedOn: '2026-03-10', expiry: '2026-04-30' };

  test('do not limit where no original transport document is asked for', () =>
    expect(lastPresentationDay(ucp, vectorCalendar, { ...terms, originalTransportDocument: false })).toBe(
      '2026-04-30',
    ));

  test('do not limit before anything was shipped', () =>
    expect(byUcp({ expiry: '2026-04-30' })).toBe('2026-04-30'));
});

describe('UCP 600 art. 29(b): the covering schedule states the extension', () => {
  const limitOf = (shippedOn: string, expiry: string) => {
    const limit = presentationLimit(ucp, vectorCalendar, {
      shippedOn,
      expiry,
      originalTransportDocument: true,
    });
    if ('notCovered' in limit) throw new Error('beyond the calendar');
    return limit;
  };

  test.each([
    ['on the day to which the expiry moved', '2026-03-20', '2026-04-04', '2026-04-07', true],
    ['on the day to which the period moved', '2026-03-14', '2026-04-15', '2026-04-07', true],
    ['on the stated day itself', '2026-03-14', '2026-04-15', '2026-04-04', false],
    ['earlier', '2026-03-14', '2026-04-15', '2026-04-02', false],
    ['too late altogether', '2026-03-14', '2026-04-15', '2026-04-08', false],
  ])('presented %s', (_case, shippedOn, expiry, presentedOn, extended) =>
    expect(usesExtension(limitOf(shippedOn, expiry), presentedOn)).toBe(extended),
  );
});

describe('UCP 600 art. 3: date words of a shipment period', () => {
  test.each<[string, ShipmentTerm, object]>([
    ['to includes', { word: 'to', date: '2026-03-10' }, { last: '2026-03-10' }],
    ['until includes', { word: 'until', date: '2026-03-10' }, { last: '2026-03-10' }],
    ['till includes', { word: 'till', date: '2026-03-10' }, { last: '2026-03-10' }],
    ['from includes', { word: 'from', date: '2026-03-10' }, { first: '2026-03-10' }],
    ['before excludes', { word: 'before', date: '2026-03-01' }, { last: '2026-02-28' }],
    ['after excludes', { word: 'after', date: '2026-02-28' }, { first: '2026-03-01' }],
    [
      'between includes both',
      { word: 'between', date: '2026-03-01', and: '2026-03-10' },
      { first: '2026-03-01', last: '2026-03-10' },
    ],
    [
      'on or about is five days on either side',
      { word: 'on-or-about', date: '2026-03-03' },
      { first: '2026-02-26', last: '2026-03-08' },
    ],
    ['first half', { word: 'first-half', month: '2026-02' }, { first: '2026-02-01', last: '2026-02-15' }],
    ['second half', { word: 'second-half', month: '2026-02' }, { first: '2026-02-16', last: '2026-02-28' }],
    ['beginning', { word: 'beginning', month: '2026-12' }, { first: '2026-12-01', last: '2026-12-10' }],
    ['middle', { word: 'middle', month: '2026-12' }, { first: '2026-12-11', last: '2026-12-20' }],
    ['end', { word: 'end', month: '2028-02' }, { first: '2028-02-21', last: '2028-02-29' }],
  ])('%s', (_word, term, window) => expect(shipmentWindow([term])).toEqual(window));

  test('all conditions hold together', () => {
    const terms: ShipmentTerm[] = [
      { word: 'from', date: '2026-03-01' },
      { word: 'until', date: '2026-03-15' },
      { word: 'after', date: '2026-03-04' },
    ];
    expect(shipmentWindow(terms)).toEqual({ first: '2026-03-05', last: '2026-03-15' });
    const days = ['2026-03-04', '2026-03-05', '2026-03-15', '2026-03-16'];
    expect(days.map((day) => isWithinShipmentPeriod(terms, day))).toEqual([false, true, true, false]);
  });

  test('no condition limits nothing', () => expect(isWithinShipmentPeriod([], '2026-03-04')).toBe(true));
});
