/**
 * The terms of a credit out of an MT700, MT710 or MT720. What a message says in words that are not understood, and
 * what the terms need and the message lacks, is left to a person and named.
 */
import { type CreditTerms, CreditTerms as Schema } from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import type { MessageOf } from '../swift/api.ts';
import { availableWithOf, bankOf, bicOfTerminal, firmOf } from './parties.ts';
import { tenorOfWording } from './tenor.ts';
import { availabilityWords, confirmationWords, permissionWords, termOf } from './words.ts';

export type CreditMessage = MessageOf<'700'> | MessageOf<'710'> | MessageOf<'720'>;

/** Something about the terms that a person has to look at. */
export interface Remark {
  /** JSON pointer into the terms. */
  readonly pointer: string;
  readonly why: 'not-understood' | 'missing' | 'invalid';
  /** The words of the message, or what the terms expect. */
  readonly text: string;
}

export interface CreditOfMessage {
  /** As much as the message says. */
  readonly terms: Partial<CreditTerms>;
  readonly remarks: readonly Remark[];
  /** No remark: the terms can be drafted as they are. */
  readonly isComplete: boolean;
}

type Members = Readonly<Record<string, unknown>>;

const mapped = <T, R>(value: T | undefined, map: (value: T) => R): R | undefined =>
  value === undefined ? undefined : map(value);

/** Fields that mean the same in all three messages. */
const sharedOf = (message: CreditMessage): Members => ({
  rules: present({ code: message.applicableRules.code, narrative: message.applicableRules.narrative }),
  creditNumber: message.creditNumber,
  issueDate: message.issueDate,
  expiry: message.expiry,
  beneficiaryPaymentConditions: message.paymentConditionsForBeneficiary,
  bankPaymentConditions: message.paymentConditionsForBank,
  amount: { amount: message.amount.value, currency: message.amount.currency },
  tolerance: mapped(message.tolerance, ({ plusPct, minusPct }) => ({ plus: plusPct, minus: minusPct })),
  additionalAmounts: message.additionalAmounts,
  mixedPayment: message.mixedPayment,
  goods: message.goods ?? [],
  documentsRequired: message.documentsRequired ?? [],
  additionalConditions: message.additionalConditions ?? [],
  charges: message.charges,
  presentationPeriod: message.presentationPeriod,
  confirmation: termOf(confirmationWords, message.confirmation),
  confirmingBank: mapped(message.requestedConfirmationParty, bankOf),
  instructionsToBank: message.instructionsToBank,
  adviseThroughBank: mapped(message.adviseThroughBank, bankOf),
  senderToReceiver: message.senderToReceiver,
});

const shipmentOf = (message: CreditMessage): Members | undefined => {
  const shipment = present({
    takingInCharge: message.takingInCharge,
    portOfLoading: message.portOfLoading,
    portOfDischarge: message.portOfDischarge,
    finalDestination: message.finalDestination,
    latestDate: message.latestShipment,
    period: message.shipmentPeriod,
    partial: termOf(permissionWords, message.partialShipments),
    transhipment: termOf(permissionWords, message.transhipment),
  });
  return Object.keys(shipment).length === 0 ? undefined : shipment;
};

/** Payment at sight needs no words; everything else has them in 42C or 42P. */
const drawingOf = (message: CreditMessage): Members => {
  const by = termOf(availabilityWords, message.availability.by);
  const wording = message.deferredPayment ?? message.draftsAt;
  const tenor = wording === undefined ? { basis: 'sight' } : tenorOfWording(wording);
  const isOpen = wording === undefined && by !== 'sight-payment' && by !== 'negotiation';
  return {
    availability: { by, with: availableWithOf(message.availability.with) },
    tenor: isOpen ? undefined : tenor,
    draft: mapped(message.drawee, (drawee) => ({ wording: message.draftsAt, drawee: bankOf(drawee) })),
  };
};

const partiesOf = (message: CreditMessage): Members => {
  const beneficiary = message.messageType === '720' ? message.secondBeneficiary : message.beneficiary;
  const applicant = message.messageType === '720' ? message.firstBeneficiary : message.applicant;
  return {
    applicant: firmOf(applicant),
    beneficiary: firmOf(beneficiary.nameAddress, beneficiary.account),
    applicantBank: message.messageType === '720' ? undefined : mapped(message.applicantBank, bankOf),
    reimbursingBank: message.messageType === '720' ? undefined : mapped(message.reimbursingBank, bankOf),
    preAdviceReference: message.messageType === '720' ? undefined : message.preAdviceReference,
  };
};

/** Who issued: the sender of an MT700, the bank or other issuer that an advice names. */
const issueOf = (message: CreditMessage): Members => {
  if (message.messageType === '700') {
    return {
      transferable: message.form.includes('TRANSFERABLE'),
      issuingBank: { bic: bicOfTerminal(message.senderLt), address: [] },
      advisingBank: { bic: bicOfTerminal(message.receiverLt), address: [] },
    };
  }
  const issuer = mapped(message.issuingBank, bankOf) ?? mapped(message.nonBankIssuer, firmOf);
  return {
    transferable: message.form.type.includes('TRANSFERABLE'),
    issuingBank: issuer,
    advisingBank: { bic: bicOfTerminal(message.senderLt), address: [] },
  };
};

const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part)}`).join('');

const remarksOf = (message: CreditMessage, terms: Members): Remark[] => {
  const wording = message.deferredPayment ?? message.draftsAt;
  const parsed = Schema.safeParse(terms);
  const issues = parsed.success ? [] : parsed.error.issues;
  return issues.map(({ path, message: expected }): Remark => {
    const pointer = pointerOf(path);
    if (pointer === '/tenor' && wording !== undefined) {
      return { pointer, why: 'not-understood', text: wording.join('\n') };
    }
    const isMissing = path.length === 1 && !(String(path[0]) in terms);
    return { pointer, why: isMissing ? 'missing' : 'invalid', text: expected };
  });
};

export const creditOfMessage = (message: CreditMessage): CreditOfMessage => {
  const terms = present({
    profile: 'UCP600',
    ...sharedOf(message),
    ...partiesOf(message),
    ...issueOf(message),
    ...drawingOf(message),
    shipment: shipmentOf(message),
  });
  const remarks = remarksOf(message, terms);
  return { terms, remarks, isComplete: remarks.length === 0 };
};
