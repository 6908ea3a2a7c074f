/**
 * The platform that carries a buyer's collection is dishonest: its peer runs a chaincode that writes what it is told.
 * It neither confirms a debt of the buyer nor changes what the buyer said, by its own signature (laws 3 and 4).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readStory } from '../story/reading.ts';
import { peersOf } from './fabric/endorsement.ts';
import { enrolClient } from './fabric/identity.ts';
import { openLedger } from './fabric/ledger.ts';
import { type Attacker, type Field, forgeryProposal, strikeAlone } from './forged/assault.ts';
import { corruptPeer, type DishonestPeer } from './forged/dishonest-peer.ts';
import type { Forgery } from './forged/forgery.ts';
import { ownPeerAlone } from './forged/policy.ts';
import { bundleForgery } from './forged/service.ts';
import { type Harness, openHarness } from './harness.ts';
import { playOver } from './story-driver.ts';

const [host, honest] = ['EnterprisesMSP', 'RegistryMSP'];
const minutes = 60_000;
/** Confirmed by two officers of the buyer, reserved by a bank. */
const story = fileURLToPath(
  new URL('../../../docs/examples/parts/receivable-reserved.json', import.meta.url),
);

const folder = mkdtempSync(join(tmpdir(), 'chopmark-host-'));
let harness: Harness;
let field: Field;
let attacker: Attacker;
let corrupted: DishonestPeer | undefined;
let answerKey: string;
let answer: string;
let receivable: string;

const play = async (): Promise<string> => {
  const before = harness.exchanges.all().length;
  const { ok } = await playOver(harness, readStory(story));
  expect(ok).toBe(true);
  const said = harness.exchanges.all().slice(before);
  const [id] = said.flatMap((one) => one.answer.text.match(/RCV-[0-9A-Z]+/) ?? []);
  if (id === undefined) throw new Error('no receivable was registered');
  return id;
};

const recordAt = (key: string): Promise<string> => attacker.ledger.evaluate('ReadRecord', [key]);

beforeAll(async () => {
  harness = await openHarness();
  field = { manifest: harness.manifest, peers: peersOf(harness.manifest) };
  const receivableId = await play();
  attacker = {
    mspId: host,
    client: await enrolClient(harness.manifest, host, { 'chopmark.role': 'org-admin' }),
    ledger: await openLedger(harness.manifest, field.peers, honest),
  };
  answerKey = `debt-answer/${receivableId}/MeridianMSP`;
  answer = await recordAt(answerKey);
  receivable = await recordAt(`receivable/${receivableId}`);
  corrupted = await corruptPeer(harness.site, host, folder, await bundleForgery(folder));
}, 4 * minutes);

afterAll(async () => {
  await corrupted?.reform();
  field.peers.close();
  harness.close();
  rmSync(folder, { recursive: true, force: true });
}, 2 * minutes);

const put = (key: string, value: object): Forgery => ({ type: 'put', key, value: JSON.stringify(value) });
const said = (): object => JSON.parse(answer) as object;

/** By title. */
const attacks = (): Readonly<Record<string, readonly Forgery[]>> => ({
  'another sum is confirmed': [put(answerKey, { ...said(), answerHash: 'f'.repeat(64) })],
  'the debt is rejected': [put(answerKey, { ...said(), status: 'rejected' })],
  'what it resembles is forgotten': [put(answerKey, { ...said(), suspects: [], warnings: [] })],
  'there was no answer': [{ type: 'delete', key: answerKey }],
  'its own signature is enough from now on': [{ type: 'policy', key: answerKey, policy: ownPeerAlone(host) }],
  'a debt that the buyer never heard of is confirmed': [
    put(`debt-answer/RCV-${'0'.repeat(16)}/MeridianMSP`, {
      ...said(),
      receivableId: `RCV-${'0'.repeat(16)}`,
    }),
  ],
  'the buyer disputes': [
    put(`fact/${(JSON.parse(receivable) as { id: string }).id}/hold/MeridianMSP`, {
      by: 'MeridianMSP',
      status: 'placed',
    }),
  ],
  'another owes it': [
    put(`receivable/${(JSON.parse(receivable) as { id: string }).id}`, {
      ...(JSON.parse(receivable) as object),
      debtor: { verifiedBy: 'HarbourBankMSP' },
    }),
  ],
});

test(
  'the host of a buyer neither confirms its debt nor changes its answer alone',
  async () => {
    const outcomes: string[][] = [];
    for (const [title, forgeries] of Object.entries(attacks())) {
      outcomes.push([title, await strikeAlone(field, attacker, forgeries)]);
    }
    expect(outcomes).toEqual(Object.keys(attacks()).map((title) => [title, 'ENDORSEMENT_POLICY_FAILURE']));
    expect(await recordAt(answerKey)).toBe(answer);
  },
  3 * minutes,
);

test('no honest peer endorses it', async () => {
  const forgeries = Object.values(attacks())[0] ?? [];
  expect(await field.peers.endorse(honest, forgeryProposal(field, attacker.client, forgeries))).toMatchObject(
    {
      type: 'refused',
      message: expect.stringContaining('COMMAND_UNKNOWN'),
    },
  );
});
