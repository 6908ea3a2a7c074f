/** Refusals about documents that were presented: a part of the one catalogue, append only as that is. */
import { type ErrorEntry, refusal } from './error-entry.ts';

export const presentationErrors = {
  DATED_AHEAD: refusal(422, 'What is recorded is dated in the future.'),
} as const satisfies Record<string, ErrorEntry>;
