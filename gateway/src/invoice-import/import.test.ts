/** Invoices from files to the ledger. */
import { afterEach, expect, jest, test } from '@jest/globals';
import { advanceClock } from '../../test-support/clock.ts';
import {
  asked,
  copperfield,
  csvOf,
  debtor,
  harbourMaker,
  type ImportedInvoices,
  invoiceDesk,
  invoiceLine,
  neighbour,
  openLocal,
  seller,
} from '../../test-support/invoice-files.ts';
import { fullyDigitalInvoice, ublInvoice } from '../../test-support/xml-invoices.ts';
import type { FileImports } from '../../test-support/file-imports.ts';
import { dyingAfter, type LocalApp } from '../../test-support/local-app.ts';

jest.setTimeout(120_000);
afterEach(() => {
  jest.useRealTimers();
});

type Desk = FileImports<ImportedInvoices>;

const desk = async (): Promise<Desk> => invoiceDesk(await openLocal());
const bring = async ({ keep, run }: Desk, content: string | Buffer, request: object = {}) =>
  run({ ...asked, fileHashes: [await keep(content)], ...request });
const rowsOf = async ({ get }: Desk, importId: string, batch = 0) =>
  (await get(`/v1/invoice-imports/${importId}/rows?batch=${batch}`)).json<{
    items: { file: number; line: number; status: string; receivableId: string; problem?: { code: string } }[];
    nextBatch?: number;
  }>();
const registeredIn = ({ ledger }: LocalApp): number => ledger.records('receivable/').length;

test('a heading that nobody knows refuses the file, and one that is ignored on purpose does not', async () => {
  const at = await desk();
  const text = csvOf([invoiceLine(1)])
    .replace('invoiceNumber', 'remark,invoiceNumber')
    .replace('\r\n"', '\r\n"x","');
  const refused = await bring(at, text);
  expect(refused).toMatchObject({ state: 'refused', registered: 0 });
  expect(refused.firstFaults).toMatchObject([{ file: 1, line: 1, column: 'remark' }]);
  expect(await bring(at, text, { csv: { ignored: ['remark'] } })).toMatchObject({ registered: 1 });
});

test.each([
  ['no number', { invoiceNumber: '' }, 'invoiceNumber'],
  ['a day that is none', { invoiceDate: '2026-02-30' }, 'invoiceDate'],
  ['a due date before the invoice', { dueDate: '2026-03-01' }, 'dueDate'],
  ['a comma for the decimals', { amount: '1234,56' }, 'amount'],
  ['more decimals than the currency has', { amount: '100.005' }, 'amount'],
  ['nothing to pay', { amount: '0.00' }, 'amount'],
  ['a currency of nobody', { currency: 'XXX' }, 'currency'],
  ['a country of nobody', { buyerCountry: 'ZZ' }, 'buyerCountry'],
  ['a seller of whom only the name is known', { sellerRegistration: '' }, 'sellerUscc'],
  ['the seller as buyer', { buyerCountry: 'CN', buyerRegistration: 'CF1' }, 'buyerName'],
])('%s is a fault of its row and column, and the other rows go on', async (_, change, column) => {
  const at = await desk();
  const found = await bring(at, csvOf([invoiceLine(1), invoiceLine(2, change), invoiceLine(3)]));
  expect(found).toMatchObject({ state: 'complete', rows: 2, registered: 2 });
  expect(found.firstFaults).toEqual(
    expect.arrayContaining([expect.objectContaining({ fault: 'row', file: 1, line: 3, column })]),
  );
  expect(JSON.stringify(found.firstFaults)).not.toMatch(/1234,56|100\.005/);
});

test('a claim in a bill is no receivable', async () => {
  const headings = [...Object.keys(invoiceLine(1)), 'settlement'];
  const at = await desk();
  const found = await bring(at, csvOf([invoiceLine(1, { settlement: 'bill' })], headings));
  expect(found.firstFaults).toMatchObject([{ line: 2, column: 'settlement' }]);
});

test('an invoice number that stands twice in the files is a fault of the second row', async () => {
  const at = await desk();
  const files = [
    await at.keep(csvOf([invoiceLine(1)])),
    await at.keep(csvOf([invoiceLine(1, { invoiceNumber: 'cf 2026/1', amount: '5.00' })])),
  ];
  const found = await at.run({ ...asked, fileHashes: files });
  expect(found).toMatchObject({ registered: 1, faults: 1 });
  expect(found.firstFaults).toMatchObject([{ file: 2, line: 2, column: 'invoiceNumber' }]);
});

test('with all rows or none, one fault refuses the files, and so does one row too many', async () => {
  const local = await openLocal();
  const at = await invoiceDesk(local);
  const lines = [invoiceLine(1), invoiceLine(2, { currency: 'XXX' })];
  expect(await bring(at, csvOf(lines), { atomic: true })).toMatchObject({ state: 'refused', registered: 0 });
  const many = Array.from({ length: 101 }, (_, number) => invoiceLine(number));
  const found = await bring(at, csvOf(many), { atomic: true });
  expect(found).toMatchObject({ state: 'refused', registered: 0 });
  expect(found.firstFaults).toMatchObject([{ fault: 'file', line: 102, expected: 'at most 100 rows' }]);
  expect(registeredIn(local)).toBe(0);
});

test('with all rows or none, one row that the ledger refuses keeps the others out', async () => {
  const local = await openLocal();
  const at = await invoiceDesk(local);
  await bring(at, csvOf([invoiceLine(1)]));
  const found = await bring(at, csvOf([invoiceLine(1), invoiceLine(2)]), { atomic: true });
  expect(found).toMatchObject({ state: 'refused', registered: 0 });
  expect(registeredIn(local)).toBe(1);
});

test('a file that was cut is refused as a whole', async () => {
  const at = await desk();
  const found = await bring(at, csvOf([invoiceLine(1), invoiceLine(2)]).slice(0, -60));
  expect(found).toMatchObject({ state: 'refused', registered: 0 });
});

test('a file that is not kept here, and a bank that names no client, are refused', async () => {
  const local = await openLocal();
  const request = { ...asked, fileHashes: ['ab'.repeat(32)] };
  expect((await (await invoiceDesk(local)).start(request)).json()).toMatchObject({
    code: 'FILE_NOT_AVAILABLE',
    pointer: '/fileHashes/0',
  });
  expect((await (await invoiceDesk(local, harbourMaker)).start(request)).json()).toMatchObject({
    code: 'REQUEST_INVALID',
    pointer: '/seller',
  });
});

test('the import of one firm is not there for its neighbour on the same platform', async () => {
  const local = await openLocal();
  const { importId } = await bring(await invoiceDesk(local), csvOf([invoiceLine(1)]));
  const other = await invoiceDesk(local, neighbour);
  expect((await other.get(`/v1/invoice-imports/${importId}`)).json()).toMatchObject({
    code: 'RECORD_NOT_FOUND',
  });
  expect((await other.get(`/v1/invoice-imports/${importId}/rows`)).statusCode).toBe(404);
  expect((await other.get('/v1/invoice-imports')).json()).toEqual({ items: [] });
});

test('a row that the ledger refuses has its reason, and the others are registered', async () => {
  const at = await desk();
  const unknown = { mspId: 'MeridianMSP', subject: 'SUB-0000000000000000' };
  const found = await bring(at, csvOf([invoiceLine(1), invoiceLine(2)]), {
    debtors: { 'DE HRB 2': unknown },
  });
  expect(found).toMatchObject({ state: 'complete', registered: 1, refused: 1 });
  const { items } = await rowsOf(at, found.importId);
  expect(items).toMatchObject([
    { line: 2, status: 'registered' },
    { line: 3, status: 'refused', problem: { code: 'PARTY_UNKNOWN' } },
  ]);
});

test('a buyer of whom the request says nothing is a fault of its row', async () => {
  const at = await desk();
  const found = await bring(at, csvOf([invoiceLine(1), invoiceLine(2)]), {
    debtor: undefined,
    debtors: { 'DE HRB 1': debtor },
  });
  expect(found).toMatchObject({ registered: 1, faults: 1 });
  expect(found.firstFaults).toMatchObject([{ line: 3, column: 'buyerName' }]);
});

test('headings are known by their usual names, in several languages, and by those that are mapped', async () => {
  const at = await desk();
  const text =
    '发票号码;开票日期;Fälligkeitsdatum;金额;WKZ;购买方名称;购方税号\r\n' +
    '24112000000135114086;2026年3月2日;20260630;1.234.567,89;CNY;上海东港贸易有限公司;91310115MA1K4QJ78M\r\n';
  const found = await bring(at, text, {
    csv: { mapping: { currency: 'WKZ' }, separator: ';', decimalMark: ',' },
    constants: {
      ...{ sellerName: 'Copperfield Metals', sellerCountry: 'CN', sellerRegistration: 'CF1' },
      buyerCountry: 'CN',
    },
  });
  expect([found.firstFaults, found.registered]).toEqual([[], 1]);
  const { items } = await rowsOf(at, found.importId);
  const view = await at.get(`/v1/receivables/${items[0]?.receivableId ?? ''}`);
  expect(view.json()).toMatchObject({
    terms: {
      invoice: {
        invoiceDate: '2026-03-02',
        dueDate: '2026-06-30',
        amount: { amount: '1234567.89', currency: 'CNY' },
        buyer: { name: '上海东港贸易有限公司', uscc: '91310115MA1K4QJ78M' },
        taxInvoice: { number: '24112000000135114086' },
      },
    },
  });
});

test('UTF-8 with its mark and GBK are read; GBK that is not named is refused as a file', async () => {
  const at = await desk();
  const line = invoiceLine(1, { buyerName: '发' });
  expect(await bring(at, `\uFEFF${csvOf([line])}`)).toMatchObject({ registered: 1 });
  const gbk = Buffer.from(csvOf([invoiceLine(2, { buyerName: '?' })]), 'latin1');
  const bytes = Buffer.concat([
    gbk.subarray(0, gbk.indexOf('?')),
    Buffer.from([0xb7, 0xa2]),
    gbk.subarray(gbk.indexOf('?') + 1),
  ]);
  expect(await bring(at, bytes)).toMatchObject({
    state: 'refused',
    firstFaults: [{ fault: 'file', expected: 'text in UTF-8' }],
  });
  expect(await bring(at, bytes, { csv: { encoding: 'gb18030' } })).toMatchObject({ registered: 1 });
});

test('what a spreadsheet would take for a formula is text, and a heading of that kind is refused', async () => {
  const at = await desk();
  const found = await bring(at, csvOf([invoiceLine(1, { buyerName: '=HYPERLINK(1)' })]));
  const { items } = await rowsOf(at, found.importId);
  const view = await at.get(`/v1/receivables/${items[0]?.receivableId ?? ''}`);
  expect(view.json()).toMatchObject({ terms: { invoice: { buyer: { name: '=HYPERLINK(1)' } } } });
});

test('the due date follows from the days of payment where the file has none', async () => {
  const at = await desk();
  const headings = Object.keys(invoiceLine(1)).filter((column) => column !== 'dueDate');
  const found = await bring(at, csvOf([invoiceLine(1)], headings), { paymentDays: 90 });
  const { items } = await rowsOf(at, found.importId);
  const view = await at.get(`/v1/receivables/${items[0]?.receivableId ?? ''}`);
  expect(view.json()).toMatchObject({ terms: { invoice: { dueDate: '2026-05-31' } } });
});

test('the same file again changes nothing; a corrected one registers what is new', async () => {
  const local = await openLocal();
  const at = await invoiceDesk(local);
  const text = csvOf([invoiceLine(1), invoiceLine(2, { currency: 'XXX' })]);
  const first = await bring(at, text);
  const height = local.ledger.height();
  expect(await bring(at, text)).toEqual(first);
  expect(local.ledger.height()).toBe(height);
  const corrected = await bring(at, csvOf([invoiceLine(1), invoiceLine(2)]));
  expect(corrected).toMatchObject({ registered: 1, present: 1, refused: 0 });
  expect(registeredIn(local)).toBe(2);
});

test('an invoice that was taken back may come again', async () => {
  const local = await openLocal();
  const at = await invoiceDesk(local);
  const first = await bring(at, csvOf([invoiceLine(1)]));
  const [row] = (await rowsOf(at, first.importId)).items;
  const headers = { ...(await local.bearer(copperfield)), 'idempotency-key': 'taken-back' };
  const url = `/v1/receivables/${row?.receivableId ?? ''}/cancellation`;
  expect((await local.app.inject({ method: 'POST', url, headers, payload: {} })).statusCode).toBe(201);
  const again = await bring(at, csvOf([invoiceLine(1), invoiceLine(2)]));
  expect(again).toMatchObject({ registered: 2, present: 0 });
});

test('a bank registers for its client', async () => {
  const local = await openLocal();
  const at = await invoiceDesk(local, harbourMaker);
  expect(await bring(at, csvOf([invoiceLine(1)]), { seller })).toMatchObject({ registered: 1 });
});

test('after the process ended it goes on, and no row is there twice', async () => {
  const local = await openLocal();
  const hosted = [...local.organisations.values()];
  const dying = dyingAfter(3, hosted);
  const text = csvOf(Array.from({ length: 130 }, (_, number) => invoiceLine(number)));
  const broken = await bring(await invoiceDesk(await openLocal({ organisations: dying })), text);
  expect(broken.state).toBe('failed');
  // Another process takes over at once what this one would hold for some seconds.
  advanceClock(16_000);
  const second = await invoiceDesk(await openLocal({ organisations: hosted }));
  const whole = await bring(second, text);
  expect(whole).toMatchObject({ state: 'complete', rows: 130, registered: 130, present: 0, refused: 0 });
  expect(registeredIn(local)).toBe(130);
  const pages = [await rowsOf(second, whole.importId, 0), await rowsOf(second, whole.importId, 2)];
  expect(pages.map(({ items, nextBatch }) => [items.length, nextBatch])).toEqual([
    [50, 1],
    [30, undefined],
  ]);
});

test('many XML files are one import, and what is wrong with one concerns no other', async () => {
  const at = await desk();
  const keep = (text: string): Promise<string> => at.keep(text, 'application/xml');
  const fileHashes = [
    await keep(ublInvoice('INV-1')),
    await keep(ublInvoice('INV-2').replace('>380<', '>381<')),
    await keep(ublInvoice('INV-3').replace(/<cbc:DueDate.*\n/, '')),
    await keep(ublInvoice('INV-4')),
  ];
  const found = await at.run({ ...asked, format: 'ubl', fileHashes });
  expect(found).toMatchObject({ state: 'complete', rows: 2, faults: 2, registered: 2 });
  expect(found.firstFaults).toMatchObject([
    { file: 2, line: 6, column: '/Invoice/cbc:InvoiceTypeCode' },
    { file: 3, column: '/Invoice/cbc:DueDate' },
  ]);
  const digital = [await keep(fullyDigitalInvoice('24112000000135114086'))];
  const request = { ...asked, format: 'fully-digital-invoice', fileHashes: digital, paymentDays: 60 };
  expect(await at.run(request)).toMatchObject({ registered: 1 });
});
