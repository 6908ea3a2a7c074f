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

/** Texts at places of a page, in points from its top left corner. */
const laidOut = async (
  places: readonly (readonly [text: string, x: number, y: number])[],
  layout: 'portrait' | 'landscape' = 'portrait',
): Promise<readonly string[]> => {
  const document = new PdfDocument({ size: 'A4', layout });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve) => {
    document.on('data', (part: Buffer) => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
  });
  for (const [text, x, y] of places) document.text(text, x, y, { lineBreak: false });
  document.end();
  return (await pagesOfPdf(await done)) ?? [];
};

const valuesOf = (proposals: ReturnType<typeof proposalsFrom>) =>
  Object.fromEntries(proposals.map(({ field, value }) => [field, value]));

describe('other layouts are read:', () => {
  test('labels above their values, in two columns', async () => {
    const pages = await laidOut([
      ['PORT OF LOADING', 60, 100],
      ['PORT OF DISCHARGE', 320, 100],
      ['SHANGHAI, CHINA', 60, 114],
      ['HAMBURG, GERMANY', 320, 114],
      ['VESSEL', 60, 140],
      ['B/L NO.', 320, 140],
      ['BLUE HERON', 60, 154],
      ['NSL26031077', 320, 154],
    ]);
    expect(valuesOf(proposalsFrom('BILL_OF_LADING', pages))).toEqual({
      '/number': 'NSL26031077',
      '/particulars/vessel': 'BLUE HERON',
      '/particulars/portOfLoading': 'SHANGHAI, CHINA',
      '/particulars/portOfDischarge': 'HAMBURG, GERMANY',
    });
  });

  test('a table whose values stand in the next column, on a page in landscape', async () => {
    const pages = await laidOut(
      [
        ['TOTAL QUANTITY', 60, 300],
        ['50 MT', 500, 300],
        ['GROSS WEIGHT', 60, 316],
        ['50,250 KGS', 500, 316],
        ['GRAND TOTAL', 60, 332],
        ['USD 485,000.00', 500, 332],
      ],
      'landscape',
    );
    expect(valuesOf(proposalsFrom('INVOICE', pages))).toEqual({
      '/goods/grossWeight': { value: '50250', unit: 'KGS' },
      '/goods/quantity': { value: '50', unit: 'MT' },
      '/particulars/total': { amount: '485000.00', currency: 'USD' },
    });
  });

  test('two columns of a letter that stand side by side do not run into each other', async () => {
    const pages = await laidOut([
      ['Invoice No.: EH-2026-031', 60, 100],
      ['L/C No.: LHB26LC000147', 320, 100],
      ['Invoice date: 10 MARCH 2026', 60, 116],
      ['Contract No.: LE-77', 320, 116],
    ]);
    expect(valuesOf(proposalsFrom('INVOICE', pages))).toEqual({
      '/number': 'EH-2026-031',
      '/issueDate': '2026-03-10',
      '/references/creditNumber': 'LHB26LC000147',
      '/references/contractNumber': 'LE-77',
    });
  });

  test('an empty box gives nothing, not the label beside it', async () => {
    const pages = await laidOut([
      ['PLACE OF RECEIPT', 60, 100],
      ['PORT OF LOADING', 320, 100],
      ['NINGBO', 320, 114],
    ]);
    expect(valuesOf(proposalsFrom('BILL_OF_LADING', pages))).toEqual({
      '/particulars/portOfLoading': 'NINGBO',
    });
  });
});
