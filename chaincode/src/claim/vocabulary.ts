/** What other packages know of claims. */
export { isPartyTo } from './parties.ts';
export { Allocation, allocationStatuses, Claim, ClaimLien, Link } from './records.ts';
export { allocatedParts, type AllocationTerms } from './terms.ts';
