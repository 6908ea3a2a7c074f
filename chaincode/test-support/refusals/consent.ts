/** Refusals about consents, and about questions that are asked under them. */
import type { Draft } from '../draft.ts';
import { opaqueId, people } from '../people.ts';
import { past, year } from './instants.ts';
import { type Row, spoil, tables } from './table.ts';

const consentKey = (draft: Draft): string => `consent/${draft.text('consentId')}`;
const verificationKey = (draft: Draft): string =>
  `verification/${draft.text('consentId')}/${draft.text('verificationId')}`;

const noConsent: Row = ['CONSENT_NOT_FOUND', 'nobody gave one', spoil.drop(consentKey)];
const ended: readonly Row[] = [
  ['CONSENT_NOT_ACTIVE', 'it was revoked', spoil.record(consentKey, { status: 'revoked' })],
  ['CONSENT_NOT_ACTIVE', 'it has expired', spoil.record(consentKey, { expiresAt: past })],
];

const verification = (draft: Draft): object => ({
  id: draft.text('verificationId'),
  consentId: draft.text('consentId'),
  trader: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 1) },
  bank: 'HarbourBankMSP',
  customs: 'CustomsMSP',
  purpose: 'export-finance',
  count: 1,
  status: 'asked',
  questionHash: 'ab'.repeat(32),
  askedAt: past,
});

export const consentRefusals = tables({
  GrantConsent: {
    rows: [
      ['PARTY_UNKNOWN', 'it is for a warehouse', spoil.input({ grantee: { mspId: 'EastgateMSP' } })],
      [
        'PARTY_UNKNOWN',
        'a bank would lodge in the firm’s name',
        spoil.input({ purposes: ['lodgement', 'collateral'] }),
      ],
      [
        'PARTY_UNKNOWN',
        'another firm would be told what banks are told',
        spoil.input({ grantee: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 2) } }),
      ],
      ['EXPIRY_INVALID', 'it would last a year', spoil.input({ expiresAt: year })],
      [
        'ID_TAKEN',
        'the id is another consent’s',
        (draft) =>
          draft.put(consentKey(draft), {
            id: draft.text('consentId'),
            grantor: { mspId: 'EnterprisesMSP', subject: opaqueId('SUB', 2) },
            grantee: { mspId: 'RiverBankMSP' },
            purposes: ['collateral'],
            disclosure: 'match',
            expiresAt: year,
            status: 'granted',
            asked: { since: past, count: 0 },
          }),
      ],
    ],
  },
  RevokeConsent: {
    rows: [
      noConsent,
      ['CONSENT_NOT_FOUND', 'it is a neighbour’s', (draft) => draft.saidBy(people.otherOwner)],
      ...ended,
    ],
  },
  RequestVerification: {
    rows: [
      noConsent,
      ['CONSENT_NOT_FOUND', 'it was given to another bank', (draft) => draft.saidBy(people.riverMaker)],
      ...ended,
      ['CONSENT_SCOPE_EXCEEDED', 'it was given for another purpose', spoil.input({ purpose: 'collateral' })],
      ['PARTY_UNKNOWN', 'a bank would answer', spoil.input({ customs: 'RiverBankMSP' })],
      [
        'ID_TAKEN',
        'the id is another question’s',
        (draft) => draft.put(verificationKey(draft), verification(draft)),
      ],
      [
        'CONSENT_RATE_EXCEEDED',
        'as much was asked in this hour as is allowed',
        spoil.record(consentKey, { asked: { since: '2026-03-02T09:29:00.000Z', count: 1000 } }),
      ],
    ],
  },
  AnswerVerification: {
    rows: [
      ['VERIFICATION_NOT_FOUND', 'nobody asked', spoil.drop(verificationKey)],
      [
        'NOT_AN_AUTHORITY',
        'another authority was asked',
        spoil.record(verificationKey, { customs: 'RegulatorMSP' }),
      ],
      ['VERIFICATION_ANSWERED', 'it was answered', spoil.record(verificationKey, { status: 'answered' })],
      ...ended,
      ['EXPIRY_INVALID', 'the answer would hold for a year', spoil.input({ validUntil: year })],
      [
        'TERMS_HASH_MISMATCH',
        'it answers another question',
        (draft) => draft.open('question', { terms: draft.termsOf('question'), salt: '00'.repeat(16) }),
      ],
      [
        'DERIVED_TERMS_WRONG',
        'a declaration is left out',
        spoil.terms('answer', {
          declarations: [{ customsNo: '531620260000999999', result: 'NOT_FOUND' }],
        }),
      ],
    ],
  },
});
