import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sealerOf } from '../identity/sealer.ts';
import { type Bytes, openFile, sealFile } from './sealed-file.ts';

const sealer = sealerOf(randomBytes(32));

async function* inChunks(content: Buffer, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length);
}
const all = async (content: Bytes): Promise<Buffer> => {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
};
const sealed = (content: Buffer, purpose = 'file of HarbourBankMSP'): Promise<Buffer> =>
  all(sealFile(inChunks(content, 10_000), sealer, purpose));
const opened = (bytes: Buffer, purpose = 'file of HarbourBankMSP'): Promise<Buffer> =>
  all(openFile(inChunks(bytes, 7_001), sealer, purpose));
const frame = 65_536 + 16;

test('a sealed file does not open for another organisation', async () => {
  await expect(opened(await sealed(Buffer.from('x')), 'file of RiverBankMSP')).rejects.toThrow();
});

test('a changed byte is noticed, in whichever frame', async () => {
  const bytes = await sealed(randomBytes(200_000));
  for (const at of [bytes.indexOf(0x0a) + 1, bytes.length - 1, Math.floor(bytes.length / 2)]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    await expect(opened(changed)).rejects.toThrow();
  }
});

test('a file that was cut between two frames does not open', async () => {
  const bytes = await sealed(randomBytes(200_000));
  const start = bytes.indexOf(0x0a) + 1;
  await expect(opened(bytes.subarray(0, start + frame))).rejects.toThrow();
  await expect(opened(bytes.subarray(0, start))).rejects.toThrow();
});

test('frames in another order do not open', async () => {
  const bytes = await sealed(randomBytes(200_000));
  const start = bytes.indexOf(0x0a) + 1;
  const swapped = Buffer.concat([
    bytes.subarray(0, start),
    bytes.subarray(start + frame, start + 2 * frame),
    bytes.subarray(start, start + frame),
    bytes.subarray(start + 2 * frame),
  ]);
  await expect(opened(swapped)).rejects.toThrow();
});

test('content of any length opens to the same bytes, and none of it lies readable', async () => {
  const lengths = fc.oneof(fc.nat(300_000), fc.constantFrom(0, 1, 65_535, 65_536, 65_537, 131_072));
  await fc.assert(
    fc.asyncProperty(lengths, async (length) => {
      const content = randomBytes(length);
      const bytes = await sealed(content);
      const sameHash = createHash('sha256')
        .update(await opened(bytes))
        .digest('hex');
      expect(sameHash).toBe(createHash('sha256').update(content).digest('hex'));
      if (length >= 16) expect(bytes.includes(content.subarray(0, 16))).toBe(false);
    }),
    { numRuns: 40 },
  );
});
