/**
 * Code words of the fields. A list that could not be confirmed only warns of other words; a profile replaces it.
 */
import type { FindingCode } from './findings.ts';

export interface CodeList {
  readonly codes: readonly string[];
  /** Words outside of a confirmed list are errors, of an unconfirmed one warnings. */
  readonly isConfirmed: boolean;
  /** Words of earlier releases: warnings. */
  readonly obsolete?: readonly string[];
  /** Instead of CODE_UNKNOWN. */
  readonly finding?: FindingCode;
}

const confirmed = (...codes: string[]): CodeList => ({ codes, isConfirmed: true });
const unconfirmed = (...codes: string[]): CodeList => ({ codes, isConfirmed: false });
const shipmentRule: CodeList = {
  ...confirmed('ALLOWED', 'NOT ALLOWED', 'CONDITIONAL'),
  finding: 'SHIPMENT_RULE_UNKNOWN',
};

const lists = {
  formOfCredit: {
    ...confirmed('IRREVOCABLE', 'IRREVOCABLE TRANSFERABLE'),
    obsolete: ['IRREVOCABLE STANDBY', 'IRREVOC TRANS STANDBY'],
  },
  confirmationOfAdvice: confirmed('ADDING OUR CONFIRMATION', 'WITHOUT OUR CONFIRMATION'),
  applicableRules: confirmed(
    'UCP LATEST VERSION',
    'EUCP LATEST VERSION',
    'UCPURR LATEST VERSION',
    'EUCPURR LATEST VERSION',
    'OTHR',
  ),
  reimbursementRules: confirmed('URR LATEST VERSION', 'NOTURR'),
  availability: confirmed('BY PAYMENT', 'BY ACCEPTANCE', 'BY NEGOTIATION', 'BY DEF PAYMENT', 'BY MIXED PYMT'),
  partialShipments: shipmentRule,
  transhipment: shipmentRule,
  confirmation: confirmed('CONFIRM', 'MAY ADD', 'WITHOUT'),
  purposeOfAmendment: confirmed('ISSU', 'ADVI', 'ACNF'),
  cancellationRequest: confirmed('CANCEL'),
  amendmentCharges: confirmed('APPL', 'BENE', 'OTHR'),
  reimbursementCharges: confirmed('CLM', 'OUR'),
  charges: unconfirmed('AGENT', 'COMM', 'CORCOM', 'DISC', 'INSUR', 'POST', 'STAMP', 'TELECHAR', 'WAREHOUS'),
  disposalOfDocuments: unconfirmed('HOLD', 'RETURN', 'NOTIFY', 'PREVINST'),
  authorisation: unconfirmed('ACCEPT', 'DEBIT', 'NEGOTIATE', 'REIMBURSE', 'REMIT', 'SEE72Z'),
  formOfUndertaking: unconfirmed('DOCR', 'STBY', 'DGAR', 'UNDK'),
  functionOfMessage: unconfirmed(
    'FRAUDMSG',
    'REQFINAN',
    'ISSUANCE',
    'REQAMEND',
    'TRANSFER',
    'OTHERFNC',
    'PREDENOT',
    'CLSVCLOS',
    'CLSVOPEN',
    'GENINFAD',
    'ISSAMEND',
    'REIMBURS',
    'REQISSUE',
  ),
} as const satisfies Record<string, CodeList>;

export type CodeListName = keyof typeof lists;

export const codeLists: Readonly<Record<CodeListName, CodeList>> = lists;

/** What a bank may configure: its code lists, and how strict unconfirmed tables are. */
export interface Profile {
  readonly codeLists: Readonly<Record<CodeListName, CodeList>>;
  /** Severity of a break of a table or rule that could not be confirmed. */
  readonly unconfirmed: 'error' | 'warning';
}

export const defaultProfile: Profile = { codeLists, unconfirmed: 'warning' };
