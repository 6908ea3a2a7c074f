/**
 * The only door for other packages: the consortium's vocabulary. No Fabric and no Node built-ins behind it.
 */
export { addBankingDays, isBankingDay, rollForward } from './calendar/banking-day.ts';
export { Calendar, isNotCovered, type NotCovered, Place } from './calendar/calendar.ts';
export {
  addCalendarDays,
  addMonths,
  dateOf,
  dayNumberOf,
  earlierOf,
  monthOf,
  weekdayOf,
} from './calendar/civil-date.ts';
export { type Contradiction, contradictionIn } from './calendar/contradiction.ts';
export { bankingDayOf, localDateOf } from './calendar/counter-hours.ts';
export { CalendarRecord } from './calendar/records.ts';
export { handlers } from './catalogue.ts';
export { proceedsOfCredit, proceedsOfUndertaking, shareOfProceeds } from './credit-proceeds/derive.ts';
export { holderOf, isOutstanding, isSameParty, speakerOf } from './credit-proceeds/holder.ts';
export { type Payee, payeesOf, type PaymentOrder } from './credit-proceeds/payee.ts';
export {
  AssignmentAcknowledgement,
  AssignmentNotice,
  Holding,
  Proceeds,
  ProceedsAttestation,
  ProceedsEntry,
} from './credit-proceeds/records.ts';
export type { ProceedsRequestTerms, ProceedsTerms } from './credit-proceeds/terms.ts';
export {
  adjustedBalance,
  afterRestoration,
  afterTransfer,
  grownBalance,
  growthBy,
  withPassedOn,
} from './credit-transfer/balance.ts';
export {
  type DocumentFacts,
  loadDocuments,
  substitutionState,
  substitutionStates,
} from './credit-transfer/document-facts.ts';
export { assembledDocuments } from './credit-transfer/assembled.ts';
export { loadAssemblyOf } from './credit-transfer/store.ts';
export { SubstitutionDemandTerms, type SubstitutionTerms } from './credit-transfer/terms.ts';
export {
  amendmentPolicies,
  Assembly,
  Substitution,
  SubstitutionDemand,
  timings,
  Transfer,
  TransferAnswer,
  TransferredCredit,
  TransferStep,
} from './credit-transfer/records.ts';
export { stateOfTransfer, transferStates } from './credit-transfer/standing.ts';
export * from './financing/api.ts';
export { type Discount, discountOf } from './forfaiting/price.ts';
export { Forfaiting, forfaitingKinds, forfaitingStatuses } from './forfaiting/records.ts';
export { type ForfaitingStep, forfaitingSteps } from './forfaiting/steps.ts';
export { assignmentArticles } from './credit-proceeds/commands.ts';
export {
  type ProceedsState,
  proceedsStates,
  type ProceedsStep,
  proceedsSteps,
} from './credit-proceeds/steps.ts';
export { ForfaitingExposureTerms, type ForfaitingQuoteTerms } from './forfaiting/terms.ts';
export { boughtExposure, enquiryOf, saleOf } from './forfaiting/trade.ts';
export { batchMax, inBatch, ItemRefusal } from './kernel/batch.ts';
export { canonicalJson } from './kernel/canonical-json.ts';
export { isBic, isCountry, isLei, isUscc } from './kernel/check-digits.ts';
export type { Actor } from './kernel/actor.ts';
export type { CommandDefinition, Handler, Request } from './kernel/command.ts';
export { commandKey, CommandRecord } from './kernel/command-record.ts';
export {
  type CommonErrorCode,
  commonErrorCodes,
  type ErrorCode,
  errorCatalogue,
  errorCodes,
  isRefusal,
  type Refusal,
  refuse,
} from './kernel/errors.ts';
export { minorUnitDigits } from './kernel/currencies.ts';
export { DomainEvent, envelopeEventName, EventEnvelope } from './kernel/events.ts';
export { hashOf, sha256Hex } from './kernel/hash.ts';
export {
  Bic,
  CalendarDate,
  type IdKind,
  idOf,
  idPrefixes,
  instantMs,
  instantOf,
  isIdOf,
  Lei,
  MspId,
  Party,
  sameParty,
  Subject,
  Uscc,
} from './kernel/identifiers.ts';
export { type KeyPolicy, satisfies } from './kernel/key-policy.ts';
export { amountMinorMax, Currency, minorOf, Money, moneyOf, PositiveMoney } from './kernel/money.ts';
export { hashOfOpening, type Opening, Salt, TermsHash } from './kernel/opening.ts';
export { kilograms, Quantity } from './kernel/quantity.ts';
export {
  kindAllowsRole,
  OrganisationKind,
  organisationKinds,
  Role,
  roles,
  rolesOfKind,
} from './kernel/roles.ts';
export * from './customs-declaration/vocabulary.ts';
export * from './lien/vocabulary.ts';
export { answererOf, Debtor, isUndisclosed } from './receivable/debtor.ts';
export { CreditNote, DebtAnswer, DebtorNotice, Invitation, Receivable } from './receivable/records.ts';
export * from './receivable/tax-vocabulary.ts';
export {
  ConfirmationTerms,
  CreditNoteTerms,
  InvoiceTerms,
  QuoteRequestTerms,
  QuoteTerms,
} from './receivable/terms.ts';
export { loadRegistrations } from './fingerprint/store.ts';
export { hasLevel, isExact } from './fingerprint/records.ts';
export { loadLegacyMarks } from './legacy-financing/marks.ts';
export { legacyCaseState, legacyCaseStates } from './legacy-financing/clearing.ts';
export {
  LegacyAnswer,
  LegacyCase,
  LegacyClearance,
  LegacyEnd,
  LegacyHit,
  type LegacyItem,
} from './legacy-financing/records.ts';
export { type LegacyBookTerms, LegacyPaperTerms, LegacyRowTerms } from './legacy-financing/terms.ts';
export type { LedgerReader, StoredRecord } from './kernel/ledger.ts';
export { parseRefusal } from './kernel/refusal-text.ts';
export { sectionName } from './kernel/parse.ts';
export { opens, partyCollection, supervisedCollection, termsKey } from './kernel/terms.ts';
export {
  type Cancellable,
  cancellableFrom,
  lastDayForRefusalNotice,
  lastDayForSubstitution,
  lastDayOf,
} from './letter-of-credit/clocks.ts';
export { type Maturity, maturity } from './letter-of-credit/maturity.ts';
export {
  lastPresentationDay,
  type PresentationLimit,
  presentationLimit,
  type PresentationPeriodTerms,
  usesExtension,
} from './letter-of-credit/presentation-period.ts';
export { profileRules } from './letter-of-credit/profile.ts';
export type { Clock, ProfileRules, Rule } from './letter-of-credit/profile-rules.ts';
export {
  isWithinShipmentPeriod,
  ShipmentTerm,
  type ShipmentWindow,
  shipmentWindow,
} from './letter-of-credit/shipment-period.ts';
export {
  Consortium,
  defaultSettings,
  endorsingMembers,
  Member,
  peerOf,
  Settings,
} from './membership/consortium.ts';
export { loadConsortium } from './membership/store.ts';
export {
  CreditParties,
  CreditParty,
  CreditRole,
  creditRoles,
  memberBehind,
  membersBehind,
  standingOf,
} from './letter-of-credit/parties.ts';
export {
  Act,
  Amendment,
  AmendmentAdvice,
  AmendmentAnswer,
  AmendmentConfirmation,
  CancellationFact,
  Credit,
  CreditAdvice,
  CreditBalance,
  CreditConfirmation,
  creditStatuses,
  CreditVersion,
  EnquiryAnswer,
  Handover,
} from './letter-of-credit/records.ts';
export {
  availabilities,
  CreditBalanceTerms,
  CreditExposureTerms,
  CreditTerms,
  EvidenceTerms,
  NamedBank,
  NamedFirm,
  ReasonTerms,
  RuleProfile,
  ruleProfiles,
  Tenor,
} from './letter-of-credit/terms.ts';
export {
  type FirmOnDocument,
  type GoodsOnDocument,
  type References,
  type Signature,
  type StatedQuantity,
  type UnitPrice,
} from './presentation/document-parts.ts';
export { PresentationTerms, PresentedDocument } from './presentation/documents.ts';
export { drawingExposure, drawnBalance, reversedBalance } from './presentation/amounts.ts';
export {
  disposals,
  type DocumentBank,
  documentBanks,
  Drawing,
  drawingKinds,
  Examination,
  Forwarding,
  InstalmentLapse,
  Presentation,
  StopOrder,
  Waiver,
} from './presentation/records.ts';
export {
  bankState,
  bankStates,
  finalStates,
  noticeStanding,
  noticeStandings,
} from './presentation/standing.ts';
export { partiesOf as presentationParties } from './presentation/facts.ts';
export { DocumentType, documentTypes, Particulars } from './presentation/particulars.ts';
export {
  DeterminationTerms,
  DrawingExposureTerms,
  ExaminationTerms,
  NegotiationTerms,
  RefusalTerms,
  ScheduleTerms,
  UndertakingTerms,
} from './presentation/terms.ts';
export { type Consignee } from './presentation/transport-particulars.ts';
export { paidAfter } from './reimbursement/decisions.ts';
export {
  claimStates,
  authorisationVersions,
  Reimbursement,
  ReimbursementAccount,
  ReimbursementAnswer,
  ReimbursementClaim,
} from './reimbursement/records.ts';
export { AuthorisationTerms, ClaimTerms, type PaidTerms } from './reimbursement/terms.ts';
export { type ActRule, articleOf } from './letter-of-credit/act.ts';
export {
  exposureOf as creditExposureOf,
  exposureWhilePending,
  maximumOf,
  minimumOf,
  openingBalance,
  undrawnOf,
} from './letter-of-credit/amounts.ts';
export { creditActs } from './letter-of-credit/acts.ts';
export { type AmendingOpenings, amendedVersion } from './letter-of-credit/amended-version.ts';
export { amendmentState, amendmentStates, loadAmendmentFacts } from './letter-of-credit/amendment-facts.ts';
export { AmendmentTerms, narrativeMembers } from './letter-of-credit/amendment-terms.ts';
export { amendedTerms, applyAmendment } from './letter-of-credit/apply-amendment.ts';
export { endedExposure } from './letter-of-credit/ending.ts';
export { brokenRules } from './letter-of-credit/guards.ts';
export { preAdviceOf } from './letter-of-credit/pre-advice.ts';
export { useAfter } from './voucher/invoice-use.ts';
export { InvoiceUse, Voucher, voucherStatuses, VoucherTransfer } from './voucher/records.ts';
export { type VoucherStep, voucherSteps } from './voucher/steps.ts';
export { type StepPage, stepPages } from './step-tables.ts';
export type { InvoiceUseTerms, PaidInvoice, TradeTerms, VoucherTerms } from './voucher/terms.ts';
export { approvalText } from './bank-policy/approvals.ts';
export { BankPolicy, BankPolicyRecord } from './bank-policy/records.ts';
export * from './refinancing/vocabulary.ts';
export * from './claim/vocabulary.ts';
export { TradePaper, tradePaperKinds } from './trade-paper/records.ts';
export { type TradePaperTerms } from './trade-paper/terms.ts';
export type { Asset } from './asset/asset.ts';
export { loadAsset } from './asset/load.ts';
