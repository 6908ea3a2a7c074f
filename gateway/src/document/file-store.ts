/** Files of one organisation by the SHA-256 of their content: hashed while they stream, sealed on disk. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Sealer } from '../identity/sealer.ts';
import { mediaTypeOf, signatureLength } from './media-type.ts';
import { type Bytes, openFile, sealFile } from './sealed-file.ts';

export interface KeptFile {
  /** SHA-256 of the content, hexadecimal. */
  readonly hash: string;
  readonly size: number;
  readonly mediaType: string;
}

export interface TextKind {
  readonly mediaType: string;
  readonly lengthMax: number;
}

/** Why a file is not kept; nothing of it is left. */
export type NotKept = 'too-large' | 'type-unknown' | 'hash-differs';

/** `damaged`: something lies where the file should, and it is not the file. */
export type FileState = 'held' | 'missing' | 'damaged';

export interface FileStore {
  /**
   * @param hash what the content must hash to
   * @param text a kind of text, which no first bytes tell, and how long it may be
   */
  keep(content: Bytes, hash: string, text?: TextKind): Promise<KeptFile | NotKept>;
  /** Reads the whole file to tell. */
  state(hash: string): Promise<FileState>;
  /** @throws Error while reading, when the file is missing or damaged */
  open(hash: string): Bytes;
}

export const fileLengthMax = 20 * 1024 * 1024;

class Refused extends Error {
  readonly why: NotKept;
  constructor(why: NotKept) {
    super(why);
    this.why = why;
  }
}

interface Measure {
  readonly through: (content: Bytes) => Bytes;
  readonly result: () => KeptFile;
}

/** Looks at what passes: its length, hash and first bytes. */
const measure = (text: TextKind | undefined): Measure => {
  const lengthMax = text?.lengthMax ?? fileLengthMax;
  const hash = createHash('sha256');
  let size = 0;
  let head = Buffer.alloc(0);
  return {
    through: async function* (content) {
      for await (const chunk of content) {
        size += chunk.length;
        if (size > lengthMax) throw new Refused('too-large');
        hash.update(chunk);
        if (head.length < signatureLength) head = Buffer.concat([head, chunk.subarray(0, signatureLength)]);
        yield chunk;
      }
    },
    result: () => {
      const mediaType = text?.mediaType ?? mediaTypeOf(head);
      if (mediaType === undefined) throw new Refused('type-unknown');
      return { hash: hash.digest('hex'), size, mediaType };
    },
  };
};

/** Flushed before it gets its name: a name is there only with its content. */
const settle = async (from: string, to: string): Promise<void> => {
  const file = await open(from, 'r');
  await file.sync();
  await file.close();
  await rename(from, to);
};

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** @param owner part of what the files are sealed for: one organisation's do not open for another */
export const fileStore = (folder: string, sealer: Sealer, owner: string): FileStore => {
  const purpose = `file of ${owner}`;
  const pathOf = (hash: string): string => join(folder, hash.slice(0, 2), hash);
  const read = (hash: string): Bytes => openFile(createReadStream(pathOf(hash)), sealer, purpose);

  const keepAt = async (
    part: string,
    content: Bytes,
    hash: string,
    text: TextKind | undefined,
  ): Promise<KeptFile> => {
    const measured = measure(text);
    await pipeline(
      sealFile(measured.through(content), sealer, purpose),
      createWriteStream(part, { mode: 0o600 }),
    );
    const kept = measured.result();
    if (kept.hash !== hash) throw new Refused('hash-differs');
    await mkdir(join(folder, hash.slice(0, 2)), { recursive: true, mode: 0o700 });
    await settle(part, pathOf(hash));
    return kept;
  };

  return {
    keep: async (content, hash, text) => {
      const parts = join(folder, 'incoming');
      await mkdir(parts, { recursive: true, mode: 0o700 });
      const part = join(parts, randomUUID());
      try {
        return await keepAt(part, content, hash, text);
      } catch (error) {
        await rm(part, { force: true });
        if (error instanceof Refused) return error.why;
        throw error;
      }
    },
    state: async (hash) => {
      if (!(await isThere(pathOf(hash)))) return 'missing';
      try {
        const found = createHash('sha256');
        for await (const chunk of read(hash)) found.update(chunk);
        return found.digest('hex') === hash ? 'held' : 'damaged';
      } catch {
        return 'damaged';
      }
    },
    open: read,
  };
};
