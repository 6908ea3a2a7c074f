/**
 * Refusals that HTTP adds to those of the ledger (`errorCatalogue` of the chaincode). Append only: a code is
 * never renamed, renumbered or reused.
 */
interface ProblemEntry {
  readonly status: number;
  readonly title: string;
}

const problem = (status: number, title: string): ProblemEntry => ({ status, title });

export const httpCatalogue = {
  JSON_MALFORMED: problem(400, 'The body is not JSON.'),
  BODY_TOO_LARGE: problem(413, 'The body is larger than the gateway takes.'),
  CONTENT_TYPE_UNSUPPORTED: problem(415, 'The body has a content type other than application/json.'),
  REQUEST_INVALID: problem(400, 'The request does not have the documented form.'),
  ROUTE_NOT_FOUND: problem(404, 'There is nothing at this address.'),
  RECORD_NOT_FOUND: problem(404, 'There is no such record for you.'),
  ACCESS_TOKEN_MISSING: problem(401, 'The request carries no access token.'),
  ACCESS_TOKEN_INVALID: problem(401, 'The access token is not valid here and now.'),
  LOGIN_FAILED: problem(401, 'Login and password do not belong together.'),
  REFRESH_TOKEN_INVALID: problem(401, 'The refresh token is unknown, used or expired.'),
  IDEMPOTENCY_KEY_MISSING: problem(400, 'A write needs the header Idempotency-Key.'),
  IDEMPOTENCY_KEY_INVALID: problem(400, 'An idempotency key has 1 to 128 visible ASCII characters.'),
  IDEMPOTENCY_KEY_REUSED: problem(422, 'The idempotency key was used before with other content.'),
  IDEMPOTENCY_IN_FLIGHT: problem(409, 'A request with this idempotency key is under way.'),
  RECORD_CHANGED: problem(412, 'The record is no longer what If-Match names.'),
  TERMS_NOT_HELD: problem(409, 'The organisation holds no copy of terms that this command repeats.'),
  FILE_TYPE_NOT_ALLOWED: problem(415, 'The first bytes are of no kind of file that is taken.'),
  FILE_HASH_MISMATCH: problem(422, 'The content does not have the hash that it is named by.'),
  FILE_DAMAGED: problem(500, 'The file is named on the ledger, and what lies here is missing or is not it.'),
  FILE_NOT_AVAILABLE: problem(403, 'There is no such file for this request.'),
  FILE_MISSING: problem(404, 'The file is named on the ledger and is not at your organisation: fetch it.'),
  FILE_UNREACHABLE: problem(503, 'No organisation that has the file answers now.'),
  CALENDAR_NOT_COVERED: problem(422, 'The calendar does not cover all these dates.'),
  NO_SWIFT_IN_PROFILE: problem(409, 'Credits under these rules have no SWIFT messages.'),
  STEP_NOT_TAKEN: problem(409, 'The step that is asked for has not been taken.'),
  MESSAGE_BIC_MISSING: problem(422, 'The terms name a bank without the BIC that the message needs.'),
  MESSAGE_NOT_WRITABLE: problem(422, 'What a field must hold is missing or does not fit it.'),
  LEGACY_IMPORT_RUNNING: problem(409, 'Another import of the bank is running.'),
  INVOICE_IMPORT_RUNNING: problem(409, 'Another import of invoices of yours is running.'),
  WEBHOOK_ADDRESS_REFUSED: problem(422, 'The address is none that this gateway calls.'),
  WEBHOOKS_FULL: problem(409, 'The organisation has as many webhooks as it may have.'),
  TAX_BUREAU_NOT_CONFIGURED: problem(501, 'This gateway was given no tax bureau to ask: record a document.'),
  TAX_INVOICE_MISSING: problem(409, 'The claim names no tax invoice.'),
  TAX_BUREAU_SILENT: problem(503, 'The tax bureau gives no answer now: nothing was looked at.'),
  TOO_MANY_REQUESTS: problem(429, 'Too many requests in a short time.'),
  BLOCK_NOT_REACHED: problem(503, 'The read model has not reached this block yet.'),
  VIEW_REBUILDING: problem(503, 'The read model is being made again from the first block.'),
  LEDGER_HALTED: problem(
    503,
    'This ledger is not the one that other organisations have; an operator must look.',
  ),
  LEDGER_UNAVAILABLE: problem(503, 'The ledger cannot be reached now; nothing was sent.'),
  COMMIT_REJECTED: problem(409, 'The transaction was rejected at commit and changed nothing.'),
  OVERLOADED: problem(503, 'The gateway is busy.'),
  INTERNAL_ERROR: problem(500, 'The gateway failed. The request id names the log entry.'),
} as const satisfies Record<string, ProblemEntry>;

export type HttpCode = keyof typeof httpCatalogue;
