import { loadEntry } from '../credit-proceeds/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { mayTake } from '../letter-of-credit/party-facts.ts';
import { loadOpenPresentations } from '../letter-of-credit/presentations.ts';
import { cancellationStore, loadBalance, loadCredit, loadVersion } from '../letter-of-credit/store.ts';
import { loadLiens } from '../lien/store.ts';
import { decideCancellationPassing, passOnCancellation } from './cancellation.ts';
import { loadSide } from './side.ts';
import { transferAmendmentHandlers } from './amendment-handlers.ts';
import {
  adviseTransfer,
  declineTransfer,
  draftTransfer,
  requestTransfer,
  restoreTransfer,
  returnTransfer,
  transferCredit,
} from './commands.ts';
import { transferDocumentHandlers } from './document-handlers.ts';
import { decideDecline, decideDraft, decideRequest, type TransferFacts } from './request.ts';
import { decideRestoration, decideReturn } from './return.ts';
import { loadAnswer, loadChild, loadSteps, loadTransfer, loadTransfers } from './store.ts';
import { type ChildFacts, decideAdvice, decideTransfer } from './transfer.ts';

interface OfTransfer {
  readonly input: { readonly creditId: string; readonly transferId: string };
}

const transferFacts = async (reader: LedgerReader, { input }: OfTransfer): Promise<TransferFacts> => ({
  credit: await loadCredit(reader, input.creditId),
  version: await loadVersion(reader, input.creditId),
  transfer: await loadTransfer(reader, input.creditId, input.transferId),
  answer: await loadAnswer(reader, input.transferId),
});

/** Whether another transfer of the credit was made before this one. */
const wasTransferred = async (reader: LedgerReader, { input }: OfTransfer): Promise<boolean> => {
  for (const { id } of await loadTransfers(reader, input.creditId)) {
    if (id !== input.transferId && (await loadAnswer(reader, id))?.status === 'transferred') return true;
  }
  return false;
};

const childFacts = async (reader: LedgerReader, childId: string): Promise<ChildFacts> => {
  const child = await loadChild(reader, childId);
  return {
    credit: await loadCredit(reader, childId),
    version: await loadVersion(reader, childId),
    parent: child && (await loadCredit(reader, child.parentId)),
    transfer: child && (await loadTransfer(reader, child.parentId, child.transferId)),
    answer: child && (await loadAnswer(reader, child.transferId)),
    steps: await loadSteps(reader, childId),
  };
};

export const creditTransferHandlers = [
  handle(
    passOnCancellation,
    async (reader, { input }) => ({
      ...(await loadSide(reader, input.creditId, input.childId)),
      cancellations: await cancellationStore.load(reader, input.creditId),
      childCancellations: await cancellationStore.load(reader, input.childId),
    }),
    decideCancellationPassing,
  ),
  ...transferAmendmentHandlers,
  ...transferDocumentHandlers,
  handle(
    requestTransfer,
    async (reader, { input, consortium }) => {
      const { secondBeneficiary, adviser } = input;
      const second = await mayTake(reader, consortium, 'beneficiary', secondBeneficiary);
      const via = adviser === undefined || (await mayTake(reader, consortium, 'advisingBank', adviser));
      return {
        credit: await loadCredit(reader, input.creditId),
        version: await loadVersion(reader, input.creditId),
        taken: await loadTransfer(reader, input.creditId, input.transferId),
        partiesKnown: second && via,
      };
    },
    decideRequest,
  ),
  handle(declineTransfer, transferFacts, decideDecline),
  handle(
    draftTransfer,
    async (reader, request) => ({
      ...(await transferFacts(reader, request)),
      child: await loadCredit(reader, request.input.childId),
    }),
    decideDraft,
  ),
  handle(
    transferCredit,
    async (reader, request) => {
      const proceeds = await loadEntry(reader, request.input.creditId);
      return {
        ...(await transferFacts(reader, request)),
        balance: await loadBalance(reader, request.input.creditId),
        transferredBefore: await wasTransferred(reader, request),
        liens: proceeds === undefined ? [] : await loadLiens(reader, proceeds.id),
      };
    },
    decideTransfer,
  ),
  handle(
    adviseTransfer,
    async (reader, { input }) => ({
      ...(await childFacts(reader, input.creditId)),
      balance: await loadBalance(reader, input.creditId),
    }),
    decideAdvice,
  ),
  handle(returnTransfer, (reader, { input }) => childFacts(reader, input.creditId), decideReturn),
  handle(
    restoreTransfer,
    async (reader, { input, now }) => {
      const facts = await childFacts(reader, input.childId);
      const { credit: child } = facts;
      return {
        ...facts,
        openPresentations: child === undefined ? [] : await loadOpenPresentations(reader, child, now),
        child,
        childVersion: facts.version,
        childBalance: await loadBalance(reader, input.childId),
        parent: await loadCredit(reader, input.creditId),
        balance: await loadBalance(reader, input.creditId),
      };
    },
    decideRestoration,
  ),
];
