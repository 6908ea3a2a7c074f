import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { masterKeyOf, sealerOf } from './sealer.ts';

const sealer = sealerOf(randomBytes(32));
const text = Buffer.from('{"price":"8 412.50"}');

test('a sealed text does not open for another purpose', () => {
  const sealed = sealer.seal(text, 'terms of CMD-1');
  expect(() => sealer.open(sealed, 'terms of CMD-2')).toThrow();
});

test('a sealed text does not open under another key', () => {
  expect(() => sealerOf(randomBytes(32)).open(sealer.seal(text, 'terms'), 'terms')).toThrow();
});

test('a changed byte is noticed', () => {
  const sealed = Buffer.from(sealer.seal(text, 'terms').slice(3), 'base64url');
  sealed[14] = (sealed[14] ?? 0) ^ 1;
  expect(() => sealer.open(`v1.${sealed.toString('base64url')}`, 'terms')).toThrow();
});

test('the same text is never sealed twice to the same bytes, and opens', () => {
  expect(sealer.seal(text, 'terms')).not.toBe(sealer.seal(text, 'terms'));
  expect(sealer.open(sealer.seal(text, 'terms'), 'terms')).toEqual(text);
});

test('a master key that others may read is refused', () => {
  const path = join(mkdtempSync(join(tmpdir(), 'master-key-')), 'master.key');
  const key = masterKeyOf(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(masterKeyOf(path)).toEqual(key);
  chmodSync(path, 0o640);
  expect(() => masterKeyOf(path)).toThrow('may be read by others');
});
