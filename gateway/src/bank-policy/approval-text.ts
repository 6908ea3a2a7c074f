/** What two approvers of a bank sign, so that its service may submit an act straight through. */
import { Amendment, approvalText, type BankPolicy } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { LedgerView } from '../hosting.ts';
import type { OpenCredit } from '../letter-of-credit/read.ts';

export const approvableCommands = [
  'PreAdviseCredit',
  'IssueCredit',
  'AddConfirmation',
  'IssueAmendment',
  'ExtendConfirmation',
] as const;
export type ApprovableCommand = (typeof approvableCommands)[number];

export const ApprovalTexts = z
  .strictObject({
    command: z.enum(approvableCommands),
    recordId: z.string(),
    termsHash: z.string(),
    texts: z.array(
      z.strictObject({
        approverId: z.string(),
        role: z.enum(['maker', 'checker']),
        text: z.string().meta({ description: 'UTF-8 bytes under an ES256 signature (RFC 7518).' }),
      }),
    ),
  })
  .meta({ id: 'ApprovalTexts' });

/** The record that the act is about, and the hash of the terms that the approvers saw. */
type Subject = { readonly recordId: string; readonly termsHash: string } | undefined;

const amendmentSubject = async (view: LedgerView, creditId: string, number: number): Promise<Subject> => {
  const record = await view.record(`amendment/${creditId}/${String(number).padStart(3, '0')}`);
  if (record === undefined) return undefined;
  const { termsHash } = Amendment.parse(record.value);
  return termsHash === undefined ? undefined : { recordId: `${creditId}/${String(number)}`, termsHash };
};

/** @param number of the amendment, for acts about one */
export const subjectOf = async (
  view: LedgerView,
  { credit, version }: OpenCredit,
  command: ApprovableCommand,
  number: number | undefined,
): Promise<Subject> => {
  if (command === 'IssueAmendment' || command === 'ExtendConfirmation') {
    return number === undefined ? undefined : amendmentSubject(view, credit.id, number);
  }
  const termsHash = command === 'AddConfirmation' ? version?.termsHash : credit.draftHash;
  return termsHash === undefined ? undefined : { recordId: credit.id, termsHash };
};

export const textsFor = (
  { approvers }: BankPolicy,
  act: { readonly command: string; readonly recordId: string; readonly termsHash: string },
): z.output<typeof ApprovalTexts>['texts'] =>
  approvers.map(({ approverId, role }) => ({
    approverId,
    role,
    text: approvalText(act, { approverId, role }),
  }));
