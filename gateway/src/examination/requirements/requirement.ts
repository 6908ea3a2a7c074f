/** What a paragraph of fields 46A and 47A asks for, as far as it was understood. */
import type { DocumentType } from '@chopmark/chaincode/api';
import type { Span } from '../finding.ts';

/** A firm that the credit names by its role or by words. */
export type Who = 'applicant' | 'beneficiary' | 'issuing-bank' | 'nominated-bank' | { readonly name: string };

export type Quoted = 'credit-number' | 'credit-date' | 'invoice-number' | 'contract-number' | 'issuing-bank';

/** One document, or one kind of documents, and what it must be and show. */
export interface Demand {
  /** Types of which one satisfies it. */
  readonly types?: readonly DocumentType[];
  /** Types that the paragraph names besides, without saying in words that were understood what is asked of them. */
  readonly alsoNamed?: readonly DocumentType[];
  /** Documents that the same paragraph asks for too: "invoice and packing list". */
  readonly alsoAsked?: readonly DocumentType[];
  /** Names in the credit's words, where the type alone does not tell it; one of them satisfies it. */
  readonly named?: readonly string[];
  readonly originals?: number;
  readonly copies?: number;
  /** Any mix of originals and copies with one original at least (ISBP: "in 3 copies", "3-fold"). */
  readonly total?: number;
  /** "Or declaration of origin on the invoice": where no such document is presented, a person looks at the invoice. */
  readonly orOnInvoice?: boolean;
  readonly fullSet?: boolean;
  readonly copyOnly?: boolean;
  readonly signed?: boolean;
  /** "Dated": bears its date of issue. */
  readonly dated?: boolean;
  /** "Manually signed": by hand, and not by a facsimile or a symbol. */
  readonly signedByHand?: boolean;
  readonly signedBy?: Who;
  readonly issuedBy?: Who;
  /** "Independent", "competent": any issuer but the beneficiary (UCP 600 art. 3). */
  readonly issuerNotBeneficiary?: boolean;
  readonly madeOutTo?: Who;
  readonly consignee?: {
    readonly form: 'named' | 'to-order' | 'to-order-of';
    readonly who?: Who;
    /** "Drawn or endorsed to the order of": an endorsement to that party does as well. */
    readonly orEndorsed?: boolean;
  };
  readonly shipper?: Who;
  readonly endorsed?: 'blank' | Who;
  readonly notify?: readonly Who[];
  /** Any of these marks. */
  readonly freight?: readonly ('prepaid' | 'collect' | 'payable-as-per-charter-party')[];
  readonly clean?: boolean;
  readonly onBoard?: boolean;
  readonly insuranceForms?: readonly ('policy' | 'certificate' | 'declaration')[];
  readonly coverPercent?: number;
  readonly risks?: readonly string[];
  readonly claimsPayableIn?: string;
  readonly claimsCurrency?: string;
  readonly origin?: string;
  /** Where a certificate's findings were made. */
  readonly inspectedAt?: 'loading' | 'discharge';
  readonly quotes?: readonly Quoted[];
  /** Numbers of other papers, spelled out in the credit, that the document must show. */
  readonly numbers?: readonly string[];
  /** Percent of tax on every line of a tax invoice. */
  readonly taxRate?: string;
  /** Sentences that the document must state. */
  readonly statements?: readonly string[];
  /** Words that the document must show somewhere. */
  readonly shows?: readonly string[];
  readonly formats?: readonly string[];
  readonly electronic?: boolean;
  /** Dated not later than shipment. */
  readonly beforeShipment?: boolean;
  /** The tax authority's verification is asked for, so that a void or reversed invoice is a ground. */
  readonly taxVerified?: boolean;
}

/** A paragraph of field 47A that is not about one document. */
export interface Condition {
  /** Asked of every document. */
  readonly allDocuments?: Demand;
  /** One of these, such as `en`. */
  readonly languages?: readonly string[];
  readonly noDocumentBefore?: 'credit-date';
  /** Days after shipment that the credit accepts beyond its own period, or any. */
  readonly staleAccepted?: boolean;
  readonly thirdPartyDocumentsAccepted?: boolean;
  /** Transport documents that a forwarder issued and signed as such (ISBP D3). */
  readonly forwarderAccepted?: boolean;
  readonly charterPartyAccepted?: boolean;
  readonly overdrawnInvoiceRefused?: boolean;
  /** Words that no document may show: "short form bill of lading not acceptable". */
  readonly refusedWords?: readonly string[];
  readonly transhipmentRefused?: boolean;
  /** Transhipment is allowed at these places. */
  readonly transhipmentAt?: string;
  readonly noticeOfCompletenessRequired?: boolean;
  /** The period for presentation and the latest shipment said again, in days and as a date. */
  readonly presentationDays?: number;
  readonly latestShipment?: string;
  readonly tolerance?: { readonly plus: number; readonly minus: number };
  /** Information for banks or about the credit: nothing to examine. */
  readonly informs?: boolean;
  /** A condition without a document: deemed not stated (UCP 600 art. 14(h)). */
  readonly nonDocumentary?: boolean;
}

export interface Requirement {
  /** Field and number of the paragraph, from 1: `46A/2`. */
  readonly id: string;
  readonly text: string;
  readonly demand: Demand;
  readonly condition: Condition;
  readonly notUnderstood: readonly Span[];
  /** What of it stands in clauses that were understood to the last word. */
  readonly sure: { readonly demand: Demand; readonly condition: Condition };
}
