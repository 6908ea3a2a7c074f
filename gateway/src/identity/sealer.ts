/** Encryption at rest: AES-256-GCM under one master key, each text bound to its purpose. */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';

/** Seals what must not lie readable in the document store. */
export interface Sealer {
  /** @param purpose what the text is and whose; opening it for another purpose fails */
  seal(text: Uint8Array, purpose: string): string;
  /** @throws Error when the sealed text was changed, or sealed for another purpose or under another key */
  open(sealed: string, purpose: string): Buffer;
}

const version = 'v1';
const tagLength = 16;

export const sealerOf = (masterKey: Buffer): Sealer => ({
  seal: (text, purpose) => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', masterKey, nonce).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    return `${version}.${sealed.toString('base64url')}`;
  },
  open: (sealed, purpose) => {
    const [format, body] = sealed.split('.');
    if (format !== version || body === undefined) throw new Error('sealed text of an unknown version');
    const bytes = Buffer.from(body, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', masterKey, bytes.subarray(0, 12))
      .setAAD(Buffer.from(purpose))
      .setAuthTag(bytes.subarray(-tagLength));
    return Buffer.concat([decipher.update(bytes.subarray(12, -tagLength)), decipher.final()]);
  },
});

/**
 * The master key of a file that only its owner may read; made where there is none.
 * @throws Error when others may read the file, or it does not hold 32 bytes in hexadecimal digits
 */
export const masterKeyOf = (path: string): Buffer => {
  if (!existsSync(path)) {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(path, 0o600);
  }
  if ((statSync(path).mode & 0o077) !== 0) throw new Error(`${path} may be read by others: chmod 600 it`);
  const key = readFileSync(path, 'utf8').trim();
  if (!/^[0-9a-f]{64}$/.test(key)) throw new Error(`${path} does not hold a key of 32 bytes`);
  return Buffer.from(key, 'hex');
};
