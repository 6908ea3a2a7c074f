import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CreditTerms } from '../letter-of-credit/terms.ts';
import { forbiddenDifference } from './difference.ts';

const firm = (name: string) => ({ name, address: ['1 HARBOUR ROAD'] });

const original = CreditTerms.parse({
  profile: 'UCP600',
  rules: { code: 'UCP LATEST VERSION' },
  creditNumber: 'HB26LC000147',
  transferable: true,
  transferringBank: { bic: 'RIVBCNBJXXX', address: [] },
  issueDate: '2026-01-05',
  expiry: { date: '2026-04-15', place: 'CHINA' },
  applicant: firm('LUMIERE IMPORT GMBH'),
  beneficiary: firm('EASTERN HARBOUR TRADING CO LTD'),
  issuingBank: { bic: 'HARBCNSHXXX', address: [] },
  confirmation: 'without',
  amount: { amount: '485000.00', currency: 'USD' },
  tolerance: { plus: 5, minus: 5 },
  availability: { by: 'negotiation', with: { any: true, place: 'CHINA' } },
  tenor: { basis: 'sight' },
  shipment: {
    portOfLoading: 'SHANGHAI PORT, CHINA',
    portOfDischarge: 'HAMBURG PORT, GERMANY',
    latestDate: '2026-03-25',
    partial: 'allowed',
    transhipment: 'allowed',
  },
  goods: ['COPPER CATHODES GRADE A, HS 740311, ISO 9001\nUNIT PRICE USD 9,700.00 PER METRIC TON'],
  documentsRequired: [
    'SIGNED COMMERCIAL INVOICE IN 3 ORIGINALS ISSUED TO APPLICANT',
    'INSURANCE POLICY FOR 110 PCT OF CIF VALUE',
    'CERTIFICATE OF WEIGHT AND QUALITY',
  ],
  additionalConditions: ['ALL DOCUMENTS MUST QUOTE THIS CREDIT NUMBER'],
  presentationPeriod: { days: 21 },
});

const transferred = {
  ...original,
  transferable: false,
  beneficiary: firm('SILVERLINE SMELTING CO LTD'),
};

/** The first member that a transfer with these changes must not change. */
const refusedFor = (change: Partial<CreditTerms>, of: Partial<CreditTerms> = {}): string | undefined =>
  forbiddenDifference({ ...original, ...of }, { ...transferred, ...of, ...change });

describe('a transferred credit must not', () => {
  test.each<[string, string, Partial<CreditTerms>]>([
    ['be for more', 'amount', { amount: { amount: '485000.01', currency: 'USD' } }],
    ['be in another currency', 'amount', { amount: { amount: '1.00', currency: 'EUR' } }],
    ['expire later', 'expiry', { expiry: { date: '2026-04-16', place: 'CHINA' } }],
    ['expire elsewhere', 'expiry', { expiry: { date: '2026-04-15', place: 'HAMBURG' } }],
    ['give more days to present', 'presentationPeriod', { presentationPeriod: { days: 22 } }],
    [
      'count them from another day',
      'presentationPeriod',
      { presentationPeriod: { days: 21, narrative: 'AFTER INVOICE DATE' } },
    ],
    ['allow later shipment', 'shipment', { shipment: { ...original.shipment, latestDate: '2026-03-26' } }],
    [
      'leave the last day of shipment out',
      'shipment',
      { shipment: { ...original.shipment, latestDate: undefined } },
    ],
    [
      'name another port',
      'shipment',
      { shipment: { ...original.shipment, portOfLoading: 'NINGBO PORT, CHINA' } },
    ],
    [
      'raise the unit price',
      'goods',
      { goods: ['COPPER CATHODES GRADE A, HS 740311, ISO 9001\nUNIT PRICE USD 9,700.01 PER METRIC TON'] },
    ],
    [
      'change a number that is no price',
      'goods',
      { goods: ['COPPER CATHODES GRADE A, HS 740311, ISO 900\nUNIT PRICE USD 9,700.00 PER METRIC TON'] },
    ],
    ['describe other goods', 'goods', { goods: ['COPPER WIRE'] }],
    [
      'lower the insurance cover',
      'documentsRequired',
      {
        documentsRequired: [
          original.documentsRequired[0] ?? '',
          'INSURANCE POLICY FOR 100 PCT OF CIF VALUE',
          original.documentsRequired[2] ?? '',
        ],
      },
    ],
    [
      'ask for fewer documents',
      'documentsRequired',
      { documentsRequired: original.documentsRequired.slice(1) },
    ],
    ['drop a condition', 'additionalConditions', { additionalConditions: [] }],
    ['drop the confirmation', 'confirmation', { confirmation: 'confirm' }],
    ['be transferable again', 'transferable', { transferable: true }],
    ['name the same beneficiary', 'beneficiary', { beneficiary: original.beneficiary }],
    ['name a stranger as applicant', 'applicant', { applicant: firm('STRANGER GMBH') }],
    ['change the tolerance', 'tolerance', { tolerance: { plus: 10, minus: 5 } }],
    ['change the tenor', 'tenor', { tenor: { basis: 'after-sight', days: 90 } }],
    ['carry another number', 'creditNumber', { creditNumber: 'RB26LC000001' }],
  ])('%s', (_rule, member, change) => expect(refusedFor(change)).toBe(member));

  test('hide the applicant where a document other than the invoice must show it', () => {
    const documentsRequired = [...original.documentsRequired, 'BILL OF LADING, NOTIFY APPLICANT'];
    const applicant = original.beneficiary;
    expect(refusedFor({ applicant }, { documentsRequired })).toBe('applicant');
    expect(refusedFor({ applicant })).toBeUndefined();
  });
});

describe('a transferred credit may', () => {
  test.each<[string, Partial<CreditTerms>]>([
    ['be the same', {}],
    ['be for less', { amount: { amount: '100000.00', currency: 'USD' } }],
    ['expire earlier', { expiry: { date: '2026-04-01', place: 'CHINA' } }],
    ['give fewer days to present', { presentationPeriod: { days: 10 } }],
    ['ask for earlier shipment', { shipment: { ...original.shipment, latestDate: '2026-03-01' } }],
    [
      'lower the unit price',
      { goods: ['COPPER CATHODES GRADE A, HS 740311, ISO 9001\nUNIT PRICE USD 9,100.50 PER METRIC TON'] },
    ],
    [
      'raise the insurance cover',
      {
        documentsRequired: [
          original.documentsRequired[0] ?? '',
          'INSURANCE POLICY FOR 121 PCT OF CIF VALUE',
          original.documentsRequired[2] ?? '',
        ],
      },
    ],
    ['name the first beneficiary as applicant', { applicant: original.beneficiary }],
    ['be advised by another bank', { advisingBank: { bic: 'LUMIDEF0XXX', address: [] } }],
  ])('%s', (_rule, change) => expect(refusedFor(change)).toBeUndefined());

  test('never be for a minor unit more, however much', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 97_000_000 }), (minor) => {
        const amount = `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
        const change = { amount: { amount, currency: 'USD' } };
        expect(refusedFor(change) === undefined).toBe(minor <= 48_500_000);
      }),
    );
  });

  test('name the transferring bank’s place under the domestic rules', () => {
    const domestic = { profile: 'CN-DLC-2016' } as const;
    expect(refusedFor({ expiry: { date: '2026-04-15', place: '上海' } }, domestic)).toBeUndefined();
  });
});
