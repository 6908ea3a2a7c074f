/** Refusals of advising and confirming. */
import {
  adviseCreditAct,
  answerEnquiryAct,
  declineAdviceAct,
  enquireAuthenticityAct,
  nameAdvisingBankAct,
} from '../../src/letter-of-credit/advice-commands.ts';
import {
  addConfirmationAct,
  declineConfirmationAct,
  draftConfirmationAct,
} from '../../src/letter-of-credit/confirmation-commands.ts';
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { actRows } from './acts.ts';
import { approvalRows, openingRows, otherSalt, putFact } from './credit-rows.ts';
import { spoil, tables } from './table.ts';

const advice = (draft: Draft, state: string): void =>
  putFact(draft, 'credit-advice', draft.text('creditId'), 'advisingBank', 'RiverBankMSP', { state });
const advised = (draft: Draft): void => advice(draft, 'advised');
const noAdvice = (draft: Draft): void =>
  draft.drop(`credit-advice/${draft.text('creditId')}/advisingBank/RiverBankMSP`);
const confirmation = (draft: Draft, state: string): void =>
  putFact(draft, 'credit-confirmation', draft.text('creditId'), 'confirmingBank', 'RiverBankMSP', { state });
const confirmed = (draft: Draft): void => confirmation(draft, 'added');

/** The credit asks nobody to confirm it. */
const unasked = (draft: Draft): void => {
  draft.changeTerms('credit', { confirmation: 'without' });
  const opening = draft.call.sections['credit'];
  if (opening === undefined) throw new Error('there is no credit');
  draft.change(`credit-version/${draft.text('creditId')}`, { termsHash: hashOfOpening(opening) });
};

export const creditAdviceRefusals = tables({
  AdviseCredit: {
    rows: [
      ...actRows(adviseCreditAct, ['it was advised before', advised]),
      ...openingRows('credit'),
      otherSalt('balance'),
    ],
  },
  DeclineAdvice: { rows: actRows(declineAdviceAct, ['it was advised before', advised]) },
  EnquireAuthenticity: { rows: actRows(enquireAuthenticityAct, ['it was advised before', advised]) },
  AnswerEnquiry: { rows: actRows(answerEnquiryAct, ['nobody asks', noAdvice]) },
  NameAdvisingBank: {
    rows: [
      ...actRows(nameAdvisingBankAct, ['the adviser has advised it', advised]),
      [
        'PARTY_UNKNOWN',
        'the new adviser is not recorded',
        spoil.input({ advisingBank: { externalId: 'EXT-0000000000000099', recordedBy: 'HarbourBankMSP' } }),
      ],
      ...openingRows('credit'),
      otherSalt('balance'),
    ],
  },
  DraftConfirmation: { rows: actRows(draftConfirmationAct, ['it was confirmed before', confirmed]) },
  AddConfirmation: {
    rows: [
      ...actRows(addConfirmationAct, ['it was confirmed before', confirmed]),
      ...approvalRows({
        command: 'AddConfirmation',
        recordId: (draft) => draft.text('creditId'),
        section: 'credit',
        bank: 'RiverBankMSP',
        samePerson: (draft) => {
          draft.saidBy(people.riverChecker);
          draft.drop(`credit-confirmation/${draft.text('creditId')}/confirmingBank/RiverBankMSP`);
        },
      }),
      ...openingRows('credit'),
      otherSalt('balance'),
      ['CONFIRMATION_NOT_REQUESTED', 'the bank was not asked', unasked],
      [
        'DERIVED_TERMS_WRONG',
        'the regulator is told less',
        spoil.terms('exposure', { undrawn: { amount: '485000.00', currency: 'USD' } }),
      ],
    ],
  },
  DeclineConfirmation: { rows: actRows(declineConfirmationAct, ['it was confirmed before', confirmed]) },
});
