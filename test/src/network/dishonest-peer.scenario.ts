/**
 * One organisation is dishonest with everything it has: its authority, its clients, its peer, which runs a
 * chaincode that writes what it is told. Nothing that it signs alone changes the ledger (law 3).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { peersOf, signResults } from './fabric/endorsement.ts';
import { enrolClient, enrolPeer, peerIdentity } from './fabric/identity.ts';
import { openLedger } from './fabric/ledger.ts';
import { proposalOf } from './fabric/proposal.ts';
import { envelopeOf, submitted } from './fabric/transaction.ts';
import {
  type Attacker,
  type Field,
  forge,
  forgeryProposal,
  impersonated,
  strike,
  strikeAlone,
} from './forged/assault.ts';
import { attackedKeys, attacksOf, swapForgery, takenBackForgery, type Target } from './forged/attacks.ts';
import type { Forgery } from './forged/forgery.ts';
import { corruptPeer, type DishonestPeer } from './forged/dishonest-peer.ts';
import { bundleForgery } from './forged/service.ts';
import { type Harness, openHarness } from './harness.ts';
import { paidOff } from './refinanced-stage.ts';
import { pledged } from './stage.ts';
import { type Outcome, printOutcomes } from './table.ts';

const dishonest = ['HarbourBankMSP', 'RiverBankMSP', 'EastgateMSP', 'RegistryMSP'];
const honest = 'EnterprisesMSP';
const minutes = 60_000;

let harness: Harness;
let field: Field;
let target: Target;
const attackers = new Map<string, Attacker>();
const corrupted: DishonestPeer[] = [];
const struck: Outcome[] = [];
const folder = mkdtempSync(join(tmpdir(), 'chopmark-forged-'));

const attackerOf = (mspId: string): Attacker => {
  const attacker = attackers.get(mspId);
  if (attacker === undefined) throw new Error(`${mspId} is honest`);
  return attacker;
};

const enlist = async (mspId: string): Promise<Attacker> => ({
  mspId,
  client: await enrolClient(harness.manifest, mspId, { 'chopmark.role': 'org-admin' }),
  ledger: await openLedger(harness.manifest, field.peers, mspId),
});

const readTarget = async (set: Omit<Target, 'record'>): Promise<Target> => {
  const ledger = attackerOf(honest).ledger;
  const records = new Map<string, string>();
  const record = (key: string): string => records.get(key) ?? '{}';
  for (const key of attackedKeys({ ...set, record })) {
    records.set(key, await ledger.evaluate('ReadRecord', [key]));
  }
  return { ...set, record };
};

const setStage = async (): Promise<Target> => {
  const [discharged, pledge, other] = await Promise.all([
    pledged(harness),
    pledged(harness),
    pledged(harness),
  ]);
  await harness.as('checker@harbour-bank').commit('DischargeLien', {
    input: { assetId: discharged.receiptId, lienId: discharged.lienId },
  });
  const assetId = pledge.receiptId;
  const { order } = pledge.lot;
  await harness.as('keeper@eastgate').commit('StateFactor', {
    input: { assetId, remaining: `9${'0'.repeat(17)}`, reason: 'lost-goods' },
    terms: { evidence: { document: 'stock count', finding: 'one tenth is missing' } },
  });
  await harness.as('registrar@registry').commit('PlaceHold', {
    input: { assetId, reason: 'court-order' },
    terms: { order },
  });
  return readTarget({ pledge, discharged, paidOff: await paidOff(harness, other) });
};

beforeAll(async () => {
  harness = await openHarness();
  field = { manifest: harness.manifest, peers: peersOf(harness.manifest) };
  for (const mspId of [...dishonest, honest]) attackers.set(mspId, await enlist(mspId));
  target = await setStage();
  const bundle = await bundleForgery(folder);
  await Promise.all(
    dishonest.map(async (mspId) => corrupted.push(await corruptPeer(harness.site, mspId, folder, bundle))),
  );
}, 4 * minutes);

afterAll(async () => {
  printOutcomes(struck);
  await Promise.all(corrupted.map((peer) => peer.reform()));
  field.peers.close();
  harness.close();
  rmSync(folder, { recursive: true, force: true });
}, 2 * minutes);

const raise = (mspId: string) => attacksOf(target, mspId)[0]?.forgeries ?? [];

describe.each(dishonest)('%s alone', (mspId) => {
  test(
    'changes no record of anyone, its own liens included',
    async () => {
      const attacks = attacksOf(target, mspId);
      const outcomes = await Promise.all(
        attacks.map(async ({ title, forgeries }) => ({
          title,
          outcome: await strikeAlone(field, attackerOf(mspId), forgeries),
        })),
      );
      struck.push(...outcomes);
      expect(outcomes).toEqual(
        attacks.map(({ title }) => ({ title, outcome: 'ENDORSEMENT_POLICY_FAILURE' })),
      );
    },
    2 * minutes,
  );

  test(
    'is not two organisations, whatever it signs with',
    async () => {
      const attacker = attackerOf(mspId);
      const own = peerIdentity(harness.site, mspId);
      const second = await enrolPeer(harness.site, mspId);
      const stranger = peerIdentity(harness.site, honest);
      const ping = { ...field.manifest, creator: attacker.client, name: 'Ping', parameters: [] };
      const elsewhere = await field.peers.endorse(honest, proposalOf(ping));
      if (elsewhere.type === 'refused') throw new Error(elsewhere.message);
      const tricks = {
        'a second peer of its own': (results: Uint8Array) => signResults(results, second),
        'its own client as a peer': (results: Uint8Array) => signResults(results, attacker.client),
        'its own signature twice': (results: Uint8Array) => signResults(results, own),
        'another’s name over its own signature': (results: Uint8Array) =>
          impersonated(results, stranger, own),
        'another’s signature over other results': () => elsewhere.signature,
      };
      const outcomes = await Promise.all(
        Object.entries(tricks).map(async ([title, trick]) => {
          const forged = await forge(field, attacker, raise(mspId));
          return {
            title,
            outcome: await strike(attacker, forged, [forged.signature, trick(forged.results)]),
          };
        }),
      );
      struck.push(...outcomes);
      expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(
        new Set(['ENDORSEMENT_POLICY_FAILURE']),
      );
    },
    minutes,
  );

  test('gets no honest peer to endorse a forgery', async () => {
    const proposal = forgeryProposal(field, attackerOf(mspId).client, raise(mspId));
    expect(await field.peers.endorse(honest, proposal)).toMatchObject({
      type: 'refused',
      message: expect.stringContaining('COMMAND_UNKNOWN'),
    });
  });
});

/** What two organisations forge together. */
const strikeTogether = async (
  [first, second]: readonly [string, string],
  forgeries: readonly Forgery[],
): Promise<string> => {
  const attacker = attackerOf(first);
  const proposal = forgeryProposal(field, attacker.client, forgeries);
  const one = await field.peers.endorse(first, proposal);
  const other = await field.peers.endorse(second, proposal);
  if (one.type === 'refused' || other.type === 'refused')
    throw new Error(`${first} or ${second} did not forge`);
  return strike(attacker, { proposal, ...one }, [one.signature, other.signature]);
};

describe('of a lien that was paid off, and confirmed to be', () => {
  test('the new bank does not swap it without the old one’s peer, whoever signs with it', async () => {
    expect(await strikeTogether(['RiverBankMSP', 'EastgateMSP'], swapForgery(target))).toBe(
      'ENDORSEMENT_POLICY_FAILURE',
    );
  });

  test('the old bank does not take its confirmation back without the new one’s peer', async () => {
    expect(await strikeTogether(['HarbourBankMSP', 'EastgateMSP'], takenBackForgery(target))).toBe(
      'ENDORSEMENT_POLICY_FAILURE',
    );
  });
});

describe('a proposal that claims another time', () => {
  const years = 365 * 24 * 60 * minutes;
  const dated = (shift: number) =>
    proposalOf({
      ...field.manifest,
      creator: attackerOf('HarbourBankMSP').client,
      name: 'Ping',
      parameters: [],
      at: Date.now() + shift,
    });

  test.each([
    ['ten years ago', -10 * years],
    ['in ten years', 10 * years],
    ['16 minutes ago', -16 * minutes],
    ['in 16 minutes', 16 * minutes],
  ])('%s is refused by an honest peer, and void without it', async (_title, shift) => {
    expect(await field.peers.endorse(honest, dated(shift))).toMatchObject({
      type: 'refused',
      message: expect.stringContaining('TIMESTAMP_OUT_OF_WINDOW'),
    });
    const attacker = attackerOf('HarbourBankMSP');
    const proposal = proposalOf({
      ...field.manifest,
      creator: attacker.client,
      name: 'Forge',
      parameters: [JSON.stringify(raise('HarbourBankMSP'))],
      at: Date.now() + shift,
    });
    const forged = await field.peers.endorse('HarbourBankMSP', proposal);
    if (forged.type === 'refused') throw new Error(forged.message);
    const envelope = envelopeOf(proposal, forged.results, [forged.signature]);
    const { codeName } = await submitted(attacker.ledger, proposal.transactionId, envelope);
    expect(codeName).toBe('ENDORSEMENT_POLICY_FAILURE');
  });

  test('four minutes off is within the window', async () => {
    expect((await field.peers.endorse(honest, dated(-4 * minutes))).type).toBe('endorsed');
    expect((await field.peers.endorse(honest, dated(4 * minutes))).type).toBe('endorsed');
  });
});

test('an organisation may alone write its own copies of terms, which their hashes guard', async () => {
  const forgeries = [
    { type: 'put-private', collection: 'party_RiverBankMSP', key: 'forged/own', value: '{}' } as const,
  ];
  expect(await strikeAlone(field, attackerOf('RiverBankMSP'), forgeries)).toBe('VALID');
});

test('two dishonest organisations together can write: the limit of the laws', async () => {
  const [one, other] = [attackerOf('HarbourBankMSP'), attackerOf('RiverBankMSP')];
  const forged = await forge(field, one, [{ type: 'put', key: 'forged/together', value: '{}' }]);
  const second = await field.peers.endorse(other.mspId, forged.proposal);
  if (second.type === 'refused') throw new Error(second.message);
  expect(await strike(one, forged, [forged.signature, second.signature])).toBe('VALID');
});

test('every attacked record is what it was', async () => {
  const { ledger } = attackerOf(honest);
  for (const key of attackedKeys(target)) {
    expect(await ledger.evaluate('ReadRecord', [key])).toBe(target.record(key));
  }
});
