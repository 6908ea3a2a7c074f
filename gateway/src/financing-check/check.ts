/** Whether a paper is known, asked before money leaves: nothing is registered, nobody is named. */
import {
  hasLevel,
  type LedgerReader,
  loadLegacyMarks,
  loadLiens,
  loadRegistrations,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { PaperToken } from '../legacy-import/paper-tokens.ts';

const levels = ['exact', 'strong', 'suspect'] as const;
type Level = (typeof levels)[number];

/** How far whoever is behind the match has come: the same words for every bank. */
const states = ['pending', 'registered', 'reserved', 'encumbered', 'closed', 'legacy'] as const;

const Match = z.strictObject({
  level: z.enum(levels),
  subsets: z.array(z.string()).meta({ description: 'Which particulars agree: F1 to F8, R1, R3, L1, C1.' }),
  state: z.enum(states),
  ownLegacyId: z.string().optional().meta({ description: 'A row of your own book.' }),
});
type Match = z.output<typeof Match>;

const results = ['ACCEPT', 'WARN', 'HOLD_SUSPECT', 'REJECT_ATTRIBUTE_MISMATCH', 'REJECT_DUPLICATE'] as const;

export const FinancingCheck = z
  .strictObject({ result: z.enum(results), matches: z.array(Match) })
  .meta({ id: 'FinancingCheck' });
export type FinancingCheck = z.output<typeof FinancingCheck>;

interface Found {
  readonly status: 'pending' | 'live' | 'closed';
  readonly tokens: PaperToken[];
}

const levelOf = (tokens: readonly PaperToken[]): Level =>
  levels.find((level) => tokens.some((token) => hasLevel(token, level))) ?? 'suspect';

const subsetsOf = (tokens: readonly PaperToken[]): string[] =>
  [...new Set(tokens.map(({ subset }) => subset))].sort();

const stateOf = async (
  reader: LedgerReader,
  assetId: string,
  status: Found['status'],
): Promise<Match['state']> => {
  if (status !== 'live') return status;
  const liens = await loadLiens(reader, assetId);
  if (liens.some(({ state }) => state !== 'reserved')) return 'encumbered';
  return liens.length > 0 ? 'reserved' : 'registered';
};

const registeredMatches = async (reader: LedgerReader, tokens: readonly PaperToken[]): Promise<Match[]> => {
  const assets = new Map<string, Found>();
  for (const { token, found } of await loadRegistrations(reader, tokens)) {
    for (const { assetId, status } of found) {
      const known = assets.get(assetId) ?? { status, tokens: [] };
      known.tokens.push(token as PaperToken);
      assets.set(assetId, known);
    }
  }
  const matches: Match[] = [];
  for (const [assetId, { status, tokens: met }] of assets) {
    matches.push({
      level: levelOf(met),
      subsets: subsetsOf(met),
      state: await stateOf(reader, assetId, status),
    });
  }
  return matches;
};

const legacyMatches = async (
  reader: LedgerReader,
  tokens: readonly PaperToken[],
  mspId: string,
): Promise<Match[]> =>
  (await loadLegacyMarks(reader, tokens)).map(({ legacyId, by, level, subsets }) => ({
    level,
    subsets: [...subsets],
    state: 'legacy',
    ...(by === mspId ? { ownLegacyId: legacyId } : {}),
  }));

/** The number of an invoice under which other particulars stand (fingerprint rules, section 4). */
const contradicts = ({ level, subsets }: Match): boolean =>
  level === 'exact' && subsets.includes('F1') && !subsets.includes('F2');

/** A registration that nobody confirmed keeps nobody out; what was closed is looked at by people. */
const resultOf = (matches: readonly Match[]): FinancingCheck['result'] => {
  const standing = matches.filter(({ state }) => state !== 'pending' && state !== 'closed');
  const exact = standing.filter(({ level, state }) => level === 'exact' && state !== 'legacy');
  if (exact.some(({ state }) => state !== 'registered')) return 'REJECT_DUPLICATE';
  if (exact.some(contradicts)) return 'REJECT_ATTRIBUTE_MISMATCH';
  if (standing.some(({ level, state }) => level === 'strong' || state === 'legacy')) return 'HOLD_SUSPECT';
  return matches.length > exact.length ? 'WARN' : 'ACCEPT';
};

/** @param mspId whose own book may be named */
export const checkPaper = async (
  reader: LedgerReader,
  tokens: readonly PaperToken[],
  mspId: string,
): Promise<FinancingCheck> => {
  const matches = [
    ...(await registeredMatches(reader, tokens)),
    ...(await legacyMatches(reader, tokens, mspId)),
  ];
  return { result: resultOf(matches), matches };
};
