/**
 * What a view leaves to the peer: rows of banks' old books come by the hundred thousand, are looked for by key alone,
 * and the embedded store reads a whole collection for one document.
 */
import { idPrefixes } from '@chopmark/chaincode/api';

const kinds = ['legacy-row/', 'legacy-paper/'];

export const isUnread = (key: string): boolean => kinds.some((kind) => key.startsWith(kind));

/** By the id that terms are kept under. */
export const areUnreadTerms = (key: string): boolean => key.startsWith(`${idPrefixes.legacyBatch}-`);
