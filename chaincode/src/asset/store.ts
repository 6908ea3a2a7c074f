import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { type Consortium } from '../membership/consortium.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import {
  Attestation,
  Clearance,
  Factor,
  Hold,
  LienRegistration,
  Offer,
  Search,
  wholeParts,
} from './records.ts';

type FactKind = 'attest' | 'hold' | 'factor';
const factKey = (kind: FactKind, assetId: string, author: string): string => `${kind}/${assetId}/${author}`;

const putFact = (
  consortium: Consortium,
  kind: FactKind,
  assetId: string,
  fact: { readonly by: string },
): Change => putOwn(consortium, factKey(kind, assetId, fact.by), fact.by, fact);

export const putAttestation = (consortium: Consortium, assetId: string, fact: Attestation): Change =>
  putFact(consortium, 'attest', assetId, fact);
export const putHold = (consortium: Consortium, assetId: string, fact: Hold): Change =>
  putFact(consortium, 'hold', assetId, fact);
/** A hold that was placed before, under the policy that it has. */
export const updateHold = (assetId: string, fact: Hold): Change =>
  put(factKey('hold', assetId, fact.by), fact);
export const putFactor = (consortium: Consortium, assetId: string, fact: Factor): Change =>
  putFact(consortium, 'factor', assetId, fact);
export const putClearance = (consortium: Consortium, assetId: string, fact: Clearance): Change =>
  putOwn(consortium, `clearance/${assetId}/${fact.by}/${fact.suspect}`, fact.by, fact);

export const loadAttestation = (
  reader: LedgerReader,
  assetId: string,
  author: string,
): Promise<Attestation | undefined> => loadRecord(reader, factKey('attest', assetId, author), Attestation);

export const loadHold = (reader: LedgerReader, assetId: string, author: string): Promise<Hold | undefined> =>
  loadRecord(reader, factKey('hold', assetId, author), Hold);

/** Every hold on the asset, placed or lifted: read as a range, so that a concurrent freeze conflicts. */
export const loadHolds = (reader: LedgerReader, assetId: string): Promise<Hold[]> =>
  loadRange(reader, `hold/${assetId}/`, Hold);

export const isFrozen = (holds: readonly Hold[]): boolean => holds.some(({ status }) => status === 'placed');

export const loadFactors = (reader: LedgerReader, assetId: string): Promise<Factor[]> =>
  loadRange(reader, `factor/${assetId}/`, Factor);

/** Parts that are left of the whole when every author's loss or gain is counted; never less than none. */
export const effectiveParts = (factors: readonly Factor[]): bigint => {
  const sum = factors.reduce((total, { remaining }) => total + BigInt(remaining) - wholeParts, wholeParts);
  return sum < 0n ? 0n : sum;
};

const searchKey = (assetId: string, bank: string): string => `search/${assetId}/${bank}`;

export const loadSearch = (
  reader: LedgerReader,
  assetId: string,
  bank: string,
): Promise<Search | undefined> => loadRecord(reader, searchKey(assetId, bank), Search);

/** A later search takes the place of an earlier one, under the policy that it has. */
export const putSearch = (
  consortium: Consortium,
  assetId: string,
  earlier: Search | undefined,
  search: Search,
): Change =>
  earlier === undefined
    ? putOwn(consortium, searchKey(assetId, search.by), search.by, search)
    : put(searchKey(assetId, search.by), search);

const registrationKey = (assetId: string, lienId: string): string => `registration/${assetId}/${lienId}`;

export const loadRegistration = (
  reader: LedgerReader,
  assetId: string,
  lienId: string,
): Promise<LienRegistration | undefined> =>
  loadRecord(reader, registrationKey(assetId, lienId), LienRegistration);

export const putRegistration = (
  consortium: Consortium,
  assetId: string,
  registration: LienRegistration,
): Change => putOwn(consortium, registrationKey(assetId, registration.lienId), registration.by, registration);

const offerKey = (assetId: string, offerId: string): string => `offer/${assetId}/${offerId}`;

export const loadOffer = (
  reader: LedgerReader,
  assetId: string,
  offerId: string,
): Promise<Offer | undefined> => loadRecord(reader, offerKey(assetId, offerId), Offer);

/** Every offer of the asset, as a range: two acceptances in the same moment conflict. */
export const loadOffers = (reader: LedgerReader, assetId: string): Promise<Offer[]> =>
  loadRange(reader, `offer/${assetId}/`, Offer);

export const putOffer = (offer: Offer): Change => put(offerKey(offer.assetId, offer.id), offer);

export const loadClearances = (reader: LedgerReader, assetId: string): Promise<Clearance[]> =>
  loadRange(reader, `clearance/${assetId}/`, Clearance);
