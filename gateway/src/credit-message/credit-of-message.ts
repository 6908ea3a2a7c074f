/**
 * The terms of a credit out of an MT700, MT705, MT710 or MT720. What a message says in words that are not understood,
 * and what the terms need and the message lacks, is left to a person and named.
 */
import { type CreditTerms, CreditTerms as Schema } from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import type { MessageOf } from '../swift/api.ts';
import { availableWithOf, bankOf, bicOfTerminal, firmOf } from './parties.ts';
import { tenorOfWording } from './tenor.ts';
import { availabilityWords, confirmationWords, permissionWords, termOf } from './words.ts';

type FullMessage = MessageOf<'700'> | MessageOf<'710'> | MessageOf<'720'>;
export type CreditMessage = FullMessage | MessageOf<'705'>;

/** A pre-advice leaves everything else to the credit that follows. */
const isFull = (message: CreditMessage): message is FullMessage => message.messageType !== '705';

/** Something about the terms that a person has to look at. */
export interface Remark {
  /** JSON pointer into the terms; into the message, as `/message/…`, for what no term could hold. */
  readonly pointer: string;
  readonly why: 'not-understood' | 'missing' | 'invalid' | 'no-term';
  /** The words of the message, or what the terms expect. */
  readonly text: string;
}

export interface CreditOfMessage {
  /** As much as the message says. */
  readonly terms: Partial<CreditTerms>;
  readonly remarks: readonly Remark[];
  /** The terms can be drafted as they are. */
  readonly isComplete: boolean;
}

type Members = Readonly<Record<string, unknown>>;

const mapped = <T, R>(value: T | undefined, map: (value: T) => R): R | undefined =>
  value === undefined ? undefined : map(value);

/** Fields that mean the same in all of them. */
const sharedOf = (message: CreditMessage): Members => ({
  creditNumber: message.creditNumber,
  expiry: message.expiry,
  amount: { amount: message.amount.value, currency: message.amount.currency },
  tolerance: mapped(message.tolerance, ({ plusPct, minusPct }) => ({ plus: plusPct, minus: minusPct })),
  additionalAmounts: message.additionalAmounts,
  goods: message.goods ?? (isFull(message) ? [] : undefined),
  adviseThroughBank: mapped(message.adviseThroughBank, bankOf),
  senderToReceiver: message.senderToReceiver,
});

/** Fields that a pre-advice lacks. */
const operativeOf = (message: FullMessage): Members => ({
  rules: present({ code: message.applicableRules.code, narrative: message.applicableRules.narrative }),
  issueDate: message.issueDate,
  beneficiaryPaymentConditions: message.paymentConditionsForBeneficiary,
  bankPaymentConditions: message.paymentConditionsForBank,
  mixedPayment: message.mixedPayment,
  documentsRequired: message.documentsRequired ?? [],
  additionalConditions: message.additionalConditions ?? [],
  charges: message.charges,
  presentationPeriod: message.presentationPeriod,
  confirmation: termOf(confirmationWords, message.confirmation),
  confirmingBank: mapped(message.requestedConfirmationParty, bankOf),
  instructionsToBank: message.instructionsToBank,
});

const shipmentOf = (message: CreditMessage): Members | undefined => {
  const shipment = present({
    takingInCharge: message.takingInCharge,
    portOfLoading: message.portOfLoading,
    portOfDischarge: message.portOfDischarge,
    finalDestination: message.finalDestination,
    latestDate: message.latestShipment,
    period: message.shipmentPeriod,
    ...(isFull(message)
      ? {
          partial: termOf(permissionWords, message.partialShipments),
          transhipment: termOf(permissionWords, message.transhipment),
        }
      : {}),
  });
  return Object.keys(shipment).length === 0 ? undefined : shipment;
};

/** The words of 42P or 42C. */
const wordingOf = (message: CreditMessage): readonly string[] | undefined =>
  isFull(message) ? (message.deferredPayment ?? message.draftsAt) : undefined;

/** Words about maturity, of which those of 42M are never taken for a tenor. */
const maturityOf = (message: CreditMessage): readonly string[] | undefined =>
  wordingOf(message) ?? (isFull(message) ? message.mixedPayment : undefined);

/** Payment at sight needs no words; everything else has them in 42C or 42P. */
const drawingOf = (message: CreditMessage): Members => {
  const by = termOf(availabilityWords, message.availability?.by);
  const wording = wordingOf(message);
  const isSight =
    wording === undefined && isFull(message) && (by === 'sight-payment' || by === 'negotiation');
  return {
    availability: mapped(message.availability, ({ with: bank }) => ({ by, with: availableWithOf(bank) })),
    tenor: isSight ? { basis: 'sight' } : mapped(wording, tenorOfWording),
    draft: isFull(message)
      ? mapped(message.drawee, (drawee) => ({ wording: message.draftsAt, drawee: bankOf(drawee) }))
      : undefined,
  };
};

/** Who buys and who sells: in a transfer the first beneficiary stands for the applicant. */
const firmsOf = (message: CreditMessage): Members => {
  const isTransfer = message.messageType === '720';
  const beneficiary = isTransfer ? message.secondBeneficiary : message.beneficiary;
  return {
    applicant: firmOf(isTransfer ? message.firstBeneficiary : message.applicant),
    beneficiary: firmOf(beneficiary.nameAddress, beneficiary.account),
  };
};

/** Fields of an issue and of an advice. */
const banksOf = (message: CreditMessage): Members =>
  message.messageType === '700' || message.messageType === '710'
    ? {
        applicantBank: mapped(message.applicantBank, bankOf),
        reimbursingBank: mapped(message.reimbursingBank, bankOf),
        preAdviceReference: message.preAdviceReference,
      }
    : {};

const terminalBank = (terminal: string): Members => ({ bic: bicOfTerminal(terminal), address: [] });

/** Who issued and who passes on: sender and receiver of an issue; an advice names the issuer. */
const issueOf = (message: CreditMessage): Members => {
  const sender = terminalBank(message.senderLt);
  const receiver = terminalBank(message.receiverLt);
  if (message.messageType === '700' || message.messageType === '705') {
    const transferable = message.form.includes('TRANSFERABLE');
    return { transferable, issuingBank: sender, advisingBank: receiver };
  }
  const transferable = message.form.type.includes('TRANSFERABLE');
  const issuingBank = mapped(message.issuingBank, bankOf) ?? mapped(message.nonBankIssuer, firmOf);
  return message.messageType === '720'
    ? { transferable, issuingBank, transferringBank: sender, advisingBank: receiver }
    : {
        transferable,
        issuingBank,
        advisingBank: sender,
        adviseThroughBank: mapped(message.adviseThroughBank, bankOf) ?? receiver,
      };
};

const pointerOf = (path: readonly PropertyKey[]): string => path.map((part) => `/${String(part)}`).join('');

const remarksOf = (message: CreditMessage, terms: Members): Remark[] => {
  const wording = maturityOf(message);
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

/** Members of a message that say something for which there is no term. */
const withoutTerm = ['instructionsFromIntermediary', 'narrative'] as const;

const remarksOnMembers = (message: CreditMessage): Remark[] =>
  withoutTerm
    .filter((member) => member in message)
    .map((member) => ({
      pointer: `/message/${member}`,
      why: 'no-term',
      text: [(message as unknown as Members)[member]].flat().map(String).join('\n'),
    }));

export const creditOfMessage = (message: CreditMessage): CreditOfMessage => {
  const terms = present({
    profile: 'UCP600',
    ...sharedOf(message),
    ...(isFull(message) ? operativeOf(message) : {}),
    ...firmsOf(message),
    ...banksOf(message),
    ...issueOf(message),
    ...drawingOf(message),
    shipment: shipmentOf(message),
  });
  const remarks = remarksOf(message, terms);
  return {
    terms,
    remarks: [...remarks, ...remarksOnMembers(message)],
    isComplete: remarks.length === 0,
  };
};
