/**
 * Files at rest: each under a key of its own, which the sealer seals into the first line. The rest is frames of
 * AES-256-GCM; the last one says that it is the last, so that a file that was cut short does not open.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { Sealer } from '../identity/sealer.ts';

export type Bytes = AsyncIterable<Uint8Array>;

const frameLength = 65_536;
const tagLength = 16;
const headerEnd = 0x0a;

/** The same bytes in pieces of exactly this length; the last one, which may be empty, is shorter or as long. */
async function* piecesOf(content: Bytes, length: number): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  for await (const chunk of content) {
    rest = Buffer.concat([rest, chunk]);
    while (rest.length > length) {
      yield rest.subarray(0, length);
      rest = rest.subarray(length);
    }
  }
  yield rest;
}

/** Each with whether it is the last one. */
async function* withLast<T>(items: AsyncIterable<T>): AsyncGenerator<readonly [T, boolean]> {
  let held: { readonly item: T } | undefined;
  for await (const item of items) {
    if (held !== undefined) yield [held.item, false];
    held = { item };
  }
  if (held !== undefined) yield [held.item, true];
}

/** A counter is enough, for no key seals two files. */
const nonceOf = (frame: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(frame, 8);
  return nonce;
};
const markOf = (isLast: boolean): Buffer => Buffer.of(isLast ? 1 : 0);

/** @param purpose whose file it is; it opens for no other */
export async function* sealFile(content: Bytes, sealer: Sealer, purpose: string): AsyncGenerator<Buffer> {
  const key = randomBytes(32);
  yield Buffer.from(`${sealer.seal(key, purpose)}\n`);
  let frame = 0;
  for await (const [piece, isLast] of withLast(piecesOf(content, frameLength))) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(frame)).setAAD(markOf(isLast));
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    frame += 1;
  }
}

/** The header's text, and the bytes after it. */
const splitHeader = async (sealed: Bytes): Promise<[string, Bytes]> => {
  const chunks = sealed[Symbol.asyncIterator]();
  let read = Buffer.alloc(0);
  while (!read.includes(headerEnd)) {
    const next = await chunks.next();
    if (next.done === true) throw new Error('the sealed file has no header');
    read = Buffer.concat([read, next.value]);
  }
  const end = read.indexOf(headerEnd);
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield read.subarray(end + 1);
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield next.value;
  }
  return [read.subarray(0, end).toString(), rest()];
};

/** @throws Error when the file was changed, cut short, or sealed for another purpose or under another key */
export async function* openFile(sealed: Bytes, sealer: Sealer, purpose: string): AsyncGenerator<Buffer> {
  const [header, frames] = await splitHeader(sealed);
  const key = sealer.open(header, purpose);
  let frame = 0;
  for await (const [piece, isLast] of withLast(piecesOf(frames, frameLength + tagLength))) {
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(frame), { authTagLength: tagLength })
      .setAAD(markOf(isLast))
      .setAuthTag(piece.subarray(-tagLength));
    yield Buffer.concat([decipher.update(piece.subarray(0, -tagLength)), decipher.final()]);
    frame += 1;
  }
}
