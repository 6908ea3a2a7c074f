/** What becomes of the original's amendments towards second beneficiaries (UCP 600 art. 38(e), (f)). */
import { z } from 'zod';
import { defineCommand } from '../kernel/command.ts';
import { idOf } from '../kernel/identifiers.ts';
import { defineAct, refusalsOf } from '../letter-of-credit/act.ts';
import { amendmentNumber } from '../letter-of-credit/amendment-commands.ts';
import { AmendmentTerms } from '../letter-of-credit/amendment-terms.ts';
import { CreditBalanceTerms, CreditTerms, EvidenceTerms } from '../letter-of-credit/terms.ts';
import { articles } from './articles.ts';

const creditId = idOf('credit');
const ofChild = { creditId, childId: creditId } as const;
const subject = { ...ofChild, number: amendmentNumber } as const;
export const childPath = '/letters-of-credit/{creditId}/transferred-credits/{childId}';
const base = `${childPath}/amendments/{number}`;
const bankers = ['bank-maker', 'bank-checker', 'bank-service'] as const;
const checkers = ['bank-checker'] as const;

/** `withheld` may still be thought over; whoever waived the right is not asked. */
const undecided = ['received', 'allowed', 'withheld'] as const;

export const allowAmendmentAct = defineAct({
  command: 'AllowAmendment',
  as: ['beneficiary'],
  credit: ['issued'],
  of: { kind: 'transferee-amendment', states: undecided },
  articles: articles('38(e)', 'transfer'),
});

export const allowAmendment = defineCommand({
  name: 'AllowAmendment',
  summary: 'The first beneficiary lets an amendment be advised to a second beneficiary, or keeps it back.',
  input: z.strictObject({ ...subject, allowed: z.boolean() }),
  path: `${base}/permission`,
  creates: {},
  sections: { evidence: EvidenceTerms },
  known: [],
  optional: ['evidence'],
  roles: ['enterprise-officer', ...bankers],
  errors: refusalsOf(allowAmendmentAct),
  events: ['credit-transfer.amendment-allowed.v1'],
});

export const passOnAmendmentAct = defineAct({
  command: 'PassOnAmendment',
  as: ['transferringBank'],
  credit: ['issued'],
  of: { kind: 'transferee-amendment', states: [...undecided, 'waived'] },
  ownOnly: true,
  articles: articles('38(e), (f)', 'transfer'),
});

export const passOnAmendment = defineCommand({
  name: 'PassOnAmendment',
  summary:
    'The transferring bank passes an amendment of the original on to one second beneficiary, cut to its credit.',
  input: z.strictObject(subject),
  path: base,
  creates: {},
  sections: {
    amendment: AmendmentTerms,
    credit: CreditTerms,
    balance: CreditBalanceTerms,
    transferredCredit: CreditTerms,
    transferredBalance: CreditBalanceTerms,
    transferredAmendment: AmendmentTerms,
    newBalance: CreditBalanceTerms,
  },
  known: ['amendment', 'credit', 'balance', 'transferredCredit', 'transferredBalance', 'newBalance'],
  optional: ['newBalance'],
  roles: checkers,
  errors: [
    ...refusalsOf(passOnAmendmentAct),
    'TERMS_HASH_MISMATCH',
    'AMENDMENT_NOT_ALLOWED',
    'TRANSFER_TERMS',
    'AMENDMENT_INVALID',
    'CREDIT_TERMS_INVALID',
    'AMENDMENT_BELOW_DRAWN',
    'AMENDMENT_OUT_OF_SEQUENCE',
    'TRANSFER_EXCEEDS_BALANCE',
    'DERIVED_TERMS_WRONG',
  ],
  events: ['credit-transfer.amendment-passed-on.v1'],
});

export const sendAmendmentAct = defineAct({
  command: 'SendAmendment',
  as: ['transferringBank'],
  credit: ['issued'],
  of: { kind: 'amendment', states: ['issued'] },
  ownOnly: true,
  articles: articles('9(d), 38(e)', 'art. 27'),
});

export const sendAmendment = defineCommand({
  name: 'SendAmendment',
  summary: 'The transferring bank sends the amendment to the bank that advises the second beneficiary.',
  input: z.strictObject({ creditId, number: amendmentNumber }),
  path: '/letters-of-credit/{creditId}/amendments/{number}/dispatch',
  creates: {},
  sections: { amendment: AmendmentTerms },
  known: ['amendment'],
  roles: checkers,
  errors: [...refusalsOf(sendAmendmentAct), 'TERMS_HASH_MISMATCH'],
  events: ['credit-transfer.amendment-sent.v1'],
});

export const adjustTransferAct = defineAct({
  command: 'AdjustTransfer',
  as: ['transferringBank'],
  credit: ['issued', 'expired'],
  of: { kind: 'answers', states: ['answered'] },
  ownOnly: true,
  articles: articles('38(d), (f)', 'art. 28'),
});

export const adjustTransfer = defineCommand({
  name: 'AdjustTransfer',
  summary:
    'After a second beneficiary answered, what is set aside for it follows the terms in force towards it.',
  input: z.strictObject(ofChild),
  path: `${childPath}/portion`,
  creates: {},
  sections: {
    transferredCredit: CreditTerms,
    balance: CreditBalanceTerms,
    newBalance: CreditBalanceTerms,
  },
  known: ['transferredCredit', 'balance', 'newBalance'],
  roles: checkers,
  errors: [...refusalsOf(adjustTransferAct), 'TERMS_HASH_MISMATCH', 'DERIVED_TERMS_WRONG'],
  events: ['credit-transfer.adjusted.v1'],
});

export const reportTransfersAct = defineAct({
  command: 'ReportTransfers',
  as: ['transferringBank'],
  credit: ['issued', 'expired'],
  ownOnly: true,
  articles: articles('38(b), (d)', 'transfer'),
});

export const reportTransfers = defineCommand({
  name: 'ReportTransfers',
  summary: 'The transferring bank tells the banks of the original how much of it is set aside for transfers.',
  input: z.strictObject({ creditId }),
  path: '/letters-of-credit/{creditId}/transfer-report',
  creates: {},
  sections: { balance: CreditBalanceTerms },
  known: ['balance'],
  roles: bankers,
  errors: [...refusalsOf(reportTransfersAct), 'TERMS_HASH_MISMATCH'],
  events: ['credit-transfer.reported.v1'],
});
