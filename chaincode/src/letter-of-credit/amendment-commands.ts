/** How a credit is amended, from wish to issue: UCP 600 art. 10, domestic measures arts. 25 to 29. */
import { z } from 'zod';
import { approvalRefusals, approvedInput } from '../bank-policy/approvals.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from './act.ts';
import { AmendmentTerms } from './amendment-terms.ts';
import { CreditBalanceTerms, CreditExposureTerms, CreditTerms, EvidenceTerms } from './terms.ts';

const creditId = idOf('credit');
export const amendmentNumber = z.int().min(1).max(999);

const cited = { UCP600: 'UCP 600 art. 10', 'CN-DLC-2016': 'Domestic credit measures art. 25' } as const;

export const requestAmendmentAct = defineAct({
  command: 'RequestAmendment',
  as: ['applicant'],
  credit: ['issued'],
  articles: cited,
});

export const requestAmendment = defineCommand({
  name: 'RequestAmendment',
  summary: 'The applicant asks its bank to amend the credit.',
  input: z.strictObject({ creditId, requestId: idOf('amendmentRequest') }),
  path: '/letters-of-credit/{creditId}/amendment-requests',
  creates: { requestId: 'amendmentRequest' },
  sections: { amendment: AmendmentTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', 'bank-maker', 'bank-checker'],
  errors: [...refusalsOf(requestAmendmentAct), 'ID_TAKEN'],
  events: ['amendment.requested.v1'],
});

export const recordAmendmentAct = defineAct({
  command: 'RecordAmendment',
  as: ['issuingBank'],
  credit: ['issued'],
  articles: { UCP600: 'UCP 600 art. 10(b)', 'CN-DLC-2016': 'Domestic credit measures art. 26' },
});

export const recordAmendment = defineCommand({
  name: 'RecordAmendment',
  summary: 'The member that received an outside issuer’s amendment records it with its evidence.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/amendments-received',
  creates: {},
  sections: {
    amendment: AmendmentTerms,
    credit: CreditTerms,
    balance: CreditBalanceTerms,
    evidence: EvidenceTerms,
  },
  known: ['credit', 'balance'],
  optional: ['credit', 'balance', 'evidence'],
  roles: ['bank-maker', 'bank-checker', 'bank-service', 'enterprise-officer'],
  errors: [
    ...refusalsOf(recordAmendmentAct),
    'OWN_ACT_NEEDED',
    'TERMS_HASH_MISMATCH',
    'AMENDMENT_INVALID',
    'CREDIT_TERMS_INVALID',
    'AMENDMENT_BELOW_DRAWN',
  ],
  events: ['amendment.issued.v1'],
});

export const draftAmendmentAct = defineAct({
  command: 'DraftAmendment',
  as: ['issuingBank'],
  credit: ['issued'],
  ownOnly: true,
  articles: cited,
});

export const draftAmendment = defineCommand({
  name: 'DraftAmendment',
  summary: 'A maker of the issuing bank writes the next amendment; it gets the number after the last.',
  input: z.strictObject({ creditId, requestId: idOf('amendmentRequest').optional() }),
  path: '/letters-of-credit/{creditId}/amendments',
  creates: {},
  sections: { amendment: AmendmentTerms, credit: CreditTerms, balance: CreditBalanceTerms },
  known: ['credit', 'balance'],
  optional: ['credit', 'balance'],
  roles: ['bank-maker', 'bank-service'],
  errors: [
    ...refusalsOf(draftAmendmentAct),
    'TERMS_HASH_MISMATCH',
    'AMENDMENT_INVALID',
    'CREDIT_TERMS_INVALID',
    'AMENDMENT_BELOW_DRAWN',
  ],
  events: ['amendment.drafted.v1'],
});

export const issueAmendmentAct = defineAct({
  command: 'IssueAmendment',
  as: ['issuingBank'],
  credit: ['issued'],
  of: { kind: 'amendment', states: ['drafted'] },
  ownOnly: true,
  articles: { UCP600: 'UCP 600 art. 10(b)', 'CN-DLC-2016': 'Domestic credit measures art. 26' },
});

export const issueAmendment = defineCommand({
  name: 'IssueAmendment',
  summary: 'A second person of the bank issues the amendment: the bank is bound by it from here.',
  input: z.strictObject({ creditId, number: amendmentNumber, ...approvedInput }),
  path: '/letters-of-credit/{creditId}/amendments/{number}/issue',
  creates: {},
  sections: {
    amendment: AmendmentTerms,
    credit: CreditTerms,
    balance: CreditBalanceTerms,
    exposure: CreditExposureTerms,
    newExposure: CreditExposureTerms,
  },
  known: ['amendment', 'credit', 'balance', 'exposure', 'newExposure'],
  optional: ['amendment', 'credit', 'balance', 'exposure', 'newExposure'],
  roles: ['bank-checker', 'bank-service'],
  errors: [
    ...refusalsOf(issueAmendmentAct),
    ...approvalRefusals,
    'TERMS_HASH_MISMATCH',
    'AMENDMENT_INVALID',
    'CREDIT_TERMS_INVALID',
    'AMENDMENT_BELOW_DRAWN',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['amendment.issued.v1'],
});
