import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { withAnyOther } from '../kernel/key-policy.ts';
import { type Consortium, endorsingMembers, peerOf } from '../membership/consortium.ts';
import { Attestation, Clearance, Factor, Hold, Offer, Search, wholeParts } from './records.ts';

type FactKind = 'attest' | 'hold' | 'factor';
const factKey = (kind: FactKind, assetId: string, author: string): string => `${kind}/${assetId}/${author}`;

/** The author's own fact: its peer (or its host's) and any other must endorse each change. */
const putOwn = (consortium: Consortium, key: string, author: string, value: unknown): Change =>
  put(key, value, withAnyOther(peerOf(consortium, author), endorsingMembers(consortium)));

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

export const loadAttestation = async (
  reader: LedgerReader,
  assetId: string,
  author: string,
): Promise<Attestation | undefined> => {
  const value = await reader.get(factKey('attest', assetId, author));
  return value === undefined ? undefined : Attestation.parse(value);
};

export const loadHold = async (
  reader: LedgerReader,
  assetId: string,
  author: string,
): Promise<Hold | undefined> => {
  const value = await reader.get(factKey('hold', assetId, author));
  return value === undefined ? undefined : Hold.parse(value);
};

/** Every hold on the asset, placed or lifted: read as a range, so that a concurrent freeze conflicts. */
export const loadHolds = async (reader: LedgerReader, assetId: string): Promise<Hold[]> =>
  (await reader.range(`hold/${assetId}/`)).map(({ value }) => Hold.parse(value));

export const isFrozen = (holds: readonly Hold[]): boolean => holds.some(({ status }) => status === 'placed');

export const loadFactors = async (reader: LedgerReader, assetId: string): Promise<Factor[]> =>
  (await reader.range(`factor/${assetId}/`)).map(({ value }) => Factor.parse(value));

/** Parts that are left of the whole when every author's loss or gain is counted; never less than none. */
export const effectiveParts = (factors: readonly Factor[]): bigint => {
  const sum = factors.reduce((total, { remaining }) => total + BigInt(remaining) - wholeParts, wholeParts);
  return sum < 0n ? 0n : sum;
};

const searchKey = (assetId: string, bank: string): string => `search/${assetId}/${bank}`;

export const loadSearch = async (
  reader: LedgerReader,
  assetId: string,
  bank: string,
): Promise<Search | undefined> => {
  const value = await reader.get(searchKey(assetId, bank));
  return value === undefined ? undefined : Search.parse(value);
};

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

const offerKey = (assetId: string, offerId: string): string => `offer/${assetId}/${offerId}`;

export const loadOffer = async (
  reader: LedgerReader,
  assetId: string,
  offerId: string,
): Promise<Offer | undefined> => {
  const value = await reader.get(offerKey(assetId, offerId));
  return value === undefined ? undefined : Offer.parse(value);
};

export const putOffer = (offer: Offer): Change => put(offerKey(offer.assetId, offer.id), offer);

export const loadClearances = async (reader: LedgerReader, assetId: string): Promise<Clearance[]> =>
  (await reader.range(`clearance/${assetId}/`)).map(({ value }) => Clearance.parse(value));
