/** The part of the catalogue about receivables. Append only, as the whole is. */
import { type ErrorEntry, refusal } from './error-entry.ts';

export const receivableErrors = {
  NOT_THE_SELLER: refusal(403, 'The claim belongs to another firm.'),
  NOT_THE_DEBTOR: refusal(403, 'Another party owes the claim, or records for the one that owes it.'),
  DEBTOR_NOT_INDEPENDENT: refusal(
    422,
    'A debtor with its keys on the platform of the seller cannot confirm: a bank records for it.',
  ),
  RECEIVABLE_REGISTERED: refusal(409, 'The invoice is registered already.'),
  RECEIVABLE_CONTRADICTED: refusal(409, 'The invoice is registered already, with other particulars.'),
  CONFIRMATION_EXCESSIVE: refusal(
    422,
    'More is confirmed than was invoiced, or in another currency, or due before the invoice was issued.',
  ),
  WAIVER_NOT_GIVEN: refusal(422, 'Nobody but the debtor waives its defences.'),
  DEBT_ANSWERED: refusal(409, 'The debtor has answered, or an answer waits for the second person.'),
  REGISTRATION_RECORDED: refusal(409, 'The registration of this lien was recorded before.'),
  REGISTRATION_AHEAD: refusal(422, 'The registration is dated in the future.'),
  WARNING_NOT_ACKNOWLEDGED: refusal(422, 'The receivable has warnings that the bank does not say it knows.'),
  QUOTE_ACCEPTED: refusal(
    409,
    'Quotes that were accepted, and liens, leave less than this one asks for.',
    true,
  ),
  CREDIT_NOTE_NOT_FOUND: refusal(404, 'There is no such credit note.'),
  CREDIT_NOTE_OPEN: refusal(409, 'An earlier credit note waits for the consent of a lienholder.', true),
  CREDIT_NOTE_NOT_OPEN: refusal(409, 'The credit note does not wait for this bank’s consent.'),
  QUOTE_NOT_KEPT: refusal(422, 'The terms of the loan are not those of the quote that was accepted.'),
  TAX_LOOK_ELSEWHERE: refusal(422, 'The look was at another tax invoice than the claim’s.'),
  PAYMENT_AHEAD: refusal(422, 'The payment is dated in the future.'),
} as const satisfies Record<string, ErrorEntry>;
