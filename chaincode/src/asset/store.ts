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

const attestKey = (assetId: string, author: string): string => `attest/${assetId}/${author}`;

export const putAttestation = (consortium: Consortium, assetId: string, fact: Attestation): Change =>
  putOwn(consortium, attestKey(assetId, fact.by), fact.by, fact);

/** What every lien step must have read of an asset stands together, so that it is one question. */
const factPrefix = (assetId: string, kind: 'hold' | 'factor'): string => `fact/${assetId}/${kind}/`;
const holdKey = (assetId: string, author: string): string => factPrefix(assetId, 'hold') + author;

export const putHold = (consortium: Consortium, assetId: string, fact: Hold): Change =>
  putOwn(consortium, holdKey(assetId, fact.by), fact.by, fact);
/** A hold that was placed before, under the policy that it has. */
export const updateHold = (assetId: string, fact: Hold): Change => put(holdKey(assetId, fact.by), fact);
export const putFactor = (consortium: Consortium, assetId: string, fact: Factor): Change =>
  putOwn(consortium, factPrefix(assetId, 'factor') + fact.by, fact.by, fact);
export const putClearance = (consortium: Consortium, assetId: string, fact: Clearance): Change =>
  putOwn(consortium, `clearance/${assetId}/${fact.by}/${fact.suspect}`, fact.by, fact);

export const loadAttestation = (
  reader: LedgerReader,
  assetId: string,
  author: string,
): Promise<Attestation | undefined> => loadRecord(reader, attestKey(assetId, author), Attestation);

export const loadHold = (reader: LedgerReader, assetId: string, author: string): Promise<Hold | undefined> =>
  loadRecord(reader, holdKey(assetId, author), Hold);

/** Every hold on the asset, placed or lifted: read as a range, so that a concurrent freeze conflicts. */
export const loadHolds = (reader: LedgerReader, assetId: string): Promise<Hold[]> =>
  loadRange(reader, factPrefix(assetId, 'hold'), Hold);

export const isFrozen = (holds: readonly Hold[]): boolean => holds.some(({ status }) => status === 'placed');

export const loadFactors = (reader: LedgerReader, assetId: string): Promise<Factor[]> =>
  loadRange(reader, factPrefix(assetId, 'factor'), Factor);

/** Holds and factors of an asset by one range, so that any new one of either conflicts. */
export const loadFacts = async (
  reader: LedgerReader,
  assetId: string,
): Promise<{ readonly holds: readonly Hold[]; readonly factors: readonly Factor[] }> => {
  const found = await reader.range(`fact/${assetId}/`);
  const valuesOf = (kind: 'hold' | 'factor'): unknown[] =>
    found.filter(({ key }) => key.startsWith(factPrefix(assetId, kind))).map(({ value }) => value);
  return {
    holds: valuesOf('hold').map((value) => Hold.parse(value)),
    factors: valuesOf('factor').map((value) => Factor.parse(value)),
  };
};

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
