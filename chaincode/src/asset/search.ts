/**
 * Searches of public registers: a right that was registered elsewhere cannot be seen on this ledger, and who was
 * registered first goes first (SPC security interpretation art. 59). Pure decisions.
 */
import type { Outcome, Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantMs, instantOf } from '../kernel/identifiers.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import type { Lien } from '../lien/records.ts';
import { peersOf, type Settings } from '../membership/consortium.ts';
import type { Asset } from './asset.ts';
import type { recordSearch } from './commands.ts';
import type { Search } from './records.ts';
import { putSearch } from './store.ts';

export interface SearchFacts {
  readonly asset: Asset | undefined;
  readonly liens: readonly Lien[];
  readonly earlier: Search | undefined;
}

export const decideSearch = (
  { asset, liens, earlier }: SearchFacts,
  { input, openings, actor, consortium, now }: Request<typeof recordSearch>,
): Outcome<'asset.searched.v1'> | Refusal<(typeof recordSearch)['errors'][number]> => {
  if (asset === undefined) return refuse('ASSET_NOT_FOUND', { pointer: '/input/assetId' });
  if (!liens.some(({ holder }) => holder === actor.mspId)) return refuse('LIEN_NOT_HELD');
  if (instantMs(input.searchedAt) > now) return refuse('SEARCH_STALE', { pointer: '/input/searchedAt' });
  const search: Search = {
    by: actor.mspId,
    result: input.result,
    searchedAt: input.searchedAt,
    searchHash: hashOfOpening(openings.search),
    at: instantOf(now),
  };
  const readers = [actor.mspId, asset.title.mspId];
  return {
    changes: [
      putSearch(consortium, asset.id, earlier, search),
      ...putTerms(readers, asset.id, 'search', openings.search),
    ],
    events: [event('asset.searched.v1', { assetId: asset.id, result: input.result })],
    endorsers: peersOf(consortium, ...readers),
  };
};

type SearchRefusal = 'REGISTRY_SEARCH_MISSING' | 'SEARCH_STALE' | 'REGISTRY_FILING_FOUND';

/** Whether the search is what the consortium's policy asks for. */
export const checkSearch = (
  search: Search | undefined,
  { registrySearchHoursMax }: Settings,
  nowMs: number,
): Refusal<SearchRefusal> | undefined => {
  if (registrySearchHoursMax === 0) return undefined;
  if (search === undefined) return refuse('REGISTRY_SEARCH_MISSING');
  const ageMs = nowMs - instantMs(search.searchedAt);
  if (ageMs > registrySearchHoursMax * 3_600_000) return refuse('SEARCH_STALE');
  return search.result === 'clear' ? undefined : refuse('REGISTRY_FILING_FOUND');
};
