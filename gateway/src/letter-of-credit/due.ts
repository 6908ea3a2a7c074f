/** The last day for any act under a credit, by what was done under it so far. */
import { Amendment, AmendmentAnswer, type Credit, type CreditAdvice } from '@chopmark/chaincode/api';
import { textMember } from '../command/terms-source.ts';
import { documentsDeadline, type OpenDocuments } from '../credit-transfer/deadlines.ts';
import type { LedgerView } from '../hosting.ts';
import { type OpenPresentation, presentationDeadline } from '../presentation/deadlines.ts';
import { claimDeadline, type OpenReimbursement } from '../reimbursement/read.ts';
import { type CreditDone, creditDeadline, type Doing } from './act-deadlines.ts';
import type { Days, Deadline } from './deadline.ts';

/** What a viewer may see of a credit that its clocks run from. */
export interface Done extends CreditDone {
  readonly presentations: readonly OpenPresentation[];
  readonly reimbursements: readonly OpenReimbursement[];
  /** Under credits that were transferred from this one. */
  readonly transferred: readonly OpenDocuments[];
}

export const amendmentsDone = async (
  view: LedgerView,
  { id }: Credit,
  advices: readonly CreditAdvice[],
): Promise<CreditDone> => ({
  advices,
  amendments: (await view.records(`amendment/${id}/`)).map(({ value }) => Amendment.parse(value)),
  answers: (await view.records(`amendment-answer/${id}/`)).map(({ value }) => AmendmentAnswer.parse(value)),
});

export const deadlineOf = (command: string, days: Days, done: Done, doing: Doing): Deadline | undefined => {
  const presentationId = textMember(doing.given, 'presentationId');
  const opened = done.presentations.find(({ facts }) => facts.presentation.id === presentationId);
  const claimId = textMember(doing.given, 'claimId');
  const waiting = done.reimbursements
    .flatMap(({ claims }) => claims)
    .find(({ claim }) => claim.id === claimId);
  return (
    creditDeadline(command, days, done, doing) ??
    presentationDeadline(command, days, opened, doing) ??
    (waiting && claimDeadline(days, waiting.claim)) ??
    documentsDeadline(command, days, done.transferred, doing)
  );
};
