import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadAmendmentFacts } from '../letter-of-credit/amendment-facts.ts';
import { loadCreditFacts } from '../letter-of-credit/load.ts';
import { amendmentAnswerStore, loadCredit } from '../letter-of-credit/store.ts';
import {
  adjustTransfer,
  allowAmendment,
  passOnAmendment,
  reportTransfers,
  sendAmendment,
} from './amendment-commands.ts';
import { decidePassingOn, decidePermission } from './amendment.ts';
import { loadTransfereeAmendment, type TransfereeAmendmentFacts } from './amendment-facts.ts';
import { decideAdjustment, decideReport, decideSending } from './portion.ts';
import { loadSide } from './side.ts';
import { loadChild, loadTransfer } from './store.ts';

interface OfAmendment {
  readonly input: { readonly creditId: string; readonly childId: string; readonly number: number };
}

const ofAmendment = (
  reader: LedgerReader,
  { input: { creditId, childId, number } }: OfAmendment,
): Promise<TransfereeAmendmentFacts> => loadTransfereeAmendment(reader, creditId, childId, number);

export const transferAmendmentHandlers = [
  handle(allowAmendment, ofAmendment, decidePermission),
  handle(passOnAmendment, ofAmendment, decidePassingOn),
  handle(
    sendAmendment,
    async (reader, { input, actor }) => {
      const child = await loadChild(reader, input.creditId);
      return {
        ...(await loadAmendmentFacts(reader, input.creditId, actor.mspId, input.number)),
        parent: child && (await loadCredit(reader, child.parentId)),
        transfer: child && (await loadTransfer(reader, child.parentId, child.transferId)),
      };
    },
    decideSending,
  ),
  handle(
    adjustTransfer,
    async (reader, { input }) => ({
      ...(await loadSide(reader, input.creditId, input.childId)),
      answers: await amendmentAnswerStore.load(reader, input.childId),
    }),
    decideAdjustment,
  ),
  handle(reportTransfers, (reader, { input }) => loadCreditFacts(reader, input.creditId), decideReport),
];
