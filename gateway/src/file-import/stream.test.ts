/** How far an import is, to clients that listen, break off and come back. */
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import type { Person } from '@chopmark/test/simulated/consortium';
import {
  listenForStreams,
  type OpenStream,
  openStream,
  type ReceivedEvent,
} from '../../test-support/event-stream.ts';
import {
  asked,
  copperfield,
  csvOf as csvOfInvoices,
  invoiceDesk,
  invoiceLine,
  openLocal,
} from '../../test-support/invoice-files.ts';
import { bookDesk, csvOf, harbourMaker, loan, riverMaker } from '../../test-support/legacy-books.ts';
import { type LocalApp, localApp } from '../../test-support/local-app.ts';

jest.setTimeout(60_000);

let local: LocalApp;
let address = '';
let opened: OpenStream[] = [];

const listen = async (
  importId: string,
  lastEventId?: string,
  person: Person = harbourMaker,
): Promise<OpenStream> => {
  const from = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
  const headers = { ...(await local.bearer(person)), ...from };
  const stream = await openStream(`${address}/${importId}/stream`, headers);
  opened.push(stream);
  return stream;
};

const untilClosed = async (stream: OpenStream): Promise<ReceivedEvent[]> => {
  const events: ReceivedEvent[] = [];
  for (let event = await stream.next(); event !== undefined; event = await stream.next()) events.push(event);
  return events;
};

const loans = (from: number, count: number) =>
  csvOf(Array.from({ length: count }, (_, nth) => loan(from + nth)));

beforeAll(async () => {
  local = await localApp([harbourMaker, riverMaker]);
  address = await listenForStreams(local.app, '/v1/legacy-imports');
});
afterEach(() => {
  for (const stream of opened) stream.close();
  opened = [];
});
afterAll(() => local.app.close());

test('an import of another bank is not there', async () => {
  const { importId } = await (await bookDesk(local)).bring(loans(0, 1));
  const stream = await listen(importId, undefined, riverMaker);
  expect([stream.status, await stream.problem()]).toMatchObject([404, { code: 'RECORD_NOT_FOUND' }]);
});

test.each(['1', 'ALT-00000000100000.2026-03-02', 'g'.repeat(32)])(
  'an id of no event is refused: %s',
  async (lastEventId) => {
    const { importId } = await (await bookDesk(local)).bring(loans(0, 1));
    expect(await (await listen(importId, lastEventId)).problem()).toMatchObject({
      code: 'REQUEST_INVALID',
      pointer: '/last-event-id',
    });
  },
);

test('an import is told as it goes, and its end as the last event', async () => {
  const { keep, start, get } = await bookDesk(local);
  const started = await start(await keep(loans(1_000, 250)));
  const { importId } = started.json<{ importId: string }>();
  const events = await untilClosed(await listen(importId));
  const { firstFaults, ...told } = (await get(`/v1/legacy-imports/${importId}?wait=50`)).json<{
    firstFaults: unknown[];
  }>();
  expect(firstFaults).toEqual([]);
  expect(events.at(-1)).toMatchObject({ event: 'ended', data: told });
  expect(events.at(-1)?.data).not.toHaveProperty('firstFaults');
  expect(events.slice(0, -1).every(({ event }) => event === 'progress')).toBe(true);
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
});

test('who comes back is told what is new, and who knows the end is told to come no more', async () => {
  const { bring } = await bookDesk(local);
  const { importId } = await bring(loans(2_000, 2));
  const [ended, ...more] = await untilClosed(await listen(importId, 'ab'.repeat(16)));
  expect([ended?.event, more]).toEqual(['ended', []]);
  const again = await listen(importId, ended?.id);
  expect([again.status, await again.next()]).toEqual([204, undefined]);
});

test('an import of invoices is told in the same way', async () => {
  const platform = await openLocal();
  const { keep, run } = await invoiceDesk(platform);
  const { importId } = await run({ ...asked, fileHashes: [await keep(csvOfInvoices([invoiceLine(1)]))] });
  const url = `${await listenForStreams(platform.app, '/v1/invoice-imports')}/${importId}/stream`;
  const events = await untilClosed(await openStream(url, await platform.bearer(copperfield)));
  expect(events).toMatchObject([{ event: 'ended', data: { importId, registered: 1 } }]);
  await platform.app.close();
});
