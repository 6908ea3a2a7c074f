/** The form of a rule profile: what two sets of rules answer differently, each answer with where it stands. */

/** A rule with its source. */
export interface Rule<Value> {
  readonly value: Value;
  /** Article or practice, as help text. */
  readonly source: string;
  /** Not confirmed in a public source: shown as the consortium's setting, never as law. */
  readonly unconfirmed?: true;
  /** The rules do not speak of it: the value is no answer of theirs. */
  readonly silent?: true;
}

/**
 * Periods in banking days, each counted from the day after the act that starts it; `null` where the rules give no
 * number, and the act is due without delay or not foreseen.
 */
export interface Clocks {
  /** To pay, undertake or refuse; from the day on which documents were presented or received. */
  readonly examination: Rule<number>;
  /** For the adviser to advise, or to decline; from its receipt of the credit or amendment. */
  readonly advice: Rule<number | null>;
  /** For the issuer to answer an adviser's enquiry; from its receipt. */
  readonly 'enquiry-answer': Rule<number | null>;
  /** For the adviser to forward the beneficiary's answer to an amendment. */
  readonly 'amendment-answer': Rule<number | null>;
  /** For the issuer to tell the applicant that an amendment was rejected. */
  readonly 'amendment-rejection': Rule<number | null>;
  /** For the presenting bank to check and dispatch documents. */
  readonly dispatch: Rule<number | null>;
  /** For the transferring bank to tell the first beneficiary that it may substitute; from its receipt of documents. */
  readonly 'substitution-notice': Rule<number | null>;
  /** For the first beneficiary to substitute its invoice; from that notice. */
  readonly substitution: Rule<number | null>;
  /** For the transferring bank to tell the first beneficiary of a defect that it caused. */
  readonly 'substitution-defect-notice': Rule<number | null>;
  /** For the first beneficiary to cure such a defect; from that notice. */
  readonly 'substitution-cure': Rule<number | null>;
  /** For the transferring bank to pass on to a transferee that payment was made or its maturity confirmed. */
  readonly 'transferee-notice': Rule<number | null>;
  /** For the reimbursing bank to process a claim; from its receipt. */
  readonly 'reimbursement-claim': Rule<number | null>;
}
export type Clock = keyof Clocks;

export type Availability =
  | 'sight-payment'
  | 'deferred-payment'
  | 'acceptance'
  | 'negotiation'
  | 'maturity-confirmation'
  | 'mixed-payment';

export interface ProfileRules {
  readonly clocks: Clocks;
  /** ISO 4217 codes; `null` for any. */
  readonly currencies: Rule<readonly string[] | null>;
  /** ISO 639 code of the language of the credit; `null` for any. */
  readonly language: Rule<string | null>;
  readonly availability: Rule<readonly Availability[]>;
  readonly drafts: Rule<boolean>;
  readonly tenor: {
    readonly maxDays: Rule<number | null>;
    readonly maxMonths: Rule<number | null>;
    /** The day from which the longest tenor is counted. */
    readonly base: Rule<'receipt' | 'document' | 'issue' | null>;
    /** The day that counts as sight of the documents. */
    readonly sightBase: Rule<'receipt' | 'confirmation'>;
  };
  readonly presentation: {
    /** Calendar days after shipment where the credit states none. */
    readonly defaultDays: Rule<number>;
    /** Documents to which the default applies. */
    readonly defaultAppliesTo: Rule<'original-transport-documents' | 'any-proof'>;
    readonly base: Rule<'shipment' | 'shipment-or-service'>;
    /** Latest day of shipment where the credit states none. */
    readonly latestShipment: Rule<'expiry'>;
  };
  readonly examination: {
    readonly start: Rule<'day-after-presentation' | 'day-after-receipt'>;
    readonly sightOutcome: Rule<'honour' | 'payment-within-the-period'>;
    readonly usanceOutcome: Rule<'undertaking-by-availability' | 'maturity-confirmation-within-the-period'>;
  };
  readonly refusal: {
    readonly singleNotice: Rule<boolean>;
    readonly disposals: Rule<readonly ('HOLD' | 'NOTIFY' | 'RETURN' | 'PREVINST')[]>;
    readonly preclusion: Rule<boolean>;
  };
  /** Which last days move to the next banking day. */
  readonly roll: {
    readonly expiry: Rule<true>;
    readonly presentation: Rule<true>;
    readonly maturity: Rule<true>;
    readonly shipment: Rule<false>;
    /** Whether an extended presentation must be declared on the covering schedule. */
    readonly declaredOnSchedule: Rule<boolean>;
  };
  readonly forceMajeure: Rule<'no-honour-after-expiry' | 'civil-law'>;
  readonly transfer: {
    readonly times: Rule<number>;
    readonly bankMustBeNamed: Rule<boolean>;
    readonly mayChangeApplicantName: Rule<'unless-required-elsewhere'>;
    readonly assignmentOfProceeds: Rule<'own-article' | 'civil-law'>;
  };
  readonly confirmation: { readonly bankMustBeNamed: Rule<boolean> };
  readonly negotiation: {
    readonly mustBeStated: Rule<boolean>;
    readonly afterMaturityConfirmation: Rule<boolean>;
    readonly recourseMustBeAgreed: Rule<boolean>;
  };
  readonly issue: {
    readonly issuersPlaceAlwaysValid: Rule<boolean>;
    readonly partialShipmentWhereSilent: Rule<'allowed'>;
    readonly transhipmentWhereSilent: Rule<'allowed' | 'by-transport-article'>;
    readonly tradeBackgroundReviewed: Rule<boolean>;
  };
  readonly documents: {
    readonly taxInvoice: Rule<boolean>;
    readonly minimum: Rule<readonly ('invoice' | 'delivery-or-service-proof')[]>;
  };
  readonly cancellation: {
    /** Months after expiry from which the issuer may cancel alone; `null` where not regulated. */
    readonly monthsAfterExpiry: Rule<number | null>;
    readonly consents: Rule<
      readonly (
        'issuing-bank' | 'confirming-bank' | 'beneficiary' | 'negotiating-bank' | 'transferring-bank'
      )[]
    >;
  };
  readonly amendment: {
    readonly partialAcceptance: Rule<'rejection'>;
    /** A clause that an amendment binds unless rejected by a date. */
    readonly deadlineClause: Rule<'disregarded'>;
  };
  readonly payment: {
    /** Recourse of a bank that honoured, to the beneficiary. */
    readonly recourse: Rule<'none' | 'fraud-only'>;
    readonly reimbursingBank: Rule<boolean>;
  };
  readonly fraud: Rule<'local-law' | 'court-rules-on-credits'>;
  readonly messages: Rule<'swift' | 'domestic'>;
}
