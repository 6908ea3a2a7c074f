import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { decideAdvice } from './advice.ts';
import {
  adviseCredit,
  answerEnquiry,
  declineAdvice,
  enquireAuthenticity,
  nameAdvisingBank,
} from './advice-commands.ts';
import { amendmentHandlers } from './amendment-handlers.ts';
import { decideApplication, decidePreAdvice, decideRejection } from './application.ts';
import { applyForCredit, preAdviseCredit, rejectApplication } from './application-commands.ts';
import { decideConfirmation, decideConfirmationDecline, decideConfirmationDraft } from './confirmation.ts';
import { addConfirmation, declineConfirmation, draftConfirmation } from './confirmation-commands.ts';
import { endingHandlers } from './ending-handlers.ts';
import { decideDecline, decideEnquiry, decideEnquiryAnswer, decideNaming } from './enquiry.ts';
import { decideDraft, decideIssue, type DraftFacts } from './issue.ts';
import { draftCredit, issueCredit } from './issue-commands.ts';
import { joiningHandlers } from './joining-handlers.ts';
import { loadBankActFacts, loadCreditFacts } from './load.ts';
import type { CreditParties } from './parties.ts';
import { mayTake, unknownRole } from './party-facts.ts';
import { adviceStore, confirmationStore, enquiryAnswerStore, loadCredit } from './store.ts';
import type { Consortium } from '../membership/consortium.ts';

const loadDraftFacts = async (
  reader: LedgerReader,
  consortium: Consortium,
  { creditId, parties }: { readonly creditId: string; readonly parties: CreditParties },
): Promise<DraftFacts> => ({
  credit: await loadCredit(reader, creditId),
  unknown: await unknownRole(reader, consortium, parties),
});

const loadAdviceFacts = async (reader: LedgerReader, creditId: string) => ({
  ...(await loadCreditFacts(reader, creditId)),
  advices: await adviceStore.load(reader, creditId),
});

const loadConfirmationFacts = async (reader: LedgerReader, creditId: string, mspId: string) => ({
  ...(await loadBankActFacts(reader, creditId, mspId)),
  confirmations: await confirmationStore.load(reader, creditId),
});

const issueHandlers = [
  handle(
    applyForCredit,
    (reader, { input, consortium }) => loadDraftFacts(reader, consortium, input),
    decideApplication,
  ),
  handle(rejectApplication, (reader, { input }) => loadCredit(reader, input.creditId), decideRejection),
  handle(
    draftCredit,
    (reader, { input, consortium }) => loadDraftFacts(reader, consortium, input),
    decideDraft,
  ),
  handle(
    preAdviseCredit,
    (reader, { input, actor }) => loadBankActFacts(reader, input.creditId, actor.mspId),
    decidePreAdvice,
  ),
  handle(
    issueCredit,
    (reader, { input, actor }) => loadBankActFacts(reader, input.creditId, actor.mspId),
    decideIssue,
  ),
];

const adviceHandlers = [
  handle(adviseCredit, (reader, { input }) => loadAdviceFacts(reader, input.creditId), decideAdvice),
  handle(declineAdvice, (reader, { input }) => loadAdviceFacts(reader, input.creditId), decideDecline),
  handle(enquireAuthenticity, (reader, { input }) => loadAdviceFacts(reader, input.creditId), decideEnquiry),
  handle(
    answerEnquiry,
    async (reader, { input }) => ({
      ...(await loadAdviceFacts(reader, input.creditId)),
      answers: await enquiryAnswerStore.load(reader, input.creditId),
    }),
    decideEnquiryAnswer,
  ),
  handle(
    nameAdvisingBank,
    async (reader, { input, consortium }) => ({
      ...(await loadAdviceFacts(reader, input.creditId)),
      unknown: (await mayTake(reader, consortium, 'advisingBank', input.advisingBank))
        ? undefined
        : ('advisingBank' as const),
    }),
    decideNaming,
  ),
];

const confirmationHandlers = [
  handle(
    draftConfirmation,
    (reader, { input, actor }) => loadConfirmationFacts(reader, input.creditId, actor.mspId),
    decideConfirmationDraft,
  ),
  handle(
    addConfirmation,
    (reader, { input, actor }) => loadConfirmationFacts(reader, input.creditId, actor.mspId),
    decideConfirmation,
  ),
  handle(
    declineConfirmation,
    (reader, { input, actor }) => loadConfirmationFacts(reader, input.creditId, actor.mspId),
    decideConfirmationDecline,
  ),
];

export const letterOfCreditHandlers = [
  ...issueHandlers,
  ...adviceHandlers,
  ...confirmationHandlers,
  ...amendmentHandlers,
  ...endingHandlers,
  ...joiningHandlers,
];
