/** Bank-to-bank reimbursement: MT740, MT742, MT744, MT747. */
import { may, message, must, should } from '../message.ts';
import { atLeastOne, notBoth, sameCurrency, unconfirmed } from '../rules.ts';
import { drawing, drawingRules } from './credit.ts';

export const mt740 = message(
  '740',
  'Authorisation to reimburse',
  {
    creditNumber: must('20'),
    account: may('25'),
    applicableRules: must('40F'),
    expiry: may('31D'),
    negotiatingBank: may('58a'),
    beneficiary: may('59'),
    amount: must('32B'),
    tolerance: may('39A'),
    additionalAmounts: may('39C'),
    ...drawing,
    reimbursingBankCharges: may('71A'),
    charges: may('71D'),
    senderToReceiver: may('72Z'),
  },
  { rules: [...drawingRules, unconfirmed(notBoth('CLAIMANT_TWICE', '58a', '59'))] },
);

export const mt742 = message(
  '742',
  'Reimbursement claim',
  {
    claimingBankReference: must('20'),
    creditNumber: must('21'),
    issueDate: may('31C'),
    issuingBank: must('52a'),
    principal: must('32B'),
    additionalAmount: may('33B'),
    charges: may('71D'),
    totalClaimed: must('34a'),
    accountWithBank: may('57a'),
    beneficiaryBank: may('58a'),
    senderToReceiver: may('72Z'),
  },
  { rules: [unconfirmed(sameCurrency('32B', '34a'))] },
);

export const mt744 = message(
  '744',
  'Notice of non-conforming reimbursement claim',
  {
    senderReference: must('20'),
    claimReference: should('21'),
    issuingBank: should('52a'),
    creditNumber: should('21A'),
    issueDate: may('31C'),
    totalClaimed: should('34a'),
    reason: should('73R'),
    disposal: should('73S'),
    charges: may('71D'),
    senderToReceiver: may('72Z'),
  },
  { isOrderConfirmed: false },
);

export const mt747 = message(
  '747',
  'Amendment to an authorisation to reimburse',
  {
    creditNumber: must('20'),
    reimbursingBankReference: may('21'),
    authorisationDate: should('30'),
    newExpiry: may('31E'),
    increase: may('32B'),
    decrease: may('33B'),
    newAmount: may('34B'),
    tolerance: may('39A'),
    additionalAmounts: may('39C'),
    senderToReceiver: may('72Z'),
    narrative: may('77'),
  },
  {
    rules: [
      unconfirmed(atLeastOne('AMENDMENT_EMPTY', ['31E', '32B', '33B', '34B', '39A', '39C', '72Z', '77'])),
      unconfirmed(sameCurrency('32B', '34B')),
      unconfirmed(sameCurrency('33B', '34B')),
    ],
    isOrderConfirmed: false,
  },
);
