/** What becomes of an issued amendment: advice, the confirmer's choice, the beneficiary's answer, the report of it. */
import { z } from 'zod';
import { approvalRefusals, approvedInput } from '../bank-policy/approvals.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from './act.ts';
import { amendmentNumber } from './amendment-commands.ts';
import { AmendmentTerms } from './amendment-terms.ts';
import { CreditRole } from './parties.ts';
import { CreditBalanceTerms, CreditExposureTerms, CreditTerms, EvidenceTerms } from './terms.ts';

const creditId = idOf('credit');
const bankers = ['bank-maker', 'bank-checker', 'bank-service'] as const;
/** A beneficiary answers by its own officer; an outside one is recorded by the bank that got its answer. */
const answerers = ['enterprise-officer', ...bankers] as const;
const subject = { creditId, number: amendmentNumber };
const base = '/letters-of-credit/{creditId}/amendments/{number}';

export const adviseAmendmentAct = defineAct({
  command: 'AdviseAmendment',
  as: ['advisingBank', 'secondAdvisingBank'],
  credit: ['issued'],
  of: { kind: 'amendment-advice', states: ['received'] },
  articles: { UCP600: 'UCP 600 art. 9(d)', 'CN-DLC-2016': 'Domestic credit measures art. 27' },
});

export const adviseAmendment = defineCommand({
  name: 'AdviseAmendment',
  summary: 'A bank that advised the credit advises its amendment too.',
  input: z.strictObject({ ...subject, as: CreditRole.optional() }),
  path: `${base}/advice`,
  creates: {},
  sections: { amendment: AmendmentTerms, evidence: EvidenceTerms },
  known: ['amendment'],
  optional: ['amendment', 'evidence'],
  roles: bankers,
  errors: [...refusalsOf(adviseAmendmentAct), 'TERMS_HASH_MISMATCH'],
  events: ['amendment.advised.v1'],
});

export const extendConfirmationAct = defineAct({
  command: 'ExtendConfirmation',
  as: ['confirmingBank'],
  credit: ['issued'],
  of: { kind: 'extension', states: ['received'] },
  articles: { UCP600: 'UCP 600 art. 10(b)', 'CN-DLC-2016': 'Domestic credit measures art. 28' },
});

export const extendConfirmation = defineCommand({
  name: 'ExtendConfirmation',
  summary: 'The confirming bank extends its confirmation to the amendment, or says that it does not.',
  input: z.strictObject({ ...subject, extended: z.boolean(), ...approvedInput }),
  path: `${base}/confirmation`,
  creates: {},
  sections: { amendment: AmendmentTerms, evidence: EvidenceTerms },
  known: ['amendment'],
  optional: ['amendment', 'evidence'],
  roles: ['bank-checker', 'bank-service'],
  errors: [...refusalsOf(extendConfirmationAct), ...approvalRefusals, 'TERMS_HASH_MISMATCH'],
  events: ['amendment.confirmation-decided.v1'],
});

export const acceptAmendmentAct = defineAct({
  command: 'AcceptAmendment',
  as: ['beneficiary'],
  credit: ['issued'],
  of: { kind: 'amendment', states: ['advised'] },
  articles: { UCP600: 'UCP 600 art. 10(c)', 'CN-DLC-2016': 'Domestic credit measures art. 28' },
});

export const acceptAmendment = defineCommand({
  name: 'AcceptAmendment',
  summary: 'The beneficiary accepts the whole amendment: from here the credit is amended.',
  input: z.strictObject(subject),
  path: `${base}/acceptance`,
  creates: {},
  sections: {
    amendment: AmendmentTerms,
    credit: CreditTerms,
    newCredit: CreditTerms,
    balance: CreditBalanceTerms,
    newExposure: CreditExposureTerms,
    evidence: EvidenceTerms,
  },
  known: ['amendment', 'credit', 'newCredit', 'balance', 'newExposure'],
  optional: ['amendment', 'credit', 'newCredit', 'balance', 'newExposure', 'evidence'],
  roles: answerers,
  errors: [
    ...refusalsOf(acceptAmendmentAct),
    'AMENDMENT_OUT_OF_SEQUENCE',
    'TERMS_HASH_MISMATCH',
    'AMENDMENT_INVALID',
    'CREDIT_TERMS_INVALID',
    'AMENDMENT_BELOW_DRAWN',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['amendment.accepted.v1'],
});

export const rejectAmendmentAct = defineAct({
  command: 'RejectAmendment',
  as: ['beneficiary'],
  credit: ['issued'],
  of: { kind: 'amendment', states: ['advised'] },
  articles: { UCP600: 'UCP 600 art. 10(e)', 'CN-DLC-2016': 'Domestic credit measures art. 28' },
});

export const rejectAmendment = defineCommand({
  name: 'RejectAmendment',
  summary: 'The beneficiary rejects the amendment. Acceptance of a part of it is a rejection of the whole.',
  input: z.strictObject({ ...subject, acceptedInPart: z.boolean().optional() }),
  path: `${base}/rejection`,
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: answerers,
  errors: refusalsOf(rejectAmendmentAct),
  events: ['amendment.rejected.v1'],
});

export const reportAmendmentAct = defineAct({
  command: 'ReportAmendmentAnswer',
  as: ['issuingBank'],
  credit: ['issued'],
  of: { kind: 'answer', states: ['answered'] },
  ownOnly: true,
  articles: { UCP600: 'UCP 600 art. 10', 'CN-DLC-2016': 'Domestic credit measures art. 28' },
});

export const reportAmendmentAnswer = defineCommand({
  name: 'ReportAmendmentAnswer',
  summary: 'The issuing bank tells the applicant what became of the amendment, and books what it owes now.',
  input: z.strictObject(subject),
  path: `${base}/report`,
  creates: {},
  sections: {
    credit: CreditTerms,
    balance: CreditBalanceTerms,
    newExposure: CreditExposureTerms,
  },
  known: ['credit', 'balance', 'newExposure'],
  optional: ['credit', 'balance', 'newExposure'],
  roles: bankers,
  errors: [...refusalsOf(reportAmendmentAct), 'TERMS_HASH_MISMATCH', 'DERIVED_TERMS_WRONG'],
  events: ['amendment.answer-reported.v1'],
});
