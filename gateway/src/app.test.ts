import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type CommandDefinition, type Role, roles } from '@chopmark/chaincode/api';
import { topologyOf } from '@chopmark/network/topology';
import { contractOf, foundingCommands, type Person, subjectOf } from '@chopmark/test/simulated/consortium';
import { hostLocally, localLogin, localPassword } from '@chopmark/test/story/local-hosting';
import { PureStoryLedger } from '@chopmark/test/story/pure-story-ledger';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { onlyWhole } from './availability.ts';
import { newTokenKey } from './auth/token-key.ts';
import { publicCommands } from './command/routes.ts';
import { hmacKeys } from './fingerprint/token.ts';
import type { HostedOrganisation } from './hosting.ts';
import { webhookSettings } from './webhook/settings.ts';

type Json = Record<string, unknown>;

const topology = topologyOf('full');
const firm = 'copperfield';
const organisationOfRole: Record<Role, string> = {
  'bank-maker': 'HarbourBankMSP',
  'bank-checker': 'HarbourBankMSP',
  'bank-service': 'HarbourBankMSP',
  'customs-officer': 'CustomsMSP',
  'customs-service': 'CustomsMSP',
  'warehouse-keeper': 'EastgateMSP',
  inspector: 'SurewatchMSP',
  'enterprise-officer': 'EnterprisesMSP',
  registrar: 'RegistryMSP',
  auditor: 'RegulatorMSP',
  'org-admin': 'RegistryMSP',
};
const personOf = (role: Role): Person => ({
  organisation: organisationOfRole[role],
  role,
  ...(role === 'enterprise-officer' ? { firm } : {}),
});
const people: Person[] = [
  ...roles.map(personOf),
  { organisation: 'EastgateMSP', role: 'warehouse-keeper', person: 2 },
  { organisation: 'RiverBankMSP', role: 'bank-maker' },
];
const loginOf = (person: Person): string =>
  localLogin(topology.organisations.find(({ mspId }) => mspId === person.organisation)!.slug, person);

const startsAt = Date.now();
const derivationKey = Buffer.alloc(32, 7);
const tokenKey = newTokenKey();
let ledger: PureStoryLedger;
let hosted: HostedOrganisation[];
let app: FastifyInstance;

const start = (): Promise<FastifyInstance> =>
  buildApp({
    organisations: hosted,
    tokenKey,
    derivationKey,
    fingerprintKeys: hmacKeys([{ epoch: 1, key: 'ab'.repeat(32) }]),
    authorityOf: () => undefined,
    webhooks: webhookSettings('public'),
    limits: { perUser: 100_000, perLogin: 100, perAddress: 100_000 },
    logger: false,
  });

const freshStart = async (): Promise<void> => {
  ledger = new PureStoryLedger(contractOf(), startsAt);
  for (const { creator, name, json } of foundingCommands(topology, [
    { organisation: 'EnterprisesMSP', firm },
  ])) {
    await ledger.submit({ creator, name, json, transient: {} });
  }
  hosted = topology.organisations.map((organisation) =>
    hostLocally(
      ledger,
      organisation,
      people.filter((person) => person.organisation === organisation.mspId),
    ),
  );
  app = await start();
};

beforeAll(freshStart);

const post = async (url: string, body: unknown, headers: Record<string, string> = {}) =>
  app.inject({ method: 'POST', url, headers, ...(body === undefined ? {} : { payload: body as Json }) });

const login = async (person: Person): Promise<Json> => {
  const answer = await post('/v1/sessions', { login: loginOf(person), password: localPassword });
  expect(answer.statusCode).toBe(201);
  return answer.json<Json>();
};
const bearer = async (person: Person): Promise<Record<string, string>> => ({
  authorization: `Bearer ${String((await login(person))['accessToken'])}`,
});

const days = (count: number): string => new Date(startsAt + count * 86_400_000).toISOString();
const unit = (number: number): Json => ({
  unitId: `BUNDLE:EG-000${number}`,
  net: { value: 2500, unit: 'KGM' },
});
const goods = {
  receiptNumber: 'EG-2026/001',
  operator: '91310000775785552L',
  depositorName: 'Copperfield Metals',
  depositor: '91310115MA1K4QJ78M',
  warehouseCode: 'EG1',
  slot: 'A-01',
  hsCode: '740311',
  description: 'Copper cathode',
  brand: 'Norda',
  grade: 'Grade A',
  origin: 'CL',
  packing: 'bundles',
  net: { value: 5000, unit: 'KGM' },
  units: [unit(1), unit(2)],
};
const storage = {
  from: '2026-03-02',
  to: '2027-03-01',
  fee: 'as agreed',
  insurance: {
    policyNumber: 'P-1',
    insurer: 'Sea Mutual',
    amount: { amount: '400000.00', currency: 'USD' },
    from: '2026-03-02',
    to: '2027-03-01',
  },
};
const proposal = {
  depositor: { mspId: 'EnterprisesMSP', subject: subjectOf(firm) },
  inspector: 'SurewatchMSP',
  proposalExpiresAt: days(30),
  terms: { goods, storage },
};
const keeper = personOf('warehouse-keeper');
const propose = async (key: string, body: unknown = proposal) =>
  post('/v1/warehouse-receipts', body, { ...(await bearer(keeper)), 'idempotency-key': key });

/** The proposal with one member changed, named by its pointer. */
const changed = (pointer: string, value: unknown): Json => {
  const copy = structuredClone(proposal) as Json;
  const path = pointer.slice(1).split('/');
  const last = path.pop()!;
  const parent = path.reduce<Json>((at, member) => at[member] as Json, copy);
  parent[last] = value;
  return copy;
};

describe('a request is refused before anything happens when', () => {
  test('it has no access token', async () => {
    const answer = await post('/v1/warehouse-receipts', proposal);
    expect([answer.statusCode, answer.json<Json>()['code']]).toEqual([401, 'ACCESS_TOKEN_MISSING']);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
  test.each([
    ['forged', `Bearer a.b.c`],
    ['of another scheme', 'Basic bWU6bWU='],
  ])('its access token is %s', async (_title, authorization) => {
    const answer = await post('/v1/warehouse-receipts', proposal, { authorization });
    expect([answer.statusCode, answer.json<Json>()['code']]).toEqual([401, 'ACCESS_TOKEN_INVALID']);
  });
  test('it has no idempotency key', async () => {
    const answer = await post('/v1/warehouse-receipts', proposal, await bearer(keeper));
    expect([answer.statusCode, answer.json<Json>()['code']]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
  });
  test.each([
    ['malformed', '{"depositor":', 'application/json', 400, 'JSON_MALFORMED'],
    ['of two megabytes', `"${'x'.repeat(2_000_000)}"`, 'application/json', 413, 'BODY_TOO_LARGE'],
    [
      'of another content type',
      'depositor=me',
      'application/x-www-form-urlencoded',
      415,
      'CONTENT_TYPE_UNSUPPORTED',
    ],
    ['plain text', 'depositor', 'text/plain', 415, 'CONTENT_TYPE_UNSUPPORTED'],
    ['an array', '[]', 'application/json', 400, 'COMMAND_INVALID'],
    ['a prototype', '{"__proto__":{"a":1}}', 'application/json', 400, 'JSON_MALFORMED'],
  ])('its body is %s', async (_title, payload, type, status, code) => {
    const headers = { ...(await bearer(keeper)), 'idempotency-key': 'k', 'content-type': type };
    const answer = await app.inject({ method: 'POST', url: '/v1/warehouse-receipts', headers, payload });
    expect([answer.statusCode, answer.json<Json>()['code']]).toEqual([status, code]);
  });

  const invalid: [string, unknown, string?][] = [
    ['/status', 'issued'],
    ['/tokens', []],
    ['/terms/goods/netWeight', 5],
    ['/terms/price', {}],
    ['/inspector', 'nobody'],
    ['/depositor/mspId', { $gt: '' }],
    ['/depositor/subject', 'SUB-lower'],
    ['/receiptId', 'WR-1'],
    ['/proposalExpiresAt', 'tomorrow'],
    ['/terms/goods/net/value', 1.5],
    ['/terms/goods/net/value', -1],
    ['/terms/goods/net/unit', 'LBR'],
    ['/terms/goods/operator', '91310000775785552A'],
    ['/terms/goods/units/1/net/value', '2500'],
    ['/terms/goods/units/0/unitId', 'bundle 1'],
    ['/terms/goods/origin', 'ZZ'],
    ['/terms/storage/insurance/amount/amount', 400000],
    ['/terms/storage/insurance/amount/amount', '400000.001'],
    ['/terms/storage/insurance/amount/amount', '-4.00'],
    ['/terms/storage', undefined],
  ];
  test.each(invalid)('%s is %j', async (pointer, value) => {
    const height = ledger.height();
    const answer = await propose('k', changed(pointer, value));
    expect(answer.json<Json>()).toMatchObject({ status: 400, code: 'COMMAND_INVALID', pointer });
    expect(answer.body).not.toContain('LBR');
    expect(ledger.height()).toBe(height);
  });
  test('the ledger refuses it, in the ledger’s words', async () => {
    const answer = await propose('k', changed('/terms/goods/net', { value: 4999, unit: 'KGM' }));
    expect(answer.json<Json>()).toMatchObject({
      status: 422,
      code: 'QUANTITY_MISMATCH',
      pointer: '/terms/goods/net',
    });
  });
  test('there is nothing at its address', async () => {
    const answer = await app.inject({ url: '/v1/nothing' });
    expect([answer.statusCode, answer.json<Json>()['code']]).toEqual([404, 'ROUTE_NOT_FOUND']);
  });
});

describe('a role says only the commands that are declared for it', () => {
  const urlOf = ({ path }: CommandDefinition): string => `/v1${path.replaceAll(/\{\w+\}/g, 'x')}`;
  test.each(roles.map((role) => [role]))('%s', async (role) => {
    const authorization = await bearer(personOf(role));
    for (const definition of publicCommands()) {
      const answer = await post(urlOf(definition), {}, { ...authorization, 'idempotency-key': 'k' });
      const denied = answer.json<Json>()['code'] === 'ROLE_NOT_ALLOWED';
      expect([definition.name, denied]).toEqual([definition.name, !definition.roles.includes(role)]);
      if (denied) expect(answer.statusCode).toBe(403);
    }
  });
});

describe('an idempotency key', () => {
  beforeEach(freshStart);
  test('is refused with other content', async () => {
    await propose('k');
    const answer = await propose('k', changed('/inspector', 'RegistryMSP'));
    expect([answer.statusCode, answer.json<Json>()['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });
  test('gives the same answer again, after a restart too', async () => {
    const first = await propose('k');
    expect(first.statusCode).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    const height = ledger.height();
    const second = await propose('k');
    app = await start();
    const third = await propose('k');
    for (const again of [second, third]) {
      expect([again.statusCode, again.json()]).toEqual([201, first.json()]);
      expect(again.headers['idempotency-replayed']).toBe('true');
    }
    expect(ledger.height()).toBe(height);
  });
  test('gives the first result when the process died between commit and answer', async () => {
    const eastgate = hosted.find(({ mspId }) => mspId === 'EastgateMSP')!;
    const first = await propose('k');
    const forgotten: HostedOrganisation = { ...eastgate, outcome: async () => undefined };
    const lost = new Map<string, Json>();
    hosted = hosted.map((one) =>
      one === eastgate
        ? {
            ...forgotten,
            documents: {
              insert: async (id, document) => !lost.has(id) && lost.set(id, document) === lost,
              get: async (id) => lost.get(id),
              some: async () => new Map(),
              list: async () => [],
              replace: async (id, document) => void lost.set(id, document),
              remove: async (id) => void lost.delete(id),
            },
          }
        : one,
    );
    app = await start();
    const again = await propose('k');
    expect(again.statusCode).toBe(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.json<Json>()['ids']).toEqual(first.json<Json>()['ids']);
  });
  test('is one person’s and one route’s', async () => {
    const first = await propose('k');
    const headers = { ...(await bearer({ ...keeper, person: 2 })), 'idempotency-key': 'k' };
    const other = changed('/terms/goods/receiptNumber', 'EG-2026/002');
    const units = [{ ...unit(3) }, { ...unit(4) }];
    (other['terms'] as { goods: Json }).goods['units'] = units;
    const second = await post('/v1/warehouse-receipts', other, headers);
    expect(second.statusCode).toBe(201);
    expect(second.json<Json>()['commandId']).not.toBe(first.json<Json>()['commandId']);
  });
  test('keeps a second request out while the first is under way', async () => {
    const gate = Promise.withResolvers<undefined>();
    const entered = Promise.withResolvers<undefined>();
    hosted = hosted.map((one) => ({
      ...one,
      submit: async (...said) => {
        entered.resolve(undefined);
        await gate.promise;
        return one.submit(...said);
      },
    }));
    app = await start();
    const first = propose('k');
    await entered.promise;
    const second = await propose('k');
    expect([second.statusCode, second.json<Json>()['code']]).toEqual([409, 'IDEMPOTENCY_IN_FLIGHT']);
    gate.resolve(undefined);
    expect((await first).statusCode).toBe(201);
  });
});

describe('an outcome that is not known yet', () => {
  beforeEach(freshStart);
  test('is never called a failure, and is found under the same key when it is known', async () => {
    let isKnown = false;
    const eastgate = hosted.find(({ mspId }) => mspId === 'EastgateMSP')!;
    hosted = hosted.map((one) =>
      one !== eastgate
        ? one
        : {
            ...one,
            submit: async (user, submission) => {
              await eastgate.submit(user, submission);
              return { status: 'pending', commandId: submission.commandId, txId: 'a transaction' };
            },
            outcome: async (commandId) =>
              isKnown ? eastgate.outcome(commandId) : { status: 'pending', commandId, txId: 'a transaction' },
          },
    );
    app = await start();
    const first = await propose('k');
    const { commandId } = first.json<{ commandId: string }>();
    expect([first.statusCode, first.headers['location']]).toEqual([202, `/v1/commands/${commandId}`]);
    const status = async () =>
      app.inject({ url: `/v1/commands/${commandId}`, headers: await bearer(keeper) });
    expect((await status()).statusCode).toBe(202);
    expect((await propose('k')).statusCode).toBe(202);
    isKnown = true;
    expect((await status()).json()).toMatchObject({ status: 'committed' });
    const known = await propose('k');
    expect([known.statusCode, known.headers['idempotency-replayed']]).toEqual([201, 'true']);
    expect(known.json<Json>()['commandId']).toBe(commandId);
  });
});

describe('readiness', () => {
  const parts: [string, (one: HostedOrganisation) => Partial<HostedOrganisation>][] = [
    ['peer', () => ({ ping: () => Promise.reject(new Error('no answer')) })],
    [
      'store',
      ({ documents }) => ({ documents: { ...documents, get: () => Promise.reject(new Error('down')) } }),
    ],
    ['view', ({ view }) => ({ view: { ...view, lag: () => 1000 } })],
  ];
  test.each(parts)('is denied when the %s of one organisation fails', async (part, broken) => {
    await freshStart();
    hosted = hosted.map((one) => (one.mspId === 'RiverBankMSP' ? { ...one, ...broken(one) } : one));
    app = await start();
    const answer = await app.inject({ url: '/health/ready' });
    const { organisations } = answer.json<{ organisations: Json[] }>();
    expect(answer.statusCode).toBe(503);
    expect(organisations.filter((one) => one[part] === 'failed')).toMatchObject([
      { organisation: 'RiverBankMSP' },
    ]);
    expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
  });
  test.each(['rebuilding', 'halted'] as const)('is denied while one view is %s', async (state) => {
    await freshStart();
    hosted = hosted.map((one) =>
      one.mspId === 'RiverBankMSP' ? { ...one, viewCondition: () => ({ state, reason: 'block 7' }) } : one,
    );
    app = await start();
    const answer = await app.inject({ url: '/health/ready' });
    const { organisations } = answer.json<{ organisations: Json[] }>();
    expect(answer.statusCode).toBe(503);
    expect(organisations.filter(({ view }) => view !== 'ok')).toMatchObject([
      { organisation: 'RiverBankMSP', view: state, reason: 'block 7' },
    ]);
  });
  test('is given, with a warning, while a certificate ends soon', async () => {
    await freshStart();
    const soon = days(12);
    hosted = hosted.map((one) =>
      one.mspId === 'RiverBankMSP' ? { ...one, certificateEndsAt: () => soon } : one,
    );
    app = await start();
    const answer = await app.inject({ url: '/health/ready' });
    const { organisations } = answer.json<{ organisations: Json[] }>();
    expect(answer.statusCode).toBe(200);
    expect(organisations.filter(({ certificates }) => certificates === 'ending')).toMatchObject([
      { organisation: 'RiverBankMSP', certificateEndsAt: soon },
    ]);
  });
  test('is given when all of them answer', async () => {
    await freshStart();
    expect((await app.inject({ url: '/health/ready' })).statusCode).toBe(200);
  });
});

describe('a view that is being made again', () => {
  test('answers nothing, says when to ask again, and goes on taking commands', async () => {
    await freshStart();
    hosted = hosted.map((one) => ({ ...one, view: onlyWhole(one.view, () => true) }));
    app = await start();
    const keeper = await bearer(personOf('warehouse-keeper'));
    for (const url of ['/v1/warehouse-receipts', '/v1/consortium', '/v1/financings']) {
      const answer = await app.inject({ url, headers: keeper });
      expect([answer.statusCode, answer.json<Json>()['code']]).toEqual([503, 'VIEW_REBUILDING']);
      expect(answer.headers['retry-after']).toBe('1');
    }
    const taken = await post('/v1/warehouse-receipts', proposal, { ...keeper, 'idempotency-key': 'anew' });
    expect(taken.statusCode).toBe(201);
  });
});

describe('a receipt', () => {
  const river = { organisation: 'RiverBankMSP', role: 'bank-maker' } as const;
  const read = async (person: Person, url: string) => app.inject({ url, headers: await bearer(person) });
  const proposed = async (): Promise<string> =>
    `/v1/warehouse-receipts/${(await propose('k')).json<{ ids: { receiptId: string } }>().ids.receiptId}`;
  beforeEach(freshStart);

  test('does not exist for a bank that it was not offered to, as if it were not there', async () => {
    const url = await proposed();
    const answers = [await read(river, url), await read(river, `${url.slice(0, -4)}0000`)].map((answer) => {
      const { instance, ...rest } = answer.json<Json>();
      return [answer.statusCode, rest, typeof instance];
    });
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(404);
    expect((await read(river, '/v1/warehouse-receipts')).json<Json>()['items']).toEqual([]);
  });
  test('shows its parties their terms, its timeline and what each may do now', async () => {
    const url = await proposed();
    const seen = (await read(personOf('inspector'), url)).json<Json>();
    expect(seen).toMatchObject({ status: 'proposed', terms: { goods: { receiptNumber: 'EG-2026/001' } } });
    expect(seen['terms']).not.toHaveProperty('storage');
    expect(seen['actions']).toContainEqual({ command: 'AttestReceipt', href: `${url}/attestation` });
    expect(seen['timeline']).toHaveLength(1);
  });
  test('that changed since it was read is not acted on', async () => {
    const url = await proposed();
    const headers = { ...(await bearer(personOf('inspector'))), 'idempotency-key': 'a' };
    const { etag = '' } = (await app.inject({ url, headers })).headers;
    const terms = {
      inspection: {
        certificateNumber: 'SW-1',
        measuredNet: { value: 5000, unit: 'KGM' },
        unitCount: 2,
        inspectedAt: days(0),
        method: 'weighbridge',
      },
    };
    const stale = await post(`${url}/attestation`, { terms }, { ...headers, 'if-match': '"0"' });
    expect([stale.statusCode, stale.json<Json>()['code']]).toEqual([412, 'RECORD_CHANGED']);
    const fresh = await post(`${url}/attestation`, { terms }, { ...headers, 'if-match': etag });
    expect(fresh.statusCode).toBe(201);
  });
  test('list takes no cursor but its own', async () => {
    const answer = await read(keeper, '/v1/warehouse-receipts?cursor=AAAA');
    expect(answer.json<Json>()).toMatchObject({ status: 400, code: 'REQUEST_INVALID', pointer: '/cursor' });
  });
  test('list goes on where its page ended', async () => {
    await propose('k');
    const other = changed('/terms/goods/receiptNumber', 'EG-2026/002');
    (other['terms'] as { goods: Json }).goods['units'] = [unit(3), unit(4)];
    await propose('other', other);
    const first = (await read(keeper, '/v1/warehouse-receipts?limit=1')).json<{
      items: Json[];
      nextCursor: string;
    }>();
    const second = await read(keeper, `/v1/warehouse-receipts?limit=1&cursor=${first.nextCursor}`);
    const ids = [...first.items, ...second.json<{ items: Json[] }>().items].map(({ receiptId }) => receiptId);
    expect(new Set(ids).size).toBe(2);
    expect(second.json<Json>()).not.toHaveProperty('nextCursor');
  });
});

describe('a session', () => {
  beforeEach(freshStart);
  test('does not open with a wrong password, an unknown login or an unknown organisation', async () => {
    for (const name of [loginOf(keeper), 'nobody@eastgate', 'nobody@nowhere']) {
      const answer = await post('/v1/sessions', { login: name, password: 'wrong' });
      expect([answer.statusCode, answer.json<Json>()['code']]).toEqual([401, 'LOGIN_FAILED']);
    }
  });
  test('takes only so many guesses', async () => {
    const guess = () => post('/v1/sessions', { login: loginOf(keeper), password: 'wrong' });
    for (let count = 0; count < 100; count += 1) await guess();
    const answer = await guess();
    expect([answer.statusCode, answer.json<Json>()['code']]).toEqual([429, 'TOO_MANY_REQUESTS']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  });
  const refresh = (session: Json) => post('/v1/sessions/refresh', { refreshToken: session['refreshToken'] });
  test('ends when a refresh token is used twice', async () => {
    const session = await login(keeper);
    const next = await refresh(session);
    expect(next.statusCode).toBe(201);
    expect((await refresh(session)).json<Json>()['code']).toBe('REFRESH_TOKEN_INVALID');
    expect((await refresh(next.json<Json>())).json<Json>()['code']).toBe('REFRESH_TOKEN_INVALID');
  });
  test('ends at once when its user logs out', async () => {
    const session = await login(keeper);
    const headers = { authorization: `Bearer ${String(session['accessToken'])}` };
    const out = () => app.inject({ method: 'DELETE', url: '/v1/sessions/current', headers });
    expect((await out()).statusCode).toBe(204);
    expect((await out()).json<Json>()['code']).toBe('ACCESS_TOKEN_INVALID');
    expect((await refresh(session)).json<Json>()['code']).toBe('REFRESH_TOKEN_INVALID');
  });
});

describe('a committed command', () => {
  beforeEach(freshStart);
  test('is answered with its transaction, block, ids and events, and found again by its id', async () => {
    const answer = await propose('k');
    expect(answer.headers['content-type']).toContain('application/json');
    expect(answer.json()).toMatchObject({
      commandId: expect.stringMatching(/^CMD-/) as unknown as string,
      blockNumber: ledger.height(),
      ids: {
        receiptId: expect.stringMatching(/^WR-/) as unknown as string,
        claimId: expect.stringMatching(/^CLM-/) as unknown as string,
      },
      events: [{ type: 'warehouse-receipt.proposed.v1' }],
    });
    const { commandId, txId } = answer.json<{ commandId: string; txId: string }>();
    const headers = await bearer(keeper);
    const status = await app.inject({ url: `/v1/commands/${commandId}`, headers });
    expect(status.json()).toMatchObject({
      status: 'committed',
      txId,
      ids: { receiptId: expect.any(String) as unknown as string },
    });
    const foreign = await app.inject({
      url: `/v1/commands/${commandId}`,
      headers: await bearer({ organisation: 'RiverBankMSP', role: 'bank-maker' }),
    });
    expect(foreign.json<Json>()['code']).toBe('RECORD_NOT_FOUND');
  });
});
