/** What other packages know of financings. */
export { collectionOf } from './collection.ts';
export { discountOfDeal } from './discount.ts';
export { type DealTerms, instrumentOf, PaymentTerms } from './terms.ts';
