/** Who may know what the canary scenario says: docs/privacy.md, for the parties of its deal. */
import { forfaitingReaders } from './forfaiting-readers.ts';
import { presentationReaders } from './presentation-readers.ts';

const [bank, warehouse, platform, inspector, registry] = [
  'HarbourBankMSP',
  'EastgateMSP',
  'EnterprisesMSP',
  'SurewatchMSP',
  'RegistryMSP',
];

/** The platform's peer carries what the inspector, who has none, may read. */
const inspected = [inspector, platform] as const;

/** Issuing bank, advising bank, and the platform of applicant and beneficiary. */
const creditParties = [bank, 'RiverBankMSP', platform] as const;

/**
 * By command and section. A section that is not here fails a test: whoever adds private terms says who reads them, and
 * lets the scenario say them.
 */
export const readers: Readonly<Record<string, readonly string[]>> = {
  'PlaceHold.order': [registry, warehouse],
  'LiftHold.order': [registry, warehouse],
  'RecordSearch.search': [bank, platform],
  'StateFactor.evidence': [warehouse, platform],
  'ClearSuspect.evidence': [...inspected, warehouse],
  'ProposeReceipt.goods': [...inspected, warehouse, bank],
  'ProposeReceipt.storage': [warehouse, platform],
  'AttestReceipt.inspection': [...inspected, warehouse, bank],
  'OfferReceipt.request': [platform, bank],
  'OrderSplit.release': [platform, warehouse],
  // The pledgee keeps no copy of it, but its peer checks the split.
  'SplitReceipt.releasedGoods': [warehouse, platform, bank],
  'SplitReceipt.retainedGoods': [warehouse, platform, bank],
  'ReportLoss.report': [platform, warehouse],
  'ReplaceReceipt.replacement': [warehouse, platform],
  'OrderDelivery.delivery': [platform, warehouse],
  'PrepareDelivery.gateOut': [warehouse, platform],
  'ProposeFinancing.deal': [bank, platform],
  'ConfirmDisbursement.payment': [bank, platform],
  'RecordRepayment.payment': [bank, platform],
  'AttestPrice.price': [...inspected, bank],
  'OrderRelease.release': [bank, platform, warehouse],
  'DraftCredit.credit': creditParties,
  'AdviseCredit.evidence': creditParties,
  // Beneficiary and obligor; the request is the financier's as well.
  'AttestProceeds.evidence': [bank, platform],
  'OfferProceeds.request': [platform, 'RiverBankMSP'],
  'NotifyAssignment.notice': creditParties,
  'AcknowledgeAssignment.acknowledgement': creditParties,
  'AcknowledgeAssignment.evidence': creditParties,
  // First beneficiary and transferring bank; the transferred credit goes on to the second.
  'RequestTransfer.transferRequest': [platform, 'RiverBankMSP'],
  'RequestTransfer.evidence': [platform, 'RiverBankMSP'],
  'DeclineTransfer.transferAnswer': [platform, 'RiverBankMSP'],
  'DeclineTransfer.evidence': [platform, 'RiverBankMSP'],
  'DraftTransfer.transferredCredit': [platform, 'RiverBankMSP'],
  'ReturnTransfer.evidence': [platform, 'RiverBankMSP'],
  // Of the original's amendment the two sides of the transfer cut what goes on.
  'AllowAmendment.evidence': [platform, 'RiverBankMSP'],
  // Between the two sides too, until the documents go on under the original.
  'DemandSubstitution.substitutionDemand': [platform, 'RiverBankMSP'],
  'SubstituteInvoice.substitution': [platform, 'RiverBankMSP'],
  'SubstituteInvoice.evidence': [platform, 'RiverBankMSP'],
  'ReportSubstitutionDefect.substitutionDefect': [platform, 'RiverBankMSP'],
  'PassOnMaturity.passedOn': [platform, 'RiverBankMSP'],
  'PassOnPayment.passedOn': [platform, 'RiverBankMSP'],
  'PassOnAmendment.transferredAmendment': [platform, 'RiverBankMSP'],
  // Seller and the one who answers; the debtor’s collection is carried by the platform’s peer.
  'DraftReceivable.invoice': [platform, 'MeridianMSP', bank],
  'DraftDebtAnswer.answer': [platform, 'MeridianMSP', bank],
  // The seller and the one bank that was asked.
  'InviteQuote.request': [platform, bank],
  'QuoteReceivable.quote': [platform, bank],
  'NotifyDebtor.notice': [platform, 'MeridianMSP', bank],
  'RecordRegistration.registration': [platform, bank],
  // Owner and both banks.
  'QuotePayoff.payoff': [platform, bank, 'RiverBankMSP'],
  'RecordPayoff.payment': [platform, bank, 'RiverBankMSP'],
  'DraftCreditNote.creditNote': [platform, 'MeridianMSP', bank],
  'RecordCollection.payment': [platform, bank],
  'RecordCollection.due': [platform, bank],
  'RecordBuyBack.payment': [platform, bank],
  'RecordBuyBack.due': [platform, bank],
  'RecordBuyBack.buyBack': [platform, bank],
  // Debtor, creditor and the bank that the debtor pays through; a piece goes on to supplier and financier.
  'IssueVoucher.voucher': [platform, 'MeridianMSP', bank],
  'IssueVoucher.underlying': [platform, 'MeridianMSP', bank],
  'IssueVoucher.evidence': [platform, 'MeridianMSP', bank],
  'AcceptVoucher.evidence': [platform, 'MeridianMSP', bank],
  'SplitVoucher.cut': [platform, bank],
  'ProposeVoucherTransfer.transfer': [platform, bank],
  'OfferVoucher.request': [platform, bank],
  'RedeemVoucher.payment': [platform, 'MeridianMSP', bank],
  'PayGuarantee.payment': [platform, 'MeridianMSP', bank],
  // The firm's platform and customs; the bank once it is offered, and as far as customs answers it.
  'LodgeDeclaration.declaration': [platform, 'CustomsMSP', bank],
  'DraftAssessments.assessments': [platform, 'CustomsMSP', bank],
  'OfferDeclaration.request': [platform, bank],
  'RequestImportPayment.paymentRequest': [platform, bank],
  'ConfirmImportPayment.payment': [platform, bank],
  'RequestVerification.question': [platform, 'CustomsMSP', bank],
  // Owner and the one who vouches, whose collection the platform's peer carries; the bank that an order is offered to.
  'DraftPaper.paper': [platform, 'MeridianMSP', bank],
  'OfferOrder.request': [platform, bank],
  // The two who agree on it.
  'DraftAllocation.allocation': [platform, warehouse],
  ...presentationReaders,
  ...forfaitingReaders,
  'ApplyForCredit.application': [bank, platform],
  'RejectApplication.reason': [bank, platform],
  'DeclineAdvice.reason': creditParties,
  'DeclineAdvice.evidence': creditParties,
  'EnquireAuthenticity.reason': creditParties,
  'EnquireAuthenticity.evidence': creditParties,
  'AnswerEnquiry.answer': creditParties,
  'AnswerEnquiry.evidence': creditParties,
  'NameAdvisingBank.evidence': creditParties,
  'AddConfirmation.evidence': creditParties,
  'DeclineConfirmation.reason': creditParties,
  'DeclineConfirmation.evidence': creditParties,
  'RequestAmendment.amendment': [bank, platform],
  'RequestAmendment.evidence': [bank, platform],
  'DraftAmendment.amendment': creditParties,
  'RecordAmendment.amendment': creditParties,
  'RecordAmendment.evidence': creditParties,
  'AdviseAmendment.evidence': creditParties,
  'ExtendConfirmation.evidence': creditParties,
  'AcceptAmendment.evidence': creditParties,
  'RejectAmendment.evidence': creditParties,
  'ProposeCancellation.evidence': creditParties,
  'AnswerCancellation.evidence': creditParties,
  'CancelCredit.evidence': creditParties,
  'ExpireCredit.evidence': creditParties,
  'CancelExpiredCredit.evidence': creditParties,
  'CloseCredit.evidence': creditParties,
  'RecordCredit.credit': creditParties,
  'RecordCredit.evidence': creditParties,
  // No other peer is even asked.
  'DraftLegacyFinancings.book': [bank],
  'KeepBankReference.reference': [bank],
  'DraftTaxLook.look': [bank],
};

/** What bank and regulator know of a deal: sums that the gateway derives, and nobody brings. */
export const exposureReaders: readonly string[] = [bank, platform, 'RegulatorMSP'];
