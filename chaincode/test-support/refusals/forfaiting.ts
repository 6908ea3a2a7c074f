/** Refusals from the acceptance of a quote to the settlement of the trade. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { Draft } from '../draft.ts';
import { cny, day } from '../papers.ts';
import { opaqueId } from '../people.ts';
import { startOfPresentations } from '../presentation-papers.ts';
import {
  assetId,
  book,
  byBuyer,
  bySeller,
  drawingKey,
  frozen,
  key,
  neitherSide,
  noEvidence,
  notThere,
  notTheirs,
  otherTerms,
  outsider,
  paid,
  proceedsKey,
  status,
  stopped,
} from './forfaiting-rows.ts';
import { forfaitingEnquiryRefusals } from './forfaiting-enquiry.ts';
import { past, year } from './instants.ts';
import { spoil, tables } from './table.ts';

/** The enquiry was about another claim, and the quote is for that one. */
const enquireOther = (draft: Draft): void => {
  draft.changeTerms('enquiry', { amount: cny('2670000.01') });
  const opening = draft.call.sections['enquiry'];
  if (opening !== undefined) draft.change(key(draft), { enquiryHash: hashOfOpening(opening) });
};

export const forfaitingRefusals = tables({
  ...forfaitingEnquiryRefusals,
  AcceptForfaitingQuote: {
    rows: [
      ...bySeller('enquired'),
      ['QUOTE_EXPIRED', 'its time is over', spoil.record(key, { quoteValidUntil: past })],
      ['ASSET_NOT_FOUND', 'there is no such claim', spoil.drop(proceedsKey)],
      [
        'NOT_THE_CONTROLLER',
        'the claim was sold before',
        (draft) => {
          const party = { mspId: 'HarbourBankMSP' };
          draft.put(`holding/${assetId(draft)}`, {
            assetId: assetId(draft),
            holder: party,
            payee: party,
            position: 1,
          });
        },
      ],
      paid,
      [
        'ASSET_NOT_ATTESTED',
        'the obligor has not attested it',
        (draft) => draft.drop(`proceeds-attest/${assetId(draft)}/HarbourBankMSP`),
      ],
      stopped,
      frozen,
      ...book,
    ],
  },
  ConfirmForfaitingSale: {
    rows: [
      ...bySeller('quoted'),
      paid,
      stopped,
      ...['enquiry', 'quote', 'proceeds', 'undertaking', 'presentation'].map(otherTerms),
      ['CLAIM_NOT_AS_ENQUIRED', 'another claim was asked about', enquireOther],
      ['DERIVED_TERMS_WRONG', 'the price is another', spoil.terms('trade', { price: cny('2669999.99') })],
    ],
  },
  ConfirmForfaitingPurchase: {
    rows: [...byBuyer('accepted'), paid, stopped, otherTerms('trade')],
  },
  NotifyForfaiting: { rows: bySeller('sale-confirmed') },
  AcknowledgeForfaiting: {
    rows: [
      notThere,
      [
        'NOT_THE_OBLIGOR',
        'another bank owes the claim',
        spoil.record(proceedsKey, { obligor: { mspId: 'RiverBankMSP' } }),
      ],
      [
        'EVIDENCE_MISSING',
        'an outsider’s answer is recorded without evidence',
        (draft) => draft.change(proceedsKey(draft), { obligor: outsider(draft) }),
      ],
      status('confirmed'),
      paid,
      stopped,
      otherTerms('notice'),
    ],
  },
  PayForfaiting: {
    rows: [
      ...byBuyer('notified'),
      stopped,
      frozen,
      [
        'REFERENCE_ALREADY_USED',
        'the reference was used before',
        (draft) =>
          draft.put(`reference/RiverBankMSP/${draft.text('referenceToken')}`, {
            usedFor: opaqueId('FIN', 1),
            at: past,
          }),
      ],
      otherTerms('trade'),
      ['AMOUNT_MISMATCH', 'another price is paid', spoil.terms('payment', { amount: cny('2600000.00') })],
      ['DERIVED_TERMS_WRONG', 'the regulator is told less', spoil.terms('exposure', { price: cny('1.00') })],
    ],
  },
  SettleForfaiting: { rows: [...bySeller('acknowledged'), stopped] },
  FailForfaiting: {
    rows: [
      notThere,
      neitherSide,
      noEvidence('buyer'),
      status('settled'),
      [
        'TRADE_NOT_OVERDUE',
        'both have signed, and there is time',
        (draft) => {
          draft.change(key(draft), { status: 'confirmed' });
          draft.sayAt(startOfPresentations);
        },
      ],
      [
        'CLAIM_PAID',
        'the obligor has paid the buyer',
        (draft) => {
          draft.change(key(draft), { status: 'acknowledged' });
          draft.sayAt(startOfPresentations + 30 * day);
          draft.change(drawingKey(draft), { kind: 'sight-payment' });
        },
      ],
    ],
  },
  DemandRepurchase: {
    rows: [
      notThere,
      notTheirs('buyer'),
      status('paid'),
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ settleBy: year })],
      [
        'ID_TAKEN',
        'the id is another one’s',
        (draft) =>
          draft.put(`forfaiting/${draft.text('repurchaseId')}`, {
            ...draft.at(key(draft)),
            id: draft.text('repurchaseId'),
          }),
      ],
      [
        'NOT_THE_CONTROLLER',
        'the claim was sold on',
        (draft) => draft.change(`holding/${assetId(draft)}`, { holder: { mspId: 'HarbourBankMSP' } }),
      ],
      paid,
      frozen,
      ...book,
    ],
  },
});
