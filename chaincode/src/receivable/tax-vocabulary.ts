/** What gateways know of a claim's shares and of looks at its tax invoice. */
export { remainingOfClaim, shareOfClaim } from './derive.ts';
export { remainingByLook, remainingFor } from './tax-look.ts';
export { TaxLook } from './tax-look-store.ts';
export { TaxLookTerms, taxInvoiceStates } from './tax-terms.ts';
