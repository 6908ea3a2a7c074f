/**
 * The catalogue of findings: what a message can be told. Append only: a code is never renamed or reused. `swift` is
 * the network's own error code where every use of the finding has the same one.
 */
export type Severity = 'error' | 'warning';

interface FindingEntry {
  readonly severity: Severity;
  readonly meaning: string;
  readonly swift?: string;
}

const error = (meaning: string, swift?: string): FindingEntry =>
  swift === undefined ? { severity: 'error', meaning } : { severity: 'error', meaning, swift };
const warning = (meaning: string): FindingEntry => ({ severity: 'warning', meaning });

const catalogue = {
  // The file
  MESSAGE_EMPTY: error('There is no message.'),
  MESSAGE_TOO_LONG: error('A message of category 7 has at most 10 000 characters.'),
  BYTE_ORDER_MARK: warning('The text starts with a byte order mark.'),
  LINE_END_UNUSUAL: warning('A line ends with something other than CR LF.'),
  SPACE_BETWEEN_BLOCKS: warning('White space stands before, between or after the blocks.'),
  SERVICE_MESSAGE_SKIPPED: warning('An acknowledgement of the network stands before the message.'),
  TEXT_AFTER_MESSAGE: error('Something follows the message that is no message.'),
  // Blocks
  BLOCK_MISSING: error('A block is missing.'),
  BLOCK_ORDER: error('A block stands twice or out of order.'),
  BLOCK_UNKNOWN: error('A block has none of the names 1 to 5 and S.'),
  BLOCK_NOT_CLOSED: error('A block is not closed.'),
  HEADER_INVALID: error('A header does not have its form.'),
  TRAILER_MISSING: warning('There is no block 5, which every message that the network carried has.'),
  MESSAGE_TYPE_UNKNOWN: error('The message type is none of those that are read here.'),
  // Fields of the text block
  TEXT_OUTSIDE_FIELD: error('Text stands before the first field.'),
  LINE_START: error('A line of a text starts with a colon or a hyphen.'),
  TAG_UNKNOWN: error('The message has no field with this tag.'),
  OPTION_NOT_ALLOWED: error('The field is not used with this option letter here.'),
  FIELD_DUPLICATE: error('The field stands twice.'),
  FIELD_ORDER: error('The field stands out of order.'),
  FIELD_MISSING: error('A mandatory field is missing.'),
  // Content of one field
  FORMAT_INVALID: error('The content does not have the format of the field.'),
  LINE_TOO_LONG: error('A line is longer than the format allows.'),
  TOO_MANY_LINES: error('The field has more lines than the format allows.'),
  CHARACTER_NOT_ALLOWED: error('A character does not belong to the character set of the field.'),
  LINE_EMPTY: warning('A line of the field is empty.'),
  DATE_INVALID: error('The date does not exist.', 'T50'),
  AMOUNT_INVALID: error('The amount has no digit before the comma, or not exactly one comma.'),
  AMOUNT_DECIMALS: error('The amount has more decimals than the currency.', 'C03'),
  AMOUNT_ZERO: warning('The amount is zero.'),
  CURRENCY_UNKNOWN: error('The currency is not one of ISO 4217 for trade.', 'T52'),
  BIC_INVALID: error('The business identifier code has no existing country.', 'T27'),
  REFERENCE_SLASHES: error('A reference starts or ends with a slash, or holds two in a row.', 'T26'),
  CODE_UNKNOWN: error('The code is not one of the list.'),
  CODE_OBSOLETE: warning('The code belongs to earlier releases.'),
  SHIPMENT_RULE_UNKNOWN: error('Partial shipments and transhipment know three codes.', 'T64'),
  AMENDMENT_CODE: error('Amended text is not ordered by the codes ADD, DELETE, or REPALL alone.', 'T67'),
  RULES_NARRATIVE: error('Only the code OTHR takes a narrative.', 'D81'),
  SEQUENCE_INVALID: error('The number of the part does not fit the message type or the total.'),
  NARRATIVE_NOT_ALLOWED: error('Only the code OTHR takes a narrative.'),
  // Network rules: fields with each other
  DRAFTS_AND_DRAWEE: error('Drafts and drawee stand together or not at all.', 'C90'),
  TENOR_GROUPS: error(
    'Only one stands: drafts with drawee, mixed payment, or negotiation and deferred payment.',
    'C90',
  ),
  SHIPMENT_DATE_AND_PERIOD: error('A latest date and a period of shipment exclude each other.', 'D06'),
  ISSUER_NOT_ONE: error('Exactly one stands: the issuing bank or the non-bank issuer.', 'C06'),
  AMENDMENT_EMPTY: error('An amendment changes at least one thing.', 'C30'),
  INCREASE_AND_DECREASE: error('An amount is increased or decreased, not both.', 'C12'),
  ACCOUNT_TWICE: error('Account and account-with bank exclude each other.', 'C77'),
  DEBITED_WITH_BANK: error('Charges that were debited name no account-with bank.', 'C78'),
  TOTAL_CLAIMED_MISSING: error('Charges claimed need the total claimed.', 'C17'),
  NET_AMOUNT_MISSING: error('Charges deducted from an amount need the net amount.', 'C18'),
  TOTAL_TO_PAY_MISSING: error('Amounts added or deducted need the total to be paid.', 'C13'),
  NARRATIVE_TWICE: error('Sender to receiver information and narrative exclude each other.', 'C19'),
  REIMBURSEMENT_TWICE: error('Reimbursing bank and account-with bank exclude each other.', 'C14'),
  CLAIMANT_TWICE: error('Negotiating bank and beneficiary exclude each other.', 'D84'),
  CURRENCIES_DIFFER: error('Two amounts that belong together have different currencies.', 'C02'),
  // Usage
  CONFIRMING_PARTY_MISSING: error('A credit that may be confirmed names the requested confirmation party.'),
  TENOR_MISSING: error('The kind of availability needs the field that states its terms.'),
  DRAWEE_IS_APPLICANT: error('No draft is drawn on the applicant (UCP 600 art. 6(c)).'),
  SHIPMENT_AFTER_EXPIRY: error('The latest shipment is after the expiry.'),
  EXPIRY_BEFORE_ISSUE: error('The credit expires before it is issued.'),
  // Parts of one credit
  PART_MISSING: warning('A part that the sequence of total announces is not there.'),
  PART_REPEATED: error('A part stands twice.'),
  PART_MISMATCH: error('A part belongs to another credit or has another total.'),
} as const satisfies Record<string, FindingEntry>;

export type FindingCode = keyof typeof catalogue;

export const findingCatalogue: Readonly<Record<FindingCode, FindingEntry>> = catalogue;

/** Where in the file, as it was given. */
export interface Position {
  /** UTF-16 units before it. */
  readonly offset: number;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
}

/** What is said about a message. It never repeats content of the message. */
export interface Finding {
  readonly code: FindingCode;
  /** The network's error code. */
  readonly swift?: string;
  readonly severity: Severity;
  readonly tag?: string;
  readonly position: Position;
  readonly expected: string;
}

/** What a check reports; code and catalogue give the rest. */
export interface Issue {
  readonly code: FindingCode;
  readonly expected: string;
  /** Instead of the catalogue's, where a table is not confirmed. */
  readonly severity?: Severity;
}

export const findingOf = (issue: Issue, position: Position, tag?: string): Finding => {
  const { severity, swift } = findingCatalogue[issue.code];
  return {
    code: issue.code,
    ...(swift === undefined ? {} : { swift }),
    severity: issue.severity ?? severity,
    ...(tag === undefined ? {} : { tag }),
    position,
    expected: issue.expected,
  };
};

export const isBroken = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

/** In the order of the file. */
export const inFileOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((one, other) => one.position.offset - other.position.offset);
