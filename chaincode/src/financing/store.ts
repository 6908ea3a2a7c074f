import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { type Consortium } from '../membership/consortium.ts';
import { loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import { Financing, type FinancingPayment, PriceAttestation, UsedReference } from './records.ts';

const financingKey = (id: string): string => `financing/${id}`;
const referenceKey = (mspId: string, token: string): string => `reference/${mspId}/${token}`;
const priceKey = (id: string): string => `price/${id}`;

export const loadFinancing = (reader: LedgerReader, id: string): Promise<Financing | undefined> =>
  loadRecord(reader, financingKey(id), Financing);

/** A financing changes only with its bank's peer and any other. */
export const putFinancing = (consortium: Consortium, financing: Financing): Change =>
  putOwn(consortium, financingKey(financing.id), financing.bank, financing);

/** The financing under the policy that it was proposed with. */
export const updateFinancing = (financing: Financing): Change => put(financingKey(financing.id), financing);

export const loadReference = (
  reader: LedgerReader,
  mspId: string,
  token: string,
): Promise<UsedReference | undefined> => loadRecord(reader, referenceKey(mspId, token), UsedReference);

export const putReference = (mspId: string, token: string, use: UsedReference): Change =>
  put(referenceKey(mspId, token), use);

/** Written once, with the reference that it is paid by. */
export const putPayment = (
  consortium: Consortium,
  { id, bank }: Financing,
  token: string,
  payment: FinancingPayment,
): Change => putOwn(consortium, `financing-payment/${id}/${token}`, bank, payment);

export const loadPrice = (reader: LedgerReader, id: string): Promise<PriceAttestation | undefined> =>
  loadRecord(reader, priceKey(id), PriceAttestation);

export const putPrice = (consortium: Consortium, price: PriceAttestation): Change =>
  putOwn(consortium, priceKey(price.id), price.by, price);
