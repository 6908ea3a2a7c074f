/** Refusals of commands that state facts about an asset. */
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { freeze, spoil, tables } from './table.ts';

const receiptKey = (draft: Draft): string => `receipt/${draft.text('assetId')}`;
const ownHold = (draft: Draft): string => `fact/${draft.text('assetId')}/hold/RegistryMSP`;
const missing = ['ASSET_NOT_FOUND', 'there is no such asset', spoil.drop(receiptKey)] as const;
const ended = [
  'ASSET_NOT_LIVE',
  'the receipt was split',
  spoil.record(receiptKey, { status: 'split' }),
] as const;
const delivered = [
  'ASSET_NOT_LIVE',
  'the goods were delivered',
  spoil.record(receiptKey, { status: 'delivered' }),
] as const;
const foreign = spoil.record(receiptKey, { warehouse: 'NorthgateMSP', inspector: 'OtherwatchMSP' });

export const assetRefusals = tables({
  PlaceHold: {
    rows: [
      missing,
      [
        'NOT_AN_AUTHORITY',
        'the inspector of other goods freezes these',
        (draft) => {
          draft.saidBy(people.inspector);
          foreign(draft);
        },
      ],
      ended,
      delivered,
      [
        'HOLD_EXISTS',
        'the same organisation froze it before',
        (draft) => freeze(draft, draft.text('assetId')),
      ],
    ],
  },
  LiftHold: {
    rows: [
      missing,
      ['HOLD_NOT_FOUND', 'another organisation froze it', spoil.drop(ownHold)],
      ['HOLD_NOT_FOUND', 'the hold was lifted before', spoil.record(ownHold, { status: 'lifted' })],
    ],
  },
  StateFactor: {
    rows: [
      missing,
      ['NOT_AN_AUTHORITY', 'the goods lie in another warehouse', foreign],
      ended,
      delivered,
      [
        'FACTOR_OUT_OF_RANGE',
        'more is found than was receipted',
        spoil.input({ remaining: '1000000000000000001' }),
      ],
    ],
  },
  RecordSearch: {
    rows: [
      missing,
      ['LIEN_NOT_HELD', 'a bank searches that has no lien', (draft) => draft.saidBy(people.riverMaker)],
      ['SEARCH_STALE', 'the search is of tomorrow', spoil.input({ searchedAt: '2027-03-03T09:30:00.000Z' })],
    ],
  },
  ClearSuspect: {
    rows: [
      missing,
      ['NOT_AN_AUTHORITY', 'another inspector attested the goods', foreign],
      ['SUSPECT_NOT_FOUND', 'nobody suspects that asset', spoil.input({ suspect: 'WR-0000000000000001' })],
    ],
  },
});
