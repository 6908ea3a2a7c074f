/**
 * One database per organisation, one connection per client: FerretDB on SQLite loses updates when requests run
 * concurrently, so the pool holds one connection and all that must be unique is a document's `_id`.
 */
import type { Manifest } from '@chopmark/network/manifest';
import { Mongoose, type ConnectOptions } from 'mongoose';

export type DocumentStore = Mongoose;

/** Database of an organisation. */
export const databaseName = (slug: string): string => `chopmark-${slug}`;

const optionsOf = ({
  tlsCaCertificate,
  clientCertificateAndKey,
}: Manifest['documentStore']): ConnectOptions => ({
  ...(tlsCaCertificate === undefined ? {} : { tls: true, tlsCAFile: tlsCaCertificate }),
  ...(clientCertificateAndKey === undefined ? {} : { tlsCertificateKeyFile: clientCertificateAndKey }),
});

/**
 * Connects to the database of an organisation. A filter with an unknown path throws, and a filter that came from a
 * request cannot carry an operator.
 * @throws MongooseServerSelectionError when the store does not answer within ten seconds
 */
export const openDocumentStore = async (
  settings: Manifest['documentStore'],
  dbName: string,
): Promise<DocumentStore> => {
  const store = new Mongoose({
    strictQuery: 'throw',
    sanitizeFilter: true,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  await store.connect(settings.uri, {
    ...optionsOf(settings),
    dbName,
    maxPoolSize: 1,
    serverSelectionTimeoutMS: 10_000,
    socketTimeoutMS: 30_000,
    retryWrites: false,
  });
  return store;
};

/** End of the range of ids with a prefix: the last character raised by one. */
export const endOfPrefix = (prefix: string): string =>
  prefix.slice(0, -1) + String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1);

/** The store's code for an `_id` that is taken. */
export const duplicateKey = 11_000;

/** Whether an insert failed because a document with this `_id` is there already. */
export const isDuplicateKey = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === duplicateKey;
