/**
 * Hashes that chain the blocks: SHA-256 over the DER of `{ number, previousHash, dataHash }`, and over all
 * transactions.
 */
import { createHash } from 'node:crypto';

export const sha256 = (...parts: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

const der = (tag: number, content: Buffer): Buffer => {
  if (content.length >= 0x80) throw new RangeError('longer than a block header holds');
  return Buffer.concat([Buffer.of(tag, content.length), content]);
};

const derNumber = (value: number): Buffer => {
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.padStart(digits.length + (digits.length % 2), '0'), 'hex');
  return der(2, (bytes[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes);
};

/** Hash of a block's header, as Fabric computes it (protoutil.BlockHeaderHash). */
export const headerHash = (number: number, previousHash: Uint8Array, dataHash: Uint8Array): string => {
  const content = [derNumber(number), der(4, Buffer.from(previousHash)), der(4, Buffer.from(dataHash))];
  return sha256(der(0x30, Buffer.concat(content)));
};
