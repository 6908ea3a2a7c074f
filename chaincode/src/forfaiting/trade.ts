/** What follows from a claim, an enquiry and a quote. Pure; both sides’ gateways compute by the same. */
import type { ProceedsTerms } from '../credit-proceeds/terms.ts';
import { discountOf } from './price.ts';
import type {
  ForfaitingEnquiryTerms,
  ForfaitingExposureTerms,
  ForfaitingQuoteTerms,
  ForfaitingSaleTerms,
  ForfaitingTradeTerms,
} from './terms.ts';

/** The blind terms of a claim. */
export const enquiryOf = (
  { issuingBank, capacity, maturityDate }: ProceedsTerms,
  obligor: ForfaitingEnquiryTerms['obligor'],
): ForfaitingEnquiryTerms | undefined =>
  maturityDate === undefined
    ? undefined
    : { issuingBank, obligor, amount: capacity, payableOn: maturityDate };

/** The terms to sign; `undefined` where the quote gives no price for the claim. */
export const saleOf = (
  forfaitingId: string,
  { creditNumber, issuingBank, presentationId, capacity, maturityDate }: ProceedsTerms,
  { yieldPpm, dayCount, priceDate }: ForfaitingQuoteTerms,
): ForfaitingSaleTerms | undefined => {
  if (presentationId === undefined || maturityDate === undefined) return undefined;
  const discount = discountOf(capacity, yieldPpm, priceDate, maturityDate);
  return (
    discount && {
      forfaitingId,
      creditNumber,
      issuingBank,
      presentationId,
      face: capacity,
      yieldPpm,
      dayCount,
      priceDate,
      payableOn: maturityDate,
      ...discount,
      recourse: 'exceptions-only',
    }
  );
};

/** What a bank is exposed to that paid for a claim. */
export const boughtExposure = (
  forfaitingId: string,
  trade: ForfaitingTradeTerms,
): ForfaitingExposureTerms => ({
  forfaitingId,
  instrument: 'forfaiting',
  ...('face' in trade ? { face: trade.face, dueOn: trade.payableOn } : {}),
  price: trade.price,
  from: trade.priceDate,
});
