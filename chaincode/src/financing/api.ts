/** What other packages know of financings. */
export { type Advance, advance } from '../calculation/advance.ts';
export { collectionOf } from './collection.ts';
export { discountOfDeal } from './discount.ts';
export { FinancingPayment, paymentKinds } from './records.ts';
export type { StatementLine } from './schedule.ts';
export { type Account, type Statement, statementOf, type StatedPayment } from './statement.ts';
export { CollectionTerms, DealTerms, instrumentOf, PaymentTerms } from './terms.ts';
