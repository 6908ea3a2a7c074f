/** Facts about assets: each by its author, under its author's key. Pure decisions. */
import type { Outcome, Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { type Consortium, peersOf } from '../membership/consortium.ts';
import type { Asset } from './asset.ts';
import type { clearSuspect, liftHold, placeHold, stateFactor } from './commands.ts';
import { type Hold, wholeParts } from './records.ts';
import { putClearance, putFactor, putHold, updateHold } from './store.ts';

export interface FactRequest {
  readonly asset: Asset | undefined;
  readonly hold: Hold | undefined;
}

const notFound = refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });

/**
 * Who must hear of a fact beside its author: the keeper of the asset, or its owner where the keeper is the author.
 * The Registry is never asked to witness terms.
 */
const hearers = (asset: Asset, author: string): string[] => {
  const keeper = asset.authorities[0];
  return [author, keeper === undefined || keeper === author ? asset.title.mspId : keeper];
};

const mayState = (asset: Asset, mspId: string, consortium: Consortium): boolean =>
  asset.authorities.includes(mspId) || mspId === consortium.registry;

export const decideHold = (
  { asset, hold }: FactRequest,
  { input, openings, actor, consortium, now }: Request<typeof placeHold>,
): Outcome<'asset.frozen.v1'> | Refusal<(typeof placeHold)['errors'][number]> => {
  if (asset === undefined) return notFound;
  if (!mayState(asset, actor.mspId, consortium)) return refuse('NOT_AN_AUTHORITY');
  if (asset.ended) return refuse('ASSET_NOT_LIVE');
  if (hold?.status === 'placed') return refuse('HOLD_EXISTS');
  const placed: Hold = {
    by: actor.mspId,
    status: 'placed',
    reason: input.reason,
    orderHash: hashOfOpening(openings.order),
    at: instantOf(now),
  };
  const readers = hearers(asset, actor.mspId);
  return {
    changes: [
      hold === undefined ? putHold(consortium, asset.id, placed) : updateHold(asset.id, placed),
      ...putTerms(readers, asset.id, 'order', openings.order),
    ],
    events: [event('asset.frozen.v1', { assetId: asset.id, reason: input.reason })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export const decideThaw = (
  { asset, hold }: FactRequest,
  { openings, actor, consortium, now }: Request<typeof liftHold>,
): Outcome<'asset.thawed.v1'> | Refusal<(typeof liftHold)['errors'][number]> => {
  if (asset === undefined) return notFound;
  if (hold?.status !== 'placed') return refuse('HOLD_NOT_FOUND');
  const lifted: Hold = {
    ...hold,
    status: 'lifted',
    orderHash: hashOfOpening(openings.order),
    at: instantOf(now),
  };
  const readers = hearers(asset, actor.mspId);
  return {
    changes: [updateHold(asset.id, lifted), ...putTerms(readers, asset.id, 'order', openings.order)],
    events: [event('asset.thawed.v1', { assetId: asset.id })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export const decideFactor = (
  asset: Asset | undefined,
  { input, openings, actor, consortium, now }: Request<typeof stateFactor>,
): Outcome<'asset.capacity-stated.v1'> | Refusal<(typeof stateFactor)['errors'][number]> => {
  if (asset === undefined) return notFound;
  if (!asset.authorities.includes(actor.mspId)) return refuse('NOT_AN_AUTHORITY');
  if (asset.ended) return refuse('ASSET_NOT_LIVE');
  // A warehouse cannot make more goods out of a receipt than it was issued for.
  if (BigInt(input.remaining) > wholeParts)
    return refuse('FACTOR_OUT_OF_RANGE', { pointer: '/input/remaining' });
  const fact = {
    by: actor.mspId,
    remaining: input.remaining,
    reason: input.reason,
    evidenceHash: hashOfOpening(openings.evidence),
    at: instantOf(now),
  };
  const readers = hearers(asset, actor.mspId);
  return {
    changes: [
      putFactor(consortium, asset.id, fact),
      ...putTerms(readers, asset.id, 'evidence', openings.evidence),
    ],
    events: [event('asset.capacity-stated.v1', { assetId: asset.id, remaining: input.remaining })],
    endorsers: peersOf(consortium, ...readers),
  };
};

export const decideClearance = (
  asset: Asset | undefined,
  { input, openings, actor, consortium, now }: Request<typeof clearSuspect>,
): Outcome<'asset.suspect-cleared.v1'> | Refusal<(typeof clearSuspect)['errors'][number]> => {
  if (asset === undefined) return notFound;
  if (!asset.authorities.includes(actor.mspId)) return refuse('NOT_AN_AUTHORITY');
  if (!asset.suspects.includes(input.suspect))
    return refuse('SUSPECT_NOT_FOUND', { pointer: '/input/suspect' });
  const findingHash = hashOfOpening(openings.evidence);
  const readers = hearers(asset, actor.mspId);
  return {
    changes: [
      putClearance(consortium, asset.id, {
        by: actor.mspId,
        suspect: input.suspect,
        findingHash,
        at: instantOf(now),
      }),
      ...putTerms(readers, asset.id, 'evidence', openings.evidence),
    ],
    events: [event('asset.suspect-cleared.v1', { assetId: asset.id, suspect: input.suspect })],
    endorsers: peersOf(consortium, ...readers),
  };
};
