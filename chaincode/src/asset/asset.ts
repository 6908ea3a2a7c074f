/** What the lien book needs to know of an asset, whatever paper it is. */
import type { Token } from '../fingerprint/records.ts';
import type { Party } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import type { LegacyStanding } from '../legacy-financing/marks.ts';
import type { Consortium } from '../membership/consortium.ts';
import type { TaxLook } from '../receivable/tax-look-store.ts';

/** The stages that the same goods pass through; live liens of one claim sit on one stage at a time. */
export type Stage = 'order' | 'goods' | 'receivable' | 'proceeds';

export interface Asset {
  readonly id: string;
  /** The claim that its liens are listed under. */
  readonly claimId: string;
  /** The first paper of the lot: itself, but for parts of a split. */
  readonly rootId: string;
  /** An agreed link to a claim with liens of its own is not resolved. */
  readonly claimSuspected: boolean;
  readonly stage: Stage;
  /** Whether it can carry liens at all: issued, not cancelled, not delivered. */
  readonly live: boolean;
  /** Split or delivered: a fact stated about it now would reach nothing. */
  readonly ended: boolean;
  readonly attested: boolean;
  /** Who owns it. A pledge moves control, not title. */
  readonly title: Party;
  readonly controller: Party;
  /** Organisations that know the asset at first hand; the first one keeps it. */
  readonly authorities: readonly string[];
  /** Encumbered only as a whole: a receipt has one controller, so part pledge is a split. */
  readonly wholeOnly: boolean;
  /** Suspected duplicates that no authority has cleared. */
  readonly suspects: readonly string[];
  /** Financings from before the ledger that met its papers; absent where no bank brings such papers. */
  readonly legacy?: LegacyStanding;
  /** Of goods: who obeys the controller, and how control passes on with a lien that is swapped. */
  readonly control?: {
    readonly keeper: string;
    /** Liens to come whose holders the keeper has promised to obey. */
    readonly promised: readonly string[];
    readonly handedTo: (consortium: Consortium, controller: Party) => Change;
  };
  /** What banks saw of its tax invoice; absent where it has none. */
  readonly taxLooks?: readonly TaxLook[];
  /** Of a claim on a debtor; absent where a keeper obeys the controller. */
  readonly debtor?: {
    /** Liens whose holder the debtor has acknowledged to pay. */
    readonly acknowledged: readonly string[];
    /** Members that may claim in their own right, without an acknowledgement. */
    readonly ownRight: readonly string[];
    /** Undisclosed finance: the debtor is not told, and pays its creditor until it is. */
    readonly undisclosed?: true;
    /** The debtor promised beforehand to pay whomever this ledger names: it needs no notice. */
    readonly promisedToRegister?: true;
  };
  /** What takes the same money: a credit's proceeds, and the claims that arise under it. */
  readonly overlaps: readonly Overlap[];
  /** By which it is found; absent where it has none of its own. */
  readonly fingerprints?: Fingerprints;
  /** A court stopped payment of it: nothing new may rest on it. */
  readonly stopped: boolean;
}

/** How an asset of any kind is found, and is given other fingerprints when keys change. */
export interface Fingerprints {
  /** What else is about the same: a lot, a credit. */
  readonly rootId: string;
  readonly tokens: readonly Token[];
  /** Those who vouch for them: the asset's authorities, to the firm where one is meant. */
  readonly authorities: readonly Party[];
  /** Organisations without whose peers the paper's record cannot be changed. */
  readonly keepers: readonly [string, ...string[]];
  /** The paper's record with these tokens in place of the present ones. */
  readonly renewed: (tokens: readonly Token[]) => Change;
}

/** An asset whose liens count; or a claim that was sold, of which nothing is left to the one who sold it. */
export type Overlap = { readonly assetId: string } | { readonly sold: true };

/** An asset before it is known whether its claim has joined another. */
export type UnjoinedAsset = Omit<Asset, 'rootId' | 'claimSuspected'>;
