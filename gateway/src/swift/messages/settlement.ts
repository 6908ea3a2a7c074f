/** Acknowledgement, refusal, discrepancies, payment: MT730, MT732, MT734, MT750, MT752, MT754, MT756. */
import { may, message, must, should } from '../message.ts';
import { allNeed, anyNeeds, memberExcludes, notBoth, sameCurrency, unconfirmed } from '../rules.ts';

export const mt730 = message(
  '730',
  'Acknowledgement',
  {
    senderReference: must('20'),
    receiverReference: must('21'),
    account: may('25'),
    acknowledgedDate: must('30'),
    chargesAmount: may('32a/charges'),
    accountWithBank: may('57a/AD'),
    charges: may('71D'),
    senderToReceiver: may('72Z'),
    narrative: may('79Z'),
  },
  {
    rules: [
      notBoth('ACCOUNT_TWICE', '25', '57a/AD'),
      memberExcludes('DEBITED_WITH_BANK', '32a/charges', 'date', '57a/AD'),
    ],
  },
);

export const mt732 = message(
  '732',
  'Advice of discharge',
  {
    senderReference: must('20'),
    presentingBankReference: should('21'),
    dischargeDate: should('30'),
    amount: should('32B'),
    senderToReceiver: may('72Z'),
  },
  { isOrderConfirmed: false },
);

export const mt734 = message(
  '734',
  'Advice of refusal',
  {
    senderReference: must('20'),
    presentingBankReference: must('21'),
    utilisation: must('32A'),
    chargesClaimed: may('73A'),
    totalClaimed: may('33a'),
    accountWithBank: may('57a'),
    senderToReceiver: may('72Z'),
    discrepancies: must('77J'),
    disposal: must('77B'),
  },
  { rules: [anyNeeds('TOTAL_CLAIMED_MISSING', ['73A'], '33a'), sameCurrency('32A', '33a')] },
);

export const mt750 = message(
  '750',
  'Advice of discrepancy',
  {
    senderReference: must('20'),
    relatedReference: must('21'),
    principal: must('32B'),
    additionalAmount: may('33B'),
    chargesDeducted: may('71D'),
    chargesAdded: may('73A'),
    totalToBePaid: may('34B'),
    accountWithBank: may('57a'),
    senderToReceiver: may('72Z'),
    discrepancies: must('77J'),
  },
  { rules: [anyNeeds('TOTAL_TO_PAY_MISSING', ['33B', '71D', '73A'], '34B'), sameCurrency('32B', '34B')] },
);

export const mt752 = message(
  '752',
  'Authorisation to pay, accept or negotiate',
  {
    creditNumber: must('20'),
    presentingBankReference: must('21'),
    furtherIdentification: must('23/authorisation'),
    adviceDate: must('30'),
    totalAdvised: may('32B'),
    chargesDeducted: may('71D'),
    netAmount: may('33a'),
    senderCorrespondent: may('53a'),
    receiverCorrespondent: may('54a'),
    senderToReceiver: may('72Z'),
    narrative: may('79Z'),
  },
  { rules: [allNeed('NET_AMOUNT_MISSING', ['32B', '71D'], '33a'), sameCurrency('32B', '33a')] },
);

export const mt754 = message(
  '754',
  'Advice of payment, acceptance or negotiation',
  {
    senderReference: must('20'),
    relatedReference: must('21'),
    principal: must('32a'),
    additionalAmount: may('33B'),
    chargesDeducted: may('71D'),
    chargesAdded: may('73A'),
    totalClaimed: may('34a'),
    reimbursingBank: may('53a'),
    accountWithBank: may('57a'),
    beneficiaryBank: may('58a'),
    senderToReceiver: may('72Z'),
    narrative: may('77'),
  },
  {
    rules: [
      notBoth('NARRATIVE_TWICE', '72Z', '77'),
      notBoth('REIMBURSEMENT_TWICE', '53a', '57a'),
      sameCurrency('32a', '34a'),
    ],
  },
);

export const mt756 = message(
  '756',
  'Advice of reimbursement or payment',
  {
    senderReference: must('20'),
    presentingBankReference: must('21'),
    totalClaimed: must('32B'),
    paid: must('33A'),
    senderCorrespondent: may('53a'),
    receiverCorrespondent: may('54a'),
    senderToReceiver: may('72Z'),
    narrative: may('79Z'),
  },
  { rules: [unconfirmed(sameCurrency('32B', '33A'))] },
);
