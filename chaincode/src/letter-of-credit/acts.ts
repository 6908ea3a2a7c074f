/** Every act of a credit, in the order of its life. The published table is generated from this list. */
import { registerClaimAct, registerProceedsAct } from '../credit-proceeds/commands.ts';
import { creditTransferActs } from '../credit-transfer/acts.ts';
import { presentationActs } from '../presentation/acts.ts';
import {
  amendReimbursementAct,
  authoriseReimbursementAct,
  claimReimbursementAct,
  payReimbursementAct,
  rejectReimbursementAct,
  undertakeReimbursementAct,
} from '../reimbursement/commands.ts';
import type { ActRule } from './act.ts';
import {
  adviseCreditAct,
  answerEnquiryAct,
  declineAdviceAct,
  enquireAuthenticityAct,
  nameAdvisingBankAct,
} from './advice-commands.ts';
import {
  acceptAmendmentAct,
  adviseAmendmentAct,
  extendConfirmationAct,
  rejectAmendmentAct,
  reportAmendmentAct,
} from './amendment-answer-commands.ts';
import {
  draftAmendmentAct,
  issueAmendmentAct,
  recordAmendmentAct,
  requestAmendmentAct,
} from './amendment-commands.ts';
import { preAdviseCreditAct, rejectApplicationAct } from './application-commands.ts';
import { addConfirmationAct, declineConfirmationAct, draftConfirmationAct } from './confirmation-commands.ts';
import {
  answerCancellationAct,
  cancelCreditAct,
  cancelExpiredAct,
  closeCreditAct,
  expireCreditAct,
  proposeCancellationAct,
} from './ending-commands.ts';
import { deemAmendmentAcceptedAct } from './deemed-acceptance-commands.ts';
import { draftCreditAct, issueCreditAct } from './issue-commands.ts';

export const creditActs: readonly ActRule[] = [
  rejectApplicationAct,
  draftCreditAct,
  preAdviseCreditAct,
  issueCreditAct,
  adviseCreditAct,
  declineAdviceAct,
  enquireAuthenticityAct,
  answerEnquiryAct,
  nameAdvisingBankAct,
  draftConfirmationAct,
  addConfirmationAct,
  declineConfirmationAct,
  requestAmendmentAct,
  draftAmendmentAct,
  issueAmendmentAct,
  recordAmendmentAct,
  adviseAmendmentAct,
  extendConfirmationAct,
  acceptAmendmentAct,
  rejectAmendmentAct,
  deemAmendmentAcceptedAct,
  reportAmendmentAct,
  proposeCancellationAct,
  answerCancellationAct,
  cancelCreditAct,
  expireCreditAct,
  cancelExpiredAct,
  closeCreditAct,
  ...presentationActs,
  authoriseReimbursementAct,
  amendReimbursementAct,
  undertakeReimbursementAct,
  claimReimbursementAct,
  payReimbursementAct,
  rejectReimbursementAct,
  ...creditTransferActs,
  registerProceedsAct,
  registerClaimAct,
];
