/** A bank asks about a claim that it registered for its client, and records what it was told. */
import { expect, jest, test } from '@jest/globals';
import type { TaxLookTerms } from '@chopmark/chaincode/api';
import {
  asked,
  csvOf,
  harbourMaker,
  invoiceDesk,
  invoiceLine,
  openLocal,
  seller,
} from '../../test-support/invoice-files.ts';
import type { LocalApp } from '../../test-support/local-app.ts';
import type { InvoiceAuthority, NoAnswer, TaxQuestion } from './authority.ts';

jest.setTimeout(60_000);

const number = '24112000000135114086';

/** A bureau in this process: what it is asked, and what it answers. */
const bureau = (answer: object | NoAnswer) => {
  const questions: TaxQuestion[] = [];
  const invoiceAuthority: InvoiceAuthority = {
    ask: (question) => {
      questions.push(question);
      if (typeof answer === 'string') return Promise.resolve(answer);
      const { taxInvoice } = question;
      const look = { taxInvoice, provider: 'Bureau', askedAt: '2026-03-02T09:00:00Z', ...answer };
      return Promise.resolve(look as TaxLookTerms);
    },
  };
  return { questions, invoiceAuthority };
};

/** A claim that the bank registered for its client. */
const claimOf = async (local: LocalApp, change = {}): Promise<string> => {
  const { keep, run, get } = await invoiceDesk(local, harbourMaker);
  const headings = [...Object.keys(invoiceLine(1)), 'taxInvoiceNumber'];
  const file = await keep(csvOf([invoiceLine(1, { taxInvoiceNumber: number, ...change })], headings));
  const { importId } = await run({ ...asked, seller, fileHashes: [file] });
  const rows = (await get(`/v1/invoice-imports/${importId}/rows`)).json<{
    items: { receivableId: string }[];
  }>();
  return rows.items[0]?.receivableId ?? '';
};

const asBank = async ({ app, bearer }: LocalApp) => {
  const headers = await bearer(harbourMaker);
  let count = 0;
  const post = (url: string, payload: object) => {
    count += 1;
    const key = { 'idempotency-key': `look-${count}` };
    return app.inject({ method: 'POST', url, headers: { ...headers, ...key }, payload });
  };
  return { post, get: (url: string) => app.inject({ method: 'GET', url, headers }) };
};

test('without a bureau, without a tax invoice, and without an answer nothing is looked at', async () => {
  const none = await openLocal();
  const url = async (local: LocalApp, change = {}) =>
    `/v1/receivables/${await claimOf(local, change)}/tax-inquiries`;
  const codeOf = async (local: LocalApp, change = {}) =>
    (await (await asBank(local)).post(await url(local, change), {})).json<{ code: string }>().code;
  expect(await codeOf(none)).toBe('TAX_BUREAU_NOT_CONFIGURED');
  const silent = await openLocal({ invoiceAuthority: bureau('limit').invoiceAuthority });
  expect(await codeOf(silent)).toBe('TAX_BUREAU_SILENT');
  expect(await codeOf(silent, { invoiceNumber: 'X-2', taxInvoiceNumber: '' })).toBe('TAX_INVOICE_MISSING');
  const { post } = await asBank(silent);
  expect((await post('/v1/receivables/RCV-0000000000000009/tax-inquiries', {})).json()).toMatchObject({
    code: 'RECORD_NOT_FOUND',
  });
});

test('a claim is unverified until the bank has recorded its look; a red letter recalls it', async () => {
  const { questions, invoiceAuthority } = bureau({ outcome: 'agrees', state: 'normal' });
  const local = await openLocal({ invoiceAuthority });
  const receivableId = await claimOf(local);
  const { post, get } = await asBank(local);
  const standing = async (): Promise<string> =>
    (await get(`/v1/receivables/${receivableId}`)).json<{ taxInvoice: string }>().taxInvoice;
  expect(await standing()).toBe('unverified');

  const record = async (change: object): Promise<void> => {
    const answer = await post(`/v1/receivables/${receivableId}/tax-inquiries`, {});
    const { look } = answer.json<{ look: object }>();
    const drafted = await post(`/v1/receivables/${receivableId}/tax-look-drafts`, {
      terms: { look: { ...look, ...change } },
    });
    expect(drafted.statusCode).toBe(201);
    const lookHash = drafted.json<{ events: { fields: { lookHash: string } }[] }>().events[0]?.fields
      .lookHash;
    const said = await post(`/v1/receivables/${receivableId}/tax-looks`, { lookHash });
    expect(said.statusCode).toBe(201);
  };
  await record({});
  expect(questions).toMatchObject([{ taxInvoice: { number }, invoiceDate: '2026-03-02' }]);
  expect(await standing()).toBe('stands');
  await record({ state: 'red-partial', credited: { amount: '7919.00', currency: 'CNY' } });
  expect(await standing()).toBe('reduced');
  await record({ state: 'red-full' });
  expect(await standing()).toBe('recalled');
});
