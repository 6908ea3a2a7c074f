/**
 * What the ledger keeps of a credit in public: opaque ids, members, statuses, hashes. Each act is a fact under its
 * author's key, and nobody writes another's; how a credit stands is folded from them, never stored.
 */
import { z } from 'zod';
import { idOf, Instant, Party } from '../kernel/identifiers.ts';
import { TermsHash } from '../kernel/opening.ts';
import { CreditParties, CreditRole } from './parties.ts';
import { RuleProfile } from './terms.ts';

/** An act of a party: by whom, as whom, when the ledger saw it, and the evidence where it was received from outside. */
export const Act = z.strictObject({
  by: Party,
  /** Enrolment id: four-eyes rules ask for another one. */
  person: z.string(),
  as: CreditRole,
  recorded: z.boolean(),
  at: Instant,
  evidenceHash: TermsHash.optional(),
});
export type Act = z.output<typeof Act>;

export const creditStatuses = [
  'applied',
  'application-rejected',
  'drafted',
  'pre-advised',
  'issued',
  'cancelled',
  'expired',
  'closed',
] as const;

/** `credit/<id>`: what the issuing bank, or the member that records an external issuer's credit, says of it. */
export const Credit = z.strictObject({
  id: idOf('credit'),
  profile: RuleProfile,
  status: z.enum(creditStatuses),
  parties: CreditParties,
  /** The applicant's wish. */
  applicationHash: TermsHash.optional(),
  /** The terms that the bank's maker drafted, not yet issued. */
  draftHash: TermsHash.optional(),
  /** What the bank pre-advised: it must issue consistent terms (UCP 600 art. 11(b)). */
  preAdviceHash: TermsHash.optional(),
  /** Enrolment id of the person who drafted or recorded. */
  maker: z.string(),
  issue: Act.optional(),
  /** What the regulator sees of the issuing bank's obligation. */
  exposureHash: TermsHash.optional(),
  /** A transferred credit: the first beneficiary's one (UCP 600 art. 38). */
  parentId: idOf('credit').optional(),
  /** Number of the last amendment that was issued. */
  amendmentCount: z.int().min(0),
});
export type Credit = z.output<typeof Credit>;

/** `credit-version/<id>`: the terms in force, folded from the original and the accepted amendments. */
export const CreditVersion = z.strictObject({
  creditId: idOf('credit'),
  number: z.int().min(1),
  termsHash: TermsHash,
  /** Numbers of the amendments that are part of it, in ascending order. */
  amendments: z.array(z.int().min(1)),
  /** Hashes of the versions before it, the first one first: whoever holds an old copy can see that it is one. */
  earlier: z.array(TermsHash).optional(),
});
export type CreditVersion = z.output<typeof CreditVersion>;

/** `credit-balance/<id>`: the hash of what has been drawn and transferred. */
export const CreditBalance = z.strictObject({ creditId: idOf('credit'), balanceHash: TermsHash });
export type CreditBalance = z.output<typeof CreditBalance>;

export const adviceStates = ['advised', 'advised-for-reference', 'enquired', 'declined'] as const;

/** `credit-advice/<credit>/<role>/<MSP>`: what an adviser did with the credit that it received (UCP 600 art. 9). */
export const CreditAdvice = z.strictObject({
  creditId: idOf('credit'),
  state: z.enum(adviceStates),
  act: Act,
  /** The terms that were advised. */
  termsHash: TermsHash.optional(),
  /** Why the adviser declines, or what it asks. */
  reasonHash: TermsHash.optional(),
});
export type CreditAdvice = z.output<typeof CreditAdvice>;

/** A fact about a credit whose state its author alone changes. */
const factOf = <const States extends readonly [string, ...string[]]>(states: States) =>
  z.strictObject({
    creditId: idOf('credit'),
    state: z.enum(states),
    act: Act,
    /** Of the terms that come with the act. */
    termsHash: TermsHash.optional(),
  });

/** `credit-enquiry-answer/<credit>/<role>/<MSP>`: the issuer says whether the credit is its own. */
export const EnquiryAnswer = factOf(['answered']);
export type EnquiryAnswer = z.output<typeof EnquiryAnswer>;

export const confirmationStates = ['drafted', 'added', 'declined'] as const;
/** `credit-confirmation/<credit>/<role>/<MSP>`: UCP 600 art. 8. */
export const CreditConfirmation = factOf(confirmationStates).extend({ exposureHash: TermsHash.optional() });
export type CreditConfirmation = z.output<typeof CreditConfirmation>;

/** `amendment-request/<credit>/<id>`: the applicant's wish. */
export const AmendmentRequest = factOf(['requested']).extend({ id: idOf('amendmentRequest') });
export type AmendmentRequest = z.output<typeof AmendmentRequest>;

const amendmentNumber = z.int().min(1).max(999);

/** `amendment/<credit>/<nnn>`: the issuing bank is bound from its issue (UCP 600 art. 10(b)). */
export const Amendment = factOf(['drafted', 'issued']).extend({
  number: amendmentNumber,
  /** Enrolment id of the person who drafted it. */
  maker: z.string(),
  requestId: idOf('amendmentRequest').optional(),
  /** Of a transferred credit: the number of the original's amendment that was passed on to its second beneficiary. */
  parentNumber: amendmentNumber.optional(),
});
export type Amendment = z.output<typeof Amendment>;

/** `amendment-advice/<credit>/<nnn>/<role>/<MSP>`. */
export const AmendmentAdvice = factOf(['advised']).extend({ number: amendmentNumber });
export type AmendmentAdvice = z.output<typeof AmendmentAdvice>;

/** `amendment-confirmation/<credit>/<nnn>/<role>/<MSP>`: whether the confirmation covers it too. */
export const AmendmentConfirmation = factOf(['extended', 'not-extended']).extend({ number: amendmentNumber });
export type AmendmentConfirmation = z.output<typeof AmendmentConfirmation>;

/** `amendment-answer/<credit>/<nnn>/<role>/<MSP>`. In part: a rejection, of the whole (UCP 600 art. 10(e)). */
export const AmendmentAnswer = factOf(['accepted', 'rejected']).extend({
  number: amendmentNumber,
  inPart: z.boolean(),
});
export type AmendmentAnswer = z.output<typeof AmendmentAnswer>;

/** `amendment-report/<credit>/<nnn>/<role>/<MSP>`: the issuer tells the applicant, and books what it owes now. */
export const AmendmentReport = factOf(['reported']).extend({ number: amendmentNumber });
export type AmendmentReport = z.output<typeof AmendmentReport>;

/** `credit-cancellation/<credit>/<role>/<MSP>`: the issuer proposes, the others consent or refuse. */
export const CancellationFact = factOf(['proposed', 'consented', 'refused']);
export type CancellationFact = z.output<typeof CancellationFact>;

/** `credit-handover/<credit>/<role>`: a recorder hands a role over to the party that joined. */
export const Handover = z.strictObject({
  creditId: idOf('credit'),
  role: CreditRole,
  to: Party,
  by: Party,
  state: z.enum(['offered', 'accepted']),
});
export type Handover = z.output<typeof Handover>;
