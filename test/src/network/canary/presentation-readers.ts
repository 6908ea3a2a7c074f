/** Who may know what is said of presentations and reimbursements: docs/privacy.md. */
const [issuer, nominated, reimbursing, platform] = [
  'HarbourBankMSP',
  'RiverBankMSP',
  'LumenBankMSP',
  'EnterprisesMSP',
];

/** The banks of the credit, and the platform of applicant and beneficiary. */
const parties = [issuer, nominated, platform] as const;
/** Bank to bank: the firms learn nothing of it. */
const banks = [issuer, nominated, reimbursing] as const;

const sections = {
  PresentDocuments: ['presentation', 'evidence'],
  ReceiveDocuments: ['receipt', 'evidence'],
  ForwardDocuments: ['schedule', 'evidence'],
  WithdrawPresentation: ['reason', 'evidence'],
  RequestReturn: ['reason', 'evidence'],
  ReplaceRecords: ['presentation', 'evidence'],
  // The bank's own client's platform countersigns findings, and keeps no copy.
  RecordExamination: ['examination'],
  DetermineCompliance: ['determination'],
  RequestWaiver: ['waiverRequest', 'evidence'],
  AnswerWaiver: ['waiver', 'evidence'],
  DecideWaiver: ['reason'],
  RefuseDocuments: ['refusal', 'evidence'],
  DisposeDocuments: ['disposal', 'evidence'],
  ProposeCorrection: ['correction', 'evidence'],
  ConfirmCorrection: ['evidence'],
  ReportCorruption: ['corruption', 'evidence'],
  ResumeExamination: ['reason', 'evidence'],
  ClaimRefund: ['refund', 'evidence'],
  ConfirmRefund: ['refund', 'evidence'],
  HonourPresentation: ['payment', 'evidence'],
  IncurDeferredPayment: ['undertaking', 'evidence'],
  AcceptDraft: ['undertaking', 'evidence'],
  ConfirmMaturity: ['undertaking', 'evidence'],
  NegotiatePresentation: ['negotiation', 'evidence'],
  PayAtMaturity: ['payment', 'evidence'],
  ReverseDrawing: ['reason', 'evidence'],
  RecordStopOrder: ['stopOrder', 'evidence'],
  ChangeStopOrder: ['stopOrder', 'evidence'],
  DeclareInstalmentLapsed: ['reason', 'evidence'],
} as const;

const bankSections = {
  AuthoriseReimbursement: ['authorisation', 'evidence'],
  AmendReimbursement: ['authorisation', 'evidence'],
  UndertakeReimbursement: ['evidence'],
  ClaimReimbursement: ['claim', 'evidence'],
  PayReimbursement: ['payment', 'evidence'],
  RejectReimbursement: ['reason', 'evidence'],
} as const;

const readBy = (
  readers: readonly string[],
  commands: Readonly<Record<string, readonly string[]>>,
): Record<string, readonly string[]> =>
  Object.fromEntries(
    Object.entries(commands).flatMap(([command, names]) =>
      names.map((name) => [`${command}.${name}`, readers]),
    ),
  );

/** By command and section. */
export const presentationReaders: Readonly<Record<string, readonly string[]>> = {
  ...readBy(parties, sections),
  ...readBy(banks, bankSections),
};
