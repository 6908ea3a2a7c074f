/** Where looks at tax invoices are kept: each bank's last one. */
import { z } from 'zod';
import { Parts } from '../asset/records.ts';
import { Instant, MspId } from '../kernel/identifiers.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { TermsHash } from '../kernel/opening.ts';
import { loadRange } from '../kernel/stored-record.ts';
import type { Consortium } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';

/** `tax-look/<receivable>/<MSP>`: what remains of the claim by what a bank saw at the tax bureau. */
export const TaxLook = z.strictObject({
  by: MspId,
  /** 10^18: the invoice stands; 0: it is recalled. */
  remaining: Parts,
  /** Of the terms that the bank alone keeps, and can be made to open. */
  lookHash: TermsHash,
  at: Instant,
});
export type TaxLook = z.output<typeof TaxLook>;

const prefixOf = (receivableId: string): string => `tax-look/${receivableId}/`;

export const loadTaxLooks = (reader: LedgerReader, receivableId: string): Promise<TaxLook[]> =>
  loadRange(reader, prefixOf(receivableId), TaxLook);

/** A first look, under its bank's policy; a later one under the policy that it has. */
export const putTaxLook = (
  consortium: Consortium,
  receivableId: string,
  earlier: TaxLook | undefined,
  look: TaxLook,
): Change => {
  const key = `${prefixOf(receivableId)}${look.by}`;
  return earlier === undefined ? putOwn(consortium, key, look.by, look) : put(key, look);
};
