/** Refusals of a conversion from one stage of the same goods to the next. */
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import {
  frozen,
  lapsed,
  lienKey,
  lost,
  noAsset,
  noLien,
  notLive,
  otherHolder,
  receiptKey,
  taken,
  whole,
  wrongState,
} from './lien.ts';
import { freeze, loseGoods, spoil, tables, takeStage } from './table.ts';

const convertedKey = (draft: Draft): string =>
  `lien/${draft.text('convertedAssetId')}/${draft.text('convertedLienId')}`;
const loanKey = (draft: Draft): string =>
  `financing/${draft.at(convertedKey(draft))['financingId'] as string}`;
const listedClaim = (draft: Draft): string => {
  const own = draft.at(receiptKey(draft))['claimId'] as string;
  return (draft.at(`claim/${own}`)['joinedTo'] ?? own) as string;
};
const otherStageOfClaim = [
  'CLAIM_STAGE_TAKEN',
  'the invoice for the same goods is financed',
  (draft: Draft) => takeStage(draft, listedClaim(draft)),
] as const;
/** A second receipt stands for so much of the order, and is pledged. */
const allocateRest = (draft: Draft, ofParts: string): void => {
  const claimId = listedClaim(draft);
  const assetId = 'WR-0000000000000008';
  const link = { of: draft.input['convertedAssetId'], to: assetId, ofParts, toParts: whole };
  draft.put(`claimlink/${claimId}/ALC-0000000000000008`, link);
  draft.put(`claimlien/${claimId}/LN-0000000000000008`, {
    assetId,
    rootId: assetId,
    stage: 'goods',
    holder: 'RiverBankMSP',
    share: whole,
  });
};
export const conversionRefusals = tables({
  ConvertLien: {
    rows: [
      noAsset,
      noLien,
      ['LIEN_NOT_FOUND', 'there is no lien to convert', spoil.drop(convertedKey)],
      ['LIEN_NOT_FOUND', 'another bank holds it', spoil.record(convertedKey, { holder: 'RiverBankMSP' })],
      ['LIEN_NOT_FOUND', 'the order is only reserved', spoil.record(convertedKey, { state: 'reserved' })],
      otherHolder,
      wrongState('encumbered'),
      [
        'SAME_PERSON',
        'the maker converts what it reserved',
        spoil.record(lienKey, { maker: people.harbourChecker.enrolmentId }),
      ],
      lapsed,
      [
        'NOT_ANOTHER_STAGE',
        'both are of one stage',
        spoil.record(convertedKey, { claimId: 'CLM-0000000000000001' }),
      ],
      [
        'FINANCING_NOT_FOUND',
        'another firm borrowed',
        (draft) => draft.change(loanKey(draft), { borrower: { mspId: 'MeridianMSP' } }),
      ],
      [
        'FINANCING_STATUS_WRONG',
        'the loan is not paid out',
        (draft) => draft.change(loanKey(draft), { status: 'payment-authorised' }),
      ],
      [
        'FINANCING_STATUS_WRONG',
        'the debtor has paid',
        (draft) => draft.change(loanKey(draft), { collected: true }),
      ],
      notLive,
      [
        'NOT_THE_CONTROLLER',
        'the warehouse has not acknowledged the bank’s control',
        (draft) => draft.change(receiptKey(draft), { controller: draft.at(receiptKey(draft))['title'] }),
      ],
      ['ASSET_FROZEN', 'the order is frozen', (draft) => freeze(draft, draft.text('convertedAssetId'))],
      frozen,
      [
        'SUSPECT_NOT_CLEARED',
        'a link of the claim is a suspect',
        (draft) => {
          const own = draft.at(receiptKey(draft))['claimId'] as string;
          const claim = (draft.at(`claim/${own}`)['joinedTo'] ?? own) as string;
          draft.change(`claim/${claim}`, { suspects: ['ALC-0000000000000001'] });
        },
      ],
      taken,
      [
        'ASSET_ALREADY_ENCUMBERED',
        'another receipt of the order is pledged',
        (draft) => allocateRest(draft, '600000000000000000'),
      ],
      lost,
      [
        'ASSET_UNDER_SUPPORTED',
        'the buyer amended the order',
        (draft) => loseGoods(draft, draft.text('convertedAssetId')),
      ],
      otherStageOfClaim,
    ],
  },
});
