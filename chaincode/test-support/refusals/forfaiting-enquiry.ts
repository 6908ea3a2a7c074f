/** Refusals before a claim is sold. */
import { opaqueId } from '../people.ts';
import { key, neitherSide, noEvidence, notThere, notTheirs, otherTerms, status } from './forfaiting-rows.ts';
import { past, year } from './instants.ts';
import { spoil, tables } from './table.ts';

export const forfaitingEnquiryRefusals = tables({
  EnquireForfaiting: {
    rows: [
      ['PARTY_UNKNOWN', 'a warehouse is asked', spoil.input({ buyer: 'EastgateMSP' })],
      [
        'PARTY_UNKNOWN',
        'the outsider is unknown',
        (draft) => {
          const seller = { externalId: opaqueId('EXT', 98), recordedBy: draft.call.creator.mspId };
          Object.assign(draft.input, { seller });
        },
      ],
      [
        'EVIDENCE_MISSING',
        'an outsider’s wish is recorded without evidence',
        (draft) => {
          const seller = { externalId: opaqueId('EXT', 99), recordedBy: draft.call.creator.mspId };
          Object.assign(draft.input, { seller });
          const { recordedBy } = seller;
          const record = { id: seller.externalId, recordedBy, identity: 'ab'.repeat(32), recordedAt: past };
          draft.put(`external-party/${seller.externalId}`, record);
        },
      ],
      [
        'ID_TAKEN',
        'the id is another one’s',
        (draft) =>
          draft.put(key(draft), {
            id: draft.text('forfaitingId'),
            kind: 'sale',
            seller: { mspId: 'RiverBankMSP' },
            buyer: { mspId: 'HarbourBankMSP' },
            status: 'withdrawn',
            steps: [
              {
                status: 'enquired',
                by: { mspId: 'RiverBankMSP' },
                person: 'enrolment9',
                recorded: false,
                at: past,
              },
            ],
          }),
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ validUntil: year })],
      ['EXPIRY_INVALID', 'it would have lapsed already', spoil.input({ validUntil: past })],
    ],
  },
  QuoteForfaiting: {
    rows: [
      notThere,
      notTheirs('buyer'),
      status('withdrawn'),
      ['ENQUIRY_EXPIRED', 'its time is over', spoil.record(key, { enquiryValidUntil: past })],
      ['EXPIRY_INVALID', 'the quote would stand for a year', spoil.input({ validUntil: year })],
      ['EXPIRY_INVALID', 'it would outlive the settlement', spoil.input({ settleBy: past })],
      otherTerms('enquiry'),
      ['QUOTE_INVALID', 'the claim is due before', spoil.terms('quote', { priceDate: '2026-08-20' })],
      ['QUOTE_INVALID', 'it is settled too late', spoil.input({ settleBy: '2026-04-13T09:30:00.000Z' })],
      ['QUOTE_INVALID', 'it is settled too soon', spoil.input({ settleBy: '2026-03-12T20:30:00.000Z' })],
    ],
  },
  WithdrawForfaiting: {
    rows: [notThere, neitherSide, noEvidence('buyer'), status('accepted')],
  },
});
