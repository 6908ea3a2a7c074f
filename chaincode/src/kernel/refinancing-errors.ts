/** Refusals about refinancing: a part of the one catalogue, append only as that is. */
import { type ErrorEntry, refusal } from './error-entry.ts';

export const refinancingErrors = {
  REFINANCING_NOT_FOUND: refusal(404, 'There is no such refinancing.'),
  REFINANCING_STATUS_WRONG: refusal(409, 'The refinancing is not in a status that allows this.'),
  SHARE_EXCEEDS_REFINANCED: refusal(422, 'The new lien would take more than the one that it replaces.'),
  PAYOFF_QUOTE_EXPIRED: refusal(409, 'The payoff quote is no longer valid.'),
  PAYOFF_LAPSED: refusal(409, 'Receipt of the payoff was not confirmed in time.'),
  PAYOFF_NOT_LAPSED: refusal(409, 'There is time left to confirm receipt of the payoff.', true),
  CONTROL_PROMISED: refusal(409, 'The warehouse has promised to obey this bank already.'),
} as const satisfies Record<string, ErrorEntry>;
