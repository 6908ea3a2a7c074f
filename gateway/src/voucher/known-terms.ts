/** Where the gateway finds a voucher, a transfer of it, and what was paid on an invoice. */
import { InvoiceUse, Voucher, VoucherTransfer } from '@chopmark/chaincode/api';
import { type Input, type Locator, textMember, type TermsSource } from '../command/terms-source.ts';

/** Where the invoice behind a promise or a transfer is kept, and its tokens on the ledger. */
export interface PaidTrade {
  readonly recordId: string;
  readonly section: 'underlying' | 'transfer';
  readonly hash: string;
  readonly useToken: string;
  readonly tokens: VoucherTransfer['tokens'];
}

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

const underlying: Locator = async (source, input) => {
  const record = await voucherIn(source, input);
  return record?.underlying === undefined
    ? { absent: 'ASSET_NOT_FOUND' }
    : { recordId: record.id, hash: record.underlying.underlyingHash, record };
};

/** What is paid by a transfer, or by the promise itself. */
export const paidTradeIn = async (source: Records, input: Input): Promise<PaidTrade | undefined> => {
  if ('transferId' in input) {
    const record = await transferIn(source, input);
    return record && { recordId: record.id, section: 'transfer', hash: record.transferHash, ...record };
  }
  const record = await voucherIn(source, input);
  return (
    record?.underlying && {
      recordId: record.id,
      section: 'underlying',
      hash: record.underlying.underlyingHash,
      ...record.underlying,
    }
  );
};

/** Absent at the first use of an invoice: the ledger then wants none. */
const invoiceUse: Locator = async (source, input) => {
  const paid = await paidTradeIn(source, input);
  const use = InvoiceUse.safeParse(await source.record(`invoice-use/${paid?.useToken ?? ''}`));
  return use.success
    ? { recordId: use.data.token, hash: use.data.useHash, record: use.data }
    : { absent: 'TRANSFER_NOT_FOUND' };
};

/** By section. */
export const locators: Readonly<Record<string, Locator>> = { voucher, underlying, transfer, invoiceUse };
