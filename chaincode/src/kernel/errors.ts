import { claimErrors } from './claim-errors.ts';
import { customsErrors } from './customs-errors.ts';
import { type ErrorEntry, refusal } from './error-entry.ts';
import { presentationErrors } from './presentation-errors.ts';
import { receivableErrors } from './receivable-errors.ts';
import { refinancingErrors } from './refinancing-errors.ts';

/**
 * The one catalogue of refusals. Append only: a code is never renamed, renumbered or reused. `status` is the HTTP
 * status it becomes; `mayPass` says whether the same command can succeed later without being changed.
 */
export const errorCatalogue = {
  // Every command, in this order of precedence.
  COMMAND_UNKNOWN: refusal(404, 'No command has this name.'),
  TIMESTAMP_OUT_OF_WINDOW: refusal(409, 'The transaction time is over five minutes from the clock.', true),
  CONSORTIUM_NOT_FOUNDED: refusal(409, 'The consortium has not been founded yet.', true),
  ORGANISATION_NOT_MEMBER: refusal(403, 'The organisation is not an active member.'),
  ROLE_NOT_ALLOWED: refusal(403, 'The role on the certificate may not say this command.'),
  SUBJECT_UNKNOWN: refusal(403, 'The firm on the certificate is not an active subject of the organisation.'),
  COMMAND_INVALID: refusal(400, 'The command does not have the declared form.'),
  TERMS_INVALID: refusal(400, 'The terms do not have the declared form.'),
  COMMAND_ID_REUSED: refusal(409, 'The command id was used before with other content.'),
  COMMAND_CANCELLED: refusal(409, 'The command id was cancelled by a fence.'),
  // Kernel
  COMMAND_ALREADY_COMMITTED: refusal(409, 'The command to be cancelled has been committed.'),
  TERMS_HASH_MISMATCH: refusal(409, 'The terms do not match the hash on the ledger.'),
  PARTY_UNKNOWN: refusal(422, 'The named party is not an active member, or not an active subject of one.'),
  ID_TAKEN: refusal(409, 'A record with this id exists already.'),
  EXPIRY_INVALID: refusal(422, 'The expiry is in the past or further away than the consortium allows.'),
  SAME_PERSON: refusal(403, 'A second person of the organisation must do this.'),
  // Membership
  CONSORTIUM_ALREADY_FOUNDED: refusal(409, 'The consortium is founded already.'),
  CHANGE_NOT_FOUND: refusal(404, 'There is no such proposed change.'),
  CHANGE_NOT_OPEN: refusal(409, 'The proposed change was decided before or has expired.'),
  CHANGE_NOT_APPLICABLE: refusal(422, 'The change does not fit the present membership.'),
  ACCEPTANCE_NOT_INDEPENDENT: refusal(403, 'An organisation other than the proposer must accept.'),
  CALENDAR_CONTRADICTORY: refusal(422, 'The entries of the calendar contradict each other.'),
  // Warehouse receipt
  WAREHOUSE_NOT_ADMITTED: refusal(403, 'The warehouse is not admitted to issue new receipts.'),
  RECEIPT_NOT_FOUND: refusal(404, 'There is no such receipt.'),
  RECEIPT_STATUS_WRONG: refusal(409, 'The receipt is not in a status that allows this.'),
  RECEIPT_PROPOSAL_EXPIRED: refusal(409, 'The proposed receipt has expired.'),
  RECEIPT_NOT_CONTROLLED: refusal(403, 'The party does not control the receipt.'),
  RECEIPT_NOT_ATTESTED: refusal(409, 'The inspector has not attested the receipt.', true),
  NOT_THE_WAREHOUSE: refusal(403, 'Another warehouse holds these goods.'),
  NOT_THE_INSPECTOR: refusal(403, 'Another inspector was named for this receipt.'),
  QUANTITY_MISMATCH: refusal(422, 'The quantities do not add up.'),
  MEASURED_LESS_THAN_DECLARED: refusal(422, 'The inspector measured less than the receipt declares.'),
  TOKENS_MISMATCH: refusal(422, 'The fingerprints do not belong to these terms.'),
  GOODS_ALREADY_RECEIPTED: refusal(409, 'A live receipt for these goods exists.'),
  ASSET_FROZEN: refusal(409, 'The asset is frozen.', true),
  ASSET_ENCUMBERED: refusal(409, 'The asset is encumbered.', true),
  OFFER_NOT_FOUND: refusal(404, 'There is no such offer.'),
  OFFER_NOT_OPEN: refusal(409, 'The offer was used, withdrawn or has expired.'),
  ORDER_NOT_FOUND: refusal(404, 'There is no such order.'),
  ORDER_NOT_OPEN: refusal(409, 'The order was executed, withdrawn or is not confirmed.'),
  NOT_THE_OWNER: refusal(403, 'The party does not own the goods.'),
  ASSET_UNDER_SUPPORTED: refusal(409, 'Facts about the asset have changed its capacity.'),
  CONTROL_NOT_RETURNABLE: refusal(409, 'The controller still has a live lien.', true),
  // Assets and their facts
  ASSET_NOT_LIVE: refusal(409, 'The asset is not issued, or was split, delivered or cancelled.'),
  ASSET_NOT_ATTESTED: refusal(409, 'The authority of the asset has not attested it.', true),
  NOT_THE_CONTROLLER: refusal(403, 'The party does not control the asset.'),
  NOT_AN_AUTHORITY: refusal(403, 'The organisation may not state this fact about the asset.'),
  HOLD_NOT_FOUND: refusal(404, 'The organisation has no hold on this asset.'),
  HOLD_EXISTS: refusal(409, 'The organisation has a hold on this asset already.'),
  ASSET_NOT_FOUND: refusal(404, 'There is no such asset.'),
  FACTOR_OUT_OF_RANGE: refusal(422, 'The remaining parts are out of range.'),
  SUSPECT_NOT_CLEARED: refusal(409, 'A suspected duplicate has not been cleared.', true),
  SUSPECT_NOT_FOUND: refusal(404, 'The asset has no such suspicion.'),
  // Lien book
  LIEN_NOT_FOUND: refusal(404, 'There is no such lien.'),
  LIEN_ID_USED: refusal(409, 'The lien id was used before.'),
  LIEN_STATE_WRONG: refusal(409, 'The lien is not in a state that allows this.'),
  LIEN_NOT_HELD: refusal(403, 'Another organisation holds the lien.'),
  LIEN_RANGE_FULL: refusal(409, 'The asset has the greatest number of lien records.'),
  LIEN_SHARE_NOT_WHOLE: refusal(422, 'An asset of this kind is encumbered as a whole.'),
  ASSET_ALREADY_ENCUMBERED: refusal(409, 'Live liens leave less than the asked share.', true),
  CLAIM_STAGE_TAKEN: refusal(409, 'Other papers of the same goods carry a live lien.', true),
  RESERVATION_EXPIRED: refusal(409, 'The reservation has lapsed.'),
  RESERVATION_NOT_LAPSED: refusal(409, 'The reservation has not lapsed yet.', true),
  RESERVATION_RENEWED_TOO_OFTEN: refusal(409, 'The reservation was renewed as often as is allowed.'),
  RESERVATION_COOLING: refusal(
    409,
    'The organisation let a reservation of this asset lapse a short time ago.',
    true,
  ),
  // Court order
  COURT_ORDER_NOT_FOUND: refusal(404, 'There is no such court order.'),
  COURT_ORDER_NOT_OPEN: refusal(409, 'The court order was executed before.'),
  COURT_ORDER_NOT_APPROVED: refusal(409, 'Fewer than three other organisations have approved.', true),
  // Financing
  FINANCING_NOT_FOUND: refusal(404, 'There is no such financing.'),
  FINANCING_STATUS_WRONG: refusal(409, 'The financing is not in a status that allows this.'),
  FINANCING_NOT_OF_PARTY: refusal(403, 'The party is not a party to this financing.'),
  REGISTRY_SEARCH_MISSING: refusal(422, 'The policy asks for a search of the public register.'),
  REFERENCE_ALREADY_USED: refusal(409, 'The payment reference was used before.'),
  AMOUNT_MISMATCH: refusal(422, 'The amounts do not agree.'),
  REPAYMENT_EXCEEDS_BALANCE: refusal(422, 'The repayment is more than what is owed.'),
  PRICE_NOT_FOUND: refusal(404, 'There is no such price attestation.'),
  PRICE_STALE: refusal(409, 'The price attestation is too old.'),
  RELEASE_EXCEEDS_LIMIT: refusal(422, 'The release would leave the loan above its initial ratio.'),
  // Transfer of credits
  NOT_TRANSFERABLE: refusal(422, 'The credit does not say that it is transferable.'),
  ONWARD_TRANSFER: refusal(422, 'A second beneficiary may transfer to nobody but the first.'),
  TRADE_BACKGROUND_MISSING: refusal(422, 'Domestic credits are transferred on a genuine trade background.'),
  TRANSFER_TERMS: refusal(422, 'The transferred credit differs from the original where it must not.'),
  TRANSFER_EXCEEDS_BALANCE: refusal(422, 'The transfer is for more than what is left of the credit.'),
  PARTIAL_NOT_ALLOWED: refusal(
    422,
    'Several second beneficiaries need a credit that allows partial drawings.',
  ),
  TRANSFER_NOT_ENDED: refusal(409, 'The transferred credit was not given back and has not expired.', true),
  NOT_SUBSTITUTABLE: refusal(422, 'Nothing but invoice and draft is substituted.'),
  SUBSTITUTION_EXCEEDS_CREDIT: refusal(422, 'The invoice is for more than the original credit.'),
  PRESENTATION_MISDIRECTED: refusal(422, 'Documents of a second beneficiary go to the transferring bank.'),
  AMENDMENT_NOT_ALLOWED: refusal(409, 'The first beneficiary has not let this amendment be advised.', true),
  // Proceeds of credits
  LIEN_SHARE_NOT_OFFERED: refusal(422, 'The share is another than the one that was offered.'),
  PROCEEDS_REGISTERED: refusal(409, 'The proceeds are registered already.'),
  NOT_THE_OBLIGOR: refusal(403, 'Another bank owes the proceeds.'),
  PROPOSAL_EXPIRED: refusal(409, 'The registration was not attested in time.'),
  ASSIGNMENT_NOTIFIED: refusal(409, 'The assignment was notified before.'),
  ASSIGNMENT_NOT_FOUND: refusal(404, 'No assignment of this lien was notified.'),
  ASSIGNMENT_ACKNOWLEDGED: refusal(409, 'The assignment was acknowledged before.'),
  // Bank policy
  NOT_A_BANK: refusal(403, 'Only a bank has such a policy.'),
  POLICY_INVALID: refusal(422, 'The policy contradicts itself or does not follow the one in force.'),
  POLICY_NOT_PROPOSED: refusal(409, 'No policy of this version waits for acceptance.'),
  NOT_STRAIGHT_THROUGH: refusal(403, 'The policy of the bank does not let its service submit this command.'),
  APPROVALS_MISSING: refusal(422, 'A service brings the approvals of a maker and a checker.'),
  SAME_APPROVER: refusal(403, 'One person approved twice.'),
  APPROVER_UNKNOWN: refusal(403, 'The policy of the bank knows no such approver in this role.'),
  APPROVAL_INVALID: refusal(403, 'The signature is not the approver’s over this act and these terms.'),
  BANK_REFERENCE_MISSING: refusal(422, 'The bank asks itself for a reference that the act does not name.'),
  // Letters of credit
  CREDIT_NOT_FOUND: refusal(404, 'There is no such credit.'),
  NOT_IN_PROFILE: refusal(422, 'The rules that the credit is subject to do not know this act.'),
  NOT_THE_PARTY: refusal(403, 'The act belongs to another party of the credit.'),
  EVIDENCE_MISSING: refusal(
    422,
    'An act of a party outside of the consortium is recorded with its evidence.',
  ),
  CREDIT_STATUS_WRONG: refusal(409, 'The credit is not in a status that allows this.'),
  STATE_WRONG: refusal(409, 'What the act is about is not in a state that allows this.'),
  // Searches of public registers
  SEARCH_STALE: refusal(409, 'The search of the public register is too old, or dated in the future.'),
  REGISTRY_FILING_FOUND: refusal(409, 'The search found that somebody else has a right in the goods.', true),
  // Lost receipts
  LOSS_EXISTS: refusal(409, 'The loss of this receipt was reported before.'),
  LOSS_NOT_REPORTED: refusal(409, 'The owner has not reported the loss of this receipt.', true),
  // Change of fingerprint keys
  TOKENS_NOT_PROPOSED: refusal(
    409,
    'Nobody else has proposed fingerprints of the asset under the live keys.',
    true,
  ),
  KEY_STILL_NEEDED: refusal(
    409,
    'Papers that have not ended, or whose fingerprints were not closed, have them under this key alone.',
    true,
  ),
  PARTIES_CONTRADICTED: refusal(409, 'The parties or the rules are not those of the application.'),
  TOO_FEW_MEMBERS: refusal(422, 'Fewer than two members with peers are among the parties of the credit.'),
  CREDIT_TERMS_INVALID: refusal(422, 'The terms break a rule of the profile that the credit is subject to.'),
  PRE_ADVICE_CONTRADICTED: refusal(422, 'The terms are not consistent with what was pre-advised.'),
  CONFIRMATION_NOT_REQUESTED: refusal(403, 'The issuing bank neither asked for nor allowed a confirmation.'),
  AMENDMENT_INVALID: refusal(422, 'The amendment does not fit the terms that it changes.'),
  AMENDMENT_BELOW_DRAWN: refusal(422, 'The amendment would leave less than what was drawn or transferred.'),
  AMENDMENT_OUT_OF_SEQUENCE: refusal(409, 'An earlier amendment has not been answered yet.', true),
  CONSENT_MISSING: refusal(409, 'A party whose consent the rules ask for has not consented.', true),
  PRESENTATION_OPEN: refusal(409, 'A presentation under the credit is still open.', true),
  CREDIT_NOT_EXPIRED: refusal(409, 'The credit has not expired yet.', true),
  CREDIT_STILL_OPEN: refusal(409, 'Something may still be drawn under the credit.', true),
  OWN_ACT_NEEDED: refusal(403, 'The party is a member: it acts itself, nobody records it.'),
  CALENDAR_UNKNOWN: refusal(422, 'No calendar of this place knows the day.'),
  DERIVED_TERMS_WRONG: refusal(422, 'Terms that follow from others say something else.'),
  // Presentations and reimbursements
  PRESENTATION_NOT_FOUND: refusal(404, 'There is no such presentation under this credit.'),
  PRESENTATION_WRONG_CREDIT: refusal(422, 'The documents are presented under another credit.'),
  BANK_NOT_NOMINATED: refusal(422, 'The credit is not available with this bank.'),
  COMPLETENESS_NOTICE_MISSING: refusal(
    422,
    'Electronic records count as presented once the notice of completeness is received.',
  ),
  SINGLE_NOTICE: refusal(409, 'The bank has given its one notice of refusal.'),
  DISCREPANCIES_DIFFER: refusal(409, 'The notice lists other discrepancies than the bank determined.'),
  WAIVER_ANSWERED: refusal(409, 'The applicant has answered.'),
  ALREADY_HONOURED: refusal(409, 'The bank has honoured or negotiated this presentation.'),
  CREDIT_OVERDRAWN: refusal(422, 'The amount is more than what the presentation or the credit leaves.'),
  INSTALMENT_LAPSED: refusal(409, 'An instalment was missed: the credit ceased for it and all later ones.'),
  NOT_NEGOTIABLE: refusal(422, 'The credit is not available by negotiation.'),
  RECOURSE_NOT_AGREED: refusal(422, 'The agreement on recourse is missing, or the bank may have none.'),
  STOP_ORDER_IN_FORCE: refusal(409, 'A court’s stop-payment order was served on the bank.', true),
  STOP_ORDER_NOT_FOUND: refusal(404, 'No such stop-payment order was served on the bank.'),
  REIMBURSEMENT_NOT_FOUND: refusal(404, 'There is no such reimbursement authorisation or claim.'),
  REIMBURSEMENT_EXCEEDED: refusal(422, 'The claims are more than what is authorised.'),
  ...receivableErrors,
  // Claims under credits
  PAYEE_WRONG: refusal(409, 'The payment is due to the last holder whom the bank acknowledged.'),
  FORFAITING_NOT_FOUND: refusal(404, 'There is no such forfaiting.'),
  FORFAITING_STATUS_WRONG: refusal(409, 'The forfaiting is not in a status that allows this.'),
  ENQUIRY_EXPIRED: refusal(409, 'The enquiry is no longer open for quotes.'),
  QUOTE_EXPIRED: refusal(409, 'The quote is no longer open for acceptance.'),
  QUOTE_INVALID: refusal(422, 'The days of the quote do not fit the maturity of the claim or each other.'),
  CLAIM_NOT_AS_ENQUIRED: refusal(422, 'The claim is another than the one that was enquired about.'),
  TRADE_NOT_OVERDUE: refusal(409, 'Before the agreed last day only both sides can give the trade up.', true),
  CLAIM_PAID: refusal(409, 'The obligor has paid the acknowledged buyer: the trade can only be settled.'),
  ASSET_REGISTERED_ELSEWHERE: refusal(409, 'Something else is registered under one of these fingerprints.'),
  ASSET_NOT_ENDED: refusal(409, 'The asset has not ended: it must be found by its fingerprints.', true),
  // Vouchers
  VOUCHER_STATUS_WRONG: refusal(409, 'The voucher is not in a status that allows this.'),
  VOUCHER_REGISTERED: refusal(409, 'A voucher of this number exists already.'),
  VOUCHER_NOT_DUE: refusal(409, 'The voucher is not due yet.', true),
  NOT_THE_PAYING_BANK: refusal(403, 'The debtor pays this voucher through another bank.'),
  TENOR_TOO_LONG: refusal(422, 'The voucher is due before today, or later than the consortium allows.'),
  PIECES_OVERLAP: refusal(422, 'Two pieces of the cut overlap.'),
  CUT_NOT_EXACT: refusal(422, 'The pieces of the cut do not add up to the voucher.'),
  TRANSFER_NOT_FOUND: refusal(404, 'There is no such transfer.'),
  TRANSFER_NOT_OPEN: refusal(409, 'The transfer was accepted, withdrawn or has expired.'),
  VOUCHER_GUARANTEED: refusal(409, 'A bank has guaranteed the voucher already.'),
  NOT_THE_GUARANTOR: refusal(403, 'This bank has not guaranteed the voucher.'),
  TRADE_EVIDENCE_USED_UP: refusal(409, 'More would be paid on the invoice than it says.'),
  LEGACY_FINANCING_NOT_FOUND: refusal(404, 'The bank has no such legacy financing.'),
  LEGACY_FINANCING_ENDED: refusal(409, 'The legacy financing has ended.'),
  LEGACY_CASE_NOT_FOUND: refusal(404, 'The bank is no side of such a case.'),
  LEGACY_CASE_CLOSED: refusal(409, 'The case is cleared, or one side’s financing has ended.'),
  ...customsErrors,
  ...claimErrors,
  ...refinancingErrors,
  // Default
  FINANCING_NOT_OVERDUE: refusal(409, 'What is owed is not due yet, or the days of grace run.', true),
  ...presentationErrors,
} as const satisfies Record<string, ErrorEntry>;

export type ErrorCode = keyof typeof errorCatalogue;
export const errorCodes = Object.keys(errorCatalogue) as ErrorCode[];

/** Refusals that any command may end in, in order of precedence; a command declares the others. */
export const commonErrorCodes = [
  'COMMAND_UNKNOWN',
  'TIMESTAMP_OUT_OF_WINDOW',
  'CONSORTIUM_NOT_FOUNDED',
  'ORGANISATION_NOT_MEMBER',
  'ROLE_NOT_ALLOWED',
  'SUBJECT_UNKNOWN',
  'COMMAND_INVALID',
  'TERMS_INVALID',
  'COMMAND_ID_REUSED',
  'COMMAND_CANCELLED',
] as const satisfies readonly ErrorCode[];
export type CommonErrorCode = (typeof commonErrorCodes)[number];

/** A refusal is a value. It never carries terms, names or amounts: `pointer` and `expected` come from the schema. */
export interface Refusal<Code extends ErrorCode = ErrorCode> {
  readonly refused: Code;
  /** JSON pointer to the offending member, where there is one. */
  readonly pointer?: string;
  readonly expected?: string;
  /** The rule of the trade that asks for it: `UCP 600 art. 16(d)`. */
  readonly article?: string;
}

export const refuse = <Code extends ErrorCode>(
  refused: Code,
  where: Pick<Refusal, 'pointer' | 'expected' | 'article'> = {},
): Refusal<Code> => ({ refused, ...where });

/** The refusal unless the condition holds. */
export const unless = <R extends Refusal>(holds: boolean, refusal: R): R | undefined =>
  holds ? undefined : refusal;

/** The first of some checks that refuses: the order of the arguments is the order of precedence. */
export const firstRefusal = <R extends Refusal>(...checks: readonly (R | undefined)[]): R | undefined =>
  checks.find((check) => check !== undefined);

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value;
