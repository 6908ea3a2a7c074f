import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { keysOfFile } from './key-file.ts';

const keyFile = (
  epochs: readonly number[],
  path = join(mkdtempSync(join(tmpdir(), 'keys-')), 'keys.json'),
): string => {
  const keys = epochs.map((epoch) => ({ epoch, key: `${epoch}`.repeat(64) }));
  writeFileSync(path, JSON.stringify({ epochs: keys }), { mode: 0o600 });
  return path;
};

test('a file that others may read, or that holds no key, is refused', () => {
  const path = keyFile([1]);
  chmodSync(path, 0o644);
  expect(() => keysOfFile(path)).toThrow('may be read by others');
  expect(() => keysOfFile(keyFile([]))).toThrow('fingerprint key');
});

test('a key that was added is used without a restart', () => {
  const path = keyFile([1]);
  const keys = keysOfFile(path);
  const [before] = keys.tokens('bytes');
  keyFile([1, 2], path);
  expect(keys.tokens('bytes').map(({ epoch }) => epoch)).toEqual([1, 2]);
  expect(keys.tokens('bytes')[0]).toEqual(before);
});
