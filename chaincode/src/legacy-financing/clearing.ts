/** Legacy financings end, and what they hold up is cleared: one asset, or a case between two banks. Pure decisions. */
import type { Asset } from '../asset/asset.ts';
import type { Actor } from '../kernel/actor.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { anotherEndorser, withWitness } from '../membership/consortium.ts';
import { standingOfAnswer } from '../receivable/debtor.ts';
import type { Receivable } from '../receivable/records.ts';
import type { answerLegacyCase, clearLegacyHit, endLegacyFinancings } from './commands.ts';
import type { LegacyAnswer, LegacyCase, LegacyEnd, LegacyHit, LegacyRow } from './records.ts';
import { putEnd, putLegacyAnswer, putLegacyClearance } from './store.ts';

export interface EndFacts {
  /** In the order of the ids. */
  readonly rows: readonly (LegacyRow | undefined)[];
  readonly ends: readonly (LegacyEnd | undefined)[];
}

export const decideLegacyEnd = (
  { rows, ends }: EndFacts,
  { input, actor, consortium, now }: Request<typeof endLegacyFinancings>,
): Outcome<'legacy.ended.v1'> | Refusal<(typeof endLegacyFinancings)['errors'][number]> => {
  const { legacyIds, reason } = input;
  const strange = rows.findIndex((row) => row?.by !== actor.mspId);
  if (strange >= 0) {
    return refuse('LEGACY_FINANCING_NOT_FOUND', { pointer: `/input/legacyIds/${strange}` });
  }
  const ended = ends.findIndex((end) => end !== undefined);
  if (ended >= 0) return refuse('LEGACY_FINANCING_ENDED', { pointer: `/input/legacyIds/${ended}` });
  const fact = { by: actor.mspId, reason, at: instantOf(now) };
  const ids = [...new Set(legacyIds)];
  return {
    changes: ids.map((legacyId) => putEnd(consortium, { legacyId, ...fact })),
    events: [event('legacy.ended.v1', { legacyIds: ids, reason })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export interface ClearFacts {
  readonly asset: Asset | undefined;
  /** Where the asset is one: its debtor is a firm, not a member alone. */
  readonly receivable: Receivable | undefined;
  readonly hit: LegacyHit | undefined;
}

/**
 * Who answers for the asset at first hand: the warehouse's inspector, the obligor, the debtor itself. A bank that only
 * records what a debtor said would speak for its own loan.
 */
const answersFor = (asset: Asset, receivable: Receivable | undefined, actor: Actor): boolean =>
  receivable === undefined
    ? asset.authorities.includes(actor.mspId)
    : standingOfAnswer(receivable.debtor, actor) === 'own';

export const decideLegacyClearance = (
  { asset, receivable, hit }: ClearFacts,
  { input, actor, consortium, now }: Request<typeof clearLegacyHit>,
): Outcome<'asset.legacy-cleared.v1'> | Refusal<(typeof clearLegacyHit)['errors'][number]> => {
  const { assetId, legacyId } = input;
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  if (asset.legacy === undefined || hit === undefined)
    return refuse('SUSPECT_NOT_FOUND', { pointer: '/input/legacyId' });
  if (hit.by !== actor.mspId && !answersFor(asset, receivable, actor)) return refuse('NOT_AN_AUTHORITY');
  const { rootId } = asset.legacy;
  return {
    changes: [putLegacyClearance(consortium, { rootId, legacyId, by: actor.mspId, at: instantOf(now) })],
    events: [event('asset.legacy-cleared.v1', { assetId, legacyId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

/** `cleared`: both found different papers. `ended`: one side's financing is over. */
export const legacyCaseStates = ['open', 'cleared', 'ended'] as const;
export type LegacyCaseState = (typeof legacyCaseStates)[number];

/** How a case stands; nothing of it is stored. */
export const legacyCaseState = (
  answers: readonly (LegacyAnswer | undefined)[],
  ends: readonly (LegacyEnd | undefined)[],
): LegacyCaseState => {
  if (ends.some((end) => end !== undefined)) return 'ended';
  return answers.every((answer) => answer?.finding === 'different-papers') ? 'cleared' : 'open';
};

export interface CaseFacts {
  readonly opened: LegacyCase | undefined;
  /** In the order of the case's sides. */
  readonly answers: readonly (LegacyAnswer | undefined)[];
  readonly ends: readonly (LegacyEnd | undefined)[];
}

export const decideCaseAnswer = (
  { opened, answers, ends }: CaseFacts,
  { input, actor, consortium, now }: Request<typeof answerLegacyCase>,
):
  | Outcome<'legacy-case.answered.v1' | 'legacy-case.cleared.v1'>
  | Refusal<(typeof answerLegacyCase)['errors'][number]> => {
  const { caseId, finding, named } = input;
  const side = opened?.sides.findIndex(({ by }) => by === actor.mspId) ?? -1;
  // A stranger learns nothing: not even that there is such a case.
  if (side < 0) return refuse('LEGACY_CASE_NOT_FOUND', { pointer: '/input/caseId' });
  if (legacyCaseState(answers, ends) !== 'open') return refuse('LEGACY_CASE_CLOSED');
  const by = actor.mspId;
  const answer = { caseId, by, finding, named, person: actor.enrolmentId, at: instantOf(now) };
  const after = answers.map((one, index) => (index === side ? answer : one));
  const cleared = legacyCaseState(after, ends) === 'cleared';
  return {
    changes: [putLegacyAnswer(consortium, answers[side], answer)],
    events: [event(cleared ? 'legacy-case.cleared.v1' : 'legacy-case.answered.v1', { caseId })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
