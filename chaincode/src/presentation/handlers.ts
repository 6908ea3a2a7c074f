import { loadCalendars } from '../calendar/store.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { loadClaimFacts } from '../credit-proceeds/claim-facts.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadReference } from '../financing/store.ts';
import { loadCreditFacts } from '../letter-of-credit/load.ts';
import { unknownRole } from '../letter-of-credit/party-facts.ts';
import { loadCredit } from '../letter-of-credit/store.ts';
import {
  acceptDraft,
  confirmMaturity,
  honourPresentation,
  incurDeferredPayment,
  negotiatePresentation,
  payAtMaturity,
  reverseDrawing,
} from './drawing-commands.ts';
import type { DrawingFacts } from './drawing.ts';
import {
  determineCompliance,
  recordExamination,
  reportCorruption,
  resumeExamination,
} from './examining-commands.ts';
import {
  type ClockFacts,
  decideCorruption,
  decideDetermination,
  decideExamination,
  decideResumption,
} from './examining.ts';
import { decideForwarding, decideReplacement, decideReturnRequest, decideWithdrawal } from './forwarding.ts';
import { loadFacts, type PresentationFacts } from './facts.ts';
import {
  decideAcceptance,
  decideDeferredPayment,
  decideHonour,
  decideMaturityConfirmation,
} from './honour.ts';
import { decideMaturityPayment } from './maturity-payment.ts';
import { decideNegotiation, type NegotiationFacts } from './negotiation.ts';
import {
  forwardDocuments,
  presentDocuments,
  receiveDocuments,
  replaceRecords,
  requestReturn,
  withdrawPresentation,
} from './presenting-commands.ts';
import { decidePresent } from './presenting.ts';
import { decideReceipt } from './receipt.ts';
import {
  claimRefund,
  confirmCorrection,
  confirmRefund,
  disposeDocuments,
  proposeCorrection,
  refuseDocuments,
} from './refusal-commands.ts';
import {
  decideCorrection,
  decideCorrectionConfirmation,
  decideDisposal,
  decideRefund,
  decideRefundClaim,
  decideRefusal,
} from './refusal.ts';
import { decideReversal } from './reversal.ts';
import { changeStopOrder, declareInstalmentLapsed, recordStopOrder } from './stop-order-commands.ts';
import { decideInstalmentLapse, decideStopOrder, decideStopOrderChange } from './stop-order.ts';
import {
  loadInstalmentLapse,
  loadMarks,
  loadPresentation,
  loadPresentations,
  loadStopOrders,
} from './store.ts';
import { answerWaiver, decideWaiver, requestWaiver } from './waiver-commands.ts';
import { decideWaiverAnswer, decideWaiverDecision, decideWaiverRequest } from './waiver.ts';

interface AboutPresentation {
  readonly input: { readonly creditId: string; readonly presentationId: string };
}

const facts = (reader: LedgerReader, { input }: AboutPresentation): Promise<PresentationFacts> =>
  loadFacts(reader, input.creditId, input.presentationId);

const calendarOf = async (reader: LedgerReader, place: string | undefined): Promise<Calendar | undefined> =>
  place === undefined ? undefined : (await loadCalendars(reader, [place])).get(place);

/** With the calendars of the counters at which documents were received. */
const clockFacts = async (reader: LedgerReader, request: AboutPresentation): Promise<ClockFacts> => {
  const known = await facts(reader, request);
  const places = known.examinations.flatMap(({ receipt }) => (receipt === undefined ? [] : [receipt.place]));
  return { ...known, calendars: await loadCalendars(reader, places) };
};

const drawingFacts = async (reader: LedgerReader, request: AboutPresentation): Promise<DrawingFacts> => ({
  ...(await facts(reader, request)),
  presentations: await loadPresentations(reader, request.input.creditId),
  claims: await loadClaimFacts(reader, request.input.creditId, request.input.presentationId),
});

const negotiationFacts = async (
  reader: LedgerReader,
  request: AboutPresentation,
): Promise<NegotiationFacts> => {
  const known = await drawingFacts(reader, request);
  const parentId = known.credit?.parentId;
  return { ...known, original: parentId === undefined ? known.credit : await loadCredit(reader, parentId) };
};

const paymentFacts = async (
  reader: LedgerReader,
  request: AboutPresentation & {
    readonly input: { readonly referenceToken: string };
    readonly actor: { readonly mspId: string };
  },
): Promise<DrawingFacts> => ({
  ...(await drawingFacts(reader, request)),
  used: await loadReference(reader, request.actor.mspId, request.input.referenceToken),
});

const stopOrderFacts = async (
  reader: LedgerReader,
  { input }: { readonly input: { readonly creditId: string; readonly stopOrderId: string } },
) => ({
  credit: await loadCredit(reader, input.creditId),
  order: (await loadStopOrders(reader, input.creditId)).find(({ id }) => id === input.stopOrderId),
});

export const presentationHandlers = [
  handle(
    presentDocuments,
    async (reader, { input, consortium }) => {
      const creditFacts = await loadCreditFacts(reader, input.creditId);
      const { bank, supersedes } = input;
      const { parties, parentId } = creditFacts.credit ?? {};
      return {
        ...creditFacts,
        parent: parentId === undefined ? undefined : await loadCredit(reader, parentId),
        taken: await loadPresentation(reader, input.creditId, input.presentationId),
        superseded:
          supersedes === undefined ? undefined : await loadPresentation(reader, input.creditId, supersedes),
        bankIsKnown:
          bank === undefined ||
          parties === undefined ||
          (await unknownRole(reader, consortium, { ...parties, [input.to]: bank })) === undefined,
      };
    },
    decidePresent,
  ),
  handle(
    receiveDocuments,
    async (reader, request) => {
      const { place, invoiceTokens, presentationId } = request.input;
      const marked = await Promise.all(
        invoiceTokens.map(async (token) => [token, await loadMarks(reader, token)] as const),
      );
      const isElsewhere = (marks: readonly { readonly presentationId: string }[]): boolean =>
        marks.some((mark) => mark.presentationId !== presentationId);
      return {
        ...(await facts(reader, request)),
        calendar: await calendarOf(reader, place),
        presentedBefore: marked.filter(([, marks]) => isElsewhere(marks)).map(([token]) => token),
      };
    },
    decideReceipt,
  ),
  handle(forwardDocuments, facts, decideForwarding),
  handle(withdrawPresentation, facts, decideWithdrawal),
  handle(requestReturn, facts, decideReturnRequest),
  handle(replaceRecords, facts, decideReplacement),
  handle(recordExamination, facts, decideExamination),
  handle(
    determineCompliance,
    async (reader, request) => ({
      ...(await facts(reader, request)),
      lapse: await loadInstalmentLapse(reader, request.input.creditId),
    }),
    decideDetermination,
  ),
  handle(requestWaiver, facts, decideWaiverRequest),
  handle(answerWaiver, facts, decideWaiverAnswer),
  handle(decideWaiver, facts, decideWaiverDecision),
  handle(refuseDocuments, clockFacts, decideRefusal),
  handle(disposeDocuments, facts, decideDisposal),
  handle(proposeCorrection, facts, decideCorrection),
  handle(confirmCorrection, clockFacts, decideCorrectionConfirmation),
  handle(reportCorruption, clockFacts, decideCorruption),
  handle(resumeExamination, clockFacts, decideResumption),
  handle(claimRefund, facts, decideRefundClaim),
  handle(confirmRefund, facts, decideRefund),
  handle(honourPresentation, paymentFacts, decideHonour),
  handle(incurDeferredPayment, drawingFacts, decideDeferredPayment),
  handle(acceptDraft, drawingFacts, decideAcceptance),
  handle(confirmMaturity, drawingFacts, decideMaturityConfirmation),
  handle(negotiatePresentation, negotiationFacts, decideNegotiation),
  handle(payAtMaturity, paymentFacts, decideMaturityPayment),
  handle(reverseDrawing, drawingFacts, decideReversal),
  handle(recordStopOrder, stopOrderFacts, decideStopOrder),
  handle(changeStopOrder, stopOrderFacts, decideStopOrderChange),
  handle(
    declareInstalmentLapsed,
    async (reader, { input }) => ({
      credit: await loadCredit(reader, input.creditId),
      lapse: await loadInstalmentLapse(reader, input.creditId),
    }),
    decideInstalmentLapse,
  ),
];
