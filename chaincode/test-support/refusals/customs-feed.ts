/** Refusals of whole reports and drafts; what becomes of single events, `feed.test.ts` tells. */
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { particularsOf } from '../../src/customs-declaration/base.ts';
import { declarationTerms, usd } from '../customs-papers.ts';
import { type Row, spoil, tables } from './table.ts';

const first = (draft: Draft): string => (draft.input['declarationIds'] as string[])[0] ?? '';
const declarationKey = (draft: Draft): string => `declaration/${first(draft)}`;

const particulars = particularsOf(declarationTerms);

interface Item {
  readonly declaration: Record<string, unknown>;
  readonly assessment: Record<string, unknown>;
}

/** The one item of the batch, otherwise. */
const item =
  (part: keyof Item, change: Record<string, unknown>) =>
  (draft: Draft): void => {
    const { salt, terms } = draft.call.sections['assessments'] as { salt: string; terms: Item[] };
    const [only] = terms;
    if (only === undefined) throw new Error('the batch is empty');
    draft.open('assessments', { salt, terms: [{ ...only, [part]: { ...only[part], ...change } }] });
  };
const number = (what: string, customsNo: string): Row => [
  'CUSTOMS_NUMBER_WRONG',
  what,
  item('assessment', { customsNo }),
];

export const customsFeedRefusals = tables({
  RegisterFeed: {
    rows: [
      ['NOT_AN_AUTHORITY', 'a bank has no such system', (draft) => draft.saidBy(people.harbourAdmin)],
      ['PUBLIC_KEY_INVALID', 'the key is no point', spoil.input({ publicKey: `02${'ff'.repeat(32)}` })],
    ],
  },
  DraftAssessments: {
    rows: [
      ['ASSET_NOT_FOUND', 'nobody lodged it', spoil.drop(declarationKey)],
      [
        'ASSET_NOT_FOUND',
        'there are more papers than declarations',
        (draft) => {
          const { salt, terms } = draft.call.sections['assessments'] as { salt: string; terms: Item[] };
          draft.open('assessments', { salt, terms: [...terms, ...terms] });
        },
      ],
      [
        'NOT_AN_AUTHORITY',
        'it was lodged elsewhere',
        spoil.record(declarationKey, { customs: 'RegulatorMSP' }),
      ],
      [
        'PLATFORMS_DIFFER',
        'another platform’s firm is in the batch',
        (draft) => {
          const other = opaqueId('DCL', 78);
          draft.put(`declaration/${other}`, {
            ...draft.at(declarationKey(draft)),
            id: other,
            trader: { mspId: 'HarbourBankMSP' },
          });
          const { salt, terms } = draft.call.sections['assessments'] as { salt: string; terms: Item[] };
          draft.open('assessments', { salt, terms: [...terms, ...terms] });
          Object.assign(draft.input, { declarationIds: [first(draft), other] });
        },
      ],
      ['DECLARATION_FLOW_WRONG', 'it was lodged as an export', item('declaration', { flow: 'import' })],
      number('it is the number of data entry', '531620260000774411'),
      number('it is another office’s', '531720260000900001'),
      number('it is an import’s', '531620261000900001'),
      number('it is another year’s', '531620250000900001'),
      [
        'CUSTOMS_NUMBER_WRONG',
        'the office is in no list',
        (draft) => {
          const { settings } = draft.at('consortium') as { settings: { exchange: object } };
          const exchange = { ...settings.exchange, offices: ['0202'] };
          draft.change('consortium', { settings: { ...settings, exchange } });
        },
      ],
      [
        'DERIVED_TERMS_WRONG',
        'the goods would be found by another bill of lading',
        item('assessment', { particulars: { ...particulars, billOfLading: 'COSU0000000000' } }),
      ],
      [
        'AMOUNT_MISMATCH',
        'more is supported than was declared',
        item('assessment', { supported: usd('200000.01') }),
      ],
      ['AMOUNT_MISMATCH', 'the capacity is another sum', item('assessment', { capacity: usd('199999.99') })],
      [
        'AMOUNT_MISMATCH',
        'an advance is in another currency',
        item('assessment', { advances: { amount: '0.00', currency: 'EUR' } }),
      ],
    ],
  },
  ReportDeclarations: {
    rows: [['FEED_NOT_FOUND', 'nobody registered the system', spoil.input({ source: 'unknown-system' })]],
  },
});
