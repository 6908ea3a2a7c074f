import { hashOf } from '@chopmark/chaincode/api';

/** A strong tag of a public record: it changes when the record does. */
export const etagOf = (record: unknown): string => `"${hashOf(record).slice(0, 32)}"`;
