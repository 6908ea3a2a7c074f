/** What the organisation knows of a file beside its bytes: kind, length, whose it is, who fetched it. */
import { z } from 'zod';
import type { KeyedDocuments } from '../hosting.ts';
import type { KeptFile } from './file-store.ts';

export const FileEntry = z.strictObject({
  mediaType: z.string(),
  size: z.int(),
  /** Firms whose officers brought it; `''` is the organisation itself. */
  owners: z.array(z.string()),
  /** The organisation that it was fetched from. */
  fetchedFrom: z.string().optional(),
});
export type FileEntry = z.output<typeof FileEntry>;

/** One delivery of a file to another organisation, one fetch from it, or one reading by an own person. */
export const FileAccess = z
  .strictObject({
    at: z.string(),
    direction: z.enum(['delivered', 'fetched', 'read']),
    organisation: z.string(),
    person: z.string().optional().meta({ description: 'Enrolment id of who read it.' }),
    recordId: z.string(),
  })
  .meta({ id: 'FileAccess' });
export type FileAccess = z.output<typeof FileAccess>;

const entryId = (hash: string): string => `file/${hash}`;
const accessId = (hash: string, number: number): string => `file-access/${hash}/${number}`;

export const findEntry = async (documents: KeyedDocuments, hash: string): Promise<FileEntry | undefined> => {
  const found = await documents.get(entryId(hash));
  return found === undefined ? undefined : FileEntry.parse(found);
};

/** Adds an owner to the file's entry, or makes the entry. */
export const enterFile = async (
  documents: KeyedDocuments,
  { hash, mediaType, size }: KeptFile,
  origin: { readonly owner?: string; readonly fetchedFrom?: string },
): Promise<void> => {
  const known = await findEntry(documents, hash);
  const owners = [
    ...new Set([...(known?.owners ?? []), ...(origin.owner === undefined ? [] : [origin.owner])]),
  ];
  const from = known?.fetchedFrom ?? origin.fetchedFrom;
  await documents.replace(entryId(hash), {
    mediaType,
    size,
    owners,
    ...(from === undefined ? {} : { fetchedFrom: from }),
  });
};

/** Every access in order. */
export const listAccesses = async (documents: KeyedDocuments, hash: string): Promise<FileAccess[]> => {
  const accesses: FileAccess[] = [];
  for (let number = 1; ; number += 1) {
    const found = await documents.get(accessId(hash, number));
    if (found === undefined) return accesses;
    accesses.push(FileAccess.parse(found));
  }
};

/** The insert is the lock: of two at once, the second takes the next number. */
export const noteAccess = async (
  documents: KeyedDocuments,
  hash: string,
  access: FileAccess,
): Promise<void> => {
  let number = 1;
  while (!(await documents.insert(accessId(hash, number), access))) number += 1;
};
