/** MT700, MT705, MT710, MT720 out of the terms of a credit. What a field cannot hold is for the encoder to report. */
import type { CreditTerms } from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import type { MessageJson } from '../swift/api.ts';
import {
  amountsOf,
  availabilityOf,
  firmsOf,
  formOf,
  holderOf,
  mapped,
  type Members,
  messageAmount,
  permissionsOf,
  type Route,
  routed,
  routeOfGoods,
  rulesOf,
  tenorOf,
  termsOfBanks,
  texts,
} from './credit-content.ts';
import { linesOfFirm, messageBankOf } from './parties.ts';

/** Fields that mean the same in an issue, an advice and a transfer. */
const contentOf = (terms: CreditTerms): Members => ({
  sequence: { number: 1, total: 1 },
  creditNumber: terms.creditNumber,
  issueDate: terms.issueDate,
  ...rulesOf(terms),
  expiry: terms.expiry,
  ...amountsOf(terms),
  ...availabilityOf(terms),
  ...tenorOf(terms, terms.availability),
  ...permissionsOf(terms),
  ...routeOfGoods(terms),
  goods: texts(terms.goods),
  documentsRequired: texts(terms.documentsRequired),
  additionalConditions: texts(terms.additionalConditions),
  paymentConditionsForBeneficiary: texts(terms.beneficiaryPaymentConditions),
  paymentConditionsForBank: texts(terms.bankPaymentConditions),
  ...termsOfBanks(terms),
  senderToReceiver: terms.senderToReceiver,
});

const namedParties = (terms: CreditTerms): Members => ({
  preAdviceReference: terms.preAdviceReference,
  applicantBank: mapped(terms.applicantBank, messageBankOf),
  reimbursingBank: mapped(terms.reimbursingBank, messageBankOf),
  ...firmsOf(terms),
});

/** Issue of the credit to the advising bank. */
export const mt700Of = (terms: CreditTerms, route: Route): MessageJson =>
  present({
    ...routed('700', route),
    form: formOf(terms.transferable),
    ...contentOf(terms),
    ...namedParties(terms),
  }) as MessageJson;

/** Advice to another bank; `reference` is the sender's own. */
export const mt710Of = (
  terms: CreditTerms,
  route: Route,
  { reference, confirms }: { readonly reference: string; readonly confirms: boolean },
): MessageJson =>
  present({
    ...routed('710', route),
    form: {
      type: formOf(terms.transferable),
      confirmation: confirms ? 'ADDING OUR CONFIRMATION' : 'WITHOUT OUR CONFIRMATION',
    },
    senderReference: reference,
    issuingBank: messageBankOf(terms.issuingBank),
    ...contentOf(terms),
    ...namedParties(terms),
  }) as MessageJson;

/** Transfer: the terms are those of the transferred credit. */
export const mt720Of = (terms: CreditTerms, route: Route, reference: string): MessageJson =>
  present({
    ...routed('720', route),
    form: { type: formOf(terms.transferable), confirmation: 'WITHOUT OUR CONFIRMATION' },
    senderReference: reference,
    issuingBank: messageBankOf(terms.issuingBank),
    ...contentOf(terms),
    firstBeneficiary: linesOfFirm(terms.applicant),
    secondBeneficiary: holderOf(terms.beneficiary),
  }) as MessageJson;

/** What the ledger recorded of a pre-advice; the operative credit says the same (UCP 600 art. 11(b)). */
export const recordedMt705Of = (terms: CreditTerms, route: Route): MessageJson =>
  present({
    ...routed('705', route),
    form: formOf(terms.transferable),
    creditNumber: terms.creditNumber,
    expiry: terms.expiry,
    ...firmsOf(terms),
    amount: messageAmount(terms.amount),
  }) as MessageJson;

/** Pre-advice: what is known before the operative credit. */
export const mt705Of = (terms: CreditTerms, route: Route): MessageJson =>
  present({
    ...recordedMt705Of(terms, route),
    ...amountsOf(terms),
    ...availabilityOf(terms),
    ...routeOfGoods(terms),
    goods: texts(terms.goods),
    adviseThroughBank: mapped(terms.adviseThroughBank, messageBankOf),
  }) as MessageJson;
