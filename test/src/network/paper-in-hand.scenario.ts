/**
 * A bank that was not chosen has a node, all blocks, the keys of fingerprints, and a rival's invoice on its desk. It
 * finds that a lien exists, its holder and its share, and nothing else than docs/privacy.md says.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { canonicalJson, type InvoiceTerms } from '@chopmark/chaincode/api';
import { keysOfFile } from '@chopmark/gateway/fingerprint/key-file';
import { blockDecoder } from '@chopmark/gateway/read-model/decode-block';
import { invoiceTokens } from '@chopmark/gateway/receivable/tokens';
import { readStory } from '../story/reading.ts';
import {
  membersByKind,
  membersInPage,
  type PublicRecord,
  publicRecords,
  recordsAbout,
} from './canary/paper-in-hand.ts';
import { saidIn } from './canary/sections.ts';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { openLedger, readBlocks } from './fabric/ledger.ts';
import { type Harness, openHarness } from './harness.ts';
import { playOver } from './story-driver.ts';

const docs = fileURLToPath(new URL('../../../docs', import.meta.url));
const heading = 'What blocks say of a financed receivable, member by member';
/** Nobody asked Lumen in this story. */
const [story, stranger] = ['receivable/overdue-default-buy-back.json', 'LumenBankMSP'];

let harness: Harness;
let peers: Peers;
let invoice: InvoiceTerms;
let blocks: readonly Uint8Array[];
let records: readonly PublicRecord[];

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  const before = harness.exchanges.all().length;
  const { ok } = await playOver(harness, readStory(join(docs, 'examples', story)));
  expect(ok).toBe(true);
  const said = saidIn(harness.exchanges.all().slice(before));
  invoice = said.find(({ section }) => section === 'DraftReceivable.invoice')?.terms as InvoiceTerms;
  blocks = await readBlocks(await openLedger(harness.manifest, peers, stranger));
  const decode = blockDecoder(harness.manifest.chaincode);
  records = publicRecords(blocks.map((block) => decode(block)));
}, 240_000);

afterAll(() => {
  peers.close();
  harness.close();
});

/** The asset whose fingerprints are those of the invoice in hand. */
const assetOf = (): string => {
  const keys = keysOfFile(harness.site.layout.fingerprintKeys);
  const tokens = invoiceTokens(keys, invoice).filter(({ subset }) => subset === 'F1');
  const found = records.find(({ key }) => tokens.some(({ token }) => key === `fingerprint/${token}`));
  const [assetId] = JSON.stringify(found ?? {}).match(/RCV-[0-9A-Z]+/) ?? [];
  if (assetId === undefined) throw new Error('the invoice in hand leads to no asset');
  return assetId;
};

test('the invoice in hand leads to its asset, and to the holder and the share of the lien on it', () => {
  const liens = recordsAbout(assetOf(), records).filter(({ key }) => key.startsWith('lien/'));
  expect(JSON.stringify(liens)).toContain('HarbourBankMSP');
});

test('every member of a public record about it stands in docs/privacy.md, and no more stand there', () => {
  const said = membersInPage(readFileSync(join(docs, 'privacy.md'), 'utf8'), heading);
  expect(membersByKind(recordsAbout(assetOf(), records))).toEqual(said);
});

test('no hash in any block can be made from the invoice alone: every one of its terms is salted', () => {
  const [{ amount }] = [invoice];
  const guesses = [invoice, { terms: invoice }, { invoice }, amount, amount.amount, invoice.invoiceNumber];
  const hashes = guesses
    .flatMap((guess) => [canonicalJson(guess), JSON.stringify(guess)])
    .map((text) => createHash('sha256').update(text).digest());
  const all = Buffer.concat(blocks.map((block) => Buffer.from(block)));
  const found = hashes.filter((hash) =>
    [hash, Buffer.from(hash.toString('hex')), Buffer.from(hash.toString('base64'))].some((form) =>
      all.includes(form),
    ),
  );
  expect(found).toEqual([]);
});
