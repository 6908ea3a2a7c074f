/** All that a view holds, as one text or one hash: a view that was dropped and rebuilt has the same one (law 8). */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@chopmark/chaincode/api';
import type { DocumentStore } from '../store/document-store.ts';
import { openViews } from './views.ts';

/** The view's documents as canonical JSON after the name of their collection, in the order of the text. */
export const contentOf = async (store: DocumentStore): Promise<string[]> => {
  const lines: string[] = [];
  // An emptied collection is there in one view and not in the other: it has no line.
  for (const name of await openViews(store).collectionNames()) {
    const documents = await store.connection.collection(name).find().toArray();
    for (const document of documents) {
      lines.push(`${name} ${canonicalJson({ ...document, _id: String(document._id) })}`);
    }
  }
  return lines.sort();
};

export const contentHash = async (store: DocumentStore): Promise<string> => {
  const hash = createHash('sha256');
  for (const line of await contentOf(store)) hash.update(`${line}\n`);
  return hash.digest('hex');
};
