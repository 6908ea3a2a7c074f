import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import type { Person } from '@chopmark/test/simulated/consortium';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';

const maker: Person = { organisation: 'HarbourBankMSP', role: 'bank-maker' };
const service: Person = { organisation: 'HarbourBankMSP', role: 'bank-service' };
const officer: Person = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm: 'copperfield' };
const fixture = join(import.meta.dirname, '..', 'swift', 'fixtures', 'sample1.fin');
const text = readFileSync(fixture, 'latin1');

interface Read {
  readonly code?: string;
  readonly pointer?: string;
  readonly messages: readonly {
    readonly isValid: boolean;
    readonly authentication: { readonly status: string };
    readonly findings: readonly {
      readonly code: string;
      readonly swift?: string;
      readonly position: object;
    }[];
    readonly fields: readonly { readonly tag: string; readonly member: string }[];
    readonly unmapped: readonly { readonly tag: string }[];
    readonly credit?: { readonly isComplete: boolean; readonly terms: { readonly creditNumber: string } };
  }[];
}

let local: LocalApp;
beforeAll(async () => {
  local = await localApp([maker, service, officer]);
});

const read = async (person: Person, payload: object): Promise<Read> => {
  const headers = await local.bearer(person);
  const answer = await local.app.inject({
    method: 'POST',
    url: '/v1/letters-of-credit/import',
    headers,
    payload,
  });
  return answer.json<Read>();
};

test.each([
  ['ROLE_NOT_ALLOWED', '', 'a firm’s officer reads messages', officer, { text }],
  [
    'ROLE_NOT_ALLOWED',
    '/channel',
    'a person says that a text was authenticated',
    maker,
    { text, channel: 'fin' },
  ],
  ['COMMAND_INVALID', '/text', 'the text is longer than eight messages', maker, { text: 'x'.repeat(80_001) }],
  ['COMMAND_INVALID', '/message', 'there is a member too many', maker, { text, message: text }],
])('%s at %s when %s', async (code, pointer, _when, person, payload) => {
  expect(await read(person, payload)).toMatchObject(pointer === '' ? { code } : { code, pointer });
});

test('a text is only claimed; what the bank’s own system vouches for is authenticated', async () => {
  const statusOf = async (person: Person, payload: object): Promise<unknown> =>
    (await read(person, payload)).messages[0]?.authentication.status;
  expect(await statusOf(maker, { text })).toBe('claimed');
  expect(await statusOf(service, { text, channel: 'fin' })).toBe('authenticated');
});

test('a broken rule is named with its place, and gives no terms', async () => {
  const broken = text.replace(/:42A:[^\r]+\r\n/, '');
  const [message] = (await read(maker, { text: broken })).messages;
  expect(message?.isValid).toBe(false);
  expect(message?.findings).toContainEqual(
    expect.objectContaining({
      swift: 'C90',
      position: expect.objectContaining({ line: expect.any(Number) }),
    }),
  );
  expect(message?.credit).toBeUndefined();
});

test('of two credits in one file each has its own fields', async () => {
  const second = text.replaceAll('LHB26LC000147', 'LHB26LC000148').replace(':48:21\r\n', '');
  const { messages } = await read(maker, { text: `${text}$${second}` });
  expect(messages.map(({ fields }) => fields.filter(({ tag }) => tag === '48').length)).toEqual([1, 0]);
});

test('a credit of which a part is missing is not complete, and proposes nothing', async () => {
  const [message] = (await read(maker, { text: text.replace(':27:1/1', ':27:1/2') })).messages;
  expect(message).toMatchObject({
    isValid: true,
    credit: { isComplete: false, remarks: [{ pointer: '', why: 'missing', text: 'part 2 of 2' }] },
    unproposed: { why: 'parts-missing' },
  });
  expect(message).not.toHaveProperty('proposal');
});

test('a field that the message does not know is handed back', async () => {
  const [message] = (await read(maker, { text: text.replace(':48:21', ':48:21\r\n:99X:HELLO') })).messages;
  expect(message?.unmapped).toEqual([expect.objectContaining({ tag: '99X' })]);
});

test('a valid credit gives every field with its member, and the terms of a draft', async () => {
  const [message] = (await read(maker, { text })).messages;
  const tags = [...text.matchAll(/^:(\d{2}[A-Z]?):/gm)].map((match) => match[1]);
  expect(message?.fields.map(({ tag }) => tag)).toEqual(tags);
  expect(message?.credit).toMatchObject({ isComplete: true, terms: { creditNumber: 'LHB26LC000147' } });
});
