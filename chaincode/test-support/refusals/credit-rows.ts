/** Rows that several tables of credits share. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import { approvalsOf, approve, bankPolicy } from '../approvers.ts';
import type { ApprovedAct } from '../../src/bank-policy/approvals.ts';
import type { Draft } from '../draft.ts';
import { people } from '../people.ts';
import type { Row } from './table.ts';

export const otherSalt = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} has another salt`,
  (draft) => draft.open(section, { terms: draft.termsOf(section), salt: '00'.repeat(16) }),
];

export const without = (section: string): Row => [
  'TERMS_HASH_MISMATCH',
  `${section} is not brought`,
  (draft) => draft.leaveOut(section),
];

/** Terms of before that are not brought, or not those that the ledger knows. */
export const openingRows = (...sections: readonly string[]): Row[] =>
  sections.flatMap((section) => [without(section), otherSalt(section)]);

interface Approved {
  readonly command: string;
  readonly recordId: (draft: Draft) => string;
  /** Brings it about that the person who prepared the act also does it. */
  readonly samePerson: (draft: Draft) => void;
  /** The section that both approvers saw. */
  readonly section: string;
  readonly bank?: 'HarbourBankMSP' | 'RiverBankMSP';
}

const hashOfSection = (draft: Draft, section: string): string => {
  const opening = draft.call.sections[section];
  return opening === undefined ? '00'.repeat(32) : hashOfOpening(opening);
};

/** Says the act as the bank's service, which its policy allows. */
const byService =
  ({ command, bank = 'HarbourBankMSP' }: Approved, approvals?: (draft: Draft) => unknown) =>
  (draft: Draft): void => {
    const commands = { [command]: { straightThrough: true, references: [] } };
    draft.put(`bank-policy/${bank}`, { bank, inForce: { ...bankPolicy, commands } });
    draft.saidBy({ ...people.harbourService, mspId: bank });
    delete draft.input['approvals'];
    if (approvals !== undefined) draft.input['approvals'] = approvals(draft);
  };

const actOf = ({ command, recordId, section }: Approved, draft: Draft): ApprovedAct => ({
  command,
  recordId: recordId(draft),
  termsHash: hashOfSection(draft, section),
});

const signatureRows = (approved: Approved): Row[] => [
  ['APPROVALS_MISSING', 'the service brings none', byService(approved)],
  [
    'SAME_APPROVER',
    'one person approved twice',
    byService(approved, (draft) => {
      const act = actOf(approved, draft);
      return [approve(act, 'maker'), approve(act, 'maker')];
    }),
  ],
  [
    'APPROVER_UNKNOWN',
    'the approver is not in the policy',
    byService(approved, (draft) => {
      const act = actOf(approved, draft);
      return [{ ...approve(act, 'maker'), approverId: 'somebody' }, approve(act, 'checker')];
    }),
  ],
  [
    'APPROVAL_INVALID',
    'a key signed that is not in the policy',
    byService(approved, (draft) => {
      const act = actOf(approved, draft);
      return [approve(act, 'maker', 'stranger'), approve(act, 'checker')];
    }),
  ],
  [
    'APPROVAL_INVALID',
    'other terms were approved',
    byService(approved, (draft) => approvalsOf({ ...actOf(approved, draft), termsHash: 'cd'.repeat(32) })),
  ],
];

/** What a bank's own policy may answer: two persons, or its service with two signatures. */
export const approvalRows = (approved: Approved): Row[] => {
  const { command, samePerson, bank = 'HarbourBankMSP' } = approved;
  const commands = { [command]: { straightThrough: false, references: ['limit'] } };
  return [
    ['SAME_PERSON', 'the one who prepared it does it', samePerson],
    [
      'NOT_STRAIGHT_THROUGH',
      'the bank has no such policy',
      (draft) => {
        draft.saidBy({ ...people.harbourService, mspId: bank });
        draft.state.delete(`bank-policy/${bank}`);
      },
    ],
    ...signatureRows(approved),
    [
      'BANK_REFERENCE_MISSING',
      'the policy asks for a limit',
      (draft) => draft.put(`bank-policy/${bank}`, { bank, inForce: { ...bankPolicy, commands } }),
    ],
  ];
};

const actBy = (as: string, mspId: string) => ({
  by: { mspId },
  person: 'enrolment99',
  as,
  recorded: false,
  at: '2026-03-02T09:30:00.000Z',
});

/** A fact of another moment under its author's key. */
export const putFact = (
  draft: Draft,
  kind: string,
  place: string,
  as: string,
  mspId: string,
  fact: object,
): void =>
  draft.put(`${kind}/${place}/${as}/${mspId}`, {
    creditId: draft.text('creditId'),
    act: actBy(as, mspId),
    ...fact,
  });
