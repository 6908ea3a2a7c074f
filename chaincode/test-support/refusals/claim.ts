/** Refusals about papers of the same goods. */
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { past, year } from './instants.ts';
import { type Row, spoil, tables } from './table.ts';

const hash = 'ab'.repeat(32);
const whole = '1000000000000000000';

const allocationKey = (draft: Draft): string => `allocation/${draft.text('allocationId')}`;
const noAllocation: Row = ['ALLOCATION_NOT_FOUND', 'there is no such allocation', spoil.drop(allocationKey)];

/** The receipt of an allocation: under its input, or under its record. */
const receiptOf = (draft: Draft): string =>
  (draft.input['to'] ?? draft.at(allocationKey(draft))['to']) as string;
const claimOf = (draft: Draft, assetId: string): string => {
  const kind = assetId.startsWith('WR-') ? 'receipt' : 'trade-paper';
  const claimId = draft.at(`${kind}/${assetId}`)['claimId'] as string;
  return (draft.at(`claim/${claimId}`)['joinedTo'] ?? claimId) as string;
};
const orderOf = (draft: Draft): string =>
  (draft.input['of'] ?? draft.at(allocationKey(draft))['of']) as string;

const noPaper: Row = ['ASSET_NOT_FOUND', 'there is no such receipt', spoil.input({ to: opaqueId('WR', 9) })];
const stranger: Row = [
  'NOT_A_PARTY_TO_PAPERS',
  'a firm links papers of others',
  (draft) => draft.saidBy(people.otherOwner),
];
const bankAlone: Row = [
  'NOT_A_PARTY_TO_PAPERS',
  'a bank that answers for nobody links them',
  (draft) => draft.saidBy(people.riverMaker),
];
const itself: Row = [
  'PARTY_UNKNOWN',
  'nobody but the speaker’s own organisation would agree',
  spoil.input({ counterparty: 'EnterprisesMSP' }),
];
const outsider: Row = [
  'PARTY_UNKNOWN',
  'a member would agree that knows neither paper',
  spoil.input({ counterparty: 'RiverBankMSP' }),
];

/** The same two papers are linked already. */
const link = (draft: Draft, ofParts = whole): void => {
  const claimId = claimOf(draft, orderOf(draft));
  const receiptClaim = draft.at(`receipt/${receiptOf(draft)}`)['claimId'] as string;
  draft.change(`claim/${receiptClaim}`, { joinedTo: claimId });
  allocate(draft, ofParts);
};
/** So much of the first paper is allocated to another one. */
const allocate = (draft: Draft, ofParts: string): void =>
  draft.put(`claimlink/${claimOf(draft, orderOf(draft))}/${opaqueId('ALC', 9)}`, {
    of: orderOf(draft),
    to: opaqueId('WR', 8),
    ofParts,
    toParts: whole,
  });
const linked: Row = ['PAPERS_LINKED', 'they are of one claim already', (draft) => link(draft)];
const excessive: Row = [
  'ALLOCATION_EXCEEDS_PAPER',
  'a part of the order stands for another receipt',
  (draft) => allocate(draft, '10'),
];
const lienOn = (draft: Draft, assetId: string, n: number): void =>
  draft.put(`claimlien/${claimOf(draft, assetId)}/${opaqueId('LN', n)}`, {
    assetId,
    rootId: assetId,
    stage: 'goods',
    holder: 'RiverBankMSP',
    share: whole,
  });
/** Both claims carry liens. */
const encumberBoth = (draft: Draft): void => {
  lienOn(draft, orderOf(draft), 8);
  lienOn(draft, receiptOf(draft), 9);
};

const status = (wrong: string): Row => [
  'ALLOCATION_NOT_OPEN',
  `it is ${wrong}`,
  spoil.record(allocationKey, { status: wrong }),
];

export const claimRefusals = tables({
  DraftAllocation: { rows: [noPaper, stranger, bankAlone, itself, outsider] },
  ProposeAllocation: {
    rows: [
      noPaper,
      stranger,
      bankAlone,
      itself,
      outsider,
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ expiresAt: year })],
      [
        'ID_TAKEN',
        'the id is another allocation’s',
        (draft) =>
          draft.put(allocationKey(draft), {
            id: draft.text('allocationId'),
            of: orderOf(draft),
            to: receiptOf(draft),
            ofParts: whole,
            toParts: whole,
            status: 'proposed',
            allocationHash: hash,
            by: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 1) },
            counterparty: 'EastgateMSP',
            expiresAt: year,
            at: past,
          }),
      ],
      [
        'ALLOCATION_BACKWARDS',
        'an order would stand for a part of a receipt',
        (draft) => void Object.assign(draft.input, { of: draft.input['to'], to: draft.input['of'] }),
      ],
      linked,
      excessive,
      ['ALLOCATION_EXCEEDS_PAPER', 'nothing is allocated', spoil.input({ ofParts: '0' })],
    ],
  },
  AgreeAllocation: {
    rows: [
      noAllocation,
      ['NOT_A_PARTY_TO_PAPERS', 'who proposed agrees', (draft) => draft.saidBy(people.owner)],
      ['NOT_A_PARTY_TO_PAPERS', 'another member agrees', (draft) => draft.saidBy(people.inspector)],
      status('agreed'),
      status('undone'),
      [
        'ALLOCATION_NOT_OPEN',
        'it has expired',
        spoil.record(allocationKey, { status: 'proposed', expiresAt: past }),
      ],
      ['TERMS_HASH_MISMATCH', 'other terms are agreed', spoil.input({ allocationHash: hash })],
      ['TERMS_HASH_MISMATCH', 'its gateway counts other parts', spoil.input({ toParts: '1' })],
      linked,
      excessive,
      [
        'CLAIM_FULL',
        'the claim has 256 lots',
        (draft) => {
          const members = Array.from({ length: 255 }, (_, n) => opaqueId('CLM', 9_000 + n));
          for (const id of members) draft.put(`claim/${id}`, { rootId: opaqueId('WR', 8) });
          const claimId = claimOf(draft, orderOf(draft));
          draft.change(`claim/${claimId}`, { members: [claimId, ...members] });
        },
      ],
      [
        'CLAIM_ENCUMBERED',
        'both sides of a suspect still carry liens',
        (draft) => {
          draft.change(allocationKey(draft), { status: 'suspect' });
          encumberBoth(draft);
        },
      ],
    ],
  },
  DisputeAllocation: {
    rows: [
      noAllocation,
      stranger,
      status('undone'),
      [
        'ALLOCATION_DISPUTED',
        'it is disputed already',
        spoil.record(allocationKey, { disputedBy: 'EastgateMSP' }),
      ],
    ],
  },
  UndoAllocation: {
    rows: [
      noAllocation,
      [
        'NOT_A_PARTY_TO_PAPERS',
        'a party says it while a bank has a lien',
        (draft) => lienOn(draft, orderOf(draft), 8),
      ],
      ['NOT_A_PARTY_TO_PAPERS', 'who disputes it undoes it alone', (draft) => draft.saidBy(people.owner)],
      status('proposed'),
      status('undone'),
      [
        'ALLOCATION_NOT_DISPUTED',
        'nobody disputes it',
        (draft) => draft.forget(allocationKey(draft), 'disputedBy'),
      ],
      [
        'ID_TAKEN',
        'the new claim is about something else',
        (draft) => draft.put(`claim/${draft.text('claimId')}`, { rootId: opaqueId('WR', 8) }),
      ],
      [
        'SUSPECT_NOT_CLEARED',
        'another link of the claim is a suspect',
        (draft) =>
          draft.change(`claim/${claimOf(draft, orderOf(draft))}`, { suspects: [opaqueId('ALC', 9)] }),
      ],
      [
        'CLAIM_ENCUMBERED',
        'liens stand on both sides',
        (draft) => {
          const claimId = claimOf(draft, orderOf(draft));
          for (const [n, assetId] of [orderOf(draft), receiptOf(draft)].entries()) {
            draft.put(`claimlien/${claimId}/${opaqueId('LN', n)}`, {
              assetId,
              rootId: assetId,
              stage: 'goods',
              holder: 'RiverBankMSP',
              share: '5',
            });
          }
          draft.saidBy(people.riverChecker);
        },
      ],
    ],
  },
});
