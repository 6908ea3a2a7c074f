import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sealerOf } from '../identity/sealer.ts';
import { fileLengthMax, fileStore } from './file-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'files-'));
const store = fileStore(folder, sealerOf(randomBytes(32)), 'HarbourBankMSP');
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(150_000)]);
const hashOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const hash = hashOf(pdf);
const pathOf = (of: string): string => join(folder, of.slice(0, 2), of);

async function* streamed(content: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += 50_000) yield content.subarray(at, at + 50_000);
}

beforeAll(async () => {
  expect(await store.keep(streamed(pdf), hash)).toEqual({
    hash,
    size: pdf.length,
    mediaType: 'application/pdf',
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ['hash-differs', 'it is not the file that it was called', pdf, hashOf(Buffer.from('other'))],
  ['type-unknown', 'nobody knows what it is', Buffer.from('hello'), hashOf(Buffer.from('hello'))],
  ['too-large', 'it is larger than the gateway takes', Buffer.alloc(fileLengthMax + 1), hash],
])('%s when %s, and nothing of it is left', async (why, _when, content, wanted) => {
  const before = readdirSync(folder, { recursive: true });
  expect(await store.keep(streamed(content), wanted)).toBe(why);
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

test('a stream that breaks off leaves nothing', async () => {
  async function* broken(): AsyncGenerator<Buffer> {
    yield pdf.subarray(0, 1000);
    throw new Error('connection lost');
  }
  const before = readdirSync(folder, { recursive: true });
  await expect(store.keep(broken(), hash)).rejects.toThrow('connection lost');
  expect(readdirSync(folder, { recursive: true })).toEqual(before);
});

test('a file that nobody kept is missing', async () => {
  expect(await store.state('00'.repeat(32))).toBe('missing');
});

test('a file that was changed on disk, or is another one, is damaged', async () => {
  const sealed = readFileSync(pathOf(hash));
  const other = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(10)]);
  await store.keep(streamed(other), hashOf(other));
  writeFileSync(pathOf(hash), sealed.subarray(0, -1));
  expect(await store.state(hash)).toBe('damaged');
  writeFileSync(pathOf(hash), readFileSync(pathOf(hashOf(other))));
  expect(await store.state(hash)).toBe('damaged');
  writeFileSync(pathOf(hash), sealed);
});

test('a kept file is held, comes back as it was, and lies sealed', async () => {
  expect(await store.state(hash)).toBe('held');
  const chunks: Uint8Array[] = [];
  for await (const chunk of store.open(hash)) chunks.push(chunk);
  expect(hashOf(Buffer.concat(chunks))).toBe(hash);
  expect(readFileSync(pathOf(hash)).includes(pdf.subarray(0, 16))).toBe(false);
});
