import { loadAsset, loadBook } from '../asset/load.ts';
import { loadHold } from '../asset/store.ts';
import { loadClaim } from '../claim/store.ts';
import { hitsOf } from '../fingerprint/machine.ts';
import { type InvoiceTokens, isExact } from '../fingerprint/records.ts';
import { loadRegistrations, type Registration } from '../fingerprint/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLegacyMarks } from '../legacy-financing/marks.ts';
import { loadLiensToCome } from '../refinancing/coming.ts';
import { firmIsActive } from '../membership/store.ts';
import {
  clearInvoiceSuspect,
  confirmDebt,
  disputeDebt,
  draftDebtAnswer,
  rejectDebt,
  settleDispute,
} from './answer-commands.ts';
import { decideAnswerDraft, decideConfirmation, decideRejection } from './answer.ts';
import { creditNoteHandlers } from './credit-note-handlers.ts';
import { decideClearance, decideDispute, decideSettlement } from './dispute.ts';
import { debtorIsKnown } from './known-debtor.ts';
import { decideDebtorNotice } from './notice.ts';
import { notifyDebtor } from './notice-commands.ts';
import { quoteHandlers } from './quote-handlers.ts';
import {
  cancelReceivable,
  draftReceivable,
  registerReceivable,
  requestConfirmation,
} from './registration-commands.ts';
import { decideCancellation, decideDraft, decideRegistration, decideRequest } from './registration.ts';
import { answerOf, loadNotices, loadReceivable } from './store.ts';
import { taxLookHandlers } from './tax-look-handlers.ts';

interface OfReceivable {
  readonly input: { readonly receivableId: string };
}

const receivableOf = (reader: LedgerReader, { input }: OfReceivable) =>
  loadReceivable(reader, input.receivableId);

const answerFacts = async (reader: LedgerReader, request: OfReceivable) => {
  const receivable = await receivableOf(reader, request);
  return {
    receivable,
    answer: await answerOf(reader, receivable),
    registrations: await loadRegistrations(reader, receivable?.tokens ?? []),
    legacy: await loadLegacyMarks(reader, receivable?.tokens ?? []),
  };
};

const disputeFacts = async (
  reader: LedgerReader,
  { input, actor }: OfReceivable & { readonly actor: { readonly mspId: string } },
) => ({
  receivable: await loadReceivable(reader, input.receivableId),
  notices: await loadNotices(reader, input.receivableId),
  hold: await loadHold(reader, input.receivableId, actor.mspId),
});

/** What is registered under the exact tokens; the particulars (F2) matter only where one of them is met. */
const sameInvoice = async (
  reader: LedgerReader,
  id: string,
  tokens: InvoiceTokens,
): Promise<Registration[]> => {
  const exact = await loadRegistrations(reader, tokens.filter(isExact));
  if (hitsOf(exact, id, 'exact', ['live']).length === 0) return exact;
  const particulars = tokens.filter(({ subset }) => subset === 'F2');
  return [...exact, ...(await loadRegistrations(reader, particulars))];
};

export const receivableHandlers = [
  handle(
    draftReceivable,
    async (reader, { input, consortium }) => ({
      sellerIsActive: await firmIsActive(reader, consortium, input.seller),
    }),
    decideDraft,
  ),
  handle(
    registerReceivable,
    async (reader, { input, consortium }) => ({
      sellerIsActive: await firmIsActive(reader, consortium, input.seller),
      debtorIsKnown: await debtorIsKnown(reader, consortium, input.debtor),
      taken: await loadReceivable(reader, input.receivableId),
      claimTaken: await loadClaim(reader, input.claimId),
      registrations: await sameInvoice(reader, input.receivableId, input.tokens),
    }),
    decideRegistration,
  ),
  handle(requestConfirmation, receivableOf, decideRequest),
  handle(
    cancelReceivable,
    async (reader, request) => {
      const asset = await loadAsset(reader, request.input.receivableId);
      return { ...(await answerFacts(reader, request)), book: await loadBook(reader, asset) };
    },
    decideCancellation,
  ),
  handle(
    draftDebtAnswer,
    async (reader, request) => ({
      receivable: await receivableOf(reader, request),
      notices: await loadNotices(reader, request.input.receivableId),
    }),
    decideAnswerDraft,
  ),
  handle(confirmDebt, answerFacts, decideConfirmation),
  handle(rejectDebt, answerFacts, decideRejection),
  handle(disputeDebt, disputeFacts, decideDispute),
  handle(settleDispute, disputeFacts, decideSettlement),
  handle(
    clearInvoiceSuspect,
    async (reader, request) => {
      const receivable = await receivableOf(reader, request);
      return {
        receivable,
        answer: await answerOf(reader, receivable),
        suspect: await loadReceivable(reader, request.input.suspect),
      };
    },
    decideClearance,
  ),
  ...quoteHandlers,
  ...creditNoteHandlers,
  ...taxLookHandlers,
  handle(
    notifyDebtor,
    async (reader, { input, consortium }) => {
      const receivable = await loadReceivable(reader, input.receivableId);
      const named = input.debtor ?? receivable?.debtor;
      return {
        receivable,
        liens: await loadLiensToCome(reader, input.receivableId),
        notices: await loadNotices(reader, input.receivableId),
        debtorIsKnown: named !== undefined && (await debtorIsKnown(reader, consortium, named)),
      };
    },
    decideDebtorNotice,
  ),
];
