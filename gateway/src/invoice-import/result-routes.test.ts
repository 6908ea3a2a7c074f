/** What became of each row, as a file. */
import { expect, jest, test } from '@jest/globals';
import { asked, csvOf, invoiceDesk, invoiceLine, openLocal } from '../../test-support/invoice-files.ts';

jest.setTimeout(60_000);

test('every row of every batch is a line, a refused one with its reason', async () => {
  const { keep, run, get } = await invoiceDesk(await openLocal());
  const lines = Array.from({ length: 51 }, (_, number) => invoiceLine(number));
  const unknown = { mspId: 'MeridianMSP', subject: 'SUB-0000000000000000' };
  const debtors = { 'DE HRB 50': unknown };
  const { importId } = await run({ ...asked, debtors, fileHashes: [await keep(csvOf(lines))] });
  const answer = await get(`/v1/invoice-imports/${importId}/rows.csv`);
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
  const [headings, ...rows] = answer.body.trimEnd().split('\r\n');
  expect(headings).toBe('file,line,status,receivableId,code,pointer,expected');
  expect(rows).toHaveLength(51);
  expect(rows[0]).toMatch(/^1,2,registered,RCV-[0-9A-Z]+,,,$/);
  expect(rows[50]).toMatch(/^1,52,refused,RCV-[0-9A-Z]+,[A-Z_]+,/);
});

test('the rows of an import that is not yours are not there', async () => {
  const { get } = await invoiceDesk(await openLocal());
  expect((await get(`/v1/invoice-imports/${'ab'.repeat(32)}/rows.csv`)).json()).toMatchObject({
    code: 'RECORD_NOT_FOUND',
  });
});
