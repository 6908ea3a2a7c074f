/** Live liens of one claim sit on one stage at a time. Pure. */
import type { Stage } from '../asset/asset.ts';
import type { ClaimLien } from './records.ts';

/** In the order in which the same goods pass through them. */
export const stages = ['order', 'goods', 'receivable', 'proceeds'] as const satisfies readonly Stage[];

/** Whether the one stage comes after the other. */
export const isAfter = (one: Stage, other: Stage): boolean => stages.indexOf(one) > stages.indexOf(other);

/** Whether liens of the claim sit on another stage than this one. */
export const stageTaken = (claimLiens: readonly ClaimLien[], stage: Stage): boolean =>
  claimLiens.some((claimLien) => claimLien.stage !== stage);

/**
 * The same for a new reservation: who alone holds liens of the claim may reserve on another stage, to convert what it
 * holds into that. A lien that was paid off is not its holder's to convert any more.
 */
export const stageTakenFor = (claimLiens: readonly ClaimLien[], stage: Stage, holder?: string): boolean =>
  stageTaken(claimLiens, stage) &&
  claimLiens.some((claimLien) => claimLien.holder !== holder || claimLien.successor !== undefined);
