/** The adapter against a server of the test, which speaks HTTP as a bureau would. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { afterEach, expect, test } from '@jest/globals';
import type { TaxQuestion } from './authority.ts';
import { httpAuthority } from './http-authority.ts';

const question: TaxQuestion = {
  taxInvoice: { number: '24112000000135114086' },
  invoiceDate: '2026-03-02',
  amount: { amount: '1130.00', currency: 'CNY' },
};

type Bureau = (request: IncomingMessage, body: string, response: ServerResponse) => void;
const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const askOf = async (bureau: Bureau, timeoutMs = 5_000) => {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => bureau(request, body, response));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const url = `http://127.0.0.1:${port}/check`;
  const authority = httpAuthority({ url, name: 'Bureau of the test', token: 'secret', timeoutMs });
  return authority.ask(question);
};

const says =
  (answer: unknown, status = 200): Bureau =>
  (_request, _body, response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };

test('the bureau is asked for number, date and gross amount, under the token of the deployment', async () => {
  let seen: unknown;
  await askOf(({ method, url, headers }, body, response) => {
    seen = { method, url, authorization: headers.authorization, body: JSON.parse(body) as unknown };
    says({ outcome: 'not-found' })({} as IncomingMessage, '', response);
  });
  expect(seen).toEqual({
    method: 'POST',
    url: '/check',
    authorization: 'Bearer secret',
    body: {
      number: '24112000000135114086',
      date: '2026-03-02',
      amount: { amount: '1130.00', currency: 'CNY' },
    },
  });
});

test.each([
  ['it stands', { outcome: 'agrees', state: 'normal' }],
  ['it is void', { outcome: 'agrees', state: 'void' }],
  [
    'it was credited in part',
    { outcome: 'agrees', state: 'red-partial', credited: { amount: '30.00', currency: 'CNY' } },
  ],
  ['it has other particulars', { outcome: 'differs' }],
  ['nobody issued it', { outcome: 'not-found' }],
])('an answer is a look: %s', async (_title, answer) => {
  expect(await askOf(says(answer))).toMatchObject({
    ...answer,
    provider: 'Bureau of the test',
    taxInvoice: question.taxInvoice,
  });
});

test.each([
  ['too many questions that day', says({ outcome: 'limit' }), 'limit'],
  ['too many requests', says({}, 429), 'limit'],
  ['an invoice of today', says({ outcome: 'not-yet' }), 'not-yet'],
  ['an invoice of long ago', says({ outcome: 'too-old' }), 'too-old'],
  ['an error', says({ outcome: 'agrees', state: 'normal' }, 500), 'away'],
  ['an answer of another form', says({ result: 'ok' }), 'away'],
  ['a member that nobody knows', says({ outcome: 'agrees', state: 'normal', note: 'x' }), 'away'],
  ['a state that nobody knows', says({ outcome: 'agrees', state: 'fine' }), 'away'],
  ['no JSON', (_q, _b, response) => void response.end('<html>'), 'away'],
  ['an answer without end', says({ outcome: 'agrees', state: 'x'.repeat(70_000) }), 'away'],
  [
    'a way elsewhere',
    (_q, _b, response) => void response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(),
    'away',
  ],
] satisfies [string, Bureau, string][])('%s is no look', async (_title, bureau, expected) => {
  expect(await askOf(bureau)).toBe(expected);
});

test('a bureau that is silent, or not there, is no look', async () => {
  expect(await askOf(() => undefined, 100)).toBe('away');
  const nowhere = httpAuthority({ url: 'http://127.0.0.1:1/', name: 'x', timeoutMs: 1_000 });
  expect(await nowhere.ask(question)).toBe('away');
});
