/** Refusals about receivables and what their debtors say. */
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { past, year } from './instants.ts';
import { freeze, putLienRecord, type Row, spoil, tables } from './table.ts';

const hash = 'ab'.repeat(32);
const receivableId = (draft: Draft): string => draft.text('receivableId');
const receivableKey = (draft: Draft): string => `receivable/${receivableId(draft)}`;
const answerKey = (draft: Draft): string => `debt-answer/${receivableId(draft)}/MeridianMSP`;
const holdKey = (draft: Draft): string => `fact/${receivableId(draft)}/hold/MeridianMSP`;

const noAsset: Row = ['ASSET_NOT_FOUND', 'there is no such receivable', spoil.drop(receivableKey)];
const notTheirs: Row = ['NOT_THE_SELLER', 'it is another firm’s', (draft) => draft.saidBy(people.otherOwner)];
const otherBank: Row = [
  'NOT_THE_SELLER',
  'a bank speaks that did not register it',
  (draft) => draft.saidBy(people.riverMaker),
];
const ended: Row = [
  'ASSET_NOT_LIVE',
  'it was taken back',
  spoil.record(receivableKey, { status: 'cancelled' }),
];
const platform: Row = [
  'NOT_THE_DEBTOR',
  'an officer of the platform that carries the buyer’s collection says it',
  (draft) => draft.saidBy(people.owner),
];
const neighbour: Row = [
  'NOT_THE_DEBTOR',
  'another firm of the debtor’s member says it',
  (draft) => {
    draft.put(`subject/MeridianMSP/${opaqueId('SUB', 1)}`, { status: 'active' });
    draft.saidBy({ ...people.meridianOfficer, subject: opaqueId('SUB', 1) });
  },
];
const bankAlone: Row = [
  'NOT_THE_DEBTOR',
  'a bank says it that records for nobody',
  (draft) => draft.saidBy(people.riverChecker),
];
const otherTerms = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} says something else`,
  (draft) => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];

const answered =
  (status: string) =>
  (draft: Draft): void =>
    draft.put(answerKey(draft), {
      receivableId: receivableId(draft),
      by: 'MeridianMSP',
      status,
      answerHash: hash,
      person: 'enrolment20',
      recorded: false,
      suspects: [],
      warnings: [],
      at: past,
    });
const answeredBefore: readonly Row[] = [
  ['DEBT_ANSWERED', 'it was confirmed before', answered('confirmed')],
  ['DEBT_ANSWERED', 'it was rejected before', answered('rejected')],
];

const tokensOf = (draft: Draft): { subset: string; token: string }[] =>
  (draft.input['tokens'] ?? draft.at(receivableKey(draft))['tokens']) as { subset: string; token: string }[];
const other = opaqueId('RCV', 77);
const registerUnder = (draft: Draft, subset: string, as = other): void => {
  const { token } = tokensOf(draft).find((one) => one.subset === subset) ?? { token: '' };
  const key = subset === 'F2' ? `fingerprint/${token}/${as}` : `fingerprint/${token}`;
  draft.put(key, { assetId: as, rootId: as, status: 'live' });
};
/** Another registration of the invoice is live: its number, and its particulars as well where they agree. */
const registeredElsewhere: readonly Row[] = [
  [
    'RECEIVABLE_CONTRADICTED',
    'the number is live with another amount',
    (draft) => registerUnder(draft, 'F1'),
  ],
  [
    'RECEIVABLE_CONTRADICTED',
    'the tax invoice is live under another number',
    (draft) => registerUnder(draft, 'F6'),
  ],
];
const registeredAlike: Row = [
  'RECEIVABLE_REGISTERED',
  'the very invoice is live',
  (draft) => {
    registerUnder(draft, 'F1', opaqueId('RCV', 78));
    registerUnder(draft, 'F2', opaqueId('RCV', 78));
  },
];

const unknownSeller: Row = [
  'PARTY_UNKNOWN',
  'the seller’s firm was suspended',
  (draft) => {
    const { mspId, subject } = draft.input['seller'] as { mspId: string; subject: string };
    draft.saidBy(people.harbourMaker);
    draft.change(`subject/${mspId}/${subject}`, { status: 'suspended' });
  },
];
const suspend = (draft: Draft): void =>
  draft.put(holdKey(draft), {
    by: 'MeridianMSP',
    status: 'placed',
    reason: 'dispute',
    orderHash: hash,
    at: past,
  });

export const receivableRefusals = tables({
  DraftReceivable: { rows: [notTheirs, unknownSeller] },
  RegisterReceivable: {
    rows: [
      notTheirs,
      unknownSeller,
      ['PARTY_UNKNOWN', 'nobody knows the debtor', spoil.input({ debtor: { mspId: 'MeridianMSP' } })],
      [
        'PARTY_UNKNOWN',
        'nobody recorded the outsider',
        spoil.input({ debtor: { externalId: opaqueId('EXT', 9), recordedBy: 'HarbourBankMSP' } }),
      ],
      [
        'PARTY_UNKNOWN',
        'a warehouse would verify it',
        spoil.input({ debtor: { verifiedBy: 'EastgateMSP' } }),
      ],
      [
        'DEBTOR_NOT_INDEPENDENT',
        'the debtor is a neighbour on the seller’s platform',
        spoil.input({ debtor: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 2) } }),
      ],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ proposalExpiresAt: year })],
      [
        'ID_TAKEN',
        'the id is another receivable’s',
        (draft) =>
          draft.put(receivableKey(draft), {
            id: receivableId(draft),
            claimId: opaqueId('CLM', 1),
            status: 'registered',
            seller: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 1) },
            registeredBy: 'EnterprisesMSP',
            debtor: { mspId: 'MeridianMSP', subject: opaqueId('SUB', 4) },
            invoiceHash: hash,
            tokens: draft.input['tokens'],
            proposalExpiresAt: year,
          }),
      ],
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
            tokens: tokensOf(draft).filter(({ subset }) => subset !== 'F1'),
          }),
      ],
      [
        'TOKENS_MISMATCH',
        'they are of a key that is not live',
        (draft) =>
          void Object.assign(draft.input, { tokens: tokensOf(draft).map((one) => ({ ...one, epoch: 9 })) }),
      ],
      [
        'TOKENS_MISMATCH',
        'there are more tokens of papers named than an invoice can name',
        (draft) => {
          const named = Array.from({ length: 22 }, () => ({ ...tokensOf(draft)[0], subset: 'F8' }));
          Object.assign(draft.input, { tokens: [...tokensOf(draft), ...named] });
        },
      ],
      ...registeredElsewhere,
      registeredAlike,
    ],
  },
  RequestConfirmation: { rows: [noAsset, notTheirs, otherBank, ended, otherTerms('invoice')] },
  CancelReceivable: {
    rows: [
      noAsset,
      notTheirs,
      otherBank,
      ended,
      ['DEBT_ANSWERED', 'one officer of the debtor has confirmed', answered('proposed')],
      ['ASSET_FROZEN', 'a court froze it', (draft) => freeze(draft, receivableId(draft))],
      [
        'ASSET_ENCUMBERED',
        'a bank has a lien on it',
        (draft) => putLienRecord(draft, receivableId(draft), 1, '1000'),
      ],
    ],
  },
  DraftDebtAnswer: {
    rows: [
      noAsset,
      platform,
      neighbour,
      bankAlone,
      ended,
      otherTerms('invoice'),
      [
        'EVIDENCE_MISSING',
        'a bank that verified has seen nothing',
        (draft) => {
          draft.saidBy(people.harbourMaker);
          draft.change(receivableKey(draft), { debtor: { verifiedBy: 'HarbourBankMSP' } });
          draft.changeTerms('answer', { evidence: undefined });
        },
      ],
      [
        'WAIVER_NOT_GIVEN',
        'a bank that verified in silence waives the debtor’s defences',
        (draft) => {
          draft.saidBy(people.harbourMaker);
          draft.change(receivableKey(draft), { debtor: { verifiedBy: 'HarbourBankMSP' } });
          const evidence = { document: 'the invoice', channel: 'file', receivedOn: '2026-03-02' };
          draft.changeTerms('answer', { evidence });
        },
      ],
      [
        'CONFIRMATION_EXCESSIVE',
        'a cent more is confirmed than was invoiced',
        spoil.terms('answer', { amount: { amount: '1250000.01', currency: 'CNY' } }),
      ],
      [
        'CONFIRMATION_EXCESSIVE',
        'another currency is confirmed',
        spoil.terms('answer', { amount: { amount: '1200000.00', currency: 'USD' } }),
      ],
      [
        'CONFIRMATION_EXCESSIVE',
        'it would be due before the invoice was issued',
        spoil.terms('answer', { dueDate: '2026-02-19' }),
      ],
    ],
  },
  ConfirmDebt: {
    nth: 1,
    rows: [
      noAsset,
      platform,
      neighbour,
      bankAlone,
      ended,
      ['PROPOSAL_EXPIRED', 'the time is over', spoil.record(receivableKey, { proposalExpiresAt: past })],
      ...answeredBefore,
      ['TERMS_HASH_MISMATCH', 'the second officer names other terms', spoil.input({ answerHash: hash })],
      ['SAME_PERSON', 'the first officer says it again', (draft) => draft.saidBy(people.meridianOfficer)],
      [
        'TOKENS_MISMATCH',
        'another key has become live since',
        (draft) => {
          const { settings } = draft.at('consortium') as { settings: object };
          draft.change('consortium', { settings: { ...settings, fingerprintEpochs: [1, 2] } });
        },
      ],
      ...registeredElsewhere,
      registeredAlike,
    ],
  },
  RejectDebt: { rows: [noAsset, platform, neighbour, bankAlone, ended, ...answeredBefore] },
  DisputeDebt: {
    rows: [
      noAsset,
      platform,
      neighbour,
      bankAlone,
      ended,
      ['HOLD_EXISTS', 'it is disputed already', suspend],
    ],
  },
  SettleDispute: {
    rows: [
      noAsset,
      platform,
      neighbour,
      bankAlone,
      ['HOLD_NOT_FOUND', 'nothing is disputed', spoil.drop(holdKey)],
    ],
  },
  ClearInvoiceSuspect: {
    rows: [
      noAsset,
      platform,
      bankAlone,
      ['SUSPECT_NOT_FOUND', 'nobody suspects that one', spoil.input({ suspect: other })],
      ['SUSPECT_NOT_FOUND', 'nobody suspects anything', spoil.record(answerKey, { suspects: [] })],
    ],
  },
});
