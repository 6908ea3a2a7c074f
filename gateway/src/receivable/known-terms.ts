/** Where the gateway finds an invoice, and what was said of it. */
import { Receivable } from '@chopmark/chaincode/api';
import { type Input, type Locator, textMember, type TermsSource } from '../command/terms-source.ts';

export const receivableIn = async (
  source: Pick<TermsSource, 'record'>,
  input: Input,
): Promise<Receivable | undefined> => {
  const record = await source.record(`receivable/${textMember(input, 'receivableId', 'assetId')}`);
  return Receivable.safeParse(record).data;
};

const invoice: Locator = async (source, input) => {
  const record = await receivableIn(source, input);
  return record === undefined
    ? { absent: 'ASSET_NOT_FOUND' }
    : { recordId: record.id, hash: record.invoiceHash, record };
};

/** By section. */
export const locators: Readonly<Record<string, Locator>> = { invoice };
