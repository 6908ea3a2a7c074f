import { describe, expect, test } from '@jest/globals';
import { PresentationTerms, PresentedDocument } from './documents.ts';
import { documentTypes } from './particulars.ts';

const usd = (amount: string) => ({ amount, currency: 'USD' });

const invoice = {
  id: 'invoice-1',
  medium: 'paper',
  originals: 3,
  copies: 0,
  issueDate: '2026-03-20',
  signatures: [],
  particulars: { type: 'INVOICE', total: usd('485000.00') },
};

const presentation = {
  creditNumber: 'LHB26LC000147',
  presenter: { name: 'EASTERN HARBOUR TRADING CO LTD' },
  presentedOn: '2026-03-30',
  amountClaimed: usd('485000.00'),
  documents: [invoice],
};

const problemOf = (schema: { safeParse: typeof PresentationTerms.safeParse }, input: unknown) => {
  const { error } = schema.safeParse(input);
  return error?.issues.map(({ path }) => `/${path.join('/')}`);
};

describe('a document is refused when', () => {
  test.each([
    ['its type is not one of the vocabulary', { particulars: { type: 'RECEIPT' } }, '/particulars/type'],
    ['a field is unknown', { particulars: { ...invoice.particulars, totl: 1 } }, '/particulars'],
    [
      'a field belongs to another type',
      { particulars: { ...invoice.particulars, vessel: 'X' } },
      '/particulars',
    ],
    ['a date is none', { issueDate: '2026-02-30' }, '/issueDate'],
    [
      'an amount has the wrong number of decimals',
      { particulars: { type: 'INVOICE', total: usd('1.5') } },
      '/particulars/total/amount',
    ],
    ['a quantity is a number', { goods: { quantity: { value: 50, unit: 'MT' } } }, '/goods/quantity/value'],
    ['a file has no hash', { files: [{ sha256: 'abc' }] }, '/files/0/sha256'],
    ['neither an original nor a copy is there', { originals: 0 }, '/originals'],
  ])('%s', (_, change, path) => {
    expect(problemOf(PresentedDocument as never, { ...invoice, ...change })).toEqual([path]);
  });
});

describe('a presentation', () => {
  test('is refused when two documents have one id', () => {
    expect(problemOf(PresentationTerms, { ...presentation, documents: [invoice, invoice] })).toEqual([
      '/documents/1/id',
    ]);
  });

  test('claims an amount above zero', () => {
    expect(problemOf(PresentationTerms, { ...presentation, amountClaimed: usd('0.00') })).toEqual([
      '/amountClaimed/amount',
    ]);
  });

  test('may carry documents that are wrong: what they say is examined, not refused', () => {
    const wrong = {
      ...invoice,
      particulars: { type: 'FULLY_DIGITAL_INVOICE', invoiceNumber: '123', gross: usd('1.00') },
    };
    expect(PresentationTerms.safeParse({ ...presentation, documents: [wrong] }).success).toBe(true);
  });
});

test('the vocabulary has each type code once', () => {
  expect(new Set(documentTypes).size).toBe(documentTypes.length);
  expect(documentTypes).toEqual(
    expect.arrayContaining(['INVOICE', 'CHARTER_PARTY_BL', 'POST', 'ANALYSIS', 'GOODS_RECEIPT', 'OTHER']),
  );
});
