/** Facts from banks' books: loans in default, and loans from before the ledger that meet each other or its papers. */
import {
  LegacyAnswer,
  LegacyCase,
  legacyCaseState,
  LegacyClearance,
  LegacyEnd,
  LegacyHit,
  type LedgerReader,
  Lien,
} from '@chopmark/chaincode/api';
import { Financing } from '../financing/records.ts';
import { shownLien } from './bearing.ts';
import type { Fact, FactReader } from './fact.ts';

const defaultKind = (was: Financing | undefined, is: Financing) => {
  if (is.defaultedAt === undefined) return undefined;
  if (was?.defaultedAt === undefined) return 'financing-defaulted';
  return was.status === 'disbursed' && is.status !== 'disbursed' ? 'default-ended' : undefined;
};

/** A default is the affair of its bank, its borrower and the supervisor; another holder learns nothing of it. */
export const financingFacts: FactReader = async ({ was, is, after }) => {
  const financing = Financing.parse(is);
  const kind = defaultKind(was === undefined ? undefined : Financing.parse(was), financing);
  if (kind === undefined) return [];
  const { id, bank, borrower, assetId, lienId } = financing;
  const lien = await after.get(`lien/${assetId}/${lienId}`);
  return [
    {
      kind,
      topic: `default/${id}`,
      closes: kind === 'default-ended',
      stated: { recordId: id, by: bank },
      owner: borrower,
      ...(lien === undefined ? { others: [bank] } : {}),
      bears:
        lien === undefined ? { on: 'nothing' } : { on: 'lien', assetId, lien: shownLien(Lien.parse(lien)) },
      moves: false,
    },
  ];
};

const hitFact = (hit: Pick<LegacyHit, 'rootId' | 'legacyId'>, kind: Fact['kind'], by: string): Fact => ({
  ...(kind === undefined ? {} : { kind }),
  topic: `legacy-hit/${hit.rootId}/${hit.legacyId}`,
  closes: kind === 'old-financing-cleared',
  stated: { recordId: hit.rootId, by },
  bears: { on: 'root', rootId: hit.rootId },
  moves: false,
});

export const legacyHitFacts: FactReader = ({ was, is }) => {
  if (was !== undefined) return [];
  const hit = LegacyHit.parse(is);
  return [{ ...hitFact(hit, 'old-financing-met', hit.by), others: [hit.by] }];
};

export const legacyClearanceFacts: FactReader = ({ was, is }) => {
  if (was !== undefined) return [];
  const clearance = LegacyClearance.parse(is);
  return [hitFact(clearance, 'old-financing-cleared', clearance.by)];
};

const caseFact = (
  { id, sides, level }: LegacyCase,
  kind: 'old-books-conflict' | 'old-books-cleared',
  by: string,
): Fact => ({
  kind,
  topic: `legacy-case/${id}`,
  closes: kind === 'old-books-cleared',
  stated: { recordId: id, by, reason: level },
  others: sides.map((side) => side.by),
  bears: { on: 'nothing' },
  moves: false,
});

export const legacyCaseFacts: FactReader = ({ was, is, by }) =>
  was === undefined ? [caseFact(LegacyCase.parse(is), 'old-books-conflict', by)] : [];

const isOpen = async (reader: LedgerReader, { id, sides }: LegacyCase): Promise<boolean> => {
  const answers: (LegacyAnswer | undefined)[] = [];
  const ends: (LegacyEnd | undefined)[] = [];
  for (const { legacyId, by } of sides) {
    const answer = await reader.get(`legacy-answer/${id}/${by}`);
    const end = await reader.get(`legacy-end/${legacyId}`);
    answers.push(answer === undefined ? undefined : LegacyAnswer.parse(answer));
    ends.push(end === undefined ? undefined : LegacyEnd.parse(end));
  }
  return legacyCaseState(answers, ends) === 'open';
};

export const legacyAnswerFacts: FactReader = async ({ parts: [caseId = ''], by, before, after }) => {
  const opened = LegacyCase.parse(await after.get(`legacy-case/${caseId}`));
  const cleared = (await isOpen(before, opened)) && !(await isOpen(after, opened));
  return cleared ? [caseFact(opened, 'old-books-cleared', by)] : [];
};

/** A financing that is over clears the papers that it met, and its cases with other books. */
export const legacyEndFacts: FactReader = async ({ is, before, after }) => {
  const { legacyId, by } = LegacyEnd.parse(is);
  const hits = (await after.range('legacy-hit/')).map(({ value }) => LegacyHit.parse(value));
  const cleared = hits
    .filter((hit) => hit.legacyId === legacyId)
    .map((hit) => hitFact(hit, 'old-financing-cleared', by));
  for (const { value } of await after.range('legacy-case/')) {
    const opened = LegacyCase.parse(value);
    const isSide = opened.sides.some((side) => side.legacyId === legacyId);
    if (isSide && (await isOpen(before, opened))) cleared.push(caseFact(opened, 'old-books-cleared', by));
  }
  return cleared;
};
