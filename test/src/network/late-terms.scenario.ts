/**
 * Private data that does not come with its block. What another peer still has is reconciled and filled in; what no peer
 * has any more is written again from the outbox of the gateway that submitted it.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { hashOfOpening, partyCollection, supervisedCollection, termsKey } from '@chopmark/chaincode/api';
import { openViews, type Views } from '@chopmark/gateway/read-model/views';
import { databaseName, type DocumentStore, openDocumentStore } from '@chopmark/gateway/store/document-store';
import { signal } from '@chopmark/network/processes/identity';
import { peerProcess } from '@chopmark/network/processes/specifications';
import { type Organisation, organisationOf } from '@chopmark/network/topology';
import { recordOf, until, whileAway } from '../faults/processes.ts';
import { type Harness, openHarness } from './harness.ts';
import { openSecondGateway, type SecondGateway } from './second-gateway.ts';
import { issue, pledged } from './stage.ts';
import { measured } from './table.ts';

const minutes = 60_000;
let harness: Harness;

beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => harness.close());

const member = (mspId: string): Organisation => organisationOf(harness.site.topology, mspId);
const peerOf = (mspId: string) => peerProcess(harness.site, member(mspId));

/** The view that the running gateway keeps for an organisation. */
const liveView = async (mspId: string): Promise<{ store: DocumentStore; views: Views }> => {
  const store = await openDocumentStore(harness.manifest.documentStore, databaseName(member(mspId).slug));
  return { store, views: openViews(store) };
};

test(
  'exposures that reached the regulator’s peer after their block are in its view in the end',
  async () => {
    const { store, views } = await liveView('RegulatorMSP');
    const bank = await recordOf(harness.site, peerOf('HarbourBankMSP').name);
    const missing = (): Promise<number> => views.missingTerms.countDocuments();
    let financingId = '';
    try {
      // The bank's peer cannot hand them out while the regulator's takes the blocks.
      await whileAway(harness.site, peerOf('RegulatorMSP'), async () => {
        ({ financingId } = await pledged(harness));
        signal(bank, 'SIGSTOP');
      });
      await until('missing private data', async () => (await missing()) > 0);
      signal(bank, 'SIGCONT');
      const start = performance.now();
      await until('no missing private data', async () => (await missing()) === 0, 2 * minutes);
      measured('backfilled after', `${Math.round(performance.now() - start)} ms`);
      const prefix = `${supervisedCollection('HarbourBankMSP')} ${financingId}/exposure/`;
      const ids = (await views.terms.find({}, { _id: 1 }).lean()).map(({ _id }) => _id);
      expect(ids.filter((id) => id.startsWith(prefix)).length).toBeGreaterThan(0);
    } finally {
      signal(bank, 'SIGCONT');
      await store.disconnect();
    }
  },
  5 * minutes,
);

/** A freeze by Eastgate's keeper, endorsed and kept; its own peer then forgets the terms that it was handed. */
const forgottenFreeze = async (second: SecondGateway) => {
  const { receiptId } = await issue(harness);
  const keeper = await second.person('keeper', 'warehouse-keeper');
  const order = {
    terms: { authority: 'Harbour master', reference: 'HM-17', grounds: 'dispute about weight' },
    salt: 'ab'.repeat(16),
  };
  await second.keepEndorsed(keeper, second.signer(keeper), {
    name: 'PlaceHold',
    input: { assetId: receiptId, reason: 'dispute' },
    openings: { order },
  });
  const peer = peerOf('EastgateMSP');
  await whileAway(harness.site, peer, async () => {
    rmSync(join(harness.site.layout.peer(member('EastgateMSP')), 'ledger', 'transientstore'), {
      recursive: true,
    });
  });
  return termsKey(receiptId, 'order', hashOfOpening(order));
};

test(
  'terms that the own peer forgot before their block came are written again from the outbox, for every gateway',
  async () => {
    const second = await openSecondGateway(harness, 'EastgateMSP');
    const { store, views } = await liveView('EastgateMSP');
    const isMissing = async (): Promise<boolean> => (await views.missingTerms.countDocuments()) > 0;
    try {
      const key = await forgottenFreeze(second);
      const start = performance.now();
      await second.organisation.start();
      await until('missing terms', isMissing);
      const kept = () => second.organisation.view.terms(partyCollection('EastgateMSP'), key);
      await until('restored terms', async () => (await kept()) !== undefined, 3 * minutes);
      measured('written again after', `${Math.round(performance.now() - start)} ms`);
      await until('an empty outbox', async () => (await second.organisation.outbox.pending()).length === 0);
      await until('the running gateway’s view to be whole', async () => !(await isMissing()));
    } finally {
      await second.close();
      await store.disconnect();
    }
  },
  5 * minutes,
);
