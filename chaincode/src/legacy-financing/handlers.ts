import { loadAsset } from '../asset/load.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadReceivable } from '../receivable/store.ts';
import { type CaseFacts, decideCaseAnswer, decideLegacyClearance, decideLegacyEnd } from './clearing.ts';
import {
  answerLegacyCase,
  clearLegacyHit,
  draftLegacyFinancings,
  endLegacyFinancings,
  importLegacyFinancings,
} from './commands.ts';
import { decideImport, decideLegacyDraft, type ItemFacts } from './import.ts';
import { loadMeetings } from './marks.ts';
import type { LegacyItem } from './records.ts';
import { loadBatch, loadCase, loadEnd, loadHits, loadLegacyAnswer, loadRow } from './store.ts';

const each = async <Item, Found>(
  items: readonly Item[],
  load: (item: Item) => Promise<Found>,
): Promise<Found[]> => {
  const found: Found[] = [];
  for (const item of items) found.push(await load(item));
  return found;
};

const itemFacts = async (reader: LedgerReader, { legacyId, tokens }: LegacyItem): Promise<ItemFacts> => ({
  row: await loadRow(reader, legacyId),
  ...(await loadMeetings(reader, tokens)),
});

const caseFacts = async (reader: LedgerReader, caseId: string): Promise<CaseFacts> => {
  const opened = await loadCase(reader, caseId);
  const sides = opened?.sides ?? [];
  return {
    opened,
    answers: await each(sides, ({ by }) => loadLegacyAnswer(reader, caseId, by)),
    ends: await each(sides, ({ legacyId }) => loadEnd(reader, legacyId)),
  };
};

export const legacyFinancingHandlers = [
  handle(draftLegacyFinancings, () => Promise.resolve(undefined), decideLegacyDraft),
  handle(
    importLegacyFinancings,
    async (reader, { input }) => ({
      taken: await loadBatch(reader, input.batchId),
      items: await each(input.items, (item) => itemFacts(reader, item)),
    }),
    decideImport,
    // What a row meets changes neither who endorses nor what is refused: each endorser looks for itself.
    async (reader, { input }) => ({ taken: await loadBatch(reader, input.batchId), items: [] }),
  ),
  handle(
    endLegacyFinancings,
    async (reader, { input }) => ({
      rows: await each(input.legacyIds, (id) => loadRow(reader, id)),
      ends: await each(input.legacyIds, (id) => loadEnd(reader, id)),
    }),
    decideLegacyEnd,
  ),
  handle(
    clearLegacyHit,
    async (reader, { input: { assetId, legacyId } }) => {
      const asset = await loadAsset(reader, assetId);
      const hits = asset?.legacy === undefined ? [] : await loadHits(reader, asset.legacy.rootId);
      return {
        asset,
        receivable: await loadReceivable(reader, assetId),
        hit: hits.find((one) => one.legacyId === legacyId),
      };
    },
    decideLegacyClearance,
  ),
  handle(answerLegacyCase, (reader, { input }) => caseFacts(reader, input.caseId), decideCaseAnswer),
];
