/** One hash over all that a view holds: a view that was dropped and rebuilt has the same one (law 8). */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@chopmark/chaincode/api';
import type { DocumentStore } from '../store/document-store.ts';
import { openViews } from './views.ts';

export const contentHash = async (store: DocumentStore): Promise<string> => {
  const hash = createHash('sha256');
  for (const name of await openViews(store).collectionNames()) {
    const documents = await store.connection.collection(name).find().toArray();
    const lines = documents
      .map((document) => canonicalJson({ ...document, _id: String(document._id) }))
      .sort();
    // An emptied collection is there in one view and not in the other.
    if (lines.length > 0) hash.update(`${name}\n${lines.join('\n')}\n`);
  }
  return hash.digest('hex');
};
