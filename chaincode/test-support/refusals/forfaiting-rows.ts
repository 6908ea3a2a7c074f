/** Ways to spoil a step of a sale that several steps share. */
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { serveOrder } from './orders.ts';
import { past } from './instants.ts';
import { freeze, putLienRecord, type Row, spoil, takeStage } from './table.ts';

export const key = (draft: Draft): string => `forfaiting/${draft.text('forfaitingId')}`;
export const assetId = (draft: Draft): string =>
  (draft.input['assetId'] ?? draft.at(key(draft))['assetId']) as string;
export const proceedsKey = (draft: Draft): string => `proceeds/${assetId(draft)}`;
const proceedsOf = (draft: Draft, member: string): string => draft.at(proceedsKey(draft))[member] as string;
export const drawingKey = (draft: Draft): string =>
  `drawing/${proceedsOf(draft, 'presentationId')}/issuingBank`;

export const notThere: Row = ['FORFAITING_NOT_FOUND', 'there is no such forfaiting', spoil.drop(key)];
export const outsider = (draft: Draft): object => ({
  externalId: opaqueId('EXT', 99),
  recordedBy: draft.call.creator.mspId,
});

/** The other side, or nobody who has to do with it. */
export const notTheirs = (side: 'seller' | 'buyer'): Row => [
  'NOT_THE_PARTY',
  'another speaks',
  spoil.record(key, { [side]: { mspId: 'CustomsMSP' } }),
];
export const neitherSide: Row = [
  'NOT_THE_PARTY',
  'a third bank speaks',
  (draft: Draft): void => draft.saidBy(people.harbourChecker),
];
export const noEvidence = (side: 'seller' | 'buyer'): Row => [
  'EVIDENCE_MISSING',
  'an outsider’s step is recorded without evidence',
  (draft: Draft): void => draft.change(key(draft), { [side]: outsider(draft) }),
];
export const status = (is: string): Row => [
  'FORFAITING_STATUS_WRONG',
  `it is ${is}`,
  spoil.record(key, { status: is }),
];
export const bySeller = (wrong: string): Row[] => [
  notThere,
  notTheirs('seller'),
  noEvidence('seller'),
  status(wrong),
];
export const byBuyer = (wrong: string): Row[] => [
  notThere,
  notTheirs('buyer'),
  noEvidence('buyer'),
  status(wrong),
];

export const paid: Row = [
  'ASSET_NOT_LIVE',
  'the obligor has paid the claim',
  (draft: Draft): void => draft.change(drawingKey(draft), { kind: 'sight-payment' }),
];
export const stopped: Row = [
  'STOP_ORDER_IN_FORCE',
  'a court stopped payment',
  (draft: Draft): void => serveOrder(draft, proceedsOf(draft, 'creditId'), 'HarbourBankMSP'),
];
export const frozen: Row = [
  'ASSET_FROZEN',
  'a court froze the claim',
  (draft: Draft): void => freeze(draft, assetId(draft)),
];
export const otherTerms = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} has another salt`,
  (draft: Draft): void => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];
const claimOf = (draft: Draft): string => proceedsOf(draft, 'claimId');

export const book: readonly Row[] = [
  [
    'LIEN_ID_USED',
    'the id has a tombstone',
    (draft: Draft): void => {
      const [asset, lienId] = [assetId(draft), draft.text('lienId')];
      putLienRecord(draft, asset, 8, '1');
      const lien = draft.at(`lien/${asset}/LN-9999999999999998`);
      draft.drop(`lien/${asset}/LN-9999999999999998`);
      draft.put(`tombstone/${asset}/${lienId}`, { lien, ending: 'discharged', at: past });
    },
  ],
  [
    'ASSET_ALREADY_ENCUMBERED',
    'a share of it is pledged',
    (draft: Draft): void => putLienRecord(draft, assetId(draft), 1, '1000'),
  ],
  [
    'ASSET_UNDER_SUPPORTED',
    'the credit was amended',
    (draft: Draft): void =>
      draft.put(`fact/${assetId(draft)}/factor/HarbourBankMSP`, {
        by: 'HarbourBankMSP',
        remaining: '900000000000000000',
        reason: 'amended-credit',
        evidenceHash: 'ab'.repeat(32),
        at: past,
      }),
  ],
  [
    'LIEN_RANGE_FULL',
    'too many records stand in the range',
    (draft: Draft): void => {
      for (let n = 10; n < 74; n += 1) putLienRecord(draft, assetId(draft), n, '0');
    },
  ],
  ['CLAIM_STAGE_TAKEN', 'the goods are pledged', (draft: Draft): void => takeStage(draft, claimOf(draft))],
];
