/**
 * Ids and salts of a command are derived from its idempotency key under a secret of the gateway: nobody can
 * guess them, and the same request after a crash says exactly the same to the ledger, which then returns the
 * first result.
 */
import { createHmac, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type IdKind, idPrefixes } from '@chopmark/chaincode/api';

/** Fresh bytes: derived in the gateway, seeded in the simulator. */
export type RandomBytes = (count: number) => Buffer;

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** An id of 120 bits in Crockford's base 32. */
export const newId = (kind: IdKind, random: RandomBytes): string => {
  let bits = BigInt(`0x${random(15).toString('hex')}`);
  let text = '';
  for (let place = 0; place < 24; place += 1) {
    text = `${alphabet[Number(bits & 31n)] ?? ''}${text}`;
    bits >>= 5n;
  }
  return `${idPrefixes[kind]}-${text}`;
};

/** A stream of bytes that is the same for the same secret and seed. */
export const derivedBytes = (secret: Buffer, seed: string): RandomBytes => {
  let counter = 0;
  return (count) => {
    counter += 1;
    return createHmac('sha512', secret)
      .update(JSON.stringify([seed, counter]))
      .digest()
      .subarray(0, count);
  };
};

export const newDerivationKey = (): Buffer => randomBytes(32);

/** Reads the secret at this path, or makes one there, readable by its owner alone. */
export const loadDerivationKey = async (path: string): Promise<Buffer> => {
  const present = await readFile(path).catch(() => undefined);
  if (present !== undefined) return present;
  const made = newDerivationKey();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, made, { mode: 0o600, flag: 'wx' });
  return made;
};
