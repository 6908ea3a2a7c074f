import { handle } from '../kernel/command.ts';
import {
  decideAmendmentDraft,
  decideAmendmentIssue,
  decideAmendmentRecord,
  decideAmendmentRequest,
} from './amendment.ts';
import {
  decideAmendmentAcceptance,
  decideAmendmentAdvice,
  decideAmendmentRejection,
  decideExtension,
  decideReport,
} from './amendment-answer.ts';
import {
  acceptAmendment,
  adviseAmendment,
  extendConfirmation,
  rejectAmendment,
  reportAmendmentAnswer,
} from './amendment-answer-commands.ts';
import { draftAmendment, issueAmendment, recordAmendment, requestAmendment } from './amendment-commands.ts';
import { type AmendmentFacts, loadAmendmentFacts } from './amendment-facts.ts';
import { decideDeemedAcceptance, loadDeemingFacts } from './deemed-acceptance.ts';
import { deemAmendmentAccepted } from './deemed-acceptance-commands.ts';
import type { Actor } from '../kernel/actor.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadCreditFacts } from './load.ts';
import { loadAmendmentRequest } from './store.ts';

interface Numbered {
  readonly input: { readonly creditId: string; readonly number: number };
  readonly actor: Actor;
}

const ofNumber = (reader: LedgerReader, { input, actor }: Numbered): Promise<AmendmentFacts> =>
  loadAmendmentFacts(reader, input.creditId, actor.mspId, input.number);

export const amendmentHandlers = [
  handle(
    requestAmendment,
    async (reader, { input }) => ({
      ...(await loadCreditFacts(reader, input.creditId)),
      taken: await loadAmendmentRequest(reader, input.creditId, input.requestId),
    }),
    decideAmendmentRequest,
  ),
  handle(
    draftAmendment,
    (reader, { input, actor }) => loadAmendmentFacts(reader, input.creditId, actor.mspId),
    decideAmendmentDraft,
  ),
  handle(issueAmendment, ofNumber, decideAmendmentIssue),
  handle(
    recordAmendment,
    (reader, { input, actor }) => loadAmendmentFacts(reader, input.creditId, actor.mspId),
    decideAmendmentRecord,
  ),
  handle(adviseAmendment, ofNumber, decideAmendmentAdvice),
  handle(extendConfirmation, ofNumber, decideExtension),
  handle(acceptAmendment, ofNumber, decideAmendmentAcceptance),
  handle(rejectAmendment, ofNumber, decideAmendmentRejection),
  handle(
    deemAmendmentAccepted,
    (reader, { input, actor }) => loadDeemingFacts(reader, input, actor.mspId),
    decideDeemedAcceptance,
  ),
  handle(reportAmendmentAnswer, ofNumber, decideReport),
];
