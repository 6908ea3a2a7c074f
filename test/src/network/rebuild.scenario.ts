/** A read model that is lost is made again from block 0 and private data, to the same content (law 8). */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { partyCollection, supervisedCollection } from '@chopmark/chaincode/api';
import { concernOf } from '@chopmark/gateway/alert/record';
import { backfill } from '@chopmark/gateway/read-model/backfill';
import { contentHash, contentOf } from '@chopmark/gateway/read-model/content-hash';
import { follower } from '@chopmark/gateway/read-model/follower';
import { type Checkpoint, readCheckpoint } from '@chopmark/gateway/read-model/view-store';
import { openViews, viewFormat } from '@chopmark/gateway/read-model/views';
import { databaseName, type DocumentStore, openDocumentStore } from '@chopmark/gateway/store/document-store';
import type { LedgerClient } from '@chopmark/gateway/ledger/ledger-client';
import type { ManifestOrganisation } from '@chopmark/network/manifest';
import { waitUntil } from '@chopmark/network/processes/wait';
import { pino } from 'pino';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { openLedger } from './fabric/ledger.ts';
import { type Answer, answerOf, type Harness, openHarness } from './harness.ts';
import { randomText } from './lot.ts';
import { pledged } from './stage.ts';
import { measured } from './table.ts';

let harness: Harness;
let peers: Peers;

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  await pledged(harness);
}, 120_000);

afterAll(() => {
  peers.close();
  harness.close();
});

const organisationOf = (mspId: string): ManifestOrganisation => {
  const found = harness.manifest.organisations.find((one) => one.mspId === mspId);
  if (found === undefined) throw new Error(`${mspId} is not a member`);
  return found;
};

const ownCollections =
  ({ mspId, kind }: ManifestOrganisation) =>
  (collection: string): boolean =>
    collection === partyCollection(mspId) ||
    collection === supervisedCollection(mspId) ||
    (kind === 'regulator' && collection.startsWith(supervisedCollection('')));

/** The checkpoint of the gateway's own view once it has every block that there is, and all that belongs to it. */
const settled = async (live: DocumentStore, ledger: LedgerClient): Promise<Checkpoint> => {
  let checkpoint: Checkpoint | undefined;
  await waitUntil(
    'the view to have all blocks',
    async () => {
      checkpoint = await readCheckpoint(openViews(live));
      if (checkpoint?.block !== (await ledger.height()) - 1) throw new Error('it is behind');
      if ((await openViews(live).missingTerms.countDocuments()) > 0) throw new Error('it lacks private data');
    },
    60_000,
  );
  if (checkpoint === undefined) throw new Error('the gateway has no view');
  return checkpoint;
};

/**
 * Follows the channel into the store, up to the block, and fills in what came after its block.
 * @returns whether what was there is given up at the start
 */
const rebuild = async (
  organisation: ManifestOrganisation,
  ledger: LedgerClient,
  { store, block }: { readonly store: DocumentStore; readonly block: number },
): Promise<boolean> => {
  const projected = {
    ledger,
    views: openViews(store),
    chaincode: harness.manifest.chaincode,
    isOwn: ownCollections(organisation),
  };
  const following = follower({
    ...projected,
    concerns: concernOf(organisation),
    log: pino({ level: 'silent' }),
  });
  await following.start();
  const isMadeAgain = following.rebuilding();
  const reached = await following.waitForBlock(block, 60_000);
  await following.stop();
  if (!reached) throw new Error(`the view of ${organisation.name} did not reach block ${block}`);
  // Terms that no peer has any more were written again under their key: their first place is missing no longer.
  expect(await backfill(projected)).toEqual([]);
  return isMadeAgain;
};

const without = (lines: readonly string[], others: readonly string[]): string[] => {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
};

test.each(['HarbourBankMSP', 'EastgateMSP', 'SurewatchMSP', 'RegulatorMSP'])(
  'the view of %s is the same after it was lost and made again',
  async (mspId) => {
    const organisation = organisationOf(mspId);
    const { documentStore } = harness.manifest;
    const live = await openDocumentStore(documentStore, databaseName(organisation.slug));
    const copy = await openDocumentStore(documentStore, `rebuilt-${randomText(8).toLowerCase()}`);
    try {
      const ledger = await openLedger(harness.manifest, peers, mspId);
      const checkpoint = await settled(live, ledger);
      const start = performance.now();
      await rebuild(organisation, ledger, { store: copy, block: checkpoint.block });
      measured(
        `rebuild for ${mspId}`,
        `${checkpoint.block + 1} blocks in ${Math.round(performance.now() - start)} ms`,
      );
      expect(await readCheckpoint(openViews(copy))).toEqual(checkpoint);
      const [made, kept] = [await contentOf(copy), await contentOf(live)];
      expect({ added: without(made, kept), lost: without(kept, made) }).toEqual({ added: [], lost: [] });
    } finally {
      await copy.connection.dropDatabase();
      await Promise.all([live.disconnect(), copy.disconnect()]);
    }
  },
  90_000,
);

test('a view that an earlier release left in another format is given up at the start, and whole again', async () => {
  const organisation = organisationOf('HarbourBankMSP');
  const { documentStore } = harness.manifest;
  const live = await openDocumentStore(documentStore, databaseName(organisation.slug));
  const copy = await openDocumentStore(documentStore, `older-${randomText(8).toLowerCase()}`);
  try {
    const ledger = await openLedger(harness.manifest, peers, 'HarbourBankMSP');
    const { block } = await settled(live, ledger);
    expect(await rebuild(organisation, ledger, { store: copy, block })).toBe(false);
    const { checkpoints, timelines } = openViews(copy);
    await checkpoints.updateOne({ _id: 'checkpoint' }, { $set: { format: viewFormat - 1 } });
    await timelines.deleteMany({});
    expect(await contentHash(copy)).not.toBe(await contentHash(live));
    expect(await rebuild(organisation, ledger, { store: copy, block })).toBe(true);
    expect(await checkpoints.findById('checkpoint').lean()).toMatchObject({ block, format: viewFormat });
    expect(await contentHash(copy)).toBe(await contentHash(live));
    expect(await rebuild(organisation, ledger, { store: copy, block })).toBe(false);
  } finally {
    await copy.connection.dropDatabase();
    await Promise.all([live.disconnect(), copy.disconnect()]);
  }
}, 120_000);

interface Health {
  readonly ready: boolean;
  readonly organisations: readonly { readonly organisation: string; readonly view: string }[];
}

const viewHealth = async (mspId: string): Promise<string | undefined> => {
  const answer = await harness.exchanges.send('', { method: 'GET', path: '/health/ready' });
  const { organisations } = JSON.parse(answer.text) as Health;
  return organisations.find(({ organisation }) => organisation === mspId)?.view;
};

/** As an impatient client asks: what is answered now. */
const receiptsNow = async (): Promise<Answer> => {
  const maker = harness.as('maker@harbour-bank');
  const headers = { authorization: `Bearer ${await maker.token()}` };
  const request = { method: 'GET', path: '/v1/warehouse-receipts?limit=100', headers };
  return answerOf(await harness.exchanges.send('HarbourBankMSP', request));
};

test('a running gateway’s view is made again, and no answer comes from half of it', async () => {
  const { documentStore } = harness.manifest;
  const live = await openDocumentStore(documentStore, databaseName(organisationOf('HarbourBankMSP').slug));
  try {
    const ledger = await openLedger(harness.manifest, peers, 'HarbourBankMSP');
    await settled(live, ledger);
    const before = { content: await contentHash(live), receipts: (await receiptsNow()).body };
    const admin = harness.as('admin@harbour-bank');
    await admin.token();
    const start = performance.now();
    const headers = { authorization: `Bearer ${await admin.token()}` };
    const request = { method: 'POST', path: '/v1/view/rebuild', headers };
    const ordered = answerOf(await harness.exchanges.send('HarbourBankMSP', request));
    expect(ordered).toMatchObject({ status: 202, body: { wholeAtBlock: (await ledger.height()) - 1 } });
    expect(await viewHealth('HarbourBankMSP')).toBe('rebuilding');
    expect(await receiptsNow()).toMatchObject({ status: 503, code: 'VIEW_REBUILDING' });
    await waitUntil(
      'a whole view',
      async () => {
        const { status, code, body } = await receiptsNow();
        // Never less than there was.
        if (status === 200) expect(body).toEqual(before.receipts);
        else expect(code).toBe('VIEW_REBUILDING');
        if (status !== 200) throw new Error('it is being made again');
      },
      60_000,
    );
    measured('live rebuild', `${Math.round(performance.now() - start)} ms`);
    expect(await viewHealth('HarbourBankMSP')).toBe('ok');
    expect(await contentHash(live)).toBe(before.content);
  } finally {
    await live.disconnect();
  }
}, 90_000);

test('nobody but an administrator has a view made again', async () => {
  const maker = harness.as('maker@harbour-bank');
  const headers = { authorization: `Bearer ${await maker.token()}` };
  const request = { method: 'POST', path: '/v1/view/rebuild', headers };
  expect(answerOf(await harness.exchanges.send('HarbourBankMSP', request))).toMatchObject({
    status: 403,
    code: 'ROLE_NOT_ALLOWED',
  });
});
