/** What may be said about documents on their way: presented, received at a counter, sent on, withdrawn. */
import { z } from 'zod';
import { Place } from '../calendar/calendar.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, KeyedToken } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { CreditParty, CreditRole } from '../letter-of-credit/parties.ts';
import { CreditBalanceTerms, CreditTerms, EvidenceTerms, ReasonTerms } from '../letter-of-credit/terms.ts';
import { PresentationTerms } from './documents.ts';
import { DocumentBank } from './records.ts';
import { ReceiptTerms, ScheduleTerms } from './terms.ts';

export const about = { creditId: idOf('credit'), presentationId: idOf('presentation') } as const;
/** The role in which a bank acts that has several; left out, the one in which it got the documents. */
export const asBank = { ...about, as: DocumentBank.optional() } as const;
export const presentationPath = '/letters-of-credit/{creditId}/presentations/{presentationId}';
export const makers = ['bank-maker', 'bank-checker', 'bank-service'] as const;
export const checkers = ['bank-checker'] as const;
export const liveCredit = ['issued', 'expired'] as const;

export const presenters = [
  'beneficiary',
  'presentingBank',
  'nominatedBank',
  'transferringBank',
  'confirmingBank',
  'advisingBank',
  'secondAdvisingBank',
] as const satisfies readonly CreditRole[];

export const presentDocumentsAct = defineAct({
  command: 'PresentDocuments',
  as: presenters,
  credit: liveCredit,
  articles: { UCP600: 'UCP 600 arts. 6(d), 14(c)', 'CN-DLC-2016': 'CN-DLC 2016 arts. 40–43' },
});

export const presentDocuments = defineCommand({
  name: 'PresentDocuments',
  summary: 'Documents are presented under a credit: by the beneficiary, or by a bank on its behalf.',
  input: z.strictObject({
    ...about,
    to: DocumentBank,
    /** Where the credit does not name the bank: a presenting bank, or one of any that may act. */
    bank: CreditParty.optional(),
    as: CreditRole.optional(),
    instalment: z.int().min(1).max(60).optional(),
    supersedes: idOf('presentation').optional(),
  }),
  path: '/letters-of-credit/{creditId}/presentations',
  creates: { presentationId: 'presentation' },
  sections: {
    presentation: PresentationTerms,
    credit: CreditTerms,
    balance: CreditBalanceTerms,
    evidence: EvidenceTerms,
  },
  known: ['credit', 'balance'],
  optional: ['evidence', 'balance'],
  roles: ['enterprise-officer', ...makers],
  errors: [
    ...refusalsOf(presentDocumentsAct),
    'ID_TAKEN',
    'PRESENTATION_MISDIRECTED',
    'PARTY_UNKNOWN',
    'PRESENTATION_NOT_FOUND',
    'TERMS_HASH_MISMATCH',
    'PRESENTATION_WRONG_CREDIT',
    'BANK_NOT_NOMINATED',
  ],
  events: ['presentation.presented.v1'],
});

export const receiveDocumentsAct = defineAct({
  command: 'ReceiveDocuments',
  as: ['issuingBank', 'confirmingBank', 'nominatedBank', 'transferringBank', 'presentingBank'],
  credit: liveCredit,
  of: { kind: 'examination', states: ['sent', 'sent-elsewhere'] },
  articles: {
    UCP600: 'UCP 600 arts. 14(b), 33; eUCP arts. e6, e7',
    'CN-DLC-2016': 'CN-DLC 2016 arts. 43–44',
  },
});

export const receiveDocuments = defineCommand({
  name: 'ReceiveDocuments',
  summary: 'The counter of a bank records what it received, and when: the clock of its examination starts.',
  input: z.strictObject({
    ...asBank,
    /** Whose banking days and counter hours count. */
    place: Place,
    medium: z.enum(['paper', 'electronic']),
    /** Keyed tokens of the fully digital invoices among the documents. */
    invoiceTokens: z.array(KeyedToken).max(200),
  }),
  path: `${presentationPath}/receipts`,
  creates: {},
  sections: { presentation: PresentationTerms, receipt: ReceiptTerms, evidence: EvidenceTerms },
  known: ['presentation'],
  optional: ['evidence'],
  roles: makers,
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(receiveDocumentsAct),
    'TERMS_HASH_MISMATCH',
    'DATED_AHEAD',
    'COMPLETENESS_NOTICE_MISSING',
  ],
  events: ['presentation.received.v1'],
});

export const forwardDocumentsAct = defineAct({
  command: 'ForwardDocuments',
  as: ['confirmingBank', 'nominatedBank', 'transferringBank', 'presentingBank'],
  credit: liveCredit,
  of: {
    kind: 'examination',
    states: [
      'under-examination',
      'examined-elsewhere',
      'examined',
      'complies',
      'discrepant',
      'waived',
      'honoured',
      'undertaken',
      'negotiated',
      'settled',
    ],
  },
  articles: { UCP600: 'UCP 600 arts. 15(b), (c), 29(b)', 'CN-DLC-2016': 'CN-DLC 2016 arts. 40–43' },
});

export const forwardDocuments = defineCommand({
  name: 'ForwardDocuments',
  summary: 'A bank sends documents on to the next one with its covering schedule.',
  input: z.strictObject({ ...asBank, to: DocumentBank }),
  path: `${presentationPath}/forwardings`,
  creates: {},
  sections: { presentation: PresentationTerms, schedule: ScheduleTerms, evidence: EvidenceTerms },
  known: ['presentation'],
  optional: ['evidence'],
  roles: makers,
  errors: [
    'PRESENTATION_NOT_FOUND',
    ...refusalsOf(forwardDocumentsAct),
    'PRESENTATION_MISDIRECTED',
    'ID_TAKEN',
    'PARTY_UNKNOWN',
    'TERMS_HASH_MISMATCH',
  ],
  events: ['presentation.forwarded.v1'],
});

export const withdrawPresentationAct = defineAct({
  command: 'WithdrawPresentation',
  as: presenters,
  credit: liveCredit,
  of: { kind: 'presentation', states: ['open', 'suspended'] },
  articles: { UCP600: 'UCP 600 art. 6', 'CN-DLC-2016': 'CN-DLC 2016' },
});

export const requestReturnAct = defineAct({
  command: 'RequestReturn',
  as: presenters,
  credit: liveCredit,
  of: { kind: 'presentation', states: ['open', 'drawn'] },
  articles: { UCP600: 'UCP 600 art. 16(c)(iii), (e)', 'CN-DLC-2016': 'CN-DLC 2016 art. 46' },
});

export const withdrawPresentation = defineCommand({
  name: 'WithdrawPresentation',
  summary: 'The presenter takes documents back on which no bank has acted.',
  input: z.strictObject(about),
  path: `${presentationPath}/withdrawal`,
  creates: {},
  sections: { reason: ReasonTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', ...makers],
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(withdrawPresentationAct)],
  events: ['presentation.withdrawn.v1'],
});

export const requestReturn = defineCommand({
  name: 'RequestReturn',
  summary: 'The presenter asks for refused documents back: no waiver can take them up any more.',
  input: z.strictObject(about),
  path: `${presentationPath}/return-request`,
  creates: {},
  sections: { reason: ReasonTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', ...makers],
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(requestReturnAct)],
  events: ['presentation.return-requested.v1'],
});

export const replaceRecordsAct = defineAct({
  command: 'ReplaceRecords',
  as: presenters,
  credit: liveCredit,
  of: { kind: 'presentation', states: ['suspended'] },
  articles: { UCP600: 'eUCP 2.1 art. e12' },
});

export const replaceRecords = defineCommand({
  name: 'ReplaceRecords',
  summary: 'The presenter sends electronic records again that a bank received damaged.',
  input: z.strictObject(about),
  path: `${presentationPath}/replacement`,
  creates: {},
  sections: { presentation: PresentationTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', ...makers],
  errors: ['PRESENTATION_NOT_FOUND', ...refusalsOf(replaceRecordsAct)],
  events: ['presentation.records-replaced.v1'],
});
