/**
 * In what a transferred credit may differ from the original (UCP 600 art. 38(g); domestic credits D11): everything else
 * is the same, confirmation included. Pure.
 */
import { canonicalJson } from '../kernel/canonical-json.ts';
import { minorOf } from '../kernel/money.ts';
import { profileRules } from '../letter-of-credit/profile.ts';
import type { CreditTerms } from '../letter-of-credit/terms.ts';
import { differsInHigherCover, differsInLowerPrices, everyParagraph } from './wording.ts';

const same = (one: unknown, other: unknown): boolean =>
  canonicalJson(one ?? null) === canonicalJson(other ?? null);

export type Member = keyof CreditTerms;
type Comparison = (original: CreditTerms, transferred: CreditTerms) => boolean;

/** A date that is stated where the original states one, and is not later. */
const curtailed = (original: string | undefined, transferred: string | undefined): boolean =>
  transferred === undefined ? original === undefined : original === undefined || transferred <= original;

const daysOf = ({ presentationPeriod, profile }: CreditTerms): number =>
  presentationPeriod?.days ?? profileRules[profile].presentation.defaultDays.value;

const invoice = /INVOICE|发票/i;

/** Whether a document other than the invoice must show the applicant: then its name may not be replaced. */
const applicantIsRequired = ({ applicant, documentsRequired }: CreditTerms): boolean =>
  documentsRequired
    .filter((paragraph) => !invoice.test(paragraph))
    .some(
      (paragraph) =>
        /\bAPPLICANT\b|申请人/i.test(paragraph) ||
        paragraph.toUpperCase().includes(applicant.name.toUpperCase()),
    );

/** The applicant, or in its place the first beneficiary. */
const applicantAllowed: Comparison = (original, { applicant }) =>
  same(original.applicant, applicant) ||
  (applicant.name === original.beneficiary.name && !applicantIsRequired(original));

/** Domestic credits: the place of presentation may become the transferring bank's. */
const placeAllowed: Comparison = (original, transferred) =>
  original.expiry.place === transferred.expiry.place || original.profile === 'CN-DLC-2016';

const shipmentAllowed: Comparison = ({ shipment }, transferred) =>
  same({ ...shipment, latestDate: undefined }, { ...transferred.shipment, latestDate: undefined }) &&
  curtailed(shipment?.latestDate, transferred.shipment?.latestDate);

const servicesAllowed: Comparison = ({ services }, transferred) =>
  same({ ...services, latestDate: undefined }, { ...transferred.services, latestDate: undefined }) &&
  curtailed(services?.latestDate, transferred.services?.latestDate);

/** Members that may differ, and in what. Everything that is not named here must be the same. */
const allowed: Partial<Readonly<Record<Member, Comparison>>> = {
  // Another beneficiary, and banks on the way to it.
  beneficiary: (original, { beneficiary }) => beneficiary.name !== original.beneficiary.name,
  advisingBank: () => true,
  adviseThroughBank: () => true,
  senderToReceiver: () => true,
  // The applicant's bank would name the applicant.
  applicantBank: (original, { applicantBank }) =>
    applicantBank === undefined || same(original.applicantBank, applicantBank),
  // A second beneficiary transfers to nobody (art. 38(d)).
  transferable: (_original, { transferable }) => !transferable,
  applicant: applicantAllowed,
  amount: (original, { amount }) =>
    amount.currency === original.amount.currency && minorOf(amount) <= minorOf(original.amount),
  expiry: (original, transferred) =>
    transferred.expiry.date <= original.expiry.date && placeAllowed(original, transferred),
  presentationPeriod: (original, transferred) =>
    original.presentationPeriod?.narrative === transferred.presentationPeriod?.narrative &&
    daysOf(transferred) <= daysOf(original),
  shipment: shipmentAllowed,
  services: servicesAllowed,
  goods: (original, transferred) =>
    everyParagraph(original.goods, transferred.goods, differsInLowerPrices(original.amount.currency)),
  documentsRequired: (original, transferred) =>
    everyParagraph(original.documentsRequired, transferred.documentsRequired, differsInHigherCover),
};

/** Whether the member is the same in both, or differs as it may. */
export const mayDiffer = (member: Member, original: CreditTerms, transferred: CreditTerms): boolean =>
  allowed[member]?.(original, transferred) ?? same(original[member], transferred[member]);

/** The first member in which the transferred credit differs as it must not; `undefined` where there is none. */
export const forbiddenDifference = (original: CreditTerms, transferred: CreditTerms): Member | undefined => {
  const members = [...new Set([...Object.keys(original), ...Object.keys(transferred)])].sort() as Member[];
  return members.find((member) => !mayDiffer(member, original, transferred));
};

/** Whether drawings in parts are allowed: silence allows them (UCP 600 art. 31(a); domestic art. 14). */
export const allowsPartialDrawings = ({ shipment, services }: CreditTerms): boolean =>
  shipment?.partial !== 'not-allowed' && services?.partial !== 'not-allowed';
