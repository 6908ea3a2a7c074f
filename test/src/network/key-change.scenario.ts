/**
 * The keys of fingerprints change on a network that is full of receipts (attack 50): both keys live for a while, every
 * live receipt is given tokens under the new one, and only then may the old key end.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Answer, type Harness, openHarness, type Person } from './harness.ts';
import { dayMs, instantIn } from './lot.ts';
import { idIn, type Pledged, pledged, proposalOfReceipt } from './stage.ts';
import { measured } from './table.ts';

const minutes = 60_000;
let harness: Harness;
let pledge: Pledged;

interface Listed {
  readonly receiptId: string;
  readonly controller: { readonly mspId: string };
  readonly owner: { readonly mspId: string; readonly subject?: string };
}

interface Page {
  readonly items: readonly Listed[];
  readonly nextCursor?: string;
}

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

const issuedAt = async (keeper: Person): Promise<Listed[]> => {
  const found: Listed[] = [];
  for (let cursor = ''; ;) {
    const page = (await keeper.getNow(`/v1/warehouse-receipts?status=issued&limit=100${cursor}`))
      .body as Page;
    found.push(...page.items);
    if (page.nextCursor === undefined) return found;
    cursor = `&cursor=${page.nextCursor}`;
  }
};

/** Somebody who may say what the controller says. @throws Error when nobody can log in for it */
const controllerOf = ({ controller, owner }: Listed): Person => {
  const found = harness.logins.find(
    ({ mspId, role, subject }) =>
      mspId === controller.mspId &&
      (role === 'bank-maker' || (role === 'enterprise-officer' && subject === owner.subject)),
  );
  if (found === undefined) throw new Error(`nobody acts for ${controller.mspId}`);
  return harness.as(found.login);
};

const keepers = (): Person[] =>
  harness.logins
    .filter(({ role, login }) => role === 'warehouse-keeper' && login.startsWith('keeper@'))
    .map(({ login }) => harness.as(login));

const renew = async (keeper: Person, receipt: Listed): Promise<void> => {
  const input = { receiptId: receipt.receiptId };
  await keeper.commit('ProposeTokens', { input });
  await controllerOf(receipt).commit('ConfirmTokens', { input });
};

const lanes = 6;

/** Every live receipt of every warehouse gets tokens under all live keys. @returns how many */
const renewAll = async (): Promise<number> => {
  let renewed = 0;
  for (const keeper of keepers()) {
    const waiting = await issuedAt(keeper);
    renewed += waiting.length;
    const lane = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await renew(keeper, next);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }
  return renewed;
};

beforeAll(async () => {
  harness = await openHarness();
  pledge = await pledged(harness);
}, minutes);
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
  'once every live receipt has its new tokens the old key ends, and the goods are found under the new one',
  async () => {
    const start = performance.now();
    const count = await renewAll();
    measured('receipts given new tokens', `${count} in ${Math.round(performance.now() - start)} ms`);
    expect((await changeKeys([2])).status).toBe(201);
    expect((await receiptAgain('WR-NEW')).code).toBe('GOODS_ALREADY_RECEIPTED');
    // As the other scenarios expect it.
    expect((await changeKeys([1, 2])).status).toBe(201);
  },
  8 * minutes,
);
