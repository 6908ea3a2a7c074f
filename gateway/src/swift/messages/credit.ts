/** Issue and pre-advice of a credit: MT700, MT701, MT705. */
import { may, message, must } from '../message.ts';
import {
  draweeIsNotApplicant,
  firstPart,
  inOrder,
  laterPart,
  notBoth,
  oneGroup,
  type Rule,
  together,
  wordNeeds,
} from '../rules.ts';

/** Texts that a continuation takes over. */
export const texts = [
  'goods',
  'documentsRequired',
  'additionalConditions',
  'paymentConditionsForBeneficiary',
  'paymentConditionsForBank',
] as const;

/** Network rules on how a credit is drawn. */
export const drawingRules: readonly Rule[] = [
  together('DRAFTS_AND_DRAWEE', '42C', '42a'),
  oneGroup('TENOR_GROUPS', [['42C', '42a'], ['42M'], ['42P']]),
];

export const shipmentRule: Rule = notBoth('SHIPMENT_DATE_AND_PERIOD', '44C', '44D');

const tenorOf = (word: string) => ({ name: '41a', member: 'by', words: [word] }) as const;

/** What a credit and a transfer of one must be, beyond the network's rules. */
export const creditUsage: readonly Rule[] = [
  wordNeeds('TENOR_MISSING', tenorOf('BY ACCEPTANCE'), ['42C', '42a']),
  wordNeeds('TENOR_MISSING', tenorOf('BY DEF PAYMENT'), ['42P']),
  wordNeeds('TENOR_MISSING', tenorOf('BY MIXED PYMT'), ['42M']),
  wordNeeds('CONFIRMING_PARTY_MISSING', { name: '49', words: ['CONFIRM', 'MAY ADD'] }, ['58a']),
  inOrder('SHIPMENT_AFTER_EXPIRY', '44C', '31D'),
  inOrder('EXPIRY_BEFORE_ISSUE', '31C', '31D'),
];

export const drawing = {
  availability: must('41a'),
  draftsAt: may('42C'),
  drawee: may('42a'),
  mixedPayment: may('42M'),
  deferredPayment: may('42P'),
};

export const shipment = {
  partialShipments: may('43P'),
  transhipment: may('43T'),
  takingInCharge: may('44A'),
  portOfLoading: may('44E'),
  portOfDischarge: may('44F'),
  finalDestination: may('44B'),
  latestShipment: may('44C'),
  shipmentPeriod: may('44D'),
};

export const longTexts = {
  goods: may('45A'),
  documentsRequired: may('46A'),
  additionalConditions: may('47A'),
  paymentConditionsForBeneficiary: may('49G'),
  paymentConditionsForBank: may('49H'),
};

export const mt700 = message(
  '700',
  'Issue of a documentary credit',
  {
    sequence: must('27'),
    form: must('40A'),
    creditNumber: must('20'),
    preAdviceReference: may('23'),
    issueDate: must('31C'),
    applicableRules: must('40E'),
    expiry: must('31D'),
    applicantBank: may('51a'),
    applicant: must('50'),
    beneficiary: must('59'),
    amount: must('32B'),
    tolerance: may('39A'),
    additionalAmounts: may('39C'),
    ...drawing,
    ...shipment,
    ...longTexts,
    charges: may('71D'),
    presentationPeriod: may('48'),
    confirmation: must('49'),
    requestedConfirmationParty: may('58a'),
    reimbursingBank: may('53a/AD'),
    instructionsToBank: may('78'),
    adviseThroughBank: may('57a'),
    senderToReceiver: may('72Z'),
  },
  {
    rules: [firstPart, ...drawingRules, shipmentRule, ...creditUsage, draweeIsNotApplicant],
    continuation: { type: '701', texts },
  },
);

export const mt701 = message(
  '701',
  'Issue of a documentary credit, continued',
  { sequence: must('27'), creditNumber: must('20'), ...longTexts },
  { rules: [laterPart] },
);

export const mt705 = message(
  '705',
  'Pre-advice of a documentary credit',
  {
    form: must('40A'),
    creditNumber: must('20'),
    expiry: must('31D'),
    applicant: must('50'),
    beneficiary: must('59'),
    amount: must('32B'),
    tolerance: may('39A'),
    additionalAmounts: may('39C'),
    availability: may('41a'),
    takingInCharge: may('44A'),
    portOfLoading: may('44E'),
    portOfDischarge: may('44F'),
    finalDestination: may('44B'),
    latestShipment: may('44C'),
    shipmentPeriod: may('44D'),
    goods: may('45A'),
    adviseThroughBank: may('57a'),
    narrative: may('79Z'),
    senderToReceiver: may('72Z'),
  },
  { rules: [shipmentRule], isOrderConfirmed: false },
);
