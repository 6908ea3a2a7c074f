/** What other packages know of consents and customs declarations: a part of `api.ts`. */
export { Consent, Grant, Purpose } from '../consent/records.ts';
export { loadConsent } from '../consent/store.ts';
export { answerOn, type DeclarationFile } from './answer.ts';
export { feedText } from './feed-reading.ts';
export { remainingOf, shareOfDeclaration } from './derive.ts';
export {
  allowsStep,
  type CustomsStep,
  customsSteps,
  declarationStatuses,
  isReleased,
  stepOf,
} from './lifecycle.ts';
export { type Assessed, Declaration, FeedException, FeedEvent } from './records.ts';
export { loadClearanceAttestation, loadDeclaration } from './store.ts';
export {
  AssessmentTerms,
  DeclarationRequestTerms,
  DeclarationTerms,
  type GoodsParticulars,
} from './terms.ts';
export { AnswerTerms, type QuestionTerms, Verification } from './verification-records.ts';
export {
  ImportPayment,
  importPaymentStatuses,
  ImportPaymentTerms,
  paidShares,
} from './import-payment-records.ts';
export { loadImportPayments } from './import-payment-store.ts';
