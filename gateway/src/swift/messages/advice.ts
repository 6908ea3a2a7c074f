/** Advice of another bank's credit and transfer of a credit: MT710, MT711, MT720, MT721. */
import { may, message, must } from '../message.ts';
import { draweeIsNotApplicant, exactlyOne, firstPart, laterPart, type Rule } from '../rules.ts';
import { creditUsage, drawing, drawingRules, longTexts, shipment, shipmentRule, texts } from './credit.ts';

const rules: readonly Rule[] = [
  firstPart,
  ...drawingRules,
  shipmentRule,
  exactlyOne('ISSUER_NOT_ONE', '52a', '50B'),
  ...creditUsage,
];

const amounts = {
  amount: must('32B'),
  tolerance: may('39A'),
  additionalAmounts: may('39C'),
};

const continued = {
  sequence: must('27'),
  senderReference: must('20'),
  creditNumber: must('21'),
  ...longTexts,
};

export const mt710 = message(
  '710',
  "Advice of a third bank's or a non-bank's documentary credit",
  {
    sequence: must('27'),
    form: must('40B'),
    senderReference: must('20'),
    creditNumber: must('21'),
    preAdviceReference: may('23'),
    issueDate: must('31C'),
    applicableRules: must('40E'),
    expiry: must('31D'),
    issuingBank: may('52a'),
    nonBankIssuer: may('50B'),
    applicantBank: may('51a'),
    applicant: must('50'),
    beneficiary: must('59'),
    ...amounts,
    ...drawing,
    ...shipment,
    ...longTexts,
    charges: may('71D'),
    presentationPeriod: may('48'),
    confirmation: must('49'),
    requestedConfirmationParty: may('58a'),
    reimbursingBank: may('53a/AD'),
    instructionsToBank: may('78'),
    instructionsFromIntermediary: may('78D'),
    adviseThroughBank: may('57a'),
    senderToReceiver: may('72Z'),
  },
  { rules: [...rules, draweeIsNotApplicant], continuation: { type: '711', texts } },
);

export const mt711 = message(
  '711',
  "Advice of a third bank's or a non-bank's documentary credit, continued",
  continued,
  { rules: [laterPart] },
);

export const mt720 = message(
  '720',
  'Transfer of a documentary credit',
  {
    sequence: must('27'),
    form: must('40B'),
    senderReference: must('20'),
    creditNumber: must('21'),
    issueDate: must('31C'),
    applicableRules: must('40E'),
    expiry: must('31D'),
    issuingBank: may('52a'),
    nonBankIssuer: may('50B'),
    firstBeneficiary: must('50'),
    secondBeneficiary: must('59'),
    ...amounts,
    ...drawing,
    ...shipment,
    ...longTexts,
    charges: may('71D'),
    presentationPeriod: may('48'),
    confirmation: must('49'),
    requestedConfirmationParty: may('58a'),
    instructionsToBank: may('78'),
    instructionsFromIntermediary: may('78D'),
    adviseThroughBank: may('57a'),
    senderToReceiver: may('72Z'),
  },
  { rules, continuation: { type: '721', texts } },
);

export const mt721 = message('721', 'Transfer of a documentary credit, continued', continued, {
  rules: [laterPart],
});
