import { handle } from '../kernel/command.ts';
import {
  decideCancellation,
  decideCancellationAfterExpiry,
  decideCancellationAnswer,
  decideCancellationProposal,
  decideClosing,
  decideExpiry,
} from './ending.ts';
import {
  answerCancellation,
  cancelCredit,
  cancelExpiredCredit,
  closeCredit,
  expireCredit,
  proposeCancellation,
} from './ending-commands.ts';
import { loadEndingFacts, loadExpiryFacts } from './ending-facts.ts';

export const endingHandlers = [
  handle(
    proposeCancellation,
    (reader, { input, now }) => loadEndingFacts(reader, input.creditId, now),
    decideCancellationProposal,
  ),
  handle(
    answerCancellation,
    (reader, { input, now }) => loadEndingFacts(reader, input.creditId, now),
    decideCancellationAnswer,
  ),
  handle(
    cancelCredit,
    (reader, { input, now }) => loadEndingFacts(reader, input.creditId, now),
    decideCancellation,
  ),
  handle(
    expireCredit,
    (reader, { input }) => loadExpiryFacts(reader, input.creditId, input.place),
    decideExpiry,
  ),
  handle(
    cancelExpiredCredit,
    (reader, { input, now }) => loadEndingFacts(reader, input.creditId, now),
    decideCancellationAfterExpiry,
  ),
  handle(
    closeCredit,
    (reader, { input, now }) => loadEndingFacts(reader, input.creditId, now),
    decideClosing,
  ),
];
