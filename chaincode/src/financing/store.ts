import { withAnyOther } from '../kernel/key-policy.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { type Consortium, endorsingMembers, peerOf } from '../membership/consortium.ts';
import { Financing, PriceAttestation, UsedReference } from './records.ts';

const financingKey = (id: string): string => `financing/${id}`;
const referenceKey = (mspId: string, token: string): string => `reference/${mspId}/${token}`;
const priceKey = (id: string): string => `price/${id}`;

export const loadFinancing = async (reader: LedgerReader, id: string): Promise<Financing | undefined> => {
  const value = await reader.get(financingKey(id));
  return value === undefined ? undefined : Financing.parse(value);
};

/** A financing changes only with its bank's peer and any other. */
export const putFinancing = (consortium: Consortium, financing: Financing): Change =>
  put(
    financingKey(financing.id),
    financing,
    withAnyOther(peerOf(consortium, financing.bank), endorsingMembers(consortium)),
  );

/** The financing under the policy that it was proposed with. */
export const updateFinancing = (financing: Financing): Change => put(financingKey(financing.id), financing);

export const loadReference = async (
  reader: LedgerReader,
  mspId: string,
  token: string,
): Promise<UsedReference | undefined> => {
  const value = await reader.get(referenceKey(mspId, token));
  return value === undefined ? undefined : UsedReference.parse(value);
};

export const putReference = (mspId: string, token: string, use: UsedReference): Change =>
  put(referenceKey(mspId, token), use);

export const loadPrice = async (reader: LedgerReader, id: string): Promise<PriceAttestation | undefined> => {
  const value = await reader.get(priceKey(id));
  return value === undefined ? undefined : PriceAttestation.parse(value);
};

export const putPrice = (consortium: Consortium, price: PriceAttestation): Change =>
  put(priceKey(price.id), price, withAnyOther(peerOf(consortium, price.by), endorsingMembers(consortium)));
