import { beforeEach, describe, expect, test } from '@jest/globals';
import { topologyOf } from '@chopmark/network/topology';
import { contractOf, foundingCommands, type Person, subjectOf } from '@chopmark/test/simulated/consortium';
import { hostLocally, localLogin, localPassword } from '@chopmark/test/story/local-hosting';
import { PureStoryLedger } from '@chopmark/test/story/pure-story-ledger';
import { buildApp } from '../app.ts';
import { newTokenKey } from '../auth/token-key.ts';
import { hmacKeys } from '../fingerprint/token.ts';
import type { HostedOrganisation } from '../hosting.ts';
import { webhookSettings } from '../webhook/settings.ts';

type Json = Record<string, unknown>;

const topology = topologyOf('full');
const firm = 'copperfield';
const officer: Person = { organisation: 'EnterprisesMSP', role: 'enterprise-officer', firm };
const seller = { mspId: 'EnterprisesMSP', subject: subjectOf(firm) };
const startsAt = Date.parse('2026-03-02T09:00:00Z');

let ledger: PureStoryLedger;
let enterprises: HostedOrganisation;
let change: (one: HostedOrganisation) => HostedOrganisation;

const platform = topology.organisations.find(({ mspId }) => mspId === 'EnterprisesMSP')!;

beforeEach(async () => {
  ledger = new PureStoryLedger(contractOf(), startsAt);
  for (const command of foundingCommands(topology, [{ organisation: 'EnterprisesMSP', firm }])) {
    await ledger.submit({ ...command, transient: {} });
  }
  enterprises = hostLocally(ledger, platform, [officer]);
  change = (one) => one;
});

const draft = (invoiceNumber: string): Json => ({
  seller,
  terms: {
    invoice: {
      invoiceNumber,
      invoiceDate: '2026-02-20',
      dueDate: '2026-05-21',
      amount: { amount: '410000.00', currency: 'CNY' },
      seller: { name: 'Copperfield Metals', country: 'CN', registrationNumber: 'CF1' },
      buyer: { name: 'Meridian Manufacturing', country: 'CN', registrationNumber: 'MM1' },
      settlement: 'open-account',
    },
  },
});

/** Says a batch to a gateway that has just started. */
const say = async (items: readonly Json[], more: Json = {}, key = 'k') => {
  const app = await buildApp({
    organisations: [change(enterprises)],
    tokenKey: newTokenKey(),
    derivationKey: Buffer.alloc(32, 7),
    fingerprintKeys: hmacKeys([{ epoch: 1, key: 'ab'.repeat(32) }]),
    authorityOf: () => undefined,
    webhooks: webhookSettings('public'),
    limits: { perUser: 100_000, perLogin: 100, perAddress: 100_000 },
    logger: false,
  });
  const session = await app.inject({
    method: 'POST',
    url: '/v1/sessions',
    payload: { login: localLogin(platform.slug, officer), password: localPassword },
  });
  const answer = await app.inject({
    method: 'POST',
    url: '/v1/batches/draft-receivable',
    headers: {
      authorization: `Bearer ${session.json<{ accessToken: string }>().accessToken}`,
      'idempotency-key': key,
    },
    payload: { items, ...more },
  });
  await app.close();
  return answer;
};

const spoilt = (): Json => ({ ...draft('CF-2'), seller: { mspId: 'EnterprisesMSP', subject: 'nobody' } });
const stranger = (): Json => ({ ...draft('CF-2'), seller: { ...seller, subject: subjectOf('stranger') } });
const endings = (body: string): unknown =>
  (
    JSON.parse(body) as { items: { status: string; problem?: { code: string; pointer?: string } }[] }
  ).items.map(({ status, problem }) => (problem === undefined ? status : [problem.code, problem.pointer]));

describe('of a batch', () => {
  test.each([
    ['without items', [], '/items'],
    ['with an item too many', Array.from({ length: 101 }, () => ({})), '/items'],
  ])('one %s is refused', async (_rule, items, pointer) => {
    const answer = await say(items);
    expect(answer.json<Json>()).toMatchObject({ code: 'COMMAND_INVALID', pointer });
  });

  test('each item is parsed strictly, and those that are in order are committed', async () => {
    const answer = await say([draft('CF-1'), spoilt(), { ...draft('CF-3'), bribe: 1 }]);
    expect(answer.statusCode).toBe(201);
    expect(endings(answer.body)).toEqual([
      'committed',
      ['COMMAND_INVALID', '/items/1/seller/subject'],
      ['COMMAND_INVALID', '/items/2/bribe'],
    ]);
  });

  test('items that the ledger refuses are left out, and no block tells of them', async () => {
    const answer = await say([stranger(), draft('CF-1')]);
    expect(endings(answer.body)).toEqual([['NOT_THE_SELLER', '/items/0'], 'committed']);
    expect(JSON.stringify(ledger.transactions())).not.toContain(subjectOf('stranger'));
  });

  test('nothing is sent where every item is refused', async () => {
    const height = ledger.height();
    const answer = await say([stranger(), spoilt()]);
    expect([answer.statusCode, ledger.height()]).toEqual([200, height]);
  });

  test.each([
    ['the gateway', spoilt, 'COMMAND_INVALID', '/items/1/seller/subject'],
    ['the ledger', stranger, 'NOT_THE_SELLER', '/items/1'],
  ])('all or none means none where %s refuses one', async (_who, other, code, pointer) => {
    const height = ledger.height();
    const answer = await say([draft('CF-1'), other()], { atomic: true });
    expect(answer.json<Json>()).toMatchObject({ code, pointer });
    expect(ledger.height()).toBe(height);
  });

  test('the answer is the same for the same key, and other content is refused', async () => {
    const first = await say([draft('CF-1'), stranger()]);
    const height = ledger.height();
    const again = await say([draft('CF-1'), stranger()]);
    expect([again.json(), again.headers['idempotency-replayed']]).toEqual([first.json(), 'true']);
    expect(ledger.height()).toBe(height);
    expect((await say([draft('CF-3')])).json<Json>()['code']).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  test('what was committed before the process died is told, and not said again', async () => {
    const dies = new Error('the process dies');
    change = (one) => ({
      ...one,
      submit: async (user, submission) => {
        const result = await one.submit(user, submission);
        if (result.status === 'committed') throw dies;
        return result;
      },
    });
    expect((await say([stranger(), draft('CF-1')])).statusCode).toBe(500);
    const height = ledger.height();
    // Another process: it does not hold the key that the dead one held.
    change = (one) => ({
      ...one,
      documents: {
        ...one.documents,
        insert: (id, document) =>
          id.startsWith('idempotency/') ? Promise.resolve(true) : one.documents.insert(id, document),
      },
    });
    const again = await say([stranger(), draft('CF-1')]);
    expect([again.statusCode, endings(again.body)]).toEqual([
      201,
      [['NOT_THE_SELLER', '/items/0'], 'committed'],
    ]);
    expect(ledger.height()).toBe(height);
  });

  test('an item that is taken on its way is left out like one that was refused at once', async () => {
    let overtaken = false;
    change = (one) => ({
      ...one,
      submit: async (user, submission) => {
        if (overtaken) return one.submit(user, submission);
        overtaken = true;
        return { status: 'refused', refusal: { refused: 'NOT_THE_SELLER', pointer: '/input/0/seller' } };
      },
    });
    const answer = await say([stranger(), draft('CF-1')]);
    expect(endings(answer.body)).toEqual([['NOT_THE_SELLER', '/items/0'], 'committed']);
  });
});
