/** Documents by id, for whoever needs no more than that: the insert is the lock. */
import { trusted } from 'mongoose';
import type { KeyedDocuments } from '../hosting.ts';
import { type DocumentStore, endOfPrefix, isDuplicateKey } from './document-store.ts';

interface StoredDocument {
  readonly _id: string;
  /** JSON text. */
  readonly document: string;
  /** Milliseconds since 1970; without it the document stays. */
  readonly endsAt?: number;
}

export interface PrunedDocuments extends KeyedDocuments {
  /** Removes what has ended by then. @returns how many */
  prune(now: number): Promise<number>;
}

const text = { type: String, required: true } as const;

const storedOf = (
  _id: string,
  document: Readonly<Record<string, unknown>>,
  endsAt: number | undefined,
): StoredDocument => ({
  _id,
  document: JSON.stringify(document),
  ...(endsAt === undefined ? {} : { endsAt }),
});

/** @param collection those of one purpose, where they are many or looked through */
export const keyedDocuments = (store: DocumentStore, collection = 'documents'): PrunedDocuments => {
  const schema = new store.Schema<StoredDocument>(
    { _id: text, document: text, endsAt: Number },
    { collection, strict: 'throw', versionKey: false },
  );
  const documents = store.model<StoredDocument>(`KeyedDocument ${collection}`, schema);
  return {
    insert: async (id, document, endsAt) => {
      try {
        await documents.create(storedOf(id, document, endsAt));
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
    some: async (ids) => {
      const found = await documents.find({ _id: trusted({ $in: [...ids] }) }).lean<StoredDocument[]>();
      return new Map(
        found.map(({ _id, document }) => [_id, JSON.parse(document) as Record<string, unknown>]),
      );
    },
    list: async (prefix, { after, limit } = { limit: 0 }) => {
      const from = after === undefined ? { $gte: prefix } : { $gt: after };
      const found = await documents
        .find({ _id: trusted({ ...from, $lt: endOfPrefix(prefix) }) })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<StoredDocument[]>();
      return found.map(({ _id, document }) => ({
        id: _id,
        document: JSON.parse(document) as Record<string, unknown>,
      }));
    },
    replace: async (id, document, endsAt) => {
      await documents.replaceOne({ _id: id }, storedOf(id, document, endsAt), { upsert: true });
    },
    remove: async (id) => {
      await documents.deleteOne({ _id: id });
    },
    prune: async (now) => {
      const { deletedCount } = await documents.deleteMany({ endsAt: trusted({ $lt: now }) });
      return deletedCount;
    },
  };
};
