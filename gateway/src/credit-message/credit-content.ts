/** Fields that several messages make alike of the terms of a credit, or of what an amendment puts in their place. */
import { type CreditTerms, minorOf, type Money, type NamedFirm } from '@chopmark/chaincode/api';
import { present } from '../plugins/own-terms.ts';
import { linesOfFirm, messageAvailableWith, messageBankOf, terminalOf } from './parties.ts';
import { wordingOfTenor } from './tenor.ts';
import { availabilityWords, confirmationWords, permissionWords } from './words.ts';

/** Between which banks a message goes, by BIC. */
export interface Route {
  readonly sender: string;
  readonly receiver: string;
}

/** Terms of a credit, or those that an amendment puts in their place. */
export type SomeTerms = { readonly [K in keyof CreditTerms]?: CreditTerms[K] | undefined };

export type Members = Readonly<Record<string, unknown>>;

export const mapped = <T, R>(value: T | undefined, map: (value: T) => R): R | undefined =>
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
export const texts = (paragraphs: readonly string[] | undefined): readonly string[] | undefined =>
  paragraphs === undefined || paragraphs.length === 0 ? undefined : paragraphs;

/** 40A, and the first line of 40B. */
export const formOf = (transferable: boolean): string =>
  transferable ? 'IRREVOCABLE TRANSFERABLE' : 'IRREVOCABLE';

/** 40E. */
export const rulesOf = ({ rules }: SomeTerms): Members => ({
  applicableRules: mapped(rules, ({ code, narrative }) => present({ code, narrative })),
});

/** 50 and 59 of a credit, and of its amendment. */
export const firmsOf = ({ applicant, beneficiary }: SomeTerms): Members => ({
  applicant: mapped(applicant, linesOfFirm),
  beneficiary: mapped(beneficiary, holderOf),
});

/** A firm with its account: 59. */
export const holderOf = (firm: NamedFirm): Members =>
  present({ account: firm.account, nameAddress: linesOfFirm(firm) });

/** 39A and 39C. */
export const coveredOf = ({ tolerance, additionalAmounts }: SomeTerms): Members => ({
  tolerance: mapped(tolerance, ({ plus, minus }) => ({ plusPct: plus, minusPct: minus })),
  additionalAmounts,
});

/** 32B, 39A and 39C. */
export const amountsOf = (terms: CreditTerms): Members => ({
  amount: messageAmount(terms.amount),
  ...coveredOf(terms),
});

/** 41a. */
export const availabilityOf = ({ availability }: SomeTerms): Members => ({
  availability: mapped(availability, ({ with: bank, by }) => ({
    with: messageAvailableWith(bank),
    by: availabilityWords[by],
  })),
});

/** Whether the maturity has its words in 42P: deferred payment, and negotiation at a tenor without drafts. */
const hasDetails = ({ tenor, draft }: SomeTerms, { by }: Pick<CreditTerms['availability'], 'by'>): boolean =>
  tenor !== undefined &&
  (by === 'deferred-payment' || (by === 'negotiation' && draft === undefined && tenor.basis !== 'sight'));

/** 42C, 42a, 42M and 42P; `available` says how the credit is available, whatever of it these terms repeat. */
export const tenorOf = (terms: SomeTerms, available: CreditTerms['availability']): Members => ({
  draftsAt: terms.draft?.wording,
  drawee: mapped(terms.draft?.drawee, messageBankOf),
  mixedPayment: terms.mixedPayment,
  deferredPayment:
    terms.tenor !== undefined && hasDetails(terms, available) ? wordingOfTenor(terms.tenor) : undefined,
});

/** 43P and 43T. */
export const permissionsOf = ({ shipment }: SomeTerms): Members => ({
  partialShipments: mapped(shipment?.partial, (partial) => permissionWords[partial]),
  transhipment: mapped(shipment?.transhipment, (transhipment) => permissionWords[transhipment]),
});

/** 44A to 44F: from where to where, until when or in which periods. */
export const routeOfGoods = ({ shipment }: SomeTerms): Members => ({
  takingInCharge: shipment?.takingInCharge,
  portOfLoading: shipment?.portOfLoading,
  portOfDischarge: shipment?.portOfDischarge,
  finalDestination: shipment?.finalDestination,
  latestShipment: shipment?.latestDate,
  shipmentPeriod: shipment?.period,
});

/** 48 to 57a: until when documents come, who confirms, who reimburses, how the banks settle. */
export const termsOfBanks = (terms: SomeTerms): Members => ({
  charges: terms.charges,
  presentationPeriod: terms.presentationPeriod,
  confirmation: mapped(terms.confirmation, (confirmation) => confirmationWords[confirmation]),
  requestedConfirmationParty: mapped(terms.confirmingBank, messageBankOf),
  instructionsToBank: texts(terms.instructionsToBank),
  adviseThroughBank: mapped(terms.adviseThroughBank, messageBankOf),
});
