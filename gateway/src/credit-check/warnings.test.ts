import { describe, expect, test } from '@jest/globals';
import type { CreditTerms } from '@chopmark/chaincode/api';
import { checkCredit } from './routes.ts';

const terms: CreditTerms = {
  profile: 'UCP600',
  rules: { code: 'UCP LATEST VERSION' },
  creditNumber: 'HBK26LC000147',
  transferable: false,
  issueDate: '2026-03-02',
  expiry: { date: '2026-06-15', place: 'SHANGHAI' },
  applicant: { name: 'COPPERFIELD METALS', address: ['18 QUAY STREET'] },
  beneficiary: { name: 'BRAMBLE HILL TRADING', address: ['4 MILL LANE'] },
  issuingBank: { bic: 'HRBKCNSHXXX', address: [] },
  confirmation: 'without',
  amount: { amount: '485000.00', currency: 'USD' },
  availability: { by: 'sight-payment', with: { bic: 'RVRBCNSHXXX', address: [] } },
  tenor: { basis: 'sight' },
  shipment: { portOfLoading: 'SHANGHAI PORT', portOfDischarge: 'HAMBURG PORT', latestDate: '2026-05-25' },
  goods: ['COPPER CATHODES GRADE A'],
  documentsRequired: ['SIGNED COMMERCIAL INVOICE IN 3 ORIGINALS'],
  additionalConditions: [],
};

const found = (change: Partial<CreditTerms>) =>
  checkCredit({ credit: { ...terms, ...change } }).warnings.map(({ code, pointer }) => [code, pointer]);

const conditions = (...additionalConditions: string[]) => found({ additionalConditions });

const refusals = (change: Partial<CreditTerms>) => checkCredit({ credit: { ...terms, ...change } }).refusals;

describe('rules that contradict the profile', () => {
  test.each([
    ['UCP600', 'CN-DLC-2016'],
    ['CN-DLC-2016', 'UCP LATEST VERSION'],
    ['CN-DLC-2016', 'EUCP LATEST VERSION'],
  ] as const)('%s does not go with %s', (profile, code) =>
    expect(refusals({ profile, rules: { code } })).toContainEqual(
      expect.objectContaining({ code: 'CREDIT_TERMS_INVALID', pointer: '/credit/rules/code' }),
    ),
  );

  test('other rules are left to the words of the credit', () =>
    expect(refusals({ rules: { code: 'OTHR' } })).toEqual([]));
});

describe('a credit is warned of', () => {
  test('nothing where it has none of it', () => expect(checkCredit({ credit: terms }).warnings).toEqual([]));

  test.each([
    ['the default period of 21 days', { expiry: { date: '2026-06-14', place: 'SHANGHAI' } }],
    ['its own period', { presentationPeriod: { days: 22 } }],
  ])('an expiry that cuts %s', (_, change) =>
    expect(found(change)).toEqual([['PRESENTATION_PERIOD_CUT', '/expiry/date']]),
  );

  test('a condition without a document, and not one that a document shows', () =>
    expect(
      conditions(
        'INVOICE MUST SHOW THE CREDIT NUMBER',
        'THE CARRYING VESSEL MUST NOT BE MORE THAN 20 YEARS OLD',
      ),
    ).toEqual([['NON_DOCUMENTARY_CONDITION', '/additionalConditions/1']]));

  test.each([
    ['the contract as a part of it', 'SALES CONTRACT NO 77 FORMS AN INTEGRAL PART OF THIS CREDIT'],
    ['a pro-forma invoice attached to it', 'AS PER PRO-FORMA INVOICE 12 ATTACHED'],
  ])('%s', (_, paragraph) =>
    expect(found({ goods: [paragraph] })).toEqual([['CONTRACT_IN_CREDIT', '/goods/0']]),
  );

  test('no contract that only describes the goods', () =>
    expect(found({ goods: ['COPPER CATHODES AS PER SALES CONTRACT NO 77'] })).toEqual([]));

  test('a reimbursing bank without rules for it', () => {
    const reimbursingBank = { bic: 'LUMNUS33XXX', address: [] };
    expect(found({ reimbursingBank })).toEqual([['REIMBURSEMENT_RULES_SILENT', '/rules/code']]);
    expect(found({ reimbursingBank, rules: { code: 'UCPURR LATEST VERSION' } })).toEqual([]);
  });

  test('records without version, place and format', () => {
    const rules = { code: 'EUCP LATEST VERSION' };
    expect(found({ rules }).map(([code]) => code)).toEqual([
      'EUCP_VERSION_SILENT',
      'EUCP_PLACE_SILENT',
      'EUCP_FORMAT_SILENT',
    ]);
    const additionalConditions = [
      'PLACE FOR PRESENTATION OF ELECTRONIC RECORDS: EDOCS AT HARBOUR-TEST.EXAMPLE',
      'ELECTRONIC RECORDS MUST BE IN PDF',
    ];
    expect(found({ rules: { ...rules, eucp: '2.1' }, additionalConditions })).toEqual([]);
  });
});

describe('an amendment', () => {
  const checked = (text: string) =>
    checkCredit({
      credit: terms,
      amendment: { date: '2026-03-04', additionalConditions: [{ code: 'add', text }] },
    });

  test.each([
    'THIS AMENDMENT SHALL BE IN FORCE UNLESS REJECTED BY THE BENEFICIARY WITHIN 5 DAYS',
    'AMENDMENT DEEMED ACCEPTED IF WE RECEIVE NO REPLY BY 20 MARCH 2026',
  ])('with a time limit for silence is warned of: %s', (text) =>
    expect(checked(text).warnings).toContainEqual(
      expect.objectContaining({ code: 'TIME_LIMIT_DISREGARDED', article: 'UCP 600 art. 10(f)' }),
    ),
  );

  test('without one is not', () => expect(checked('INVOICE MUST BE IN ENGLISH').warnings).toEqual([]));

  test('that does not fit is what the ledger would refuse', () => {
    const amendment = { date: '2026-03-04', decrease: { amount: '485000.00', currency: 'USD' } };
    expect(checkCredit({ credit: terms, amendment }).refusals).toEqual([
      {
        code: 'AMENDMENT_INVALID',
        pointer: '/amendment/decrease',
        expected: 'less than the amount of the credit',
      },
    ]);
  });
});

test('every broken rule is told at once', () => {
  const credit: CreditTerms = {
    ...terms,
    expiry: { date: '2026-03-01', place: 'SHANGHAI' },
    draft: { wording: ['SIGHT'], drawee: { name: 'copperfield metals', address: [] } },
  };
  expect(checkCredit({ credit }).refusals.map(({ pointer, article }) => [pointer, article])).toEqual([
    ['/credit/expiry/date', 'UCP 600 art. 6(d)'],
    ['/credit/shipment/latestDate', 'UCP 600 art. 6(d)'],
    ['/credit/draft/drawee', 'UCP 600 art. 6(c)'],
  ]);
});
