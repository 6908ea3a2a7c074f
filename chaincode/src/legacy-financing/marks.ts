/** Which live legacy financings a paper's tokens meet, and which of them hold an asset up. */
import { hasLevel, type Token } from '../fingerprint/records.ts';
import type { Registration } from '../fingerprint/store.ts';
import type { Change, LedgerReader } from '../kernel/ledger.ts';
import type { LegacyLevel, LegacyPaper } from './records.ts';
import { loadEnd, loadHits, loadLegacyClearances, loadMeeting, loadPapers, putHit } from './store.ts';

/** A financing from before that shares particulars with a paper. */
export interface LegacyMark {
  readonly legacyId: string;
  readonly by: string;
  readonly level: LegacyLevel;
  /** Particulars that agree, each once, in order. */
  readonly subsets: readonly string[];
}

interface Meeting {
  readonly by: string;
  readonly tokens: Token[];
}

/** Suspicions are not brought to the ledger: they concern the bank's own book alone. */
const counts = (token: Token): boolean => !hasLevel(token, 'suspect');

/** A token, and the loans on its paper. */
type Named = readonly [Token, readonly LegacyPaper[]];

const meetingsOf = (named: readonly Named[]): Map<string, Meeting> => {
  const meetings = new Map<string, Meeting>();
  for (const [token, papers] of named) {
    for (const { legacyId, by } of papers) {
      const met = meetings.get(legacyId) ?? { by, tokens: [] };
      met.tokens.push(token);
      meetings.set(legacyId, met);
    }
  }
  return meetings;
};

/** Live ones only: what has ended holds nobody up. */
const marksOf = async (reader: LedgerReader, named: readonly Named[]): Promise<LegacyMark[]> => {
  const marks: LegacyMark[] = [];
  for (const [legacyId, { by, tokens: met }] of meetingsOf(named)) {
    if ((await loadEnd(reader, legacyId)) !== undefined) continue;
    const level = met.some((token) => hasLevel(token, 'exact')) ? 'exact' : 'strong';
    const subsets = [...new Set(met.map(({ subset }) => subset))].sort();
    marks.push({ legacyId, by, level, subsets });
  }
  return marks;
};

export const loadLegacyMarks = async (
  reader: LedgerReader,
  tokens: readonly Token[],
): Promise<LegacyMark[]> => {
  const named: Named[] = [];
  for (const token of tokens.filter(counts)) named.push([token, await loadPapers(reader, token.token)]);
  return marksOf(reader, named);
};

/** What a row of a book meets: loans on the same papers, and assets. A question for each token. */
export const loadMeetings = async (
  reader: LedgerReader,
  tokens: readonly Token[],
): Promise<{ readonly marks: readonly LegacyMark[]; readonly registrations: readonly Registration[] }> => {
  const named: Named[] = [];
  const registrations: Registration[] = [];
  for (const token of tokens) {
    const { papers, registration } = await loadMeeting(reader, token);
    named.push([token, papers]);
    registrations.push(registration);
  }
  return {
    marks: await marksOf(
      reader,
      named.filter(([token]) => counts(token)),
    ),
    registrations,
  };
};

/** What an asset that comes into force has met. */
export const putMarks = (rootId: string, marks: readonly LegacyMark[]): Change[] =>
  marks.map(({ legacyId, by, level }) => putHit({ rootId, legacyId, by, level }));

/** Financings from before that met the papers of an asset. */
export interface LegacyStanding {
  /** What all papers of the lot, or all claims under the credit, share. */
  readonly rootId: string;
  /** Those that nobody has cleared or ended: nobody pledges the asset meanwhile. */
  readonly suspects: readonly string[];
}

export const loadLegacyStanding = async (reader: LedgerReader, rootId: string): Promise<LegacyStanding> => {
  const suspects: string[] = [];
  for (const { legacyId } of await loadHits(reader, rootId)) {
    const cleared = await loadLegacyClearances(reader, rootId, legacyId);
    const ended = await loadEnd(reader, legacyId);
    if (cleared.length === 0 && ended === undefined) suspects.push(legacyId);
  }
  return { rootId, suspects };
};
