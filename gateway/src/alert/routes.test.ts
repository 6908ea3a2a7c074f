/** Who sees which alert, and takes note of it: two banks’ old books meet, which concerns both, and the supervisor. */
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Person } from '@chopmark/test/simulated/consortium';
import { applicant, auditor, checker, lumen, river } from '../../test-support/credits.ts';
import { bookDesk, csvOf, harbourMaker, loan, riverMaker } from '../../test-support/legacy-books.ts';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';
import type { AlertView } from './view.ts';

jest.setTimeout(60_000);

const officer: Person = { organisation: 'CustomsMSP', role: 'customs-officer' };
const people = [harbourMaker, checker, riverMaker, river, lumen, applicant, auditor, officer];
let local: LocalApp;

interface List {
  readonly items: readonly AlertView[];
  readonly nextCursor?: string;
}

const ask = async (person: Person, url: string, method: 'GET' | 'POST' = 'GET') =>
  local.app.inject({ method, url, headers: await local.bearer(person) });
const list = async (person: Person, query = ''): Promise<List> =>
  (await ask(person, `/v1/alerts${query}`)).json<List>();
const firstOf = async (person: Person): Promise<AlertView> => {
  const [alert] = (await list(person)).items;
  if (alert === undefined) throw new Error('there is no alert');
  return alert;
};

beforeAll(async () => {
  local = await localApp(people);
  await (await bookDesk(local)).bring(csvOf([loan(1), loan(2)]));
  await (await bookDesk(local, riverMaker)).bring(csvOf([loan(1), loan(2)]));
});

describe('an alert', () => {
  test('is refused to customs and whoever else has no liens', async () => {
    expect((await ask(officer, '/v1/alerts')).json()).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  test('of somebody else is answered like one that is not there', async () => {
    const { alertId } = await firstOf(harbourMaker);
    const answers = [
      await ask(lumen, `/v1/alerts/${alertId}`),
      await ask(lumen, '/v1/alerts/ALT-00000000100000ABCDEFGH'),
      await ask(lumen, `/v1/alerts/${alertId}/acknowledgement`, 'POST'),
    ];
    for (const answer of answers) {
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'RECORD_NOT_FOUND' });
    }
    expect((await list(lumen)).items).toEqual([]);
    expect((await list(applicant)).items).toEqual([]);
  });

  test.each([
    ['/v1/alerts/ALT-1', 'COMMAND_INVALID', '/alertId'],
    ['/v1/alerts?kind=nothing', 'REQUEST_INVALID', '/kind'],
    ['/v1/alerts?open=1', 'REQUEST_INVALID', '/open'],
    ['/v1/alerts?colour=red', 'REQUEST_INVALID', '/colour'],
    ['/v1/alerts?cursor=!', 'REQUEST_INVALID', '/cursor'],
  ])('is not asked for with %s', async (url, code, pointer) => {
    expect((await ask(harbourMaker, url)).json()).toMatchObject({ code, pointer });
  });

  test('is seen by both sides and the supervisor, and names no side to the other', async () => {
    for (const person of [harbourMaker, riverMaker, auditor]) {
      expect((await list(person)).items).toMatchObject(
        [1, 2].map(() => ({ kind: 'old-books-conflict', status: 'open' })),
      );
    }
    expect(JSON.stringify(await list(harbourMaker))).not.toContain('RiverBank');
    expect(JSON.stringify(await list(riverMaker))).not.toContain('HarbourBank');
    expect((await firstOf(harbourMaker)).txId).toBeUndefined();
    expect((await firstOf(auditor)).fact.by).toBe('RiverBankMSP');
  });

  test('says where to read why', async () => {
    const { why, fact } = await firstOf(riverMaker);
    expect(why).toBe(`/v1/legacy-cases/${fact.recordId}`);
    expect((await ask(riverMaker, why ?? '')).json()).toMatchObject({ caseId: fact.recordId });
  });

  test('comes page by page', async () => {
    const first = await list(riverMaker, '?limit=1');
    const second = await list(riverMaker, `?limit=1&cursor=${first.nextCursor ?? ''}`);
    expect([...first.items, ...second.items]).toEqual((await list(riverMaker)).items);
    expect(second.nextCursor).toBeUndefined();
  });

  test('is acknowledged once for the whole organisation, by whoever was first, and for no other', async () => {
    const { alertId } = await firstOf(harbourMaker);
    const before = (await ask(harbourMaker, `/v1/alerts/${alertId}`)).headers.etag;
    await ask(harbourMaker, `/v1/alerts/${alertId}/acknowledgement`, 'POST');
    const again = await ask(checker, `/v1/alerts/${alertId}/acknowledgement`, 'POST');
    expect(again.json()).toMatchObject({
      ...{ alertId, status: 'acknowledged' },
      acknowledgement: { by: 'bank-maker.1@harbour-bank' },
    });
    expect((await ask(harbourMaker, `/v1/alerts/${alertId}`)).headers.etag).not.toBe(before);
    expect((await list(checker, '?open=true')).items).toHaveLength(1);
    expect((await list(checker, '?open=false')).items).toMatchObject([{ alertId }]);
    expect((await list(riverMaker, '?open=true')).items).toHaveLength(2);
  });
});
