/** How documents of a second beneficiary go on under the original, and what is paid comes back to it. */
import { z } from 'zod';
import { Place } from '../calendar/calendar.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { CreditBalanceTerms, CreditTerms } from '../letter-of-credit/terms.ts';
import { PresentationTerms } from '../presentation/documents.ts';
import { liveCredit } from '../presentation/presenting-commands.ts';
import { DocumentBank } from '../presentation/records.ts';
import { articles } from './articles.ts';
import { ofReceived, receivedPath } from './substitution-commands.ts';
import { PassedOnTerms, SubstitutionTerms } from './terms.ts';

const presentationId = idOf('presentation');
const bankers = ['bank-maker', 'bank-checker', 'bank-service'] as const;
const checkers = ['bank-checker'] as const;

export const assembleDocumentsAct = defineAct({
  command: 'AssembleDocuments',
  as: ['transferringBank'],
  credit: liveCredit,
  of: { kind: 'substitution', states: ['demanded', 'substituted', 'defective', 'cured'] },
  ownOnly: true,
  articles: articles('38(h), (i)', 'transfer'),
});

export const assembleDocuments = defineCommand({
  name: 'AssembleDocuments',
  summary:
    'The transferring bank puts the documents together that go on under the original: substituted, or as received.',
  input: z.strictObject({ ...ofReceived, presentationId }),
  path: `${receivedPath}/assembly`,
  creates: { presentationId: 'presentation' },
  sections: {
    received: PresentationTerms,
    substitution: SubstitutionTerms,
    credit: CreditTerms,
    balance: CreditBalanceTerms,
    newBalance: CreditBalanceTerms,
    presentation: PresentationTerms,
  },
  known: ['received', 'substitution', 'credit', 'balance', 'newBalance', 'presentation'],
  optional: ['substitution'],
  roles: bankers,
  errors: [...refusalsOf(assembleDocumentsAct), 'ID_TAKEN', 'TERMS_HASH_MISMATCH', 'DERIVED_TERMS_WRONG'],
  events: ['credit-transfer.assembled.v1'],
});

export const presentTransferredAct = defineAct({
  command: 'PresentTransferredDocuments',
  as: ['transferringBank'],
  credit: liveCredit,
  of: { kind: 'assembly', states: ['assembled'] },
  ownOnly: true,
  articles: articles('38(i), (k)', 'transfer'),
});

export const presentTransferredDocuments = defineCommand({
  name: 'PresentTransferredDocuments',
  summary: 'The transferring bank presents what it put together to a bank that is bound by the original.',
  input: z.strictObject({ creditId: idOf('credit'), presentationId, to: DocumentBank }),
  path: '/letters-of-credit/{creditId}/presentations/{presentationId}/dispatch',
  creates: {},
  sections: { assembled: PresentationTerms, credit: CreditTerms, balance: CreditBalanceTerms },
  known: ['assembled', 'credit', 'balance'],
  roles: bankers,
  errors: [...refusalsOf(presentTransferredAct), 'PARTY_UNKNOWN', 'TERMS_HASH_MISMATCH'],
  events: ['presentation.presented.v1'],
});

/** What is passed on once is not passed on again. */
const toPassOn = (kind: 'payment' | 'maturity') =>
  ({
    kind,
    states: ['to-pass-on'],
    contradictions: { 'passed-on': 'ALREADY_HONOURED' },
  }) as const;

export const passOnMaturityAct = defineAct({
  command: 'PassOnMaturity',
  as: ['transferringBank'],
  credit: [...liveCredit, 'closed'],
  of: toPassOn('maturity'),
  ownOnly: true,
  articles: articles('38(k)', 'transfer'),
});
export const passOnPaymentAct = defineAct({
  command: 'PassOnPayment',
  as: ['transferringBank'],
  credit: [...liveCredit, 'closed'],
  of: toPassOn('payment'),
  ownOnly: true,
  articles: articles('38(k)', 'transfer'),
});

const passingShape = {
  input: z.strictObject({ ...ofReceived, place: Place }),
  creates: {},
  sections: {
    received: PresentationTerms,
    transferredCredit: CreditTerms,
    transferredBalance: CreditBalanceTerms,
    newTransferredBalance: CreditBalanceTerms,
    passedOn: PassedOnTerms,
  },
  known: ['received', 'transferredCredit', 'transferredBalance', 'newTransferredBalance'],
  optional: ['newTransferredBalance'],
  roles: checkers,
  events: ['credit-transfer.payment-passed-on.v1'],
} as const;
const passingErrors = ['TERMS_HASH_MISMATCH', 'CREDIT_OVERDRAWN', 'DERIVED_TERMS_WRONG'] as const;

export const passOnMaturity = defineCommand({
  name: 'PassOnMaturity',
  summary: 'The transferring bank tells the second beneficiary of the day on which it is paid.',
  path: `${receivedPath}/maturity-notice`,
  ...passingShape,
  errors: [...refusalsOf(passOnMaturityAct), ...passingErrors],
});

export const passOnPayment = defineCommand({
  name: 'PassOnPayment',
  summary: 'The transferring bank passes on to the second beneficiary what was paid under the original.',
  path: `${receivedPath}/payment-notice`,
  ...passingShape,
  errors: [...refusalsOf(passOnPaymentAct), ...passingErrors],
});
