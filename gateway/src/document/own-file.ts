/** Files that the caller may read: its own, which its firm brought or its organisation has. */
import type { Principal } from '../auth/principal.ts';
import { Problem } from '../plugins/problem.ts';
import { type FileEntry, findEntry } from './registry.ts';

/** The file's entry where it is the viewer's own. @throws Problem, the same for what is not there and what is secret */
export const ownEntry = async ({ organisation, user }: Principal, hash: string): Promise<FileEntry> => {
  const entry = await findEntry(organisation.documents, hash);
  if (entry === undefined || (user.subject !== undefined && !entry.owners.includes(user.subject))) {
    throw new Problem('RECORD_NOT_FOUND');
  }
  return entry;
};

interface OwnFile {
  readonly mediaType: string;
  /** The whole file; at most 20 MiB. */
  content(): Promise<Uint8Array>;
}

const wholeOf = async (bytes: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
};

/** @throws Problem for a file that is not the caller's, or whose bytes are not what its hash says */
export const ownFile = async (principal: Principal, hash: string): Promise<OwnFile> => {
  const { mediaType } = await ownEntry(principal, hash);
  const { files } = principal.organisation;
  if ((await files.state(hash)) !== 'held') throw new Problem('FILE_DAMAGED');
  return { mediaType, content: () => wholeOf(files.open(hash)) };
};
