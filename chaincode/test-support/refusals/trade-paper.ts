/** Refusals about orders and bills of lading. */
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { billOfLading } from '../claim-papers.ts';
import { past, year } from './instants.ts';
import { freeze, type Row, spoil, tables } from './table.ts';

const hash = 'ab'.repeat(32);
const paperKey = (draft: Draft): string => `trade-paper/${draft.text('paperId')}`;
const other = opaqueId('TPR', 77);

const noPaper: Row = ['ASSET_NOT_FOUND', 'there is no such paper', spoil.drop(paperKey)];
const neighbour: Row = [
  'PARTY_UNKNOWN',
  'a neighbour on the owner’s platform would vouch for an order',
  spoil.input({ authority: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 2) } }),
];
const bank: Row = [
  'PARTY_UNKNOWN',
  'a bank would vouch for a bill of lading',
  spoil.input({ kind: 'bill-of-lading', authority: { mspId: 'HarbourBankMSP' } }),
];
const stranger: Row = [
  'NOT_THE_AUTHORITY',
  'its owner vouches for it',
  (draft) => draft.saidBy(people.owner),
];
const otherFirm: Row = [
  'NOT_THE_AUTHORITY',
  'another firm of the buyer’s member says it',
  (draft) => {
    draft.put(`subject/MeridianMSP/${opaqueId('SUB', 1)}`, { status: 'active' });
    draft.saidBy({ ...people.meridianOfficer, subject: opaqueId('SUB', 1) });
  },
];

const tokensOf = (draft: Draft): { subset: string; token: string }[] =>
  (draft.input['tokens'] ?? draft.at(paperKey(draft))['tokens']) as { subset: string; token: string }[];
const registerUnder = (draft: Draft, subset: string): void => {
  const { token } = tokensOf(draft).find((one) => one.subset === subset) ?? { token: '' };
  const key = subset === 'P2' ? `fingerprint/${token}/${other}` : `fingerprint/${token}`;
  draft.put(key, { assetId: other, rootId: other, status: 'live' });
};
const registered: Row = [
  'PAPER_REGISTERED',
  'an order of this buyer has the number',
  (draft) => registerUnder(draft, 'P1'),
];

const takePaper = (draft: Draft): void =>
  draft.put(paperKey(draft), {
    id: draft.text('paperId'),
    kind: 'order',
    claimId: opaqueId('CLM', 1),
    owner: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 1) },
    authority: { mspId: 'MeridianMSP', subject: opaqueId('SUB', 4) },
    paperHash: hash,
    tokens: draft.input['tokens'],
    proposalExpiresAt: year,
  });

export const tradePaperRefusals = tables({
  DraftPaper: {
    rows: [
      neighbour,
      bank,
      [
        'PAPER_KIND_WRONG',
        'a bill of lading is called an order',
        (draft) => draft.open('paper', { terms: billOfLading('QLNE-1'), salt: '00'.repeat(16) }),
      ],
    ],
  },
  RegisterPaper: {
    rows: [
      neighbour,
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ proposalExpiresAt: year })],
      ['ID_TAKEN', 'the id is another paper’s', takePaper],
      [
        'ID_TAKEN',
        'the claim is about something else',
        (draft) => draft.put(`claim/${draft.text('claimId')}`, { rootId: other }),
      ],
      [
        'TOKENS_MISMATCH',
        'one of the tokens is missing',
        (draft) =>
          void Object.assign(draft.input, {
            tokens: tokensOf(draft).map((one) => ({ ...one, subset: 'P1' })),
          }),
      ],
      registered,
    ],
  },
  AttestPaper: {
    rows: [
      noPaper,
      stranger,
      otherFirm,
      ['PROPOSAL_EXPIRED', 'the time is over', spoil.record(paperKey, { proposalExpiresAt: past })],
      ['TERMS_HASH_MISMATCH', 'it saw another paper', spoil.input({ paperHash: hash })],
      [
        'TOKENS_MISMATCH',
        'another key has become live since',
        (draft) => {
          const { settings } = draft.at('consortium') as { settings: object };
          draft.change('consortium', { settings: { ...settings, fingerprintEpochs: [1, 2] } });
        },
      ],
      registered,
      [
        'SUSPECT_NOT_CLEARED',
        'an order of the same particulars is there that the buyer does not name',
        (draft) => registerUnder(draft, 'P2'),
      ],
    ],
  },
  AmendPaper: {
    rows: [
      noPaper,
      stranger,
      [
        'ASSET_NOT_ATTESTED',
        'nobody vouched for it',
        (draft) => draft.drop(`paper-attest/${draft.text('paperId')}/SurewatchMSP`),
      ],
      ['FACTOR_OUT_OF_RANGE', 'it grows', spoil.input({ remaining: '1000000000000000001' })],
    ],
  },
  OfferOrder: {
    rows: [
      noPaper,
      ['NOT_THE_CONTROLLER', 'it is another firm’s', (draft) => draft.saidBy(people.otherOwner)],
      ['PAPER_KIND_WRONG', 'a bill of lading is offered', spoil.record(paperKey, { kind: 'bill-of-lading' })],
      [
        'ASSET_NOT_ATTESTED',
        'the buyer has not vouched for it',
        (draft) => draft.drop(`paper-attest/${draft.text('paperId')}/MeridianMSP`),
      ],
      ['PARTY_UNKNOWN', 'it is offered to a warehouse', spoil.input({ financier: 'EastgateMSP' })],
      [
        'ID_TAKEN',
        'the offer’s id is taken',
        (draft) =>
          draft.put(`offer/${draft.text('paperId')}/${draft.text('offerId')}`, {
            id: draft.text('offerId'),
            assetId: draft.text('paperId'),
            offeror: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 1) },
            financier: 'RiverBankMSP',
            status: 'open',
            termsHash: hash,
            requestHash: hash,
            expiresAt: year,
          }),
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ expiresAt: year })],
      ['ASSET_FROZEN', 'a court froze it', (draft) => freeze(draft, draft.text('paperId'))],
      [
        'TERMS_HASH_MISMATCH',
        'another order is shown',
        (draft) => draft.open('paper', { terms: draft.termsOf('paper'), salt: '00'.repeat(16) }),
      ],
    ],
  },
});
