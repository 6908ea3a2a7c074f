import { hashOf } from '@chopmark/chaincode/api';

/** A strong tag of an answer without its block: it changes when the caller would see something else. */
export const etagOf = (answer: unknown): string => `"${hashOf(answer).slice(0, 32)}"`;
