/**
 * What a view leaves to the peer: what comes by the hundred thousand and is asked for by the ledger's own rules alone.
 * Every document is written once for each organisation, and the embedded store reads a whole collection for most
 * questions.
 */
import { idPrefixes } from '@chopmark/chaincode/api';

const kinds = ['legacy-row/', 'fingerprint/', 'keyed/', 'claim/'];

export const isUnread = (key: string): boolean => kinds.some((kind) => key.startsWith(kind));

/** By the id that terms are kept under. */
export const areUnreadTerms = (key: string): boolean => key.startsWith(`${idPrefixes.legacyBatch}-`);
