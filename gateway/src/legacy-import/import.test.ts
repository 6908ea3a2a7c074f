/** A bank’s book from a file to the ledger. */
import { expect, jest, test } from '@jest/globals';
import {
  bookDesk,
  csvOf,
  type Imported,
  loan,
  objectOf,
  harbourMaker,
  riverMaker,
} from '../../test-support/legacy-books.ts';
import { dyingAfter, type LocalApp, localApp } from '../../test-support/local-app.ts';

jest.setTimeout(120_000);

const open = (): Promise<LocalApp> => localApp([harbourMaker, riverMaker]);
const desk = async () => bookDesk(await open());

test('a wrong heading refuses the file before a row is read', async () => {
  const text = csvOf([loan(1)]).replace('financedOn', 'financed_on');
  const { state, firstFaults, imported } = await (await desk()).bring(text);
  expect([state, imported]).toEqual(['refused', 0]);
  expect(firstFaults).toMatchObject([
    { line: 1, column: 'financedOn', expected: 'a column with this heading' },
    { line: 1, column: 'financed_on' },
  ]);
});

test.each([
  ['no reference', { reference: '' }, 'reference'],
  ['a day that is none', { financedOn: '2025-02-30' }, 'financedOn'],
  ['more digits than the currency has', { financedAmount: '80000.001' }, 'financedAmount'],
  ['a currency of nobody', { invoiceCurrency: 'XXX' }, 'invoiceCurrency'],
  ['a country of nobody', { buyerCountry: 'ZZ' }, 'buyerCountry'],
  ['no number of the invoice', { invoiceNumber: '' }, 'invoiceNumber'],
  ['an instrument of nobody', { instrument: 'bill' }, 'instrument'],
  ['particulars of another instrument', { instrument: 'customs-declaration' }, 'declarationNumber'],
])('%s is a fault of its line and column', async (_, change, column) => {
  const { state, firstFaults } = await (await desk()).bring(csvOf([loan(1), loan(2, change)]));
  expect(state).toBe('refused');
  expect(firstFaults).toEqual(
    expect.arrayContaining([expect.objectContaining({ fault: 'row', line: 3, column })]),
  );
  expect(JSON.stringify(firstFaults)).not.toContain('80000.001');
});

test('a reference that stands twice is a fault', async () => {
  const { state, firstFaults } = await (
    await desk()
  ).bring(csvOf([loan(1), loan(2, { reference: 'LOAN-1' })]));
  expect(state).toBe('refused');
  expect(firstFaults).toMatchObject([{ line: 3, column: 'reference' }]);
});

test('a file that was cut is refused as a whole, whatever was asked for', async () => {
  const whole = csvOf([loan(1), loan(2)]);
  const cut = await (await desk()).bring(whole.slice(0, -50), { leaveFaultsOut: true });
  expect([cut.state, cut.imported, cut.faults]).toEqual(['refused', 0, 1]);
  const list = JSON.stringify([objectOf(loan(1)), objectOf(loan(2))]);
  const cutList = await (await desk()).bring(list.slice(0, -1), { format: 'json', leaveFaultsOut: true });
  expect([cutList.state, cutList.imported]).toEqual(['refused', 0]);
});

test('bytes that are not those of the hash are not kept', async () => {
  const { app, bearer } = await open();
  const headers = { ...(await bearer(harbourMaker)), 'content-type': 'text/csv' };
  const url = `/v1/legacy-books/${'ab'.repeat(32)}`;
  const answer = await app.inject({ method: 'PUT', url, headers, payload: 'a' });
  expect(answer.json()).toMatchObject({ code: 'FILE_HASH_MISMATCH' });
});

test('of two imports at once the second waits', async () => {
  const { keep, start } = await desk();
  const [one, other] = [await keep(csvOf([loan(1)])), await keep(csvOf([loan(2)]))];
  const answers = await Promise.all([start(one), start(other)]);
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([202, 409]);
  expect(answers.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({
    code: 'LEGACY_IMPORT_RUNNING',
  });
});

test('what another bank brings is not there', async () => {
  const local = await open();
  const { importId } = await (await bookDesk(local)).bring(csvOf([loan(1)]));
  const answer = await (await bookDesk(local, riverMaker)).get(`/v1/legacy-imports/${importId}`);
  expect(answer.json()).toMatchObject({ code: 'RECORD_NOT_FOUND' });
});

test('good rows go on where faults are left out', async () => {
  const { bring } = await desk();
  const text = csvOf([loan(1), loan(2, { financedOn: 'soon' }), loan(3)]);
  expect(await bring(text, { leaveFaultsOut: true })).toMatchObject({
    state: 'complete',
    rows: 2,
    faults: 1,
    imported: 2,
  });
});

test('rows that name one paper are reported with both branches, as JSON and as CSV', async () => {
  const { bring, get } = await desk();
  const twice = loan(9, { invoiceNumber: 'cf 2025/4', invoiceAmount: '100004.00', buyerName: 'Buyer 4' });
  const { importId, conflicts, imported } = await bring(csvOf([loan(3), loan(4), loan(5), twice]));
  expect([conflicts, imported]).toEqual([1, 4]);
  const { items } = (await get(`/v1/legacy-imports/${importId}/conflicts`)).json<{ items: object[] }>();
  expect(items).toMatchObject([
    {
      level: 'exact',
      first: { line: 3, reference: 'LOAN-4', branch: 'Pudong' },
      second: { line: 5, reference: 'LOAN-9', branch: 'Ningbo', amount: '80000.00' },
    },
  ]);
  const { body } = await get(`/v1/legacy-imports/${importId}/conflicts.csv`);
  expect(body.split('\r\n')).toHaveLength(3);
  expect(body).toContain('LOAN-9');
});

test('conflicts come in pages, and a cursor of no page is refused', async () => {
  const { bring, get } = await desk();
  const same = (number: number) =>
    loan(number, { invoiceNumber: 'CF-2025-1', invoiceAmount: '100001.00', buyerName: 'Buyer 1' });
  const { importId } = await bring(csvOf([loan(1), same(2), same(3), same(4)]));
  const url = `/v1/legacy-imports/${importId}/conflicts`;
  interface Found {
    readonly items: readonly { readonly second: { readonly reference: string } }[];
    readonly nextCursor?: string;
  }
  const first = (await get(`${url}?limit=2`)).json<Found>();
  const second = (await get(`${url}?limit=2&cursor=${first.nextCursor ?? ''}`)).json<Found>();
  const named = [first, second].map(({ items }) => items.map((one) => one.second.reference));
  expect(named).toEqual([['LOAN-2', 'LOAN-3'], ['LOAN-4']]);
  expect(second.nextCursor).toBeUndefined();
  const whole = (await get(`${url}?limit=3`)).json<Found>();
  expect([whole.items.length, whole.nextCursor]).toEqual([3, undefined]);
  for (const cursor of ['2', Buffer.from('LGF-1').toString('base64url')]) {
    expect((await get(`${url}?cursor=${cursor}`)).json()).toMatchObject({
      code: 'REQUEST_INVALID',
      pointer: '/cursor',
    });
  }
});

test('a second file is compared with the first', async () => {
  const { bring } = await desk();
  await bring(csvOf([loan(1)]));
  const again = loan(2, { invoiceNumber: 'CF-2025-1' });
  expect((await bring(csvOf([again]))).conflicts).toBe(1);
});

test('the same import again changes nothing; the same loan in another file is there already', async () => {
  const local = await open();
  const { bring } = await bookDesk(local);
  const text = csvOf([loan(1), loan(2)]);
  const first = await bring(text);
  const height = local.ledger.height();
  expect(await bring(text)).toEqual(first);
  expect(local.ledger.height()).toBe(height);
  const lines = [loan(1), loan(2)].map((one) => JSON.stringify(objectOf(one))).join('\n');
  expect(await bring(lines, { format: 'json' })).toMatchObject({ imported: 0, present: 2, conflicts: 0 });
  const list = JSON.stringify([objectOf(loan(2)), objectOf(loan(1))], null, 2);
  expect(await bring(list, { format: 'json' })).toMatchObject({ imported: 0, present: 2 });
});

test('a reference that comes with other content is refused, and stays what it was', async () => {
  const { bring, get } = await desk();
  await bring(csvOf([loan(1)]));
  const { importId, imported, contradicted } = await bring(
    csvOf([loan(2), loan(1, { financedAmount: '1.00' })]),
  );
  expect([imported, contradicted]).toEqual([1, 1]);
  const answer = await get(`/v1/legacy-imports/${importId}/left-out-rows`);
  expect(answer.json()).toMatchObject({
    items: [{ line: 3, reference: 'LOAN-1', amount: '1.00', result: 'contradicted' }],
  });
});

test('headings of the bank’s own are mapped', async () => {
  const { bring } = await desk();
  const text = csvOf([loan(1)]).replace('reference', '借据号');
  expect(await bring(text, { mapping: { reference: '借据号' } })).toMatchObject({ imported: 1 });
});

test('after the process ended it goes on behind what the ledger has', async () => {
  const local = await open();
  const hosted = [...local.organisations.values()];
  const dying = dyingAfter(3, hosted);
  const loans = Array.from({ length: 250 }, (_, number) => loan(number));
  const first = await localApp([harbourMaker], { organisations: dying });
  const broken = await (await bookDesk(first)).bring(csvOf(loans));
  expect(broken.state).toBe('failed');
  expect(broken.imported).toBeLessThan(250);
  const second = await localApp([harbourMaker], { organisations: hosted });
  const whole: Imported = await (await bookDesk(second)).bring(csvOf(loans));
  expect(whole).toMatchObject({ state: 'complete', imported: 250, present: 0, contradicted: 0 });
  expect(local.ledger.records('legacy-row/')).toHaveLength(250);
});
