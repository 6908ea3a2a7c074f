/** A member bank alone lives through a credit of an outside issuer by SWIFT messages, over HTTP. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Desk, Read } from '../story/message-life/desk.ts';
import { messageLife } from '../story/message-life/life.ts';
import { type Harness, openHarness, type Person } from './harness.ts';
import { randomText } from './lot.ts';
import { measured } from './table.ts';

const lifeMs = 180_000;
let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const deskOf = (people: Readonly<Record<'maker' | 'checker' | 'beneficiary', Person>>): Desk => ({
  play: randomText(10),
  subject: people.beneficiary.login.subject ?? '',
  send: async (who, command, said) => people[who].command(command, said),
  read: async (text) => {
    const { mspId } = people.maker.login;
    const headers = {
      authorization: `Bearer ${await people.maker.token()}`,
      'content-type': 'application/json',
    };
    const payload = JSON.stringify({ text });
    const path = '/v1/letters-of-credit/import';
    const answer = await harness.exchanges.send(mspId, { method: 'POST', path, headers, payload });
    return (JSON.parse(answer.text) as { messages: Read[] }).messages;
  },
  write: async (creditId, path) => {
    const { body } = await people.checker.getNow(`/v1/letters-of-credit/${creditId}/messages/${path}`);
    return (body as { texts?: string[] }).texts?.join('') ?? JSON.stringify(body);
  },
});

test(
  'what it receives is recorded as proposed, what it did is said in messages',
  async () => {
    const beneficiary = harness.logins.find(
      ({ firm, role }) => firm === 'bramble-hill' && role === 'enterprise-officer',
    );
    const desk = deskOf({
      maker: harness.as('maker@river-bank'),
      checker: harness.as('checker@river-bank'),
      beneficiary: harness.as(beneficiary?.login ?? ''),
    });
    const started = performance.now();
    const steps = await messageLife(desk);
    measured(
      'a credit by SWIFT messages',
      `${steps.length} steps in ${Math.round(performance.now() - started)} ms`,
    );
    expect(steps.filter(({ holds }) => !holds)).toEqual([]);
  },
  lifeMs,
);
