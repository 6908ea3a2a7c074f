/** What may be said about transfers of a credit. */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { refusalsOf } from '../letter-of-credit/act.ts';
import { CreditParty } from '../letter-of-credit/parties.ts';
import { CreditBalanceTerms, CreditTerms, EvidenceTerms } from '../letter-of-credit/terms.ts';
import {
  adviseTransferAct,
  declineTransferAct,
  draftTransferAct,
  requestTransferAct,
  restoreTransferAct,
  returnTransferAct,
  transferCreditAct,
} from './acts.ts';
import { amendmentPolicies } from './records.ts';
import { TransferAnswerTerms, TransferRequestTerms } from './terms.ts';

const creditId = idOf('credit');
const ofTransfer = { creditId, transferId: idOf('creditTransfer') };
const firstBeneficiary = ['enterprise-officer', 'bank-maker'] as const;
const checkers = ['bank-checker'] as const;

export const requestTransfer = defineCommand({
  name: 'RequestTransfer',
  summary: 'The first beneficiary asks the transferring bank to make the credit available to a second one.',
  input: z.strictObject({
    ...ofTransfer,
    secondBeneficiary: CreditParty,
    adviser: CreditParty.optional(),
    amendments: z.enum(amendmentPolicies),
  }),
  path: '/letters-of-credit/{creditId}/transfers',
  creates: { transferId: 'creditTransfer' },
  sections: { credit: CreditTerms, transferRequest: TransferRequestTerms, evidence: EvidenceTerms },
  known: ['credit'],
  optional: ['evidence'],
  roles: firstBeneficiary,
  errors: [
    ...refusalsOf(requestTransferAct),
    'ONWARD_TRANSFER',
    'TERMS_HASH_MISMATCH',
    'NOT_TRANSFERABLE',
    'PARTY_UNKNOWN',
    'ID_TAKEN',
    'TRADE_BACKGROUND_MISSING',
  ],
  events: ['credit-transfer.requested.v1'],
});

export const declineTransfer = defineCommand({
  name: 'DeclineTransfer',
  summary: 'The transferring bank does not transfer: no bank is bound to.',
  input: z.strictObject(ofTransfer),
  path: '/letters-of-credit/{creditId}/transfers/{transferId}/rejection',
  creates: {},
  sections: { transferAnswer: TransferAnswerTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: checkers,
  errors: [...refusalsOf(declineTransferAct)],
  events: ['credit-transfer.declined.v1'],
});

export const draftTransfer = defineCommand({
  name: 'DraftTransfer',
  summary: 'A maker of the transferring bank writes the terms of the transferred credit.',
  input: z.strictObject({ ...ofTransfer, childId: creditId }),
  path: '/letters-of-credit/{creditId}/transfers/{transferId}/draft',
  creates: { childId: 'credit' },
  sections: {
    credit: CreditTerms,
    transferRequest: TransferRequestTerms,
    transferredCredit: CreditTerms,
  },
  known: ['credit', 'transferRequest'],
  roles: ['bank-maker', 'bank-service'],
  errors: [
    ...refusalsOf(draftTransferAct),
    'TERMS_HASH_MISMATCH',
    'ID_TAKEN',
    'AMOUNT_MISMATCH',
    'TRANSFER_TERMS',
  ],
  events: ['credit-transfer.drafted.v1'],
});

export const transferCredit = defineCommand({
  name: 'TransferCredit',
  summary:
    'A second person of the transferring bank consents to extent and manner: the credit is transferred.',
  input: z.strictObject(ofTransfer),
  path: '/letters-of-credit/{creditId}/transfers/{transferId}/consent',
  creates: {},
  sections: {
    credit: CreditTerms,
    transferredCredit: CreditTerms,
    balance: CreditBalanceTerms,
    newBalance: CreditBalanceTerms,
    transferredBalance: CreditBalanceTerms,
  },
  known: ['credit', 'transferredCredit', 'balance', 'newBalance', 'transferredBalance'],
  roles: checkers,
  errors: [
    ...refusalsOf(transferCreditAct),
    'SAME_PERSON',
    'TERMS_HASH_MISMATCH',
    'TRANSFER_TERMS',
    'PARTIAL_NOT_ALLOWED',
    'ASSET_ENCUMBERED',
    'TRANSFER_EXCEEDS_BALANCE',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['credit-transfer.transferred.v1'],
});

export const adviseTransfer = defineCommand({
  name: 'AdviseTransfer',
  summary:
    'The transferring bank sends the transferred credit to the bank that advises the second beneficiary.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/transfer-advice',
  creates: {},
  sections: { credit: CreditTerms, balance: CreditBalanceTerms },
  known: ['credit', 'balance'],
  roles: checkers,
  errors: [...refusalsOf(adviseTransferAct), 'TERMS_HASH_MISMATCH'],
  events: ['credit-transfer.advised.v1'],
});

export const returnTransfer = defineCommand({
  name: 'ReturnTransfer',
  summary: 'The second beneficiary gives the transferred credit back to the first.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/transfer-return',
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: firstBeneficiary,
  errors: [...refusalsOf(returnTransferAct)],
  events: ['credit-transfer.returned.v1'],
});

export const restoreTransfer = defineCommand({
  name: 'RestoreTransfer',
  summary:
    'What the second beneficiary gave back, or left undrawn at expiry, is the first beneficiary’s again.',
  input: z.strictObject({ creditId, childId: creditId }),
  path: '/letters-of-credit/{creditId}/transferred-credits/{childId}/restoration',
  creates: {},
  sections: {
    transferredCredit: CreditTerms,
    transferredBalance: CreditBalanceTerms,
    balance: CreditBalanceTerms,
    newBalance: CreditBalanceTerms,
  },
  known: ['transferredCredit', 'transferredBalance', 'balance', 'newBalance'],
  roles: checkers,
  errors: [
    ...refusalsOf(restoreTransferAct),
    'PRESENTATION_OPEN',
    'TERMS_HASH_MISMATCH',
    'TRANSFER_NOT_ENDED',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['credit-transfer.restored.v1'],
});
