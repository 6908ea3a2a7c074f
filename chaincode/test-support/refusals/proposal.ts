/** Refusals of a loan that is proposed on a receivable, with the quote behind it. */
import type { Draft } from '../draft.ts';
import { cny } from '../papers.ts';
import { factoringDeal } from '../receivable-papers.ts';
import { past } from './instants.ts';
import { type Row, spoil, tables, take } from './table.ts';

const financingKey = (draft: Draft): string => `financing/${draft.text('financingId')}`;
const lienOf = (draft: Draft): string => `lien/${draft.text('assetId')}/${draft.text('lienId')}`;

/** Each of them another term than was quoted. */
const otherThanQuoted = {
  annualRateBp: 448,
  dayCount: 'ACT/365F',
  recourse: false,
  fees: cny('312.51'),
  principal: cny('601200.01'),
};

export const proposalRefusals = tables({
  ProposeFinancing: {
    // On a receivable: the first loan that a quote stands behind.
    nth: 6,
    rows: [
      [
        'ASSET_NOT_FOUND',
        'there is no such asset',
        spoil.drop((draft) => `receivable/${draft.text('assetId')}`),
      ],
      ['LIEN_NOT_FOUND', 'the bank reserved nothing', spoil.drop(lienOf)],
      ['LIEN_NOT_HELD', 'another bank reserved it', spoil.record(lienOf, { holder: 'RiverBankMSP' })],
      ['LIEN_STATE_WRONG', 'the lien is encumbered', spoil.record(lienOf, { state: 'encumbered' })],
      ['ID_TAKEN', 'the financing’s id is taken', (draft) => take(draft, financingKey(draft))],
      ['EXPIRY_INVALID', 'the proposal has expired', spoil.input({ proposalExpiresAt: past })],
      [
        'AMOUNT_MISMATCH',
        'the fees are in another currency',
        spoil.terms('deal', { fees: { amount: '312.50', currency: 'USD' } }),
      ],
      [
        'AMOUNT_MISMATCH',
        'what is paid out is not the face less the discount',
        spoil.terms('deal', { mode: 'bank', face: factoringDeal.principal }),
      ],
      ['TERMS_HASH_MISMATCH', 'the bank brings no quote', (draft) => draft.leaveOut('quote')],
      ['TERMS_HASH_MISMATCH', 'it brings another quote', spoil.terms('quote', { annualRateBp: 460 })],
      [
        'TERMS_HASH_MISMATCH',
        'it brings what another bank was asked for',
        spoil.terms('quoteRequest', { assigned: cny('700000.00') }),
      ],
      ...(Object.entries(otherThanQuoted).map(([member, value]) => [
        'QUOTE_NOT_KEPT',
        `the quote said another ${member}`,
        spoil.terms('deal', { [member]: value }),
      ]) satisfies Row[]),
    ],
  },
});
