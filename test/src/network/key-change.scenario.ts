/**
 * The keys of fingerprints change on a network that is full of assets (attack 50): both keys live for a while, every
 * asset that has not ended is given tokens under the new one, and only then may the old key end.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readStory } from '../story/reading.ts';
import { type Answer, type Harness, openHarness } from './harness.ts';
import { dayMs, instantIn } from './lot.ts';
import { renewAll } from './renewal.ts';
import { idIn, type Pledged, pledged, proposalOfReceipt } from './stage.ts';
import { playOver } from './story-driver.ts';
import { measured } from './table.ts';

const minutes = 60_000;
const examples = fileURLToPath(new URL('../../../docs/examples', import.meta.url));
let harness: Harness;
let pledge: Pledged;

/** @returns the answer to the acceptance of a change to these epochs */
const changeKeys = async (fingerprintEpochs: readonly number[]): Promise<Answer> => {
  const registrar = harness.as('registrar@registry');
  const { settings } = (await registrar.getNow('/v1/consortium')).body as { settings: object };
  const change = { type: 'set-settings', settings: { ...settings, fingerprintEpochs } };
  const proposed = await registrar.commit('ProposeChange', {
    input: { change, expiresAt: instantIn(dayMs) },
  });
  return harness
    .as('admin@harbour-bank')
    .command('AcceptChange', { input: { changeId: idIn(proposed, 'changeId') } });
};

/** The bundles of the pledge once more, under another number. */
const receiptAgain = (number: string): Promise<Answer> => {
  const { lot } = pledge;
  const terms = { goods: lot.goodsOf(number, lot.units), storage: lot.storage };
  return harness
    .as('keeper@eastgate')
    .command('ProposeReceipt', { input: proposalOfReceipt(harness), terms });
};

/** Leaves proceeds and a receivable that live, with liens on them. */
const playStories = async (): Promise<void> => {
  for (const name of ['letter-of-credit/assignment', 'attacks/10-invoice-two-banks']) {
    const { steps } = await playOver(harness, readStory(join(examples, `${name}.json`)));
    expect([name, steps.filter(({ unexpected }) => unexpected !== undefined)]).toEqual([name, []]);
  }
};

beforeAll(async () => {
  harness = await openHarness();
  pledge = await pledged(harness);
  await playStories();
}, 5 * minutes);
afterAll(() => harness.close());

test(
  'goods of the old key are found while both live, and the old key cannot end before them',
  async () => {
    expect((await changeKeys([1, 2])).status).toBe(201);
    expect((await receiptAgain('WR-BOTH')).code).toBe('GOODS_ALREADY_RECEIPTED');
    expect((await changeKeys([2])).code).toBe('KEY_STILL_NEEDED');
  },
  minutes,
);

test(
  'once receipts, proceeds and receivables have new tokens the old key ends, and the goods are found under the new one',
  async () => {
    const start = performance.now();
    const counts = await renewAll(harness);
    measured(
      'assets given new tokens',
      `${JSON.stringify(counts)} in ${Math.round(performance.now() - start)} ms`,
    );
    const some = { renewed: expect.any(Number) };
    expect(counts).toMatchObject({ receipts: some, proceeds: some, receivables: some });
    expect((await changeKeys([2])).status).toBe(201);
    expect((await receiptAgain('WR-NEW')).code).toBe('GOODS_ALREADY_RECEIPTED');
    // As the other scenarios expect it.
    expect((await changeKeys([1, 2])).status).toBe(201);
  },
  8 * minutes,
);
