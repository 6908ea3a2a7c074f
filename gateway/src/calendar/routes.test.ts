import { beforeAll, describe, expect, test } from '@jest/globals';
import { Calendar, contradictionIn } from '@chopmark/chaincode/api';
import { creatorOf, type Person } from '@chopmark/test/simulated/consortium';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { localApp } from '../../test-support/local-app.ts';
import generated from '../seed/calendars.json' with { type: 'json' };

type Json = Record<string, unknown>;

const calendars = z.array(Calendar).parse(generated);
const registrar: Person = { organisation: 'RegistryMSP', role: 'registrar' };
const administrator: Person = { organisation: 'HarbourBankMSP', role: 'org-admin' };
const changeId = 'CHG-0000000000000001';
let app: FastifyInstance;
let headers: Record<string, string>;

beforeAll(async () => {
  const local = await localApp([administrator]);
  app = local.app;
  const say = async (person: Person, name: string, serial: number, input: Json): Promise<void> => {
    const json = JSON.stringify({ commandId: `CMD-000000000000000${serial}`, input });
    await local.ledger.submit({ creator: creatorOf(person), name, json, transient: {} });
  };
  const change = { type: 'set-calendars', calendars: calendars.map((one) => ({ ...one, version: 1 })) };
  const expiresAt = new Date(Date.now() + 86_400_000).toISOString();
  await say(registrar, 'ProposeChange', 1, { changeId, change, expiresAt });
  await say(administrator, 'AcceptChange', 2, { changeId });
  headers = await local.bearer(administrator);
});

const get = (url: string) => app.inject({ method: 'GET', url, headers });

describe('the demonstration’s calendars', () => {
  test.each(calendars)('$place does not contradict itself', (calendar) =>
    expect(contradictionIn(calendar)).toBeUndefined(),
  );

  test('fit into one change that the ledger accepts', async () => {
    const { items } = (await get('/v1/calendars')).json<{ items: { place: string; version: number }[] }>();
    expect(items.map(({ place, version }) => [place, version])).toEqual(
      calendars.map(({ place }) => [place, 1]),
    );
  });
});

describe('a calendar is not answered', () => {
  test.each([
    ['for a place without one', '/v1/calendars/FRPAR', 404, 'RECORD_NOT_FOUND', undefined],
    ['for something that is no place', '/v1/calendars/Shanghai', 400, 'COMMAND_INVALID', '/place'],
    ['with half a span', '/v1/calendars/CNSHA?from=2026-05-01', 400, 'REQUEST_INVALID', '/to'],
    [
      'with a span without its beginning',
      '/v1/calendars/CNSHA?to=2026-05-01',
      400,
      'REQUEST_INVALID',
      '/from',
    ],
    [
      'with a span that runs backwards',
      '/v1/calendars/CNSHA?from=2026-05-02&to=2026-05-01',
      400,
      'REQUEST_INVALID',
      '/to',
    ],
    [
      'with more days than a page holds',
      '/v1/calendars/DEHAM?from=2025-01-01&to=2026-02-05',
      400,
      'REQUEST_INVALID',
      '/to',
    ],
    [
      'beyond what it covers',
      '/v1/calendars/CNSHA?from=2026-12-30&to=2027-01-02',
      422,
      'CALENDAR_NOT_COVERED',
      '/to',
    ],
    [
      'before what it covers',
      '/v1/calendars/CNSHA?from=2024-12-30&to=2025-01-02',
      422,
      'CALENDAR_NOT_COVERED',
      '/from',
    ],
  ])('%s', async (_case, url, status, code, pointer) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code, ...(pointer === undefined ? {} : { pointer }) });
  });

  test('to somebody without an access token', async () =>
    expect((await app.inject({ method: 'GET', url: '/v1/calendars/CNSHA' })).statusCode).toBe(401));
});

describe('a calendar', () => {
  test('shows the days asked for, closed ones with their holiday', async () => {
    const answer = await get('/v1/calendars/CNSHA?from=2026-05-05&to=2026-05-10');
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['etag']).toMatch(/^"[0-9a-f]{32}"$/);
    expect(answer.json<{ days: unknown[] }>().days).toEqual([
      { date: '2026-05-05', weekday: 2, bankingDay: false, holiday: 'Labour Day' },
      { date: '2026-05-06', weekday: 3, bankingDay: true },
      { date: '2026-05-07', weekday: 4, bankingDay: true },
      { date: '2026-05-08', weekday: 5, bankingDay: true },
      { date: '2026-05-09', weekday: 6, bankingDay: true },
      { date: '2026-05-10', weekday: 7, bankingDay: false },
    ]);
  });

  test('shows no days where none are asked for', async () =>
    expect((await get('/v1/calendars/DEHAM')).json()).toEqual({
      ...calendars.find(({ place }) => place === 'DEHAM'),
      version: 1,
      asOfBlock: expect.any(Number),
    }));
});
