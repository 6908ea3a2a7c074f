/** What the gateway's repositories ask of a document store, of every store that a member may give them. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { documentOutbox, type Outbox } from '@chopmark/gateway/ledger/outbox';
import type { OutboxEntry } from '@chopmark/gateway/ledger/outbox-entry';
import { openViews, type Views } from '@chopmark/gateway/read-model/views';
import { type DocumentStore, openDocumentStore } from '@chopmark/gateway/store/document-store';
import { keyedDocuments, type PrunedDocuments } from '@chopmark/gateway/store/keyed-documents';
import { openConsortium } from '../load/consortium.ts';
import { randomText } from '../network/lot.ts';
import { startFerret, startMongo, type TriedStore } from './stores.ts';

const minutes = 60_000;
const consortium = await openConsortium();
const ferret = await startFerret(consortium.site, consortium.manifest);
const mongo = await startMongo();
if (typeof mongo === 'string') {
  process.stdout.write(
    `\n!!! NOT RUN: the repositories on MongoDB's own image, which is not to be had: ${mongo}\n\n`,
  );
}
const stores: readonly TriedStore[] = typeof mongo === 'string' ? [ferret] : [ferret, mongo];

afterAll(async () => {
  for (const { container } of stores) await container.stop();
  consortium.close();
}, minutes);

const entryOf = (commandId: string): OutboxEntry => ({
  state: 'submitting',
  commandId,
  name: 'ReserveLien',
  login: 'maker@harbour-bank',
  contentHash: 'c0ffee',
  sealedCommand: 'v1.sealed',
  attempt: 1,
  transactionId: commandId,
  envelope: Buffer.from([0, 1, 254, 255]),
  result: {
    schema: 'chopmark-envelope.v1',
    command: { name: 'ReserveLien', id: commandId },
    actor: { mspId: 'HarbourBankMSP', role: 'bank-maker' },
    events: [],
  },
});

describe.each(stores)('the repositories on $name', ({ settings }) => {
  let store: DocumentStore;
  let other: DocumentStore;
  let documents: PrunedDocuments;
  let outbox: Outbox;
  let views: Views;

  beforeAll(async () => {
    store = await openDocumentStore(settings, `suite-${randomText(8).toLowerCase()}`);
    other = await openDocumentStore(settings, `suite-${randomText(8).toLowerCase()}`);
    [documents, outbox, views] = [keyedDocuments(store), documentOutbox(store), openViews(store)];
  }, minutes);

  afterAll(async () => {
    for (const one of [store, other]) {
      await one.connection.dropDatabase();
      await one.disconnect();
    }
  });

  test('of many who insert one id at once, one does', async () => {
    const inserted = await Promise.all(
      Array.from({ length: 20 }, (_, index) => documents.insert('lock', { index })),
    );
    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await documents.get('lock')).toEqual({ index: inserted.indexOf(true) });
  });

  test('a document is replaced whole, whether it is there or not, and removed', async () => {
    await documents.replace('whole', { a: 1, b: { $gt: '' } });
    await documents.replace('whole', { b: 'ü中' });
    expect(await documents.get('whole')).toEqual({ b: 'ü中' });
    await documents.remove('whole');
    expect(await documents.get('whole')).toBeUndefined();
  });

  test('what has ended goes, and nothing else', async () => {
    await documents.insert('ended', {}, 1_000);
    await documents.insert('lasting', {}, 3_000);
    await documents.insert('endless', {});
    expect(await documents.prune(2_000)).toBe(1);
    expect(await documents.get('ended')).toBeUndefined();
    expect([await documents.get('lasting'), await documents.get('endless')]).toEqual([{}, {}]);
  });

  test('the outbox refuses a command id that it has, and keeps envelopes byte for byte', async () => {
    expect(await outbox.insert(entryOf('CMD-1'))).toBe(true);
    expect(await outbox.insert({ ...entryOf('CMD-1'), attempt: 2 })).toBe(false);
    const found = await outbox.find('CMD-1');
    expect(found).toMatchObject({ attempt: 1, state: 'submitting' });
    expect(Buffer.from(found?.envelope ?? [])).toEqual(Buffer.from([0, 1, 254, 255]));
  });

  test('the outbox takes up again what is not final, and forgets what is removed', async () => {
    await outbox.insert(entryOf('CMD-2'));
    await outbox.insert({ ...entryOf('CMD-3'), state: 'refused', refusal: { refused: 'ASSET_FROZEN' } });
    const pending = async () => (await outbox.pending()).map(({ commandId }) => commandId).sort();
    expect(await pending()).toEqual(['CMD-1', 'CMD-2']);
    await outbox.remove('CMD-2');
    expect(await pending()).toEqual(['CMD-1']);
  });

  test('a view lists its collections, is read by key, and is dropped whole', async () => {
    const record = { _id: 'lien/A/1', value: '{"state":"reserved"}', block: 7, txId: 'ab' };
    await views.records('lien/').create(record);
    await views.checkpoints.create({ _id: 'checkpoint', block: 7, hash: 'cd' });
    expect(await views.collectionNames()).toEqual(['view-checkpoint', 'view-record-lien']);
    expect(await views.records('lien/').findById('lien/A/1').lean()).toEqual(record);
    await views.drop();
    expect(await views.collectionNames()).toEqual([]);
    expect(await views.records('lien/').findById('lien/A/1').lean()).toBeNull();
  });

  test('a filter that came from a request cannot carry an operator, nor an unknown path', async () => {
    await views.records('lien/').create({ _id: 'lien/A/2', value: '{}', block: 1, txId: 'ab' });
    const fromRequest = { _id: { $ne: '' } } as never;
    await expect(views.records('lien/').find(fromRequest).lean()).rejects.toThrow(/Cast|String/);
    await expect(
      views
        .records('lien/')
        .find({ unknown: 1 } as never)
        .lean(),
    ).rejects.toThrow(/unknown/);
  });

  test('one organisation’s database shows nothing of another’s', async () => {
    await documents.insert('own', { secret: true });
    expect(await keyedDocuments(other).get('own')).toBeUndefined();
    expect(await documentOutbox(other).pending()).toEqual([]);
  });
});
