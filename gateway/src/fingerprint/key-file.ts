/** Keys of fingerprints from a file, read again when it has changed: a new key needs no restart. */
import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import { type FingerprintKeys, hmacKeys } from './token.ts';

const KeyFile = z.strictObject({
  epochs: z.array(z.strictObject({ epoch: z.int().min(1), key: z.string() })),
});

/**
 * @param path file with `{ epochs: [{ epoch, key }] }`
 * @throws Error when the file is not there, others may read it, or it holds no keys
 */
export const keysOfFile = (path: string): FingerprintKeys => {
  let known = { version: '', keys: undefined as FingerprintKeys | undefined };
  const current = (): FingerprintKeys => {
    const { mtimeMs, size, mode } = statSync(path);
    const version = `${mtimeMs} ${size}`;
    if (known.keys !== undefined && known.version === version) return known.keys;
    if ((mode & 0o077) !== 0) throw new Error(`${path} may be read by others: chmod 600 it`);
    const keys = hmacKeys(KeyFile.parse(JSON.parse(readFileSync(path, 'utf8'))).epochs);
    known = { version, keys };
    return keys;
  };
  current();
  return { tokens: (bytes) => current().tokens(bytes) };
};
