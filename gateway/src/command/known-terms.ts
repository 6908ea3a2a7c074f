/** Where the gateway finds terms that a command repeats: the public record that holds their hash. */
import { z } from 'zod';
import { locators as proceedsLocators } from '../credit-proceeds/known-terms.ts';
import {
  inTrade,
  locators as forfaitingLocators,
  quoteOfSale,
  saleNotice,
  tradedPresentation,
  tradedProceeds,
  tradedUndertaking,
} from '../forfaiting/known-terms.ts';
import { locators as transferLocators } from '../credit-transfer/known-terms.ts';
import { locators as customsLocators } from '../customs-declaration/known-terms.ts';
import { acceptedQuote, locators as receivableLocators } from '../receivable/known-terms.ts';
import { locators as refinancingLocators } from '../refinancing/known-terms.ts';
import { locators as voucherLocators } from '../voucher/known-terms.ts';
import { locators as tradePaperLocators } from '../trade-paper/known-terms.ts';
import {
  correction,
  determination,
  presentation,
  stopOrder,
  undertaking,
} from '../presentation/known-terms.ts';
import { authorisation, claim, paid } from '../reimbursement/known-terms.ts';
import {
  amendment,
  credit,
  creditBalance,
  creditExposure,
  preAdvice,
} from '../letter-of-credit/known-terms.ts';
import { type Input, type Locator, textMember, type TermsSource } from './terms-source.ts';

const Receipt = z.object({
  id: z.string(),
  rootId: z.string(),
  inspector: z.string(),
  goodsHash: z.string(),
});
const Attestation = z.object({ inspectionHash: z.string() });
const Order = z.object({ id: z.string(), termsHash: z.string() });
const Financing = z.object({ id: z.string(), dealHash: z.string(), balanceHash: z.string().optional() });
const Price = z.object({ id: z.string(), priceHash: z.string() });

const receiptOf = async (source: TermsSource, input: Input) => {
  const record = await source.record(`receipt/${textMember(input, 'receiptId', 'assetId')}`);
  const parsed = Receipt.safeParse(record);
  return parsed.success ? { receipt: parsed.data, record } : undefined;
};

const goods: Locator = async (source, input) => {
  const found = await receiptOf(source, input);
  if (found === undefined) return { absent: 'RECEIPT_NOT_FOUND' };
  return { recordId: found.receipt.id, hash: found.receipt.goodsHash, record: found.record };
};

const inspection: Locator = async (source, input) => {
  const found = await receiptOf(source, input);
  if (found === undefined) return { absent: 'RECEIPT_NOT_FOUND' };
  const { rootId, inspector } = found.receipt;
  const attestation = Attestation.safeParse(await source.record(`attest/${rootId}/${inspector}`));
  if (!attestation.success) return { absent: 'RECEIPT_STATUS_WRONG' };
  return { recordId: rootId, hash: attestation.data.inspectionHash, record: found.record };
};

const release: Locator = async (source, input) => {
  const record = await source.record(
    `order/${textMember(input, 'receiptId')}/${textMember(input, 'orderId')}`,
  );
  const order = Order.safeParse(record);
  return order.success
    ? { recordId: order.data.id, hash: order.data.termsHash, record }
    : { absent: 'ORDER_NOT_FOUND' };
};

const ofFinancing =
  (member: 'dealHash' | 'balanceHash'): Locator =>
  async (source, input) => {
    const record = await source.record(`financing/${textMember(input, 'financingId')}`);
    const financing = Financing.safeParse(record);
    if (!financing.success) return { absent: 'FINANCING_NOT_FOUND' };
    const hash = financing.data[member];
    return hash === undefined
      ? { absent: 'FINANCING_STATUS_WRONG' }
      : { recordId: financing.data.id, hash, record };
  };

const price: Locator = async (source, input) => {
  const record = await source.record(`price/${textMember(input, 'priceId')}`);
  const found = Price.safeParse(record);
  return found.success
    ? { recordId: found.data.id, hash: found.data.priceHash, record }
    : { absent: 'PRICE_NOT_FOUND' };
};

const financingBalance = ofFinancing('balanceHash');

/** By the name of the section. */
export const locators: Readonly<Record<string, Locator>> = {
  goods,
  inspection,
  release,
  deal: ofFinancing('dealHash'),
  balance: (source, input) => ('creditId' in input ? creditBalance : financingBalance)(source, input),
  credit,
  presentation: inTrade(tradedPresentation, presentation),
  determination,
  correction,
  undertaking: inTrade(tradedUndertaking, undertaking),
  stopOrder,
  authorisation,
  claim,
  paid,
  preAdvice,
  amendment,
  exposure: creditExposure,
  price,
  ...proceedsLocators,
  ...forfaitingLocators,
  quote: inTrade(quoteOfSale, acceptedQuote),
  proceeds: inTrade(tradedProceeds, proceedsLocators.proceeds),
  notice: inTrade(saleNotice, proceedsLocators.notice),
  ...transferLocators,
  ...receivableLocators,
  ...voucherLocators,
  ...customsLocators,
  ...tradePaperLocators,
  ...refinancingLocators,
};
