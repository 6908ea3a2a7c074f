import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** The key pair that signs access tokens (P-256), and the id under which tokens name it. */
export interface TokenKey {
  readonly kid: string;
  readonly privatePem: string;
  readonly publicPem: string;
}

const pem = (key: KeyObject, type: 'pkcs8' | 'spki'): string =>
  (type === 'pkcs8' ? key.export({ format: 'pem', type }) : key.export({ format: 'pem', type })).toString();

/** The pair of a private key in PEM; its id is the thumbprint of RFC 7638. */
export const tokenKeyOf = (privatePem: string): TokenKey => {
  const publicKey = createPublicKey(createPrivateKey(privatePem));
  const { crv, kty, x, y } = publicKey.export({ format: 'jwk' });
  const kid = createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url');
  return { kid, privatePem, publicPem: pem(publicKey, 'spki') };
};

export const newTokenKey = (): TokenKey =>
  tokenKeyOf(pem(generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey, 'pkcs8'));

/** Reads the key at this path, or makes one there, readable by its owner alone. */
export const loadTokenKey = async (path: string): Promise<TokenKey> => {
  const present = await readFile(path, 'utf8').catch(() => undefined);
  if (present !== undefined) return tokenKeyOf(present);
  const made = newTokenKey();
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, made.privatePem, { mode: 0o600, flag: 'wx' });
  return made;
};
