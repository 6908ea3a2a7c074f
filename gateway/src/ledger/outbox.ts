/** Keeps every endorsed command until its outcome is final and the own peer has returned the private data. */
import type { DocumentStore } from '../store/document-store.ts';
import { isDuplicateKey } from '../store/document-store.ts';
import { isFinal, type OutboxEntry } from './outbox-entry.ts';

export interface Outbox {
  /** Stores a new entry; `false` when the command id has one already. */
  insert(entry: OutboxEntry): Promise<boolean>;
  replace(entry: OutboxEntry): Promise<void>;
  remove(commandId: string): Promise<void>;
  find(commandId: string): Promise<OutboxEntry | undefined>;
  /** All whose outcome is not final. */
  pending(): Promise<OutboxEntry[]>;
}

interface OutboxDocument {
  readonly _id: string;
  /** The entry, its envelope in base64: the store keeps it as one text and looks at nothing inside. */
  readonly entry: string;
  readonly open: boolean;
}

const documentOf = (entry: OutboxEntry): OutboxDocument => ({
  _id: entry.commandId,
  entry: JSON.stringify({ ...entry, envelope: Buffer.from(entry.envelope).toString('base64') }),
  open: !isFinal(entry),
});

const entryOf = ({ entry }: OutboxDocument): OutboxEntry => {
  const stored = JSON.parse(entry) as OutboxEntry & { envelope: string };
  return { ...stored, envelope: Buffer.from(stored.envelope, 'base64') };
};

export const documentOutbox = (store: DocumentStore): Outbox => {
  const schema = new store.Schema<OutboxDocument>(
    {
      _id: { type: String, required: true },
      entry: { type: String, required: true },
      open: { type: Boolean, required: true },
    },
    { collection: 'outbox', strict: 'throw', versionKey: false },
  );
  const entries = store.model<OutboxDocument>('OutboxEntry', schema);
  return {
    insert: async (entry) => {
      try {
        await entries.create(documentOf(entry));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    replace: async (entry) => {
      await entries.replaceOne({ _id: entry.commandId }, documentOf(entry), { upsert: true });
    },
    remove: async (commandId) => {
      await entries.deleteOne({ _id: commandId });
    },
    find: async (commandId) => {
      const document = await entries.findById(commandId).lean<OutboxDocument>();
      return document ? entryOf(document) : undefined;
    },
    pending: async () => (await entries.find({ open: true }).lean<OutboxDocument[]>()).map(entryOf),
  };
};

/**
 * Keeps a new entry; `false` where the command id has one already. What the ledger refused left nothing there: the same
 * command may be said again with what has changed since.
 */
export const keepEntry = async (outbox: Outbox, entry: OutboxEntry): Promise<boolean> => {
  if (await outbox.insert(entry)) return true;
  const earlier = await outbox.find(entry.commandId);
  if (earlier?.state !== 'refused' || earlier.contentHash === entry.contentHash) return false;
  await outbox.replace(entry);
  return true;
};
