import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { CreditTerms } from '@chopmark/chaincode/api';
import { decodeAll, encode, type MessageOf, parseAll } from '../swift/api.ts';
import { creditOfMessage } from './credit-of-message.ts';
import { mt700Of, mt705Of, mt710Of, mt720Of } from './message-of-credit.ts';
import { tenorOfWording } from './tenor.ts';

const sample = (name: string): MessageOf<'700'> => {
  const path = join(import.meta.dirname, '..', 'swift', 'fixtures', `${name}.fin`);
  return decodeAll(parseAll(readFileSync(path, 'latin1')))[0]!.message as unknown as MessageOf<'700'>;
};
const samples = ['sample1', 'sample2'];
const termsOf = (name: string): CreditTerms => CreditTerms.parse(creditOfMessage(sample(name)).terms);

describe('terms of a message', () => {
  test('a maturity in words that are not understood is left open, with the words', () => {
    const message = { ...sample('sample2'), deferredPayment: ['AS AGREED IN THE CONTRACT'] };
    const { terms, remarks, isComplete } = creditOfMessage(message);
    expect(terms.tenor).toBeUndefined();
    expect(remarks).toEqual([
      { pointer: '/tenor', why: 'not-understood', text: 'AS AGREED IN THE CONTRACT' },
    ]);
    expect(isComplete).toBe(false);
  });

  test('mixed payment leaves the maturity to a person, with its words', () => {
    const mixedPayment = ['50 PCT AT SIGHT', '50 PCT AT 90 DAYS AFTER B/L DATE'];
    const { deferredPayment, ...rest } = sample('sample2');
    expect(deferredPayment).toBeDefined();
    const availability = { ...rest.availability, by: 'BY MIXED PYMT' };
    const { terms, remarks } = creditOfMessage({ ...rest, availability, mixedPayment });
    expect(terms.mixedPayment).toEqual(mixedPayment);
    expect(remarks).toEqual([{ pointer: '/tenor', why: 'not-understood', text: mixedPayment.join('\n') }]);
  });

  test('a deferred payment without its words is never taken for sight', () => {
    const message = { ...sample('sample2') };
    Reflect.deleteProperty(message, 'deferredPayment');
    expect(creditOfMessage(message).terms.tenor).toBeUndefined();
  });

  test.each([
    ['SIGHT', { basis: 'sight' }],
    ['AT SIGHT FOR 100 PCT OF INVOICE VALUE', { basis: 'sight' }],
    ['90 DAYS AFTER BILL OF LADING DATE', { basis: 'after-transport-document', days: 90 }],
    ['60 DAYS FROM B/L DATE', { basis: 'after-transport-document', days: 60 }],
    ['AT 30 DAYS AFTER SIGHT', { basis: 'after-sight', days: 30 }],
    ['3 MONTHS AFTER DATE OF SHIPMENT', { basis: 'after-shipment', months: 3 }],
    ['45 DAYS AFTER INVOICE DATE', { basis: 'after-invoice', days: 45 }],
    ['AT 90 DAYS SIGHT', { basis: 'after-sight', days: 90 }],
    ['AT 120 (ONE HUNDRED AND TWENTY) DAYS’ SIGHT', { basis: 'after-sight', days: 120 }],
    ['60 DAYS AFTER CMR DATE', { basis: 'after-transport-document', days: 60 }],
    ['45 DAYS FROM RAILWAY BILL DATE', { basis: 'after-transport-document', days: 45 }],
    ['ON 31 DECEMBER 2026', { basis: 'fixed-date', date: '2026-12-31' }],
    ['ON 2026-12-31', { basis: 'fixed-date', date: '2026-12-31' }],
    ['ON 31 FEBRUARY 2026', undefined],
    ['30 PCT AT SIGHT, 70 PCT AT 90 DAYS AFTER B/L DATE', undefined],
    ['50 PCT AT 30 DAYS AFTER SIGHT, 50 PCT AT 60 DAYS AFTER SIGHT', undefined],
    [
      '90 DAYS FROM THE DATE OF ISSUANCE OF OCEAN BILLS OF LADING',
      { basis: 'after-transport-document', days: 90 },
    ],
    ['30 DAYS AFTER DATE OF COMMERCIAL INVOICE', { basis: 'after-invoice', days: 30 }],
    ['DRAFTS AT 60 DAYS AFTER SIGHT FOR FULL INVOICE VALUE', { basis: 'after-sight', days: 60 }],
    ['60 DAYS AFTER DATE FOR 100 PCT OF INVOICE VALUE', undefined],
    ['60 DAYS AFTER RECEIPT OF BILLS OF LADING', undefined],
    ['AT 30/60/90 DAYS AFTER SIGHT', undefined],
    ['30 DAYS AFTER RECEIPT OF GOODS', undefined],
    ['30 DAYS', undefined],
    ['0 DAYS AFTER SIGHT', undefined],
  ])('“%s” is read as %j', (words, tenor) => {
    expect(tenorOfWording([words])).toEqual(tenor && { ...tenor, wording: [words] });
  });

  test.each([
    [['ANY BANK'], { any: true }],
    [['ANY BANK IN', 'BENEFICIARY’S COUNTRY'], { any: true, place: 'BENEFICIARY’S COUNTRY' }],
    [['ANY BANK, CHINA'], { any: true, place: 'CHINA' }],
    [['ANY BANK WORLDWIDE'], { any: true }],
    [['ANYBANK AG', 'BERN'], { name: 'ANYBANK AG', address: ['BERN'] }],
  ])('available with %j is %j', (nameAddress, available) => {
    const message = { ...sample('sample1'), availability: { with: { nameAddress }, by: 'BY NEGOTIATION' } };
    expect(creditOfMessage(message).terms.availability?.with).toEqual(available);
  });

  test.each(samples)('%s gives complete terms, whose parties are those of the envelope', (name) => {
    const { remarks, isComplete } = creditOfMessage(sample(name));
    expect(remarks).toEqual([]);
    expect(isComplete).toBe(true);
    const { issuingBank, advisingBank } = termsOf(name);
    expect([issuingBank.bic?.slice(0, 8), advisingBank?.bic?.slice(0, 8)]).toEqual([
      sample(name).senderLt.slice(0, 8),
      sample(name).receiverLt.slice(0, 8),
    ]);
  });
});

describe('messages of a credit', () => {
  const route = { sender: 'LUMIDEF0XXX', receiver: 'AVRNCNB0XXX' };

  test.each(samples)('the MT700 of %s’s terms says what the message said', (name) => {
    const message = sample(name);
    const { mur, receiverLt, senderLt, ...said } = message;
    expect(mur).toBeDefined();
    const again = mt700Of(termsOf(name), {
      sender: `${senderLt.slice(0, 8)}${senderLt.slice(9)}`,
      receiver: `${receiverLt.slice(0, 8)}${receiverLt.slice(9)}`,
    });
    expect(again).toMatchObject(said);
    expect(Object.keys(again).sort()).toEqual([...Object.keys(said), 'receiverLt', 'senderLt'].sort());
  });

  test.each(samples.flatMap((name) => ['700', '705', '710', '720'].map((type) => [type, name] as const)))(
    'MT%s of %s is valid and loses nothing',
    (type, name) => {
      const terms = termsOf(name);
      const message = {
        '700': () => mt700Of(terms, route),
        '705': () => mt705Of(terms, route),
        '710': () => mt710Of(terms, route, { reference: 'ADV1', confirms: true }),
        '720': () => mt720Of({ ...terms, transferable: true }, route, 'TRF1'),
      }[type]!();
      const { problems, findings, losses, isValid } = encode(message);
      expect([problems, findings.filter(({ severity }) => severity === 'error'), losses]).toEqual([
        [],
        [],
        [],
      ]);
      expect(isValid).toBe(true);
    },
  );
});
