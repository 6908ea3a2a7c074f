/** Two banks bring what they financed before: the same invoice, one that the ledger has in force, and one that ends. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { Creator } from '../../src/kernel/ledger.ts';
import type { LegacyItem } from '../../src/legacy-financing/records.ts';
import type { LegacyRowTerms } from '../../src/legacy-financing/terms.ts';
import { legacyItem, legacyRow } from '../legacy-papers.ts';
import { people } from '../people.ts';
import { invoiceTerms } from '../receivable-papers.ts';
import type { Act, Chapter, Recorder } from '../recorder.ts';
import { confirmed, registered } from './receivable-parts.ts';

const brought = async (
  story: Recorder,
  by: Creator,
  rows: readonly LegacyRowTerms[],
  items: readonly LegacyItem[],
): Promise<Act> => {
  const batchId = story.id('legacyBatch');
  const book = story.open({ rows });
  await story.say(by, 'DraftLegacyFinancings', { batchId }, { book });
  return story.say(by, 'ImportLegacyFinancings', { batchId, bookHash: hashOfOpening(book), items });
};

const eventField = ({ execution }: Act, type: string, field: string): string =>
  String(execution.envelope.events.find((one) => one.type === type)?.fields[field]);

/** Both find the paper to be the same first, then two papers after all. */
const twoBooks: Chapter = async (story) => {
  const [mine, theirs] = [legacyRow(1), legacyRow(2)];
  await brought(story, people.harbourMaker, [mine], [legacyItem(mine)]);
  const act = await brought(story, people.riverMaker, [theirs], [legacyItem(theirs)]);
  const caseId = eventField(act, 'legacy-case.opened.v1', 'caseId');
  const found = { caseId, named: true };
  await story.say(people.riverChecker, 'AnswerLegacyCase', { ...found, finding: 'same-paper' });
  for (const by of [people.harbourChecker, people.riverChecker]) {
    await story.say(by, 'AnswerLegacyCase', { ...found, finding: 'different-papers' });
  }
};

/** An invoice comes into force that a bank has financed before, and then another bank’s book names it as well. */
const inForce: Chapter = async (story) => {
  const one = await registered(story);
  await confirmed(story, one);
  const assetId = one.receivableId;
  await story.say(people.meridianOfficer, 'ClearLegacyHit', { assetId, legacyId: legacyRow(1).legacyId });
  const row = legacyRow(3);
  await brought(story, people.harbourMaker, [row], [legacyItem(row)]);
  await story.say(people.harbourChecker, 'ClearLegacyHit', { assetId, legacyId: row.legacyId });
};

const over: Chapter = async (story) => {
  const terms = { ...invoiceTerms, invoiceNumber: 'CF-2025/00088' };
  const row = legacyRow(4, terms.invoiceNumber);
  await brought(story, people.harbourMaker, [row], [legacyItem(row, terms)]);
  await story.say(people.harbourChecker, 'EndLegacyFinancings', {
    legacyIds: [row.legacyId],
    reason: 'repaid',
  });
};

export const legacyStory: readonly Chapter[] = [twoBooks, inForce, over];
