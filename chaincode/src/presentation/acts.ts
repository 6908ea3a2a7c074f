/** Every act about documents presented under a credit, in the order of their life. */
import type { ActRule } from '../letter-of-credit/act.ts';
import {
  acceptDraftAct,
  confirmMaturityAct,
  honourPresentationAct,
  incurDeferredPaymentAct,
  negotiatePresentationAct,
  payAtMaturityAct,
  reverseDrawingAct,
} from './drawing-commands.ts';
import {
  determineComplianceAct,
  recordExaminationAct,
  reportCorruptionAct,
  resumeExaminationAct,
} from './examining-commands.ts';
import {
  forwardDocumentsAct,
  presentDocumentsAct,
  receiveDocumentsAct,
  replaceRecordsAct,
  requestReturnAct,
  withdrawPresentationAct,
} from './presenting-commands.ts';
import {
  claimRefundAct,
  confirmCorrectionAct,
  confirmRefundAct,
  disposeDocumentsAct,
  proposeCorrectionAct,
  refuseDocumentsAct,
} from './refusal-commands.ts';
import { changeStopOrderAct, declareInstalmentLapsedAct, recordStopOrderAct } from './stop-order-commands.ts';
import { answerWaiverAct, decideWaiverAct, requestWaiverAct } from './waiver-commands.ts';

export const presentationActs: readonly ActRule[] = [
  presentDocumentsAct,
  receiveDocumentsAct,
  forwardDocumentsAct,
  recordExaminationAct,
  reportCorruptionAct,
  replaceRecordsAct,
  resumeExaminationAct,
  determineComplianceAct,
  requestWaiverAct,
  answerWaiverAct,
  decideWaiverAct,
  refuseDocumentsAct,
  disposeDocumentsAct,
  requestReturnAct,
  withdrawPresentationAct,
  honourPresentationAct,
  incurDeferredPaymentAct,
  acceptDraftAct,
  confirmMaturityAct,
  negotiatePresentationAct,
  payAtMaturityAct,
  reverseDrawingAct,
  proposeCorrectionAct,
  confirmCorrectionAct,
  claimRefundAct,
  confirmRefundAct,
  recordStopOrderAct,
  changeStopOrderAct,
  declareInstalmentLapsedAct,
];
