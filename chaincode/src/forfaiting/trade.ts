/** Trade terms and exposure as they follow from claim and quote. Pure; the gateway derives by the same functions. */
import type { ProceedsTerms } from '../credit-proceeds/terms.ts';
import type { CalendarDate } from '../kernel/identifiers.ts';
import { minorOf, moneyOf } from '../kernel/money.ts';
import { daysBetween, priceOf, yieldOf } from './price.ts';
import type { ForfaitingExposureTerms, ForfaitingQuoteTerms, ForfaitingTradeTerms } from './terms.ts';

/** `undefined` where the claim has no maturity, or one before the price date. */
export const tradeOf = (
  assetId: string,
  { capacity, maturityDate }: ProceedsTerms,
  { annualYield, basis, priceDate, legalBasis, masterAgreement }: ForfaitingQuoteTerms,
): ForfaitingTradeTerms | undefined => {
  if (maturityDate === undefined || maturityDate <= priceDate) return undefined;
  const days = daysBetween(priceDate, maturityDate);
  const { interest, price } = priceOf(minorOf(capacity), yieldOf(annualYield), days);
  if (price < 0n) return undefined;
  return {
    assetId,
    face: capacity,
    maturityDate,
    priceDate,
    days,
    annualYield,
    basis,
    interest: moneyOf(interest, capacity.currency),
    price: moneyOf(price, capacity.currency),
    legalBasis,
    masterAgreement,
  };
};

export const exposureOf = (
  forfaitingId: string,
  { price, face, maturityDate }: ForfaitingTradeTerms,
  paidOn: CalendarDate,
): ForfaitingExposureTerms => ({
  forfaitingId,
  instrument: 'forfaiting',
  debtorClass: 'bank',
  principal: price,
  outstanding: face,
  startDate: paidOn,
  dueDate: maturityDate,
});
