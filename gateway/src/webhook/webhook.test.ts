/** Alerts that are sent to addresses: signed, in order, none left out, whatever ends in between. */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Person } from '@chopmark/test/simulated/consortium';
import { bookDesk, csvOf, harbourMaker, loan, riverMaker } from '../../test-support/legacy-books.ts';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';
import type { HostedOrganisation } from '../hosting.ts';
import { deliverNext, type DeliverySettings } from './delivery.ts';
import { endpointsOf, findEndpoint } from './endpoint.ts';
import { runWebhooks } from './runner.ts';
import { webhookSender } from './sender.ts';

jest.setTimeout(60_000);

const admin: Person = { organisation: 'HarbourBankMSP', role: 'org-admin' };
const riverAdmin: Person = { organisation: 'RiverBankMSP', role: 'org-admin' };

interface Received {
  readonly id: string;
  readonly isSigned: boolean;
  readonly body: { readonly type: string; readonly data: Record<string, unknown> };
}

let local: LocalApp;
let harbour: HostedOrganisation;
let receiver: Server;
let url = '';
let secret = '';
let webhookId = '';
let answers: number[] = [];
let received: Received[] = [];
let taken: (() => void) | undefined;
let clock = Date.now();
let number = 0;

const settings: DeliverySettings = {
  send: webhookSender('loopback'),
  now: () => clock,
  retryMs: (failures) => failures * 1_000,
  patienceMs: 60_000,
};

const isSigned = (headers: NodeJS.Dict<string | string[]>, body: string): boolean => {
  const [id, timestamp, signature] = ['id', 'timestamp', 'signature'].map((name) =>
    String(headers[`webhook-${name}`]),
  );
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return signature === `v1,${expected}`;
};

const ask = async (person: Person, method: 'GET' | 'POST' | 'DELETE', path: string, payload?: object) =>
  local.app.inject({
    ...{ method, url: `/v1/webhooks${path}`, headers: await local.bearer(person) },
    ...(payload === undefined ? {} : { payload }),
  });

const meet = async (): Promise<void> => {
  number += 1;
  await (await bookDesk(local)).bring(csvOf([loan(number)]));
  await (await bookDesk(local, riverMaker)).bring(csvOf([loan(number)]));
};

const endpoint = async () => {
  const found = await findEndpoint(harbour, webhookId);
  if (found === undefined) throw new Error('there is no such endpoint');
  return found;
};
const deliver = async (changed: Partial<DeliverySettings> = {}) =>
  deliverNext(harbour, await endpoint(), { ...settings, ...changed });
const idsOf = (): string[] => received.map(({ id }) => id);

beforeAll(async () => {
  local = await localApp([harbourMaker, riverMaker, admin, riverAdmin]);
  harbour = local.organisations.get('HarbourBankMSP')!;
  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    const id = String(request.headers['webhook-id']);
    received.push({
      id,
      isSigned: isSigned(request.headers, body),
      body: JSON.parse(body) as Received['body'],
    });
    response.writeHead(answers.shift() ?? 204, { location: `${url}elsewhere` }).end();
    taken?.();
  };
  receiver = createServer((request, response) => void take(request, response));
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
});

beforeEach(async () => {
  [received, answers] = [[], []];
  for (const { id } of await endpointsOf(harbour)) await ask(admin, 'DELETE', `/${id}`);
  const made = (await ask(admin, 'POST', '', { url })).json<{ secret: string; webhookId: string }>();
  ({ secret, webhookId } = made);
});
afterAll(() => {
  receiver.close();
});

describe('an endpoint is refused', () => {
  test('to whoever is no administrator', async () => {
    expect((await ask(harbourMaker, 'POST', '', { url })).json()).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    expect((await ask(harbourMaker, 'GET', '')).json()).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  test.each([
    [{ url: 'http://example.com/' }, 'WEBHOOK_ADDRESS_REFUSED', '/url'],
    [{ url: 'https://169.254.169.254/latest' }, 'WEBHOOK_ADDRESS_REFUSED', '/url'],
    [{ url: 'https://a:b@example.com/' }, 'WEBHOOK_ADDRESS_REFUSED', '/url'],
    [{ url: 'https://example.com/', kinds: ['rain'] }, 'COMMAND_INVALID', '/kinds/0'],
    [{ url: 'https://example.com/', secret: 'mine' }, 'COMMAND_INVALID', '/secret'],
  ])('%j', async (body, code, pointer) => {
    expect((await ask(admin, 'POST', '', body)).json()).toMatchObject({ code, pointer });
  });

  test('beyond eight of one organisation', async () => {
    for (let count = 0; count < 8; count += 1) await ask(riverAdmin, 'POST', '', { url });
    expect((await ask(riverAdmin, 'POST', '', { url })).json()).toMatchObject({ code: 'WEBHOOKS_FULL' });
  });

  test('to another organisation, like one that is not there', async () => {
    for (const path of [`/${webhookId}/deliveries`, '/WHK-000000000000000000000000/deliveries']) {
      expect((await ask(riverAdmin, 'GET', path)).json()).toMatchObject({ code: 'RECORD_NOT_FOUND' });
    }
  });
});

test('a secret is shown once, and lies nowhere readable', async () => {
  expect(secret).toMatch(/^whsec_/);
  expect((await ask(admin, 'GET', '')).body).not.toContain(secret);
  const kept = await harbour.webhooks.endpoints.list('');
  expect(JSON.stringify(kept)).not.toContain(secret.replace('whsec_', ''));
});

describe('an alert', () => {
  test('is sent once it is there, signed, without another bank’s name', async () => {
    await meet();
    await meet();
    expect(await deliver()).toBe('moved');
    expect(received).toMatchObject(
      [1, 2].map(() => ({ isSigned: true, body: { type: 'alert.old-books-conflict' } })),
    );
    expect(idsOf()).toEqual(received.map(({ body }) => body.data['alertId']));
    expect(JSON.stringify(received)).not.toContain('RiverBank');
    expect(await deliver()).toBe('idle');
  });

  test('that is not taken is sent again with the same id, before any later one', async () => {
    await meet();
    await meet();
    answers = [500, 302];
    expect(await deliver()).toBe('failed');
    expect(await deliver()).toBe('failed');
    expect(received).toHaveLength(1);
    clock += 1_000;
    expect(await deliver()).toBe('failed');
    clock += 2_000;
    expect(await deliver()).toBe('moved');
    const [first, second, third, fourth] = idsOf();
    expect([second, third]).toEqual([first, first]);
    expect(fourth).not.toBe(first);
    const { items } = (await ask(admin, 'GET', `/${webhookId}/deliveries`)).json<{ items: object[] }>();
    expect(items.map((item) => 'status' in item && item.status).toSorted()).toEqual([204, 204, 302, 500]);
  });

  test('is sent again when the gateway ended between the call and its own note', async () => {
    await meet();
    const killed: DeliverySettings['send'] = async (...message) => {
      await settings.send(...message);
      throw new Error('the process ended');
    };
    await expect(deliver({ send: killed })).rejects.toThrow('the process ended');
    expect(await deliver()).toBe('moved');
    const [first, ...again] = idsOf();
    expect(again).toEqual([first]);
  });

  test('of a kind that was not asked for is left out', async () => {
    const made = await ask(admin, 'POST', '', { url, kinds: ['hold-placed'] });
    ({ webhookId } = made.json<{ webhookId: string }>());
    await meet();
    expect(await deliver()).toBe('moved');
    expect(received).toEqual([]);
  });
});

describe('an endpoint', () => {
  test.each([
    ['that failed for too long', [500, 500], 60_000],
    ['that is gone', [410], 0],
  ])(
    '%s is disabled, and goes on where it stopped once it is active again',
    async (_title, failures, laterMs) => {
      await meet();
      answers = [...failures];
      for (let count = 0; count < failures.length; count += 1) {
        await deliver();
        clock += laterMs;
      }
      expect((await endpoint()).state).toBe('disabled');
      await meet();
      expect(await deliver()).toBe('failed');
      received = [];
      await ask(admin, 'POST', `/${webhookId}/activation`);
      expect(await deliver()).toBe('moved');
      expect(received).toHaveLength(2);
    },
  );

  test('is tried with a signed message that is no alert', async () => {
    expect((await ask(admin, 'POST', `/${webhookId}/test`)).json()).toEqual({ delivered: true, status: 204 });
    expect(received).toMatchObject([{ isSigned: true, body: { type: 'test' } }]);
    answers = [503];
    expect((await ask(admin, 'POST', `/${webhookId}/test`)).json()).toEqual({
      delivered: false,
      status: 503,
    });
  });

  test('that was removed gets nothing more', async () => {
    expect((await ask(admin, 'DELETE', `/${webhookId}`)).statusCode).toBe(204);
    expect((await ask(admin, 'POST', `/${webhookId}/test`)).json()).toMatchObject({
      code: 'RECORD_NOT_FOUND',
    });
  });
});

test('a running gateway sends what comes, until it stops', async () => {
  const stopping = new AbortController();
  const running = runWebhooks(harbour, settings, stopping.signal, { warn: () => undefined });
  const arrived = new Promise<void>((resolve) => (taken = resolve));
  await meet();
  await arrived;
  stopping.abort();
  await running;
  expect(received.some(({ isSigned: signed }) => signed)).toBe(true);
});
