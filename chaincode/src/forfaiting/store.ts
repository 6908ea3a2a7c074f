/** Where forfaitings are kept, and who must endorse their changes. */
import { putClaimLien } from '../claim/store.ts';
import { any, lienPolicy } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRecord, putFact } from '../letter-of-credit/store.ts';
import { lienKey } from '../lien/store.ts';
import type { Lien } from '../lien/records.ts';
import { type Consortium, endorsingMembers, peerOf } from '../membership/consortium.ts';
import { ClaimSale, Forfaiting, ForfaitingEnquiry, ForfaitingFact, ForfaitingQuote } from './records.ts';

const enquiryKey = (id: string): string => `forfaiting-enquiry/${id}`;
const quoteKey = (enquiryId: string): string => `forfaiting-quote/${enquiryId}`;
const forfaitingKey = (id: string): string => `forfaiting/${id}`;
const saleKey = (assetId: string): string => `claim-sale/${assetId}`;
const factPrefix = (id: string): string => `forfaiting-fact/${id}/`;

export const loadEnquiry = (reader: LedgerReader, id: string): Promise<ForfaitingEnquiry | undefined> =>
  loadRecord(reader, enquiryKey(id), ForfaitingEnquiry);
export const putEnquiry = (consortium: Consortium, enquiry: ForfaitingEnquiry): Change =>
  putFact(consortium, enquiryKey(enquiry.id), enquiry.seller.mspId, enquiry);
/** The enquiry under the policy that it was made with. */
export const updateEnquiry = (enquiry: ForfaitingEnquiry): Change => put(enquiryKey(enquiry.id), enquiry);

export const loadQuote = (reader: LedgerReader, enquiryId: string): Promise<ForfaitingQuote | undefined> =>
  loadRecord(reader, quoteKey(enquiryId), ForfaitingQuote);
export const putQuote = (consortium: Consortium, quote: ForfaitingQuote): Change =>
  putFact(consortium, quoteKey(quote.enquiryId), quote.bank, quote);

export const loadForfaiting = (reader: LedgerReader, id: string): Promise<Forfaiting | undefined> =>
  loadRecord(reader, forfaitingKey(id), Forfaiting);

export const loadSale = (reader: LedgerReader, assetId: string): Promise<ClaimSale | undefined> =>
  loadRecord(reader, saleKey(assetId), ClaimSale);

/** A new sale, and the pointer to it from its claim. */
export const putForfaiting = (consortium: Consortium, forfaiting: Forfaiting): Change[] => [
  putFact(consortium, forfaitingKey(forfaiting.id), forfaiting.seller.mspId, forfaiting),
  putFact(consortium, saleKey(forfaiting.assetId), forfaiting.seller.mspId, {
    forfaitingId: forfaiting.id,
    acceptedAt: forfaiting.acceptedAt,
  } satisfies ClaimSale),
];

/** Every step of a sale, as a range: of two that exclude each other the second conflicts. */
export const loadFacts = async (reader: LedgerReader, id: string): Promise<ForfaitingFact[]> =>
  (await reader.range(factPrefix(id))).map(({ value }) => ForfaitingFact.parse(value));

export const putForfaitingFact = (consortium: Consortium, id: string, fact: ForfaitingFact): Change =>
  putFact(consortium, `${factPrefix(id)}${fact.step}`, fact.by.mspId, fact);

/** The lock on a claim that is being sold: seller or buyer with any other, or a court's way. */
export const putSaleLien = (consortium: Consortium, lien: Lien, seller: string): Change[] => {
  const endorsers = endorsingMembers(consortium);
  const [ofSeller, ofBuyer] = [seller, lien.holder].map((mspId) =>
    lienPolicy(peerOf(consortium, mspId), consortium.registry, endorsers),
  );
  const policy = ofSeller && ofBuyer && any(ofSeller, ofBuyer);
  return [put(lienKey(lien.assetId, lien.id), lien, policy), putClaimLien(lien, policy)];
};
