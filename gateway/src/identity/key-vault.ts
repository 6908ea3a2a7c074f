/**
 * Where signing keys live. The port fits a hardware module too: a key is made inside and only its reference
 * leaves.
 */
import 'reflect-metadata';
import { createPrivateKey, type KeyObject, webcrypto } from 'node:crypto';
import { Pkcs10CertificateRequestGenerator } from '@peculiar/x509';
import type { Sealer } from './sealer.ts';
import { signLowS } from './signature.ts';

export interface CreatedKey {
  /**
   * What the vault knows the key by. A hardware module returns a handle, the sealing vault the sealed key.
   */
  readonly reference: string;
  /** PKCS #10 request for its certificate, PEM. */
  readonly requestPem: string;
}

export interface KeyVault {
  /** Makes a P-256 key and signs a certificate request for the name with it. */
  createKey(commonName: string): Promise<CreatedKey>;
  /** An ECDSA signature over SHA-256, DER, low `s`. */
  sign(reference: string, message: Uint8Array): Uint8Array;
}

/** A vault whose keys can be brought in and carried out; a hardware module refuses both. */
export interface PortableKeyVault extends KeyVault {
  /** Takes a P-256 key in. @returns its reference */
  importKey(key: KeyObject): string;
  /** The key behind a reference, PKCS #8 in PEM. */
  exportKey(reference: string): string;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const purpose = 'signing key';
const openKeysMax = 1_000;

/** Keys sealed under the master key; the opened ones stay in memory, the oldest leaves first. */
export const sealingKeyVault = (sealer: Sealer): PortableKeyVault => {
  const opened = new Map<string, KeyObject>();
  const open = (reference: string): KeyObject => {
    const known = opened.get(reference);
    if (known !== undefined) return known;
    const key = createPrivateKey({ key: sealer.open(reference, purpose), format: 'der', type: 'pkcs8' });
    const oldest = opened.keys().next();
    if (opened.size >= openKeysMax && !oldest.done) opened.delete(oldest.value);
    opened.set(reference, key);
    return key;
  };
  return {
    createKey: async (commonName) => {
      const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
      const name = [{ CN: [commonName] }];
      const request = await Pkcs10CertificateRequestGenerator.create(
        { name, keys, signingAlgorithm: algorithm },
        webcrypto,
      );
      const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
      return { reference: sealer.seal(pkcs8, purpose), requestPem: request.toString('pem') };
    },
    sign: (reference, message) => signLowS(open(reference), message),
    importKey: (key) => sealer.seal(key.export({ format: 'der', type: 'pkcs8' }), purpose),
    exportKey: (reference) => open(reference).export({ format: 'pem', type: 'pkcs8' }).toString(),
  };
};
