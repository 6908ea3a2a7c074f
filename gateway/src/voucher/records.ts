/** A voucher and what stands beside it, as the own view has them. */
import { type Voucher, VoucherTransfer } from '@chopmark/chaincode/api';
import type { HostedOrganisation } from '../hosting.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import { recordsOf } from '../receivable/records.ts';
import { Hold, Lien, Offer } from '../warehouse-receipt/records.ts';

export interface File {
  readonly voucher: Voucher;
  readonly transfers: readonly VoucherTransfer[];
  readonly offers: readonly Offer[];
  readonly liens: readonly Lien[];
  readonly frozen: boolean;
  /** Whether the organisation holds the terms. */
  readonly hasCopy: boolean;
}

export const fileOf = async (organisation: HostedOrganisation, voucher: Voucher): Promise<File> => {
  const { view } = organisation;
  const { id, voucherHash } = voucher;
  const holds = await recordsOf(view, `fact/${id}/hold/`, Hold);
  return {
    voucher,
    transfers: await recordsOf(view, `voucher-transfer/${id}/`, VoucherTransfer),
    offers: await recordsOf(view, `offer/${id}/`, Offer),
    liens: await recordsOf(view, `lien/${id}/`, Lien),
    frozen: holds.some(({ status }) => status === 'placed'),
    hasCopy: (await ownTerms(organisation, id, 'voucher', voucherHash)) !== undefined,
  };
};
