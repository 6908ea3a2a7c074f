/** Where the gateway finds terms that a command repeats: the public record that holds their hash. */
import type { ErrorCode } from '@chopmark/chaincode/api';
import { z } from 'zod';

export type Input = Readonly<Record<string, unknown>>;

/** The organisation's own ledger and copies, behind which the simulator is the same as a peer. */
export interface TermsSource {
  /** The public record at a key. */
  record(key: string): Promise<unknown>;
  /** The own copy of terms, by the id, section and hash that it is kept under. */
  terms(recordId: string, section: string, hash: string): Promise<KnownOpening | undefined>;
}

export interface KnownOpening {
  readonly terms: unknown;
  readonly salt: string;
}

/** A place of terms; `holders` are the organisations that must have a copy. */
export interface Place {
  readonly recordId: string;
  readonly hash: string;
}

/** `absent`: what the ledger would say where the record is not there. */
export type Located = { readonly place: Place; readonly record: unknown } | { readonly absent: ErrorCode };

const Receipt = z.object({
  id: z.string(),
  rootId: z.string(),
  inspector: z.string(),
  goodsHash: z.string(),
});
const Attestation = z.object({ inspectionHash: z.string() });
const Order = z.object({ id: z.string(), termsHash: z.string() });

const text = (input: Input, ...names: readonly string[]): string => {
  const name = names.find((candidate) => typeof input[candidate] === 'string');
  return name === undefined ? '' : String(input[name]);
};

type Locator = (source: TermsSource, input: Input) => Promise<Located>;

const goods: Locator = async (source, input) => {
  const record = await source.record(`receipt/${text(input, 'receiptId', 'assetId')}`);
  const receipt = Receipt.safeParse(record);
  return receipt.success
    ? { place: { recordId: receipt.data.id, hash: receipt.data.goodsHash }, record }
    : { absent: 'RECEIPT_NOT_FOUND' };
};

const inspection: Locator = async (source, input) => {
  const record = await source.record(`receipt/${text(input, 'receiptId', 'assetId')}`);
  const receipt = Receipt.safeParse(record);
  if (!receipt.success) return { absent: 'RECEIPT_NOT_FOUND' };
  const { rootId, inspector } = receipt.data;
  const attestation = Attestation.safeParse(await source.record(`attest/${rootId}/${inspector}`));
  return attestation.success
    ? { place: { recordId: rootId, hash: attestation.data.inspectionHash }, record }
    : { absent: 'RECEIPT_NOT_ATTESTED' };
};

const order: Locator = async (source, input) => {
  const record = await source.record(`order/${text(input, 'receiptId')}/${text(input, 'orderId')}`);
  const found = Order.safeParse(record);
  return found.success
    ? { place: { recordId: found.data.id, hash: found.data.termsHash }, record }
    : { absent: 'ORDER_NOT_FOUND' };
};

/** By the name of the section. */
export const locators: Readonly<Record<string, Locator>> = { goods, inspection, release: order };
