/** Where legacy financings are kept. */
import type { Token } from '../fingerprint/records.ts';
import { type Registration, registrationIn, tokenKey } from '../fingerprint/store.ts';
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import type { Consortium } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';
import {
  LegacyAnswer,
  LegacyBatch,
  LegacyCase,
  LegacyClearance,
  LegacyEnd,
  LegacyHit,
  LegacyPaper,
  LegacyRow,
} from './records.ts';

const batchKey = (id: string): string => `legacy-batch/${id}`;
const rowKey = (id: string): string => `legacy-row/${id}`;
const endKey = (id: string): string => `legacy-end/${id}`;
const caseKey = (id: string): string => `legacy-case/${id}`;

export const loadBatch = (reader: LedgerReader, id: string): Promise<LegacyBatch | undefined> =>
  loadRecord(reader, batchKey(id), LegacyBatch);
export const putBatch = (consortium: Consortium, batch: LegacyBatch): Change =>
  putOwn(consortium, batchKey(batch.id), batch.by, batch);

export const loadRow = (reader: LedgerReader, id: string): Promise<LegacyRow | undefined> =>
  loadRecord(reader, rowKey(id), LegacyRow);
/** Under the chaincode's policy: a hundred thousand policies of their own would be checked at every commit. */
export const putRow = (row: LegacyRow): Change => put(rowKey(row.id), row);

/** Beside the fingerprints of the token and in no range of theirs: one range has both. */
const paperPrefix = (token: string): string => `${tokenKey(token)}.legacy/`;
export const loadPapers = (reader: LedgerReader, token: string): Promise<LegacyPaper[]> =>
  loadRange(reader, paperPrefix(token), LegacyPaper);
export const putPaper = (token: string, paper: LegacyPaper): Change =>
  put(`${paperPrefix(token)}${paper.legacyId}`, paper);

/** All that is known under a token: whose loans are on it, and what is registered. One question. */
export const loadMeeting = async (
  reader: LedgerReader,
  token: Token,
): Promise<{ readonly papers: readonly LegacyPaper[]; readonly registration: Registration }> => {
  const records = await reader.range(tokenKey(token.token));
  const papers = records
    .filter(({ key }) => key.startsWith(paperPrefix(token.token)))
    .map(({ value }) => LegacyPaper.parse(value));
  return { papers, registration: registrationIn(token, records) };
};

export const loadEnd = (reader: LedgerReader, id: string): Promise<LegacyEnd | undefined> =>
  loadRecord(reader, endKey(id), LegacyEnd);
export const putEnd = (consortium: Consortium, end: LegacyEnd): Change =>
  putOwn(consortium, endKey(end.legacyId), end.by, end);

const hitPrefix = (rootId: string): string => `legacy-hit/${rootId}/`;
export const loadHits = (reader: LedgerReader, rootId: string): Promise<LegacyHit[]> =>
  loadRange(reader, hitPrefix(rootId), LegacyHit);
export const putHit = (hit: LegacyHit): Change => put(`${hitPrefix(hit.rootId)}${hit.legacyId}`, hit);

const clearancePrefix = (rootId: string, legacyId: string): string =>
  `legacy-clearance/${rootId}/${legacyId}/`;
export const loadLegacyClearances = (
  reader: LedgerReader,
  rootId: string,
  legacyId: string,
): Promise<LegacyClearance[]> => loadRange(reader, clearancePrefix(rootId, legacyId), LegacyClearance);
export const putLegacyClearance = (consortium: Consortium, fact: LegacyClearance): Change =>
  putOwn(consortium, `${clearancePrefix(fact.rootId, fact.legacyId)}${fact.by}`, fact.by, fact);

export const loadCase = (reader: LedgerReader, id: string): Promise<LegacyCase | undefined> =>
  loadRecord(reader, caseKey(id), LegacyCase);
export const putCase = (opened: LegacyCase): Change => put(caseKey(opened.id), opened);

const answerKey = (caseId: string, mspId: string): string => `legacy-answer/${caseId}/${mspId}`;
export const loadLegacyAnswer = (
  reader: LedgerReader,
  caseId: string,
  mspId: string,
): Promise<LegacyAnswer | undefined> => loadRecord(reader, answerKey(caseId, mspId), LegacyAnswer);
/** A first answer, under its author's policy; a later one under the policy that it has. */
export const putLegacyAnswer = (
  consortium: Consortium,
  earlier: LegacyAnswer | undefined,
  answer: LegacyAnswer,
): Change => {
  const key = answerKey(answer.caseId, answer.by);
  return earlier === undefined ? putOwn(consortium, key, answer.by, answer) : put(key, answer);
};
