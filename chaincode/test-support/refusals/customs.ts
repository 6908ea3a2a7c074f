/** Refusals about declarations: lodged, changed by officers, attested, offered. */
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { type declarationTokens, usd } from '../customs-papers.ts';
import { year } from './instants.ts';
import { freeze, type Row, spoil, take, tables } from './table.ts';

const hash = 'ab'.repeat(32);
const declarationKey = (draft: Draft): string => `declaration/${draft.text('declarationId')}`;
const offerKey = (draft: Draft): string => `offer/${draft.text('declarationId')}/${draft.text('offerId')}`;
const consentKey = (draft: Draft): string => `consent/${draft.text('consentId')}`;

const noDeclaration: Row = ['ASSET_NOT_FOUND', 'there is no such declaration', spoil.drop(declarationKey)];
const neighbour: Row = ['NOT_THE_OWNER', 'a neighbour says it', (draft) => draft.saidBy(people.otherOwner)];
const otherCustoms: Row = [
  'NOT_AN_AUTHORITY',
  'it was lodged with another authority',
  spoil.record(declarationKey, { customs: 'RegulatorMSP' }),
];
const status = (wrong: string): Row => [
  'DECLARATION_STATUS_WRONG',
  `it is ${wrong}`,
  spoil.record(declarationKey, { status: wrong }),
];
export const consentRows: readonly Row[] = [
  ['CONSENT_NOT_FOUND', 'there is no such consent', spoil.drop(consentKey)],
  [
    'CONSENT_NOT_FOUND',
    'it is another firm’s',
    spoil.record(consentKey, { grantor: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 3) } }),
  ],
  ['CONSENT_NOT_ACTIVE', 'it was revoked', spoil.record(consentKey, { status: 'revoked' })],
  [
    'CONSENT_SCOPE_EXCEEDED',
    'it is for something else',
    spoil.record(consentKey, { purposes: ['collateral'] }),
  ],
  [
    'CONSENT_SCOPE_EXCEEDED',
    'it is for another declaration',
    spoil.record(consentKey, { declarations: [opaqueId('DCL', 9)] }),
  ],
];

/** Its number is registered by another declaration. */
const registerNumber = (draft: Draft): void => {
  const [token] =
    (draft.input['assessed'] as { tokens: ReturnType<typeof declarationTokens> }[])[0]?.tokens ?? [];
  const other = opaqueId('DCL', 77);
  draft.put(`fingerprint/${token?.token ?? ''}`, { assetId: other, rootId: other, status: 'live' });
};

export const customsRefusals = tables({
  LodgeDeclaration: {
    nth: 1,
    rows: [
      ['PARTY_UNKNOWN', 'a bank would accept it', spoil.input({ customs: 'HarbourBankMSP' })],
      [
        'PARTY_UNKNOWN',
        'nobody knows the firm',
        spoil.input({ trader: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 99) } }),
      ],
      ...consentRows,
      [
        'ID_TAKEN',
        'the id is another firm’s declaration',
        (draft) =>
          draft.put(declarationKey(draft), {
            id: draft.text('declarationId'),
            claimId: opaqueId('CLM', 1),
            flow: 'export',
            trader: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 3) },
            lodgedBy: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 3) },
            customs: 'CustomsMSP',
            status: 'returned',
            version: 1,
            declarationHash: hash,
            tokens: [],
            suspects: [],
            changedAt: year,
          }),
      ],
      [
        'ID_TAKEN',
        'the claim is about something else',
        (draft) => draft.put(`claim/${draft.text('claimId')}`, { rootId: opaqueId('DCL', 77) }),
      ],
      [
        'DECLARATION_STATUS_WRONG',
        'customs has it and has not returned it',
        (draft) => submitted(draft, 'accepted'),
      ],
      [
        'DECLARATION_FLOW_WRONG',
        'an import is lodged as an export',
        spoil.terms('declaration', { flow: 'import' }),
      ],
      [
        'DECLARATION_FLOW_WRONG',
        'the pre-entry number is an import’s',
        spoil.terms('declaration', { preEntryNo: '531620261000774411' }),
      ],
    ],
  },
  RequestWithdrawal: { rows: [noDeclaration, neighbour, status('returned'), status('withdrawn')] },
  RecordCustomsStep: {
    nth: 2,
    rows: [
      noDeclaration,
      otherCustoms,
      status('submitted'),
      status('withdrawn'),
      [
        'WITHDRAWAL_NOT_REQUESTED',
        'the firm has asked for nothing',
        (draft) => {
          Object.assign(draft.input, { step: 'withdraw', assessed: [] });
          delete draft.input['assessmentHash'];
          delete draft.input['declarationHash'];
        },
      ],
      ['ASSESSMENT_MISSING', 'an amendment brings no assessment', spoil.input({ assessed: [] })],
      ['ASSESSMENT_MISSING', 'the assessment is another one', spoil.input({ assessmentHash: hash })],
      ['DECLARATION_REGISTERED', 'another declaration has the number', registerNumber],
      ['SAME_PERSON', 'the first officer says it again', (draft) => draft.saidBy(people.customsOfficer)],
    ],
  },
  AttestClearance: {
    rows: [
      noDeclaration,
      otherCustoms,
      status('released'),
      ['TERMS_HASH_MISMATCH', 'it is about another version', spoil.input({ declarationHash: hash })],
    ],
  },
  OfferDeclaration: {
    rows: [
      noDeclaration,
      neighbour,
      ['DECLARATION_FLOW_WRONG', 'an import is offered', spoil.record(declarationKey, { flow: 'import' })],
      ['ASSET_NOT_LIVE', 'it was withdrawn', spoil.record(declarationKey, { status: 'withdrawn' })],
      ['ASSET_NOT_ATTESTED', 'it is not released', spoil.record(declarationKey, { status: 'concluded' })],
      [
        'PARTY_UNKNOWN',
        'the bank is suspended',
        (draft) => {
          const { members } = draft.at('consortium') as { members: Record<string, object> };
          const bank = { ...members['HarbourBankMSP'], status: 'suspended' };
          draft.change('consortium', { members: { ...members, HarbourBankMSP: bank } });
        },
      ],
      ...consentRows,
      ['ID_TAKEN', 'the id is another offer’s', (draft) => take(draft, offerKey(draft))],
      ['EXPIRY_INVALID', 'it would stand for a year', spoil.input({ expiresAt: year })],
      ['ASSET_FROZEN', 'customs detains the goods', (draft) => freeze(draft, draft.text('declarationId'))],
      [
        'TERMS_HASH_MISMATCH',
        'the bank is shown another declaration',
        spoil.terms('declaration', { overseasParty: 'Sund Kabel AB' }),
      ],
      [
        'TERMS_HASH_MISMATCH',
        'the bank is shown another assessment',
        spoil.terms('assessment', { supported: usd('200000.01') }),
      ],
      [
        'CAPACITY_EXCEEDED',
        'a cent more is asked for',
        spoil.terms('request', { assigned: usd('200000.01') }),
      ],
      ['AMOUNT_MISMATCH', 'the share is another one', spoil.input({ share: '1' })],
    ],
  },
  WithdrawDeclarationOffer: {
    rows: [
      ['OFFER_NOT_FOUND', 'there is no such offer', spoil.drop(offerKey)],
      ['OFFER_NOT_FOUND', 'it is a neighbour’s', (draft) => draft.saidBy(people.otherOwner)],
      ['OFFER_NOT_OPEN', 'the bank has used it', spoil.record(offerKey, { status: 'used' })],
    ],
  },
});

/** The same firm's declaration, in another status. */
const submitted = (draft: Draft, status: string): void =>
  draft.put(declarationKey(draft), {
    id: draft.text('declarationId'),
    claimId: opaqueId('CLM', 1),
    flow: 'export',
    trader: draft.input['trader'],
    lodgedBy: draft.input['trader'],
    customs: 'CustomsMSP',
    status,
    version: 1,
    declarationHash: hash,
    tokens: [],
    suspects: [],
    changedAt: year,
  });
