/** What acts of the two sides of a transfer need to know: the original, and one credit that came of it. */
import type { LedgerReader } from '../kernel/ledger.ts';
import { type CreditFacts, loadCreditFacts } from '../letter-of-credit/load.ts';
import type { Transfer, TransferAnswer, TransferStep } from './records.ts';
import { stateOfTransfer, type TransferState } from './standing.ts';
import { loadAnswer, loadChild, loadSteps, loadTransfer } from './store.ts';

export interface SideFacts extends CreditFacts {
  /** The transferred credit. */
  readonly child: CreditFacts;
  readonly transfer: Transfer | undefined;
  readonly answer: TransferAnswer | undefined;
  readonly steps: readonly TransferStep[];
}

export const loadSide = async (
  reader: LedgerReader,
  creditId: string,
  childId: string,
): Promise<SideFacts> => {
  const link = await loadChild(reader, childId);
  const isOfCredit = link?.parentId === creditId;
  return {
    ...(await loadCreditFacts(reader, creditId)),
    child: await loadCreditFacts(reader, childId),
    transfer: isOfCredit ? await loadTransfer(reader, creditId, link.transferId) : undefined,
    answer: isOfCredit ? await loadAnswer(reader, link.transferId) : undefined,
    steps: isOfCredit ? await loadSteps(reader, childId) : [],
  };
};

/** `undefined` where the credit did not come of this original. */
export const sideState = ({ transfer, answer, steps }: SideFacts): TransferState | undefined =>
  stateOfTransfer(transfer, answer, steps);
