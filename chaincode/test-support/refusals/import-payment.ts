/** Refusals about payments for imports. */
import { usd } from '../customs-papers.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import { consentRows } from './customs.ts';
import { past } from './instants.ts';
import { freeze, paidAhead, type Row, spoil, tables } from './table.ts';

const declarationKey = (draft: Draft): string => `declaration/${draft.text('declarationId')}`;
const paymentKey = (draft: Draft): string =>
  `import-payment/${draft.text('declarationId')}/${draft.text('paymentId')}`;
const consentKey = (draft: Draft): string => `consent/${draft.at(paymentKey(draft))['consentId'] as string}`;

const otherPayment = (draft: Draft, id: string, share: string): object => ({
  id,
  declarationId: draft.text('declarationId'),
  trader: { mspId: 'EnterprisesMSP', subject: 'SUB-0000000000000001' },
  bank: 'RiverBankMSP',
  consentId: 'CST-0000000000000009',
  share,
  status: 'paid',
  requestHash: 'ab'.repeat(32),
  at: past,
});
const paidElsewhere = (draft: Draft): void => {
  const id = 'IPM-9999999999999999';
  draft.put(
    `import-payment/${draft.text('declarationId')}/${id}`,
    otherPayment(draft, id, '300000000000000000'),
  );
};

const noPayment: Row = ['PAYMENT_NOT_FOUND', 'nobody asked for it', spoil.drop(paymentKey)];
const otherBank: Row = [
  'PAYMENT_NOT_FOUND',
  'another bank was asked',
  spoil.record(paymentKey, { bank: 'RiverBankMSP' }),
];
const status = (wrong: string): Row => [
  'PAYMENT_STATUS_WRONG',
  `it is ${wrong}`,
  spoil.record(paymentKey, { status: wrong }),
];
const frozen: Row = [
  'ASSET_FROZEN',
  'customs detains the goods',
  (draft) => freeze(draft, draft.text('declarationId')),
];
const otherDeclaration: Row = [
  'TERMS_HASH_MISMATCH',
  'the declaration is another one',
  spoil.terms('declaration', { overseasParty: 'Sund Kabel AB' }),
];

export const importPaymentRefusals = tables({
  RequestImportPayment: {
    rows: [
      ['ASSET_NOT_FOUND', 'there is no such declaration', spoil.drop(declarationKey)],
      ['NOT_THE_OWNER', 'a neighbour asks', (draft) => draft.saidBy(people.otherOwner)],
      ['DECLARATION_FLOW_WRONG', 'it is an export', spoil.record(declarationKey, { flow: 'export' })],
      ['ASSET_NOT_LIVE', 'it was withdrawn', spoil.record(declarationKey, { status: 'withdrawn' })],
      ['ASSET_NOT_ATTESTED', 'it is not released', spoil.record(declarationKey, { status: 'concluded' })],
      ['PARTY_UNKNOWN', 'a warehouse would pay', spoil.input({ bank: 'EastgateMSP' })],
      ...consentRows,
      [
        'ID_TAKEN',
        'the id is another payment’s',
        (draft) => draft.put(paymentKey(draft), otherPayment(draft, draft.text('paymentId'), '1')),
      ],
      frozen,
      otherDeclaration,
      [
        'TERMS_HASH_MISMATCH',
        'the assessment is another one',
        spoil.terms('assessment', { supported: usd('200000.01') }),
      ],
      [
        'EXPLANATION_MISSING',
        'another than the declared party is paid',
        spoil.terms('paymentRequest', { payee: 'Sund Kabel AB' }),
      ],
      [
        'CAPACITY_EXCEEDED',
        'a cent more than was declared is asked for',
        spoil.terms('paymentRequest', { amount: usd('200000.01') }),
      ],
      ['AMOUNT_MISMATCH', 'the share is another one', spoil.input({ share: '1' })],
    ],
  },
  VerifyImportPayment: {
    rows: [
      noPayment,
      otherBank,
      status('verified'),
      status('given-up'),
      ['ASSET_NOT_LIVE', 'it was withdrawn since', spoil.record(declarationKey, { status: 'withdrawn' })],
      [
        'CONSENT_NOT_ACTIVE',
        'the consent was revoked since',
        (draft) => draft.change(consentKey(draft), { status: 'revoked' }),
      ],
      frozen,
      otherDeclaration,
      [
        'VERIFICATION_MISSING',
        'the sum is above the threshold, and customs was not asked',
        (draft) => {
          delete draft.input['verificationId'];
        },
      ],
      [
        'VERIFICATION_MISSING',
        'customs’ answer no longer holds',
        (draft) => {
          const { consentId } = draft.at(paymentKey(draft)) as { consentId: string };
          draft.change(`verification/${consentId}/${draft.text('verificationId')}`, { validUntil: past });
        },
      ],
      ['CAPACITY_EXCEEDED', 'another bank has paid on it', paidElsewhere],
    ],
  },
  ConfirmImportPayment: {
    rows: [
      noPayment,
      otherBank,
      status('requested'),
      status('paid'),
      [
        'SAME_PERSON',
        'the maker pays as well',
        spoil.record(paymentKey, { maker: people.harbourChecker.enrolmentId }),
      ],
      [
        'TERMS_HASH_MISMATCH',
        'it was asked for otherwise',
        spoil.terms('paymentRequest', { payee: 'Sund Kabel AB' }),
      ],
      ['AMOUNT_MISMATCH', 'another sum is paid', spoil.terms('payment', { amount: usd('150300.01') })],
      [
        'REFERENCE_ALREADY_USED',
        'the payment was recorded before',
        (draft) =>
          draft.put(`reference/HarbourBankMSP/${draft.text('referenceToken')}`, {
            usedFor: 'FIN-0000000000000001',
            at: past,
          }),
      ],
      paidAhead,
    ],
  },
  GiveUpImportPayment: { rows: [noPayment, otherBank, status('paid'), status('given-up')] },
});
