/**
 * The documents of one organisation's view. Every document is keyed by `_id`, and records lie in one
 * collection per kind, because the embedded store reads a whole collection for anything but an `_id`.
 */
import type { Model } from 'mongoose';
import type { DocumentStore } from '../store/document-store.ts';

/** A public key of the ledger with its latest value. */
export interface RecordDocument {
  readonly _id: string;
  /** JSON text, byte for byte as on the ledger. */
  readonly value: string;
  readonly block: number;
  readonly txId: string;
}

/** One transaction, valid or not; `_id` is its place, so that ids sort as the ledger does. */
export interface TransactionDocument {
  readonly _id: string;
  readonly mspId: string;
  readonly role: string;
  readonly command: string;
  readonly validationCode: string;
  /** JSON text of the LedgerTransaction. */
  readonly row: string;
}

/** The valid transactions whose events name a record; `_id` is the record's id. */
export interface TimelineDocument {
  readonly _id: string;
  /** JSON texts of LedgerTransaction, oldest first. */
  readonly rows: readonly string[];
}

/** An opening in one of the organisation's own collections; `_id` is `<collection> <key>`. */
export interface TermsDocument {
  readonly _id: string;
  /** JSON text. */
  readonly value: string;
  readonly block: number;
  readonly txId: string;
}

/** A private write of the organisation that its peer did not have when the block came. */
export interface MissingTermsDocument {
  readonly _id: string;
  readonly collectionName: string;
  readonly keyHash: string;
  readonly block: number;
  readonly txId: string;
}

/** An alert that concerns the organisation; ids sort as the ledger runs. */
export interface AlertDocument {
  readonly _id: string;
  readonly topic: string;
  readonly closes: boolean;
  /** JSON text of the LedgerAlert. */
  readonly value: string;
}

/** The last block that alerts were made of: they are ahead of the rest of the view. */
export interface AlertHeightDocument {
  readonly _id: 'alert-height';
  readonly block: number;
}

/** Of the documents below: a view in another format is made again from block 0. */
export const viewFormat = 2;

export interface CheckpointDocument {
  readonly _id: 'checkpoint';
  readonly format?: number;
  readonly block: number;
  readonly hash: string;
}

/** A view that is being made again. It outlives a crash: nobody takes half a view for a whole one. */
export interface RebuildDocument {
  readonly _id: 'rebuild';
  /** The last block that the view had: it is whole again when it has that one. */
  readonly target: number;
  readonly dropped: boolean;
}

export interface Views {
  /** Records of the kind that a key or prefix begins with. */
  records(key: string): Model<RecordDocument>;
  readonly transactions: Model<TransactionDocument>;
  readonly timelines: Model<TimelineDocument>;
  readonly terms: Model<TermsDocument>;
  readonly missingTerms: Model<MissingTermsDocument>;
  readonly alerts: Model<AlertDocument>;
  readonly alertHeights: Model<AlertHeightDocument>;
  readonly checkpoints: Model<CheckpointDocument>;
  readonly rebuilds: Model<RebuildDocument>;
  /** Every collection of the view that exists, by name. */
  collectionNames(): Promise<string[]>;
  /** Drops the view, checkpoint first: a crash in between leaves a view that is rebuilt. */
  drop(): Promise<void>;
}

const viewPrefix = 'view-';
const text = { type: String } as const;
const number = { type: Number } as const;
const flag = { type: Boolean } as const;
const texts = { type: [String] };
type Field = typeof text | typeof number | typeof flag | typeof texts;

/** `lien` of `lien/<asset>/<lien>`. */
const kindOf = (key: string): string => /^[a-z][a-z-]{0,39}(?=\/|$)/.exec(key)?.[0] ?? 'other';

export const openViews = (store: DocumentStore): Views => {
  const model = <T>(name: string, fields: Record<string, Field>, prefix = viewPrefix): Model<T> => {
    const collection = `${prefix}${name}`;
    const known = store.models[collection] as Model<T> | undefined;
    if (known !== undefined) return known;
    const schema = new store.Schema(
      { _id: text, ...fields },
      { collection, strict: 'throw', versionKey: false },
    );
    return store.model(collection, schema) as unknown as Model<T>;
  };
  const place = { block: number, txId: text };
  const checkpoints = model<CheckpointDocument>('checkpoint', { format: number, block: number, hash: text });
  const alertHeights = model<AlertHeightDocument>('alert-height', { block: number }, '');
  const collectionNames = async (): Promise<string[]> =>
    (await store.connection.listCollections())
      .map(({ name }) => name)
      .filter((name) => name.startsWith(viewPrefix))
      .sort();
  return {
    records: (key) => model<RecordDocument>(`record-${kindOf(key)}`, { value: text, ...place }),
    transactions: model('transaction', {
      mspId: text,
      role: text,
      command: text,
      validationCode: text,
      row: text,
    }),
    timelines: model('timeline', { rows: texts }),
    terms: model('terms', { value: text, ...place }),
    missingTerms: model('missing-terms', { collectionName: text, keyHash: text, ...place }),
    alerts: model('alert', { topic: text, closes: flag, value: text }),
    checkpoints,
    // Not of what the view says: the first depends on how blocks were batched, the second outlives the view.
    alertHeights,
    rebuilds: model('rebuilds', { target: number, dropped: flag }, ''),
    collectionNames,
    drop: async () => {
      await checkpoints.deleteOne({ _id: 'checkpoint' });
      await alertHeights.deleteOne({ _id: 'alert-height' });
      for (const name of await collectionNames()) await store.connection.dropCollection(name);
    },
  };
};
