/** Documents by id, for whoever needs no more than that: the insert is the lock. */
import type { KeyedDocuments } from '../hosting.ts';
import { type DocumentStore, isDuplicateKey } from './document-store.ts';

interface StoredDocument {
  readonly _id: string;
  /** JSON text. */
  readonly document: string;
}

const text = { type: String, required: true } as const;

export const keyedDocuments = (store: DocumentStore): KeyedDocuments => {
  const schema = new store.Schema<StoredDocument>(
    { _id: text, document: text },
    { collection: 'documents', strict: 'throw', versionKey: false },
  );
  const documents = store.model<StoredDocument>('KeyedDocument', schema);
  return {
    insert: async (id, document) => {
      try {
        await documents.create({ _id: id, document: JSON.stringify(document) });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    get: async (id) => {
      const found = await documents.findById(id).lean<StoredDocument>();
      return found === null ? undefined : (JSON.parse(found.document) as Record<string, unknown>);
    },
    replace: async (id, document) => {
      await documents.replaceOne(
        { _id: id },
        { _id: id, document: JSON.stringify(document) },
        { upsert: true },
      );
    },
    remove: async (id) => {
      await documents.deleteOne({ _id: id });
    },
  };
};
