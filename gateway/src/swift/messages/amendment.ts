/** Amendment of a credit: MT707, MT708. */
import type { FieldName } from '../fields.ts';
import { may, message, must, should } from '../message.ts';
import { atLeastOne, exactlyOne, firstPart, laterPart, notBoth } from '../rules.ts';
import { drawing, shipment, shipmentRule } from './credit.ts';

const texts = [
  'amendedGoods',
  'amendedDocumentsRequired',
  'amendedAdditionalConditions',
  'amendedPaymentConditionsForBeneficiary',
  'amendedPaymentConditionsForBank',
] as const;

const longTexts = {
  amendedGoods: may('45B'),
  amendedDocumentsRequired: may('46B'),
  amendedAdditionalConditions: may('47B'),
  amendedPaymentConditionsForBeneficiary: may('49M'),
  amendedPaymentConditionsForBank: may('49N'),
};

/** What may be changed: every field after the purpose of the message. */
const changes = {
  cancellationRequest: may('23S'),
  form: may('40A'),
  applicableRules: may('40E'),
  expiry: may('31D'),
  applicant: may('50'),
  beneficiary: may('59'),
  increase: may('32B'),
  decrease: may('33B'),
  tolerance: may('39A'),
  additionalAmounts: may('39C'),
  ...drawing,
  availability: may('41a'),
  ...shipment,
  ...longTexts,
  charges: may('71D'),
  amendmentCharges: may('71N'),
  presentationPeriod: may('48'),
  confirmation: may('49'),
  requestedConfirmationParty: may('58a'),
  reimbursingBank: may('53a/AD'),
  instructionsToBank: may('78'),
  adviseThroughBank: may('57a'),
  senderToReceiver: may('72Z'),
};

const changed: FieldName[] = Object.values(changes).map(({ name }) => name);

export const mt707 = message(
  '707',
  'Amendment to a documentary credit',
  {
    sequence: must('27'),
    senderReference: must('20'),
    receiverReference: must('21'),
    issuingBankReference: must('23'),
    issuingBank: may('52a'),
    nonBankIssuer: may('50B'),
    issueDate: must('31C'),
    amendmentNumber: must('26E'),
    amendmentDate: must('30'),
    purpose: must('22A'),
    ...changes,
  },
  {
    rules: [
      firstPart,
      atLeastOne('AMENDMENT_EMPTY', changed),
      notBoth('INCREASE_AND_DECREASE', '32B', '33B'),
      exactlyOne('ISSUER_NOT_ONE', '52a', '50B'),
      shipmentRule,
    ],
    continuation: { type: '708', texts },
  },
);

export const mt708 = message(
  '708',
  'Amendment to a documentary credit, continued',
  {
    sequence: must('27'),
    senderReference: must('20'),
    receiverReference: may('21'),
    issuingBankReference: should('23'),
    amendmentNumber: should('26E'),
    amendmentDate: should('30'),
    ...longTexts,
  },
  { rules: [laterPart], isOrderConfirmed: false },
);
