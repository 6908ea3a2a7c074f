/** Where the gateway finds a voucher, a transfer of it, and what was paid on an invoice. */
import { InvoiceUse, Voucher, VoucherTransfer } from '@chopmark/chaincode/api';
import { type Input, type Locator, textMember, type TermsSource } from '../command/terms-source.ts';

type Records = Pick<TermsSource, 'record'>;

export const voucherIn = async (source: Records, input: Input): Promise<Voucher | undefined> =>
  Voucher.safeParse(await source.record(`voucher/${textMember(input, 'voucherId', 'assetId')}`)).data;

export const transferIn = async (source: Records, input: Input): Promise<VoucherTransfer | undefined> => {
  const [voucherId, id] = [textMember(input, 'voucherId'), textMember(input, 'transferId')];
  return VoucherTransfer.safeParse(await source.record(`voucher-transfer/${voucherId}/${id}`)).data;
};

const voucher: Locator = async (source, input) => {
  const record = await voucherIn(source, input);
  return record === undefined
    ? { absent: 'ASSET_NOT_FOUND' }
    : { recordId: record.id, hash: record.voucherHash, record };
};

const transfer: Locator = async (source, input) => {
  const record = await transferIn(source, input);
  return record === undefined
    ? { absent: 'TRANSFER_NOT_FOUND' }
    : { recordId: record.id, hash: record.transferHash, record };
};

/** Absent at the first use of an invoice: the ledger then wants none. */
const invoiceUse: Locator = async (source, input) => {
  const record = await transferIn(source, input);
  const use = InvoiceUse.safeParse(await source.record(`invoice-use/${record?.useToken ?? ''}`));
  return use.success
    ? { recordId: use.data.token, hash: use.data.useHash, record }
    : { absent: 'TRANSFER_NOT_FOUND' };
};

/** By section. */
export const locators: Readonly<Record<string, Locator>> = { voucher, transfer, invoiceUse };
