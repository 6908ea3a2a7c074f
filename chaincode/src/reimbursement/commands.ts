/** What may be said about bank-to-bank reimbursement. Domestic credits know no reimbursing bank. */
import { z } from 'zod';
import { Place } from '../calendar/calendar.ts';
import { PaymentTerms } from '../financing/terms.ts';
import { defineCommand } from '../kernel/command.ts';
import { idOf, KeyedToken } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { EvidenceTerms, ReasonTerms } from '../letter-of-credit/terms.ts';
import { AuthorisationTerms, ClaimTerms, PaidTerms } from './terms.ts';

const creditId = idOf('credit');
const reimbursementId = idOf('reimbursement');
const claimId = idOf('reimbursementClaim');
const ofAuthorisation = { creditId, reimbursementId } as const;
const ofClaim = { ...ofAuthorisation, claimId } as const;
const path = '/letters-of-credit/{creditId}/reimbursements';
const live = ['issued', 'expired'] as const;
const checkers = ['bank-checker'] as const;

export const authoriseReimbursementAct = defineAct({
  command: 'AuthoriseReimbursement',
  as: ['issuingBank'],
  credit: live,
  articles: { UCP600: 'UCP 600 art. 13; URR 725 art. 6' },
});

export const authoriseReimbursement = defineCommand({
  name: 'AuthoriseReimbursement',
  summary: 'The issuing bank authorises another bank to reimburse whoever honours or negotiates.',
  input: z.strictObject(ofAuthorisation),
  path,
  creates: { reimbursementId: 'reimbursement' },
  sections: { authorisation: AuthorisationTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: checkers,
  errors: [...refusalsOf(authoriseReimbursementAct), 'ID_TAKEN', 'PARTY_UNKNOWN'],
  events: ['reimbursement.authorised.v1'],
});

export const amendReimbursementAct = defineAct({
  command: 'AmendReimbursement',
  as: ['issuingBank'],
  credit: live,
  articles: { UCP600: 'URR 725 art. 8' },
});

export const amendReimbursement = defineCommand({
  name: 'AmendReimbursement',
  summary: 'The issuing bank amends its authorisation; an undertaking given on it stands as it was given.',
  input: z.strictObject(ofAuthorisation),
  path: `${path}/{reimbursementId}/amendments`,
  creates: {},
  sections: { authorisation: AuthorisationTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: checkers,
  errors: [...refusalsOf(amendReimbursementAct), 'REIMBURSEMENT_NOT_FOUND'],
  events: ['reimbursement.amended.v1'],
});

export const undertakeReimbursementAct = defineAct({
  command: 'UndertakeReimbursement',
  as: ['reimbursingBank'],
  credit: live,
  articles: { UCP600: 'URR 725 art. 9' },
});

export const undertakeReimbursement = defineCommand({
  name: 'UndertakeReimbursement',
  summary: 'The reimbursing bank undertakes irrevocably to honour claims under the authorisation.',
  input: z.strictObject(ofAuthorisation),
  path: `${path}/{reimbursementId}/undertaking`,
  creates: {},
  sections: { authorisation: AuthorisationTerms, evidence: EvidenceTerms },
  known: ['authorisation'],
  optional: ['evidence'],
  roles: checkers,
  errors: [...refusalsOf(undertakeReimbursementAct), 'REIMBURSEMENT_NOT_FOUND', 'TERMS_HASH_MISMATCH'],
  events: ['reimbursement.undertaken.v1'],
});

export const claimReimbursementAct = defineAct({
  command: 'ClaimReimbursement',
  as: ['confirmingBank', 'nominatedBank'],
  credit: live,
  articles: { UCP600: 'UCP 600 art. 13(b)(ii); URR 725 art. 10' },
});

export const claimReimbursement = defineCommand({
  name: 'ClaimReimbursement',
  summary: 'A bank that honoured or negotiated claims reimbursement. It certifies no compliance.',
  input: z.strictObject({
    ...ofClaim,
    presentationId: idOf('presentation').optional(),
    /** Place of the reimbursing bank, whose banking days count. */
    place: Place,
  }),
  path: `${path}/{reimbursementId}/claims`,
  creates: { claimId: 'reimbursementClaim' },
  sections: { claim: ClaimTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: checkers,
  errors: [...refusalsOf(claimReimbursementAct), 'REIMBURSEMENT_NOT_FOUND', 'ID_TAKEN', 'PARTY_UNKNOWN'],
  events: ['reimbursement.claimed.v1'],
});

const answered = { kind: 'reimbursement-claim', states: ['claimed'] } as const;

export const payReimbursementAct = defineAct({
  command: 'PayReimbursement',
  as: ['reimbursingBank'],
  credit: live,
  of: { ...answered, contradictions: { paid: 'ALREADY_HONOURED' } },
  articles: { UCP600: 'UCP 600 art. 13; URR 725 art. 11' },
});

export const payReimbursement = defineCommand({
  name: 'PayReimbursement',
  summary: 'The reimbursing bank pays a claim, with a reference usable once, within what is authorised.',
  input: z.strictObject({
    ...ofClaim,
    referenceToken: KeyedToken,
  }),
  path: `${path}/{reimbursementId}/claims/{claimId}/payment`,
  creates: {},
  sections: {
    authorisation: AuthorisationTerms,
    claim: ClaimTerms,
    payment: PaymentTerms,
    paid: PaidTerms,
    newPaid: PaidTerms,
    evidence: EvidenceTerms,
  },
  known: ['authorisation', 'claim', 'paid', 'newPaid'],
  optional: ['paid', 'evidence'],
  roles: checkers,
  errors: [
    'REIMBURSEMENT_NOT_FOUND',
    ...refusalsOf(payReimbursementAct),
    'STOP_ORDER_IN_FORCE',
    'REFERENCE_ALREADY_USED',
    'TERMS_HASH_MISMATCH',
    'AMOUNT_MISMATCH',
    'REIMBURSEMENT_EXCEEDED',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['reimbursement.paid.v1'],
});

export const rejectReimbursementAct = defineAct({
  command: 'RejectReimbursement',
  as: ['reimbursingBank'],
  credit: live,
  of: { ...answered, contradictions: { paid: 'ALREADY_HONOURED' } },
  articles: { UCP600: 'URR 725 art. 11(a)' },
});

export const rejectReimbursement = defineCommand({
  name: 'RejectReimbursement',
  summary: 'The reimbursing bank does not pay a claim and says why. The issuing bank stays liable.',
  input: z.strictObject(ofClaim),
  path: `${path}/{reimbursementId}/claims/{claimId}/rejection`,
  creates: {},
  sections: { reason: ReasonTerms, evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: checkers,
  errors: ['REIMBURSEMENT_NOT_FOUND', ...refusalsOf(rejectReimbursementAct)],
  events: ['reimbursement.rejected.v1'],
});
