/** An MT700 or MT710 out of the terms of a credit. What the message cannot say is for the encoder to report. */
import { type CreditTerms, minorOf, type Money } from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import type { MessageJson } from '../swift/api.ts';
import { linesOfFirm, messageAvailableWith, messageBankOf, terminalOf } from './parties.ts';
import { wordingOfTenor } from './tenor.ts';
import { availabilityWords, confirmationWords, permissionWords } from './words.ts';

/** Between which banks a message goes, by BIC. */
export interface Route {
  readonly sender: string;
  readonly receiver: string;
}

type Members = Readonly<Record<string, unknown>>;

const mapped = <T, R>(value: T | undefined, map: (value: T) => R): R | undefined =>
  value === undefined ? undefined : map(value);

export const messageAmount = (money: Money): Members => ({
  currency: money.currency,
  value: money.amount,
  minor: minorOf(money).toString(),
});

export const routed = (messageType: string, { sender, receiver }: Route): Members => ({
  messageType,
  senderLt: terminalOf(sender),
  receiverLt: terminalOf(receiver),
  priority: 'N',
});

/** `undefined` for an empty list: a field is there with text or not at all. */
const texts = (paragraphs: readonly string[] | undefined): readonly string[] | undefined =>
  paragraphs === undefined || paragraphs.length === 0 ? undefined : paragraphs;

const drawingOf = ({ availability, tenor, draft, mixedPayment }: CreditTerms): Members => ({
  availability: { with: messageAvailableWith(availability.with), by: availabilityWords[availability.by] },
  draftsAt: draft?.wording,
  drawee: mapped(draft?.drawee, messageBankOf),
  mixedPayment,
  deferredPayment: availability.by === 'deferred-payment' ? wordingOfTenor(tenor) : undefined,
});

const shipmentOf = ({ shipment }: CreditTerms): Members => ({
  partialShipments: mapped(shipment?.partial, (partial) => permissionWords[partial]),
  transhipment: mapped(shipment?.transhipment, (transhipment) => permissionWords[transhipment]),
  takingInCharge: shipment?.takingInCharge,
  portOfLoading: shipment?.portOfLoading,
  portOfDischarge: shipment?.portOfDischarge,
  finalDestination: shipment?.finalDestination,
  latestShipment: shipment?.latestDate,
  shipmentPeriod: shipment?.period,
});

/** Fields that mean the same in an issue, an advice and a transfer. */
const contentOf = (terms: CreditTerms): Members => ({
  sequence: { number: 1, total: 1 },
  creditNumber: terms.creditNumber,
  issueDate: terms.issueDate,
  applicableRules: present({ code: terms.rules.code, narrative: terms.rules.narrative }),
  expiry: terms.expiry,
  amount: messageAmount(terms.amount),
  tolerance: mapped(terms.tolerance, ({ plus, minus }) => ({ plusPct: plus, minusPct: minus })),
  additionalAmounts: terms.additionalAmounts,
  ...drawingOf(terms),
  ...shipmentOf(terms),
  goods: texts(terms.goods),
  documentsRequired: texts(terms.documentsRequired),
  additionalConditions: texts(terms.additionalConditions),
  paymentConditionsForBeneficiary: texts(terms.beneficiaryPaymentConditions),
  paymentConditionsForBank: texts(terms.bankPaymentConditions),
  charges: terms.charges,
  presentationPeriod: terms.presentationPeriod,
  confirmation: confirmationWords[terms.confirmation],
  requestedConfirmationParty: mapped(terms.confirmingBank, messageBankOf),
  instructionsToBank: texts(terms.instructionsToBank),
  adviseThroughBank: mapped(terms.adviseThroughBank, messageBankOf),
  senderToReceiver: terms.senderToReceiver,
});

const namedParties = (terms: CreditTerms): Members => ({
  preAdviceReference: terms.preAdviceReference,
  applicantBank: mapped(terms.applicantBank, messageBankOf),
  reimbursingBank: mapped(terms.reimbursingBank, messageBankOf),
  applicant: linesOfFirm(terms.applicant),
  beneficiary: present({ account: terms.beneficiary.account, nameAddress: linesOfFirm(terms.beneficiary) }),
});

const formOf = ({ transferable }: CreditTerms): string =>
  transferable ? 'IRREVOCABLE TRANSFERABLE' : 'IRREVOCABLE';

/** Issue of the credit to the advising bank. */
export const mt700Of = (terms: CreditTerms, route: Route): MessageJson =>
  present({
    ...routed('700', route),
    form: formOf(terms),
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
      type: formOf(terms),
      confirmation: confirms ? 'ADDING OUR CONFIRMATION' : 'WITHOUT OUR CONFIRMATION',
    },
    senderReference: reference,
    issuingBank: messageBankOf(terms.issuingBank),
    ...contentOf(terms),
    ...namedParties(terms),
  }) as MessageJson;

/** Transfer: the terms are those of the transferred credit. */
export const mt720Of = (terms: CreditTerms, route: Route, reference: string): MessageJson => {
  const { account } = terms.beneficiary;
  return present({
    ...routed('720', route),
    form: { type: formOf(terms), confirmation: 'WITHOUT OUR CONFIRMATION' },
    senderReference: reference,
    issuingBank: messageBankOf(terms.issuingBank),
    ...contentOf(terms),
    firstBeneficiary: linesOfFirm(terms.applicant),
    secondBeneficiary: present({ account, nameAddress: linesOfFirm(terms.beneficiary) }),
  }) as MessageJson;
};

/** Pre-advice: what is known before the operative credit. */
export const mt705Of = (terms: CreditTerms, route: Route): MessageJson => {
  const { shipment, goods } = terms;
  return present({
    ...routed('705', route),
    form: formOf(terms),
    creditNumber: terms.creditNumber,
    expiry: terms.expiry,
    applicant: linesOfFirm(terms.applicant),
    beneficiary: present({ account: terms.beneficiary.account, nameAddress: linesOfFirm(terms.beneficiary) }),
    amount: messageAmount(terms.amount),
    tolerance: mapped(terms.tolerance, ({ plus, minus }) => ({ plusPct: plus, minusPct: minus })),
    additionalAmounts: terms.additionalAmounts,
    availability: {
      with: messageAvailableWith(terms.availability.with),
      by: availabilityWords[terms.availability.by],
    },
    takingInCharge: shipment?.takingInCharge,
    portOfLoading: shipment?.portOfLoading,
    portOfDischarge: shipment?.portOfDischarge,
    finalDestination: shipment?.finalDestination,
    latestShipment: shipment?.latestDate,
    shipmentPeriod: shipment?.period,
    goods: texts(goods),
    adviseThroughBank: mapped(terms.adviseThroughBank, messageBankOf),
  }) as MessageJson;
};
