/** Which steps a message type reports. */
import {
  advisedAmendment,
  answeredAmendment,
  answeredCancellation,
  cancellationRequest,
  issuedAmendment,
} from './amendment-steps.ts';
import { declinedConfirmation, enquiryAnswer, hesitation } from './ancillary-steps.ts';
import { acknowledgedAdvice, issue, preAdvice, secondAdvice, transfer } from './credit-steps.ts';
import { drawingAdvice, payment } from './drawing-steps.ts';
import {
  authorisation,
  discharge,
  discrepancyAdvice,
  noAuthorisation,
  refusal,
} from './presentation-steps.ts';
import { paidClaim, rejectedClaim } from './reimbursement-answers.ts';
import { amendmentOfAuthorisation, authorisationToReimburse, claim } from './reimbursement-steps.ts';
import type { OuterStep, Step } from './step.ts';

/** By message type. */
export const stepsOf: Readonly<Record<string, readonly Step[]>> = {
  '700': [issue],
  '705': [preAdvice],
  '707': [issuedAmendment, advisedAmendment, cancellationRequest],
  '710': [secondAdvice],
  '720': [transfer],
  '730': [acknowledgedAdvice, answeredAmendment, answeredCancellation],
  '732': [discharge],
  '734': [refusal],
  '740': [authorisationToReimburse],
  '742': [claim],
  '744': [rejectedClaim],
  '747': [amendmentOfAuthorisation],
  '750': [discrepancyAdvice],
  '752': [authorisation],
  '754': [drawingAdvice],
  '756': [payment, paidClaim],
  '759': [hesitation, enquiryAnswer, declinedConfirmation],
  '796': [noAuthorisation],
};

/** Of them those that a bank can report which holds no terms of the credit. */
export const outerStepsOf: Readonly<Record<string, readonly OuterStep[]>> = {
  '744': [rejectedClaim],
  '756': [paidClaim],
};
