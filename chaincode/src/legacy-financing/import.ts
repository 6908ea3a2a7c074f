/** Rows of a bank's book come to the ledger, each with a result of its own. Pure decisions. */
import { epochsOf, hasLevel, isExact } from '../fingerprint/records.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { idPrefixes, instantOf } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { putTerms } from '../kernel/terms.ts';
import { anotherEndorser, peerOf, withWitness } from '../membership/consortium.ts';
import type { draftLegacyFinancings, importLegacyFinancings } from './commands.ts';
import type { LegacyMark } from './marks.ts';
import type { LegacyBatch, LegacyCase, LegacyHit, LegacyItem, LegacyLevel, LegacyRow } from './records.ts';
import { putBatch, putCase, putHit, putPaper, putRow } from './store.ts';

export const decideLegacyDraft = (
  _facts: undefined,
  { input: { batchId }, openings, actor, consortium }: Request<typeof draftLegacyFinancings>,
): Outcome<'legacy.drafted.v1'> => ({
  changes: putTerms([actor.mspId], batchId, 'book', openings.book),
  events: [event('legacy.drafted.v1', { batchId, bookHash: hashOfOpening(openings.book) })],
  endorsers: [peerOf(consortium, actor.mspId)],
});

/** What is known of one row when it comes. */
export interface ItemFacts {
  readonly row: LegacyRow | undefined;
  readonly marks: readonly LegacyMark[];
  readonly registrations: readonly Registration[];
}

export interface ImportFacts {
  readonly taken: LegacyBatch | undefined;
  /** In the order of the items; none where only a plan is asked for. */
  readonly items: readonly ItemFacts[];
}

type Import = Request<typeof importLegacyFinancings>;
type ImportEvent = (typeof importLegacyFinancings)['events'][number];

/** `crowded`: the book names the paper so often already that one more row would say nothing. */
type Result = 'imported' | 'present' | 'contradicted' | 'crowded';

const ownRowsMax = 64;

const resultOf = (
  { row, marks }: ItemFacts,
  item: LegacyItem,
  earlier: ReadonlyMap<string, string>,
  by: string,
): Result => {
  const known = earlier.get(item.legacyId) ?? row?.rowHash;
  if (known !== undefined)
    return known === item.rowHash && (row?.by ?? by) === by ? 'present' : 'contradicted';
  return marks.filter((mark) => mark.by === by).length >= ownRowsMax ? 'crowded' : 'imported';
};

/** In the order of the items; a row that stands twice in the batch is there already the second time. */
const resultsOf = ({ items }: ImportFacts, { input, actor }: Import): Result[] => {
  const earlier = new Map<string, string>();
  return input.items.map((item, index) => {
    const facts = items[index] ?? { row: undefined, marks: [], registrations: [] };
    const result = resultOf(facts, item, earlier, actor.mspId);
    earlier.set(item.legacyId, earlier.get(item.legacyId) ?? item.rowHash);
    return result;
  });
};

const caseIdOf = (one: string, other: string): string =>
  `${idPrefixes.legacyCase}-${sha256Hex([one, other].sort().join(' ')).slice(0, 26).toUpperCase()}`;

/** With each row of another bank that names the same paper. */
const casesOf = (item: LegacyItem, { marks }: ItemFacts, { actor, now }: Import): LegacyCase[] =>
  marks
    .filter(({ by }) => by !== actor.mspId)
    .map(({ legacyId, by, level, subsets }) => ({
      id: caseIdOf(item.legacyId, legacyId),
      level,
      subsets: [...subsets],
      sides: [
        { legacyId: item.legacyId, by: actor.mspId },
        { legacyId, by },
      ],
      openedAt: instantOf(now),
    }));

/** Assets in force that have one of the tokens, each once, by the strongest of what agrees. */
const hitsOf = ({ legacyId }: LegacyItem, { registrations }: ItemFacts, by: string): LegacyHit[] => {
  const levels = new Map<string, LegacyLevel>();
  for (const { token, found } of registrations) {
    if (hasLevel(token, 'suspect')) continue;
    for (const { rootId } of found.filter(({ status }) => status === 'live')) {
      if (isExact(token) || !levels.has(rootId)) levels.set(rootId, isExact(token) ? 'exact' : 'strong');
    }
  }
  return [...levels].map(([rootId, level]) => ({ rootId, legacyId, by, level }));
};

/** Under every key that is live, and under no other. */
const tokensFit = ({ input, consortium }: Import): boolean => {
  const live = [...consortium.settings.fingerprintEpochs].sort((one, other) => one - other).join();
  return input.items.every(({ tokens }) => epochsOf(tokens).join() === live);
};

const writeItem = (item: LegacyItem, result: Result, { input, actor }: Import): Change[] => {
  const { legacyId, rowHash, tokens } = item;
  if (result === 'contradicted' || result === 'crowded') return [];
  const by = actor.mspId;
  return [
    ...(result === 'imported' ? [putRow({ id: legacyId, by, batchId: input.batchId, rowHash })] : []),
    // Of a row that is there already as well: it may come again under a new key.
    ...tokens.map(({ token }) => putPaper(token, { legacyId, by })),
  ];
};

export const decideImport = (
  facts: ImportFacts,
  request: Import,
): Outcome<ImportEvent> | Refusal<(typeof importLegacyFinancings)['errors'][number]> => {
  if (facts.taken !== undefined) return refuse('ID_TAKEN', { pointer: '/input/batchId' });
  if (!tokensFit(request)) return refuse('TOKENS_MISMATCH', { pointer: '/input/items' });
  const { input, actor, consortium, now } = request;
  const { batchId, bookHash, items } = input;
  const results = resultsOf(facts, request);
  const idsOf = (result: Result): string[] =>
    items.filter((_, index) => results[index] === result).map(({ legacyId }) => legacyId);
  const fresh = items.flatMap((item, index) => {
    const found = facts.items[index];
    return results[index] === 'imported' && found !== undefined ? [{ item, found }] : [];
  });
  const cases = fresh.flatMap(({ item, found }) => casesOf(item, found, request));
  const hits = fresh.flatMap(({ item, found }) => hitsOf(item, found, actor.mspId));
  const imported = fresh.length;
  return {
    changes: [
      putBatch(consortium, { id: batchId, by: actor.mspId, bookHash, imported, at: instantOf(now) }),
      ...items.flatMap((item, index) => writeItem(item, results[index] ?? 'crowded', request)),
      ...cases.map(putCase),
      ...hits.map(putHit),
    ],
    events: [
      event('legacy.imported.v1', {
        batchId,
        imported,
        present: idsOf('present').length,
        contradicted: idsOf('contradicted'),
        crowded: idsOf('crowded'),
      }),
      ...cases.map(({ id: caseId, level }) => event('legacy-case.opened.v1', { caseId, level })),
      ...hits.map(({ rootId, level }) => event('asset.legacy-met.v1', { rootId, level })),
    ],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};
