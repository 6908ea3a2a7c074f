/** Where the gateway finds an order or a bill of lading. */
import { TradePaper } from '@chopmark/chaincode/api';
import { type Input, type Locator, textMember, type TermsSource } from '../command/terms-source.ts';

export const tradePaperIn = async (
  source: Pick<TermsSource, 'record'>,
  input: Input,
): Promise<TradePaper | undefined> =>
  TradePaper.safeParse(await source.record(`trade-paper/${textMember(input, 'paperId', 'assetId')}`)).data;

const paper: Locator = async (source, input) => {
  const record = await tradePaperIn(source, input);
  return record === undefined
    ? { absent: 'ASSET_NOT_FOUND' }
    : { recordId: record.id, hash: record.paperHash, record };
};

/** By section. */
export const locators: Readonly<Record<string, Locator>> = { paper };
