/** How an amendment of the original stands with one second beneficiary: UCP 600 art. 38(e), (f). */
import type { LedgerReader } from '../kernel/ledger.ts';
import { pendingAmendments } from '../letter-of-credit/amendment-facts.ts';
import type { Amendment, AmendmentAnswer } from '../letter-of-credit/records.ts';
import { amendmentAnswerStore, loadAmendment, loadAmendments } from '../letter-of-credit/store.ts';
import type { AmendmentPermission } from './records.ts';
import { loadSide, type SideFacts, sideState } from './side.ts';
import { loadPermission } from './store.ts';

export interface TransfereeAmendmentFacts extends SideFacts {
  /** Of the original. */
  readonly amendment: Amendment | undefined;
  readonly permission: AmendmentPermission | undefined;
  /** Of the transferred credit, with the answers of its beneficiary. */
  readonly passed: readonly Amendment[];
  readonly answers: readonly AmendmentAnswer[];
}

/** @param number of the original's amendment, where the act is about one */
export const loadTransfereeAmendment = async (
  reader: LedgerReader,
  creditId: string,
  childId: string,
  number: number,
): Promise<TransfereeAmendmentFacts> => ({
  ...(await loadSide(reader, creditId, childId)),
  amendment: await loadAmendment(reader, creditId, number),
  permission: await loadPermission(reader, childId, number),
  passed: await loadAmendments(reader, childId),
  answers: await amendmentAnswerStore.load(reader, childId),
});

export const transfereeAmendmentStates = [
  'not-transferred',
  'not-issued',
  'received',
  'allowed',
  'withheld',
  'waived',
  'passed-on',
] as const;

export const transfereeAmendmentState = (
  facts: TransfereeAmendmentFacts,
): (typeof transfereeAmendmentStates)[number] => {
  const { amendment, permission, passed, transfer } = facts;
  if (sideState(facts) !== 'transferred') return 'not-transferred';
  if (amendment?.state !== 'issued') return 'not-issued';
  if (passed.some(({ parentNumber }) => parentNumber === amendment.number)) return 'passed-on';
  if (transfer?.amendments === 'waive') return 'waived';
  if (permission === undefined) return 'received';
  return permission.allowed ? 'allowed' : 'withheld';
};

/** Numbers, within the transferred credit, of amendments that its beneficiary has yet to answer. */
export const unansweredBy = ({
  child,
  answers,
}: Pick<TransfereeAmendmentFacts, 'child' | 'answers'>): number[] =>
  pendingAmendments({ credit: child.credit, version: child.version, answers });

/** Whether the second beneficiary has answered everything that was passed on to it. */
export const answersState = (
  facts: SideFacts & Pick<TransfereeAmendmentFacts, 'answers'>,
): 'not-transferred' | 'none' | 'waiting' | 'answered' => {
  if (sideState(facts) !== 'transferred') return 'not-transferred';
  if ((facts.child.credit?.amendmentCount ?? 0) === 0) return 'none';
  return unansweredBy(facts).length > 0 ? 'waiting' : 'answered';
};
