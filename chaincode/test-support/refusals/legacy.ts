/** Refusals about financings from before the ledger. */
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { type Row, spoil, tables } from './table.ts';

const at = '2026-03-01T09:30:00.000Z';
const idsOf = (draft: Draft): string[] => draft.input['legacyIds'] as string[];
const rowKey = (draft: Draft): string => `legacy-row/${idsOf(draft)[0] ?? ''}`;
const caseKey = (draft: Draft): string => `legacy-case/${draft.text('caseId')}`;
const end = (draft: Draft, legacyId: string): void =>
  draft.put(`legacy-end/${legacyId}`, { legacyId, by: 'HarbourBankMSP', reason: 'repaid', at });
const answer = (draft: Draft, by: string): void =>
  draft.put(`legacy-answer/${draft.text('caseId')}/${by}`, {
    caseId: draft.text('caseId'),
    by,
    finding: 'different-papers',
    named: false,
    person: 'enrolment7',
    at,
  });

const caseClosed: readonly Row[] = [
  [
    'LEGACY_CASE_CLOSED',
    'both found different papers',
    (draft) => ['HarbourBankMSP', 'RiverBankMSP'].forEach((by) => answer(draft, by)),
  ],
  [
    'LEGACY_CASE_CLOSED',
    'the other side’s loan was repaid',
    (draft) => end(draft, (draft.at(caseKey(draft))['sides'] as { legacyId: string }[])[1]?.legacyId ?? ''),
  ],
];

export const legacyRefusals = tables({
  DraftLegacyFinancings: { rows: [] },
  ImportLegacyFinancings: {
    rows: [
      [
        'ID_TAKEN',
        'the id is another batch’s',
        (draft) =>
          draft.put(`legacy-batch/${draft.text('batchId')}`, {
            id: draft.text('batchId'),
            by: 'RiverBankMSP',
            bookHash: 'ab'.repeat(32),
            imported: 1,
            at,
          }),
      ],
      [
        'TOKENS_MISMATCH',
        'a key has become live since',
        (draft) =>
          draft.change('consortium', {
            settings: { ...(draft.at('consortium')['settings'] as object), fingerprintEpochs: [1, 2] },
          }),
      ],
    ],
  },
  EndLegacyFinancings: {
    rows: [
      ['LEGACY_FINANCING_NOT_FOUND', 'nobody brought it', spoil.drop(rowKey)],
      ['LEGACY_FINANCING_NOT_FOUND', 'another bank’s is ended', (draft) => draft.saidBy(people.riverChecker)],
      ['LEGACY_FINANCING_ENDED', 'it ended before', (draft) => end(draft, idsOf(draft)[0] ?? '')],
    ],
  },
  ClearLegacyHit: {
    rows: [
      [
        'ASSET_NOT_FOUND',
        'there is no such asset',
        (draft) => draft.drop(`receivable/${draft.text('assetId')}`),
      ],
      ['SUSPECT_NOT_FOUND', 'another is named', spoil.input({ legacyId: opaqueId('LGF', 9) })],
      ['NOT_AN_AUTHORITY', 'the seller clears its own invoice', (draft) => draft.saidBy(people.owner)],
      ['NOT_AN_AUTHORITY', 'a bank clears another’s', (draft) => draft.saidBy(people.riverChecker)],
      ['NOT_AN_AUTHORITY', 'an inspector of goods clears it', (draft) => draft.saidBy(people.inspector)],
    ],
  },
  AnswerLegacyCase: {
    rows: [
      ['LEGACY_CASE_NOT_FOUND', 'there is no such case', spoil.drop(caseKey)],
      [
        'LEGACY_CASE_NOT_FOUND',
        'a bank that is no side of it answers',
        (draft) => {
          const sides = draft.at(caseKey(draft))['sides'] as { by: string }[];
          const others = sides.map((side) =>
            side.by === 'RiverBankMSP' ? { ...side, by: 'LumenBankMSP' } : side,
          );
          draft.change(caseKey(draft), { sides: others });
        },
      ],
      ...caseClosed,
    ],
  },
});
