/** The part of the catalogue about consents and customs declarations. Append only, as the whole is. */
import { type ErrorEntry, refusal } from './error-entry.ts';

export const customsErrors = {
  // Consent
  CONSENT_NOT_FOUND: refusal(404, 'There is no such consent.'),
  CONSENT_NOT_ACTIVE: refusal(403, 'The consent was revoked or has expired.'),
  CONSENT_SCOPE_EXCEEDED: refusal(403, 'The consent is for other purposes or other declarations.'),
  CONSENT_RATE_EXCEEDED: refusal(409, 'More was asked under the consent than an hour allows.', true),
  // Customs declarations
  DECLARATION_STATUS_WRONG: refusal(409, 'The declaration is not in a status that allows this.'),
  DECLARATION_FLOW_WRONG: refusal(422, 'An import is taken for an export, or the other way round.'),
  CUSTOMS_NUMBER_WRONG: refusal(
    422,
    'The number is not of this office, flow and year of acceptance, or is that of data entry.',
  ),
  DECLARATION_REGISTERED: refusal(409, 'Another declaration has this number.'),
  ASSESSMENT_MISSING: refusal(422, 'The step brings an assessment and its fingerprints, or must bring none.'),
  WITHDRAWAL_NOT_REQUESTED: refusal(409, 'The firm has not asked for the withdrawal.', true),
  PLATFORMS_DIFFER: refusal(422, 'The firms of one batch are members of different platforms.'),
  PUBLIC_KEY_INVALID: refusal(422, 'The key is no point of P-256.'),
  FEED_NOT_FOUND: refusal(404, 'Customs has registered no such system.'),
  CAPACITY_EXCEEDED: refusal(422, 'More is asked for than the declaration supports.'),
  VERIFICATION_NOT_FOUND: refusal(404, 'There is no such question.'),
  VERIFICATION_ANSWERED: refusal(409, 'The question was answered before.'),
  // Payments for imports
  PAYMENT_NOT_FOUND: refusal(404, 'The bank has no such payment.'),
  PAYMENT_STATUS_WRONG: refusal(409, 'The payment is not in a status that allows this.'),
  EXPLANATION_MISSING: refusal(422, 'Another is paid than the declared party, and nothing says why.'),
  VERIFICATION_MISSING: refusal(
    422,
    'A payment of this size needs an answer of customs that still holds.',
    true,
  ),
} as const satisfies Record<string, ErrorEntry>;
