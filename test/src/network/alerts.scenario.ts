/** Alerts reach a client once and an address at least once, also when the gateway is killed in between. */
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { get } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { kill } from '../faults/targets.ts';
import { until } from '../faults/processes.ts';
import { type Harness, openHarness } from './harness.ts';
import { type Pledged, pledged } from './stage.ts';
import { measured } from './table.ts';

let harness: Harness;
let pledge: Pledged;
let receiver: Server;
let secret = '';
const calls: { id: string; type: string; signed: boolean }[] = [];

/** An alert as the stream says it. */
interface Said {
  readonly id: string;
  readonly kind: string;
  readonly alertId: string;
}

/** @param lastEventId where an earlier stream broke off */
const listen = async (
  lastEventId?: string,
): Promise<{ said: Said[]; lastId: () => string; close: () => void }> => {
  const maker = harness.as('maker@harbour-bank');
  const headers = {
    authorization: `Bearer ${await maker.token()}`,
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
  const ca = readFileSync(harness.manifest.gateway.tlsCaCertificate);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${harness.manifest.gateway.url}/v1/alerts/stream`, { headers, ca, agent: false }, resolve).on(
      'error',
      reject,
    );
  });
  expect(answer.statusCode).toBe(200);
  const said: Said[] = [];
  let [rest, last] = ['', lastEventId ?? ''];
  answer.setEncoding('utf8').on('error', () => undefined);
  answer.on('data', (chunk: string) => {
    const frames = `${rest}${chunk}`.split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) {
      const id = /^id: (.+)$/m.exec(frame)?.[1];
      const body = /^data: (.+)$/m.exec(frame)?.[1];
      if (id === undefined || body === undefined) continue;
      last = id;
      const { kind, alertId } = JSON.parse(body) as { kind?: string; alertId?: string };
      if (kind !== undefined && alertId !== undefined) said.push({ id, kind, alertId });
    }
  });
  return { said, lastId: () => last, close: () => void answer.destroy() };
};

const order = (grounds: string) => ({ order: { authority: 'Eastgate', reference: 'EG-1', grounds } });
const freeze = () =>
  harness.as('keeper@eastgate').commit('PlaceHold', {
    input: { assetId: pledge.receiptId, reason: 'operator-alarm' },
    terms: order('seals are broken'),
  });
const thaw = () =>
  harness.as('keeper@eastgate').commit('LiftHold', {
    input: { assetId: pledge.receiptId },
    terms: order('counted'),
  });

beforeAll(async () => {
  harness = await openHarness();
  pledge = await pledged(harness);
  receiver = createServer((request, response) => {
    void text(request).then((body) => {
      const [id, at, signature] = ['id', 'timestamp', 'signature'].map(
        (name) => request.headers[`webhook-${name}`],
      );
      const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
      const mac = createHmac('sha256', key)
        .update(`${String(id)}.${String(at)}.${body}`)
        .digest('base64');
      calls.push({
        id: String(id),
        type: (JSON.parse(body) as { type: string }).type,
        signed: signature === `v1,${mac}`,
      });
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
}, 120_000);
afterAll(() => {
  receiver.close();
  harness.close();
});

test('every alert is said once on a stream that goes on, and called with its signature, across a kill', async () => {
  const admin = harness.as('admin@harbour-bank');
  const headers = { authorization: `Bearer ${await admin.token()}`, 'content-type': 'application/json' };
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const payload = JSON.stringify({ url });
  const answer = await harness.exchanges.send('HarbourBankMSP', {
    method: 'POST',
    path: '/v1/webhooks',
    headers,
    payload,
  });
  expect(answer.status).toBe(201);
  ({ secret } = JSON.parse(answer.text) as { secret: string });
  const stream = await listen();
  await freeze();
  await until('the event', async () => stream.said.length === 1);
  await until('the call', async () => calls.length === 1);
  expect(stream.said[0]?.kind).toBe('hold-placed');
  const last = stream.lastId();
  stream.close();
  await thaw();
  const start = performance.now();
  await kill(harness.site, 'gateway');
  const again = await listen(last);
  await until('the event after the kill', async () => again.said.length === 1);
  await until('the call after the kill', async () => new Set(calls.map(({ id }) => id)).size === 2);
  measured(
    'alerts after a kill of the gateway',
    `${Math.round(performance.now() - start)} ms, ${calls.length} calls`,
  );
  await freeze();
  await until('one more event', async () => again.said.length === 2);
  await until('one more call', async () => new Set(calls.map(({ id }) => id)).size === 3);
  expect(again.said.map(({ kind }) => kind)).toEqual(['hold-lifted', 'hold-placed']);
  expect(calls.every(({ signed }) => signed)).toBe(true);
  expect([...new Set(calls.map(({ id }) => id))]).toEqual(
    [...stream.said, ...again.said].map(({ alertId }) => alertId),
  );
  again.close();
}, 180_000);
