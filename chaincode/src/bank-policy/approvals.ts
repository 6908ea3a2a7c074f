/**
 * Four eyes: two persons of a bank on the ledger, or where its policy allows it for the command, two upstream, whose
 * signatures its service brings. Pure and deterministic.
 */
import type { Actor } from '../kernel/actor.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { isSigned } from '../kernel/signature.ts';
import { Approval, type BankPolicy, References, type ReferenceKind } from './records.ts';
import { z } from 'zod';

/** Members of the input of every command that a bank's service may submit. */
export const approvedInput = {
  /** Of a maker and a checker who approved upstream; from a bank's service only. */
  approvals: z.array(Approval).length(2).optional(),
  references: References.optional(),
} as const;

/** In order of precedence, to be declared by every command with `approvedInput`. */
export const approvalRefusals = [
  'SAME_PERSON',
  'NOT_STRAIGHT_THROUGH',
  'APPROVALS_MISSING',
  'SAME_APPROVER',
  'APPROVER_UNKNOWN',
  'APPROVAL_INVALID',
  'BANK_REFERENCE_MISSING',
] as const;
type ApprovalRefusal = Refusal<(typeof approvalRefusals)[number]>;

/** What both approvers sign, each with its own id and role. */
export interface ApprovedAct {
  readonly command: string;
  readonly recordId: string;
  readonly termsHash: string;
}

/** The text under an approver's signature. */
export const approvalText = (act: ApprovedAct, { approverId, role }: Omit<Approval, 'signature'>): string =>
  canonicalJson({ ...act, approverId, role });

export interface Approvable {
  readonly policy: BankPolicy | undefined;
  readonly act: ApprovedAct;
  readonly actor: Actor;
  /** Enrolment id of who prepared the act. */
  readonly maker: string;
  readonly input: {
    readonly approvals?: readonly Approval[] | undefined;
    readonly references?: z.output<typeof References> | undefined;
  };
  /** References that the act needs whatever the policy says. */
  readonly needs?: readonly ReferenceKind[];
}

/** Of the approvals, each by its own person in its own role, the first that the policy or its key does not bear out. */
const checkSignatures = (
  { approvers }: BankPolicy,
  act: ApprovedAct,
  approvals: readonly Approval[],
): ApprovalRefusal | undefined => {
  const keys = approvals.map(
    ({ approverId, role }) =>
      approvers.find((approver) => approver.approverId === approverId && approver.role === role)?.publicKey,
  );
  const unknown = keys.indexOf(undefined);
  if (unknown >= 0) return refuse('APPROVER_UNKNOWN', { pointer: `/input/approvals/${unknown}` });
  const invalid = approvals.findIndex(
    (approval, index) => !isSigned(approvalText(act, approval), approval.signature, keys[index] ?? ''),
  );
  return invalid < 0 ? undefined : refuse('APPROVAL_INVALID', { pointer: `/input/approvals/${invalid}` });
};

const allDiffer = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

const checkService = ({ policy, act, input }: Approvable): ApprovalRefusal | undefined => {
  if (policy?.commands[act.command]?.straightThrough !== true) return refuse('NOT_STRAIGHT_THROUGH');
  const { approvals } = input;
  if (approvals === undefined) return refuse('APPROVALS_MISSING', { pointer: '/input/approvals' });
  const differ =
    allDiffer(approvals.map(({ approverId }) => approverId)) && allDiffer(approvals.map(({ role }) => role));
  return differ
    ? checkSignatures(policy, act, approvals)
    : refuse('SAME_APPROVER', { pointer: '/input/approvals', expected: 'a maker and a checker' });
};

/** Whether two persons stand behind the act, and the bank has the references that it asks of itself. */
export const checkApprovals = (approvable: Approvable): ApprovalRefusal | undefined => {
  const { policy, act, actor, maker, input, needs = [] } = approvable;
  if (actor.role === 'bank-service') {
    const refused = checkService(approvable);
    if (refused !== undefined) return refused;
  } else if (maker === actor.enrolmentId) {
    return refuse('SAME_PERSON');
  }
  const required = [...needs, ...(policy?.commands[act.command]?.references ?? [])];
  const missing = required.find((kind) => input.references?.[kind] === undefined);
  return missing && refuse('BANK_REFERENCE_MISSING', { pointer: `/input/references/${missing}` });
};
