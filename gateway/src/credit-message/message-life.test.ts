import { expect, jest, test } from '@jest/globals';
import { commandRequest, performedOf } from '@chopmark/test/story/http-driver';
import type { Desk, Read } from '@chopmark/test/story/message-life/desk';
import { messageLife } from '@chopmark/test/story/message-life/life';
import { type Person, subjectOf } from '@chopmark/test/simulated/consortium';
import { localApp } from '../../test-support/local-app.ts';

// Each act waits for its turn on the ledger of this process.
jest.setTimeout(60_000);

const people = {
  maker: { organisation: 'RiverBankMSP', role: 'bank-maker' },
  checker: { organisation: 'RiverBankMSP', role: 'bank-checker' },
  beneficiary: { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'bramble-hill' },
} as const satisfies Record<string, Person>;

const desk = async (): Promise<Desk> => {
  const { app, bearer } = await localApp(Object.values(people));
  let keys = 0;
  return {
    play: 'LIFE000001',
    subject: subjectOf('bramble-hill'),
    send: async (who, command, { input = {}, terms = {} }) => {
      keys += 1;
      const request = commandRequest({ command, input, terms, key: `life ${keys}` }, '');
      const answer = await app.inject({
        method: 'POST',
        url: request.path,
        headers: { ...request.headers, ...(await bearer(people[who])) },
        payload: request.body as object,
      });
      const { status, code, ids } = performedOf({
        status: answer.statusCode,
        headers: {},
        body: answer.json<unknown>(),
      });
      return { status: status === 'committed' ? 201 : 409, code, ids };
    },
    read: async (text) => {
      const headers = await bearer(people.maker);
      const url = '/v1/letters-of-credit/import';
      const answer = await app.inject({ method: 'POST', url, headers, payload: { text } });
      return answer.json<{ messages: Read[] }>().messages;
    },
    write: async (creditId, path) => {
      const headers = await bearer(people.checker);
      const url = `/v1/letters-of-credit/${creditId}/messages/${path}`;
      const answer = await app.inject({ method: 'GET', url, headers });
      return answer.json<{ texts?: string[] }>().texts?.join('') ?? answer.body;
    },
  };
};

test('a bank lives through a credit of an outside issuer by SWIFT messages', async () => {
  const steps = await messageLife(await desk());
  expect(steps.filter(({ holds }) => !holds)).toEqual([]);
  expect(steps.length).toBeGreaterThan(30);
});
