/** The lien book as other packages read it, a part of `api.ts`: assets, what is stated of them, what rests on them. */
export type { Asset } from '../asset/asset.ts';
export { loadAsset, loadBook } from '../asset/load.ts';
export { Factor, Hold, LienRegistration, wholeParts } from '../asset/records.ts';
export { effectiveParts, loadFactors, loadFacts, loadHolds } from '../asset/store.ts';
export { papersBehind } from '../claim/loads.ts';
export { isUnderSupported, outstandingLiens } from './machine.ts';
export { type CompetingClaim, type PriorityRule, priorityRules, rank, standingBetween } from './priority.ts';
export { Lien, Tombstone } from './records.ts';
export { loadLiens } from './store.ts';
