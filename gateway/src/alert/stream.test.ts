/** Alerts as they come, to clients that break off and come back. */
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Person } from '@chopmark/test/simulated/consortium';
import { checker } from '../../test-support/credits.ts';
import { listenForStreams, type OpenStream, openStream } from '../../test-support/event-stream.ts';
import { bookDesk, csvOf, harbourMaker, loan, riverMaker } from '../../test-support/legacy-books.ts';
import { type LocalApp, localApp, servedBy } from '../../test-support/local-app.ts';
import type { AlertView } from './view.ts';

jest.setTimeout(60_000);

const officer: Person = { organisation: 'CustomsMSP', role: 'customs-officer' };
const service: Person = { organisation: 'HarbourBankMSP', role: 'bank-service' };
let local: LocalApp;
let address = '';
let opened: OpenStream[] = [];
let number = 0;

const listen = async (person: Person, lastEventId?: string): Promise<OpenStream> => {
  const from = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const stream = await openStream(address, { ...(await local.bearer(person)), ...from });
  opened.push(stream);
  return stream;
};

/** River brings a loan that Harbour has too: both are alerted. */
const meet = async (): Promise<void> => {
  number += 1;
  await (await bookDesk(local)).bring(csvOf([loan(number)]));
  await (await bookDesk(local, riverMaker)).bring(csvOf([loan(number)]));
};

const newest = async (limit: number): Promise<string[]> => {
  const headers = await local.bearer(harbourMaker);
  const answer = await local.app.inject({ method: 'GET', url: `/v1/alerts?limit=${limit}`, headers });
  return answer.json<{ items: AlertView[] }>().items.map(({ alertId }) => alertId);
};

const alertOf = async (stream: OpenStream): Promise<{ alertId: string; id: string }> => {
  const event = await stream.next();
  if (event?.event !== 'alert') throw new Error(`the stream said ${event?.event ?? 'nothing more'}`);
  return { alertId: (event.data as AlertView).alertId, id: event.id };
};

beforeAll(async () => {
  local = await localApp([harbourMaker, checker, riverMaker, officer, service]);
  address = await listenForStreams(local.app, '/v1/alerts/stream');
});
afterEach(() => {
  for (const stream of opened) stream.close();
  opened = [];
});
afterAll(() => local.app.close());

describe('a stream is refused', () => {
  test('to whoever has no alerts', async () => {
    expect(await (await listen(officer)).problem()).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  test.each(['1', 'ALT-1.2026-03-02', 'ALT-00000000100000.yesterday', '{"$ne":""}'])(
    'after an event that is none of ours: %s',
    async (lastEventId) => {
      expect(await (await listen(harbourMaker, lastEventId)).problem()).toMatchObject({
        code: 'REQUEST_INVALID',
        pointer: '/last-event-id',
      });
    },
  );

  test('to a login that has four of them, until one is closed', async () => {
    const four = await Promise.all([1, 2, 3, 4].map(() => listen(service)));
    const fifth = await listen(service);
    expect([fifth.status, await fifth.problem()]).toMatchObject([429, { code: 'TOO_MANY_REQUESTS' }]);
    await four[0]?.next();
    four[0]?.close();
    let again = await listen(service);
    // The server learns of the closed socket a moment later.
    for (let tries = 0; again.status === 429 && tries < 100; tries += 1) again = await listen(service);
    expect(again.status).toBe(200);
  });
});

describe('a stream', () => {
  test('begins with the block as of which it speaks, and then says each alert once', async () => {
    const stream = await listen(harbourMaker);
    expect(await stream.next()).toMatchObject({ event: 'begun', data: { asOfBlock: local.ledger.height() } });
    await meet();
    await meet();
    const said = [await alertOf(stream), await alertOf(stream)].map(({ alertId }) => alertId);
    expect(said).toEqual((await newest(2)).toReversed());
  });

  test('goes on after the last event that was received, in another process too, without loss or doubles', async () => {
    const stream = await listen(harbourMaker);
    await stream.next();
    await meet();
    const { id, alertId } = await alertOf(stream);
    stream.close();
    await meet();
    await meet();
    const restarted = await servedBy(local);
    const again = await openStream(await listenForStreams(restarted.app, '/v1/alerts/stream'), {
      ...(await restarted.bearer(harbourMaker)),
      'last-event-id': id,
    });
    await again.next();
    const said = [alertId, (await alertOf(again)).alertId, (await alertOf(again)).alertId];
    again.close();
    await restarted.app.close();
    expect(said).toEqual((await newest(3)).toReversed());
  });

  test('ends with the session, and says nothing more', async () => {
    const headers = await local.bearer(checker);
    const stream = await openStream(address, headers);
    opened.push(stream);
    await stream.next();
    const ended = await local.app.inject({ method: 'DELETE', url: '/v1/sessions/current', headers });
    expect(ended.statusCode).toBe(204);
    await meet();
    expect(await stream.next()).toBeUndefined();
  });

  test('ends when the gateway stops', async () => {
    const restarted = await servedBy(local);
    const stream = await openStream(
      await listenForStreams(restarted.app, '/v1/alerts/stream'),
      await restarted.bearer(harbourMaker),
    );
    await stream.next();
    await restarted.app.close();
    expect(await stream.next()).toBeUndefined();
  });
});
