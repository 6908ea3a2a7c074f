import { describe, expect, test } from '@jest/globals';
import PdfDocument from 'pdfkit';
import { pagesOfPdf } from './pdf-text.ts';
import { proposalsFrom } from './proposals.ts';

const pdfOf = async (...pages: readonly (readonly string[])[]): Promise<Uint8Array> => {
  const document = new PdfDocument({ autoFirstPage: false });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    document.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
  });
  for (const lines of pages) {
    document.addPage();
    for (const line of lines) document.text(line);
  }
  document.end();
  return done;
};

const billOfLading = [
  [
    'BILL OF LADING',
    'B/L No. NSL26031077',
    'Ocean vessel: MV BLUE HERON',
    'Port of Loading: SHANGHAI, CHINA',
  ],
  ['Shipped on board: 15 MARCH 2026', 'Gross weight: 50,250 KGS', 'L/C No.: LHB26LC000147'],
] as const;

describe('the text of a file is not read when it', () => {
  test.each([
    ['is no PDF', Promise.resolve(Buffer.from('INVOICE NO. 1'))],
    ['breaks off', pdfOf(['INVOICE']).then((bytes) => bytes.subarray(0, 200))],
    ['has no text', pdfOf([])],
  ])('%s', async (_, bytes) => {
    expect(await pagesOfPdf(await bytes)).toBeUndefined();
  });
});

test('particulars are proposed with the page and the words from which they were read', async () => {
  const pages = (await pagesOfPdf(await pdfOf(...billOfLading))) ?? [];
  expect(proposalsFrom('BILL_OF_LADING', pages)).toEqual(
    expect.arrayContaining([
      { field: '/number', value: 'NSL26031077', page: 1, text: 'B/L No. NSL26031077' },
      {
        field: '/particulars/portOfLoading',
        value: 'SHANGHAI, CHINA',
        page: 1,
        text: 'Port of Loading: SHANGHAI, CHINA',
      },
      {
        field: '/particulars/onBoard/date',
        value: '2026-03-15',
        page: 2,
        text: 'Shipped on board: 15 MARCH 2026',
      },
      {
        field: '/goods/grossWeight',
        value: { value: '50250', unit: 'KGS' },
        page: 2,
        text: 'Gross weight: 50,250 KGS',
      },
      { field: '/references/creditNumber', value: 'LHB26LC000147', page: 2, text: 'L/C No.: LHB26LC000147' },
    ]),
  );
});

test('nothing is proposed that the words do not say', () => {
  expect(
    proposalsFrom('INVOICE', ['Total: to be agreed', 'Invoice date: soon', 'Gross weight: heavy']),
  ).toEqual([]);
});

test('a Chinese tax invoice gives its number, its gross amount and its date', () => {
  const page = '发票号码：26332000000135114086\n开票日期：2026年04月18日\n价税合计（小写）¥1,130,000.00';
  expect(proposalsFrom('FULLY_DIGITAL_INVOICE', [page]).map(({ field, value }) => [field, value])).toEqual([
    ['/issueDate', '2026-04-18'],
    ['/particulars/invoiceNumber', '26332000000135114086'],
    ['/particulars/gross', { amount: '1130000.00', currency: 'CNY' }],
  ]);
});
