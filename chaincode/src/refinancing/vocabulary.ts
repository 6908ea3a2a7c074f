/** What other packages know of refinancings. */
export { ControlPromise } from '../warehouse-receipt/records.ts';
export { Refinancing, refinancingStatuses } from './records.ts';
export { nextFor as nextOfRefinancing, type RefinancingParty } from './steps.ts';
