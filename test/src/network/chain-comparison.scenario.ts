/** Followers compare their blocks with those on the peers of other organisations, and stop on a difference. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LedgerClient } from '@chopmark/gateway/ledger/ledger-client';
import { chainComparison, type ChainComparison } from '@chopmark/gateway/read-model/chain-comparison';
import { follower, type Follower } from '@chopmark/gateway/read-model/follower';
import { openViews } from '@chopmark/gateway/read-model/views';
import { type DocumentStore, openDocumentStore } from '@chopmark/gateway/store/document-store';
import { pino } from 'pino';
import { until } from '../faults/processes.ts';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { openLedger } from './fabric/ledger.ts';
import { type Harness, openHarness } from './harness.ts';
import { randomText } from './lot.ts';

const minutes = 60_000;
const log = pino({ level: 'silent' });
let harness: Harness;
let peers: Peers;
let store: DocumentStore;
let ledger: LedgerClient;
let following: Follower;

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  store = await openDocumentStore(harness.manifest.documentStore, `compared-${randomText(8).toLowerCase()}`);
  ledger = await openLedger(harness.manifest, peers, 'HarbourBankMSP');
  const viewed = {
    views: openViews(store),
    chaincode: harness.manifest.chaincode,
    isOwn: () => false,
    concerns: () => true,
  };
  following = follower({ ledger, log, ...viewed });
  await following.start();
}, minutes);

afterAll(async () => {
  await following.stop();
  await store.connection.dropDatabase();
  await store.disconnect();
  peers.close();
  harness.close();
});

const comparisonOver = (asked: Pick<LedgerClient, 'lastBlock'>): ChainComparison =>
  chainComparison({
    ledger: asked,
    follower: following,
    others: ['RiverBankMSP'],
    stopping: new AbortController().signal,
    log,
  });

test(
  'every gateway’s follower finds the blocks of other organisations’ peers to be its own',
  async () => {
    await until('agreement everywhere', async () => {
      const answer = await harness.exchanges.send('', { method: 'GET', path: '/health/ready' });
      const { organisations } = JSON.parse(answer.text) as { organisations: { agreedAt?: string }[] };
      return organisations.every(({ agreedAt }) => agreedAt !== undefined);
    });
  },
  2 * minutes,
);

test(
  'each peer’s last block is compared',
  async () => {
    for (const { mspId, peer } of harness.manifest.organisations.filter(
      (one) => one.peer.mspId === one.mspId,
    )) {
      if (peer.mspId === 'HarbourBankMSP') continue;
      expect(await comparisonOver(ledger).compareWith(mspId)).toBe(true);
      expect(following.halted()).toBeUndefined();
    }
  },
  minutes,
);

test(
  'a forged difference stops the follower, and what it was is known',
  async () => {
    const forging: Pick<LedgerClient, 'lastBlock'> = {
      lastBlock: async (mspId) => ({ ...(await ledger.lastBlock(mspId)), hash: 'ab'.repeat(32) }),
    };
    await comparisonOver(forging).run();
    expect(following.halted()?.message).toMatch(
      /^block \d+ of RiverBankMSP is not the one that is known here$/,
    );
  },
  minutes,
);
