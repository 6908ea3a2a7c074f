import { loadCalendars } from '../calendar/store.ts';
import { loadReference } from '../financing/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadCredit } from '../letter-of-credit/store.ts';
import { loadStopOrders } from '../presentation/store.ts';
import {
  amendReimbursement,
  authoriseReimbursement,
  claimReimbursement,
  payReimbursement,
  rejectReimbursement,
  undertakeReimbursement,
} from './commands.ts';
import {
  decideAmendment,
  decideAuthorisation,
  decideClaim,
  decidePayment,
  decideRejection,
  decideUndertaking,
  type ReimbursementFacts,
} from './decisions.ts';
import { loadAccount, loadAnswer, loadClaim, loadReimbursement } from './store.ts';

interface AboutAuthorisation {
  readonly input: { readonly creditId: string; readonly reimbursementId: string };
}
interface AboutClaim {
  readonly input: AboutAuthorisation['input'] & { readonly claimId: string };
}

const facts = async (reader: LedgerReader, { input }: AboutAuthorisation): Promise<ReimbursementFacts> => ({
  credit: await loadCredit(reader, input.creditId),
  reimbursement: await loadReimbursement(reader, input.creditId, input.reimbursementId),
  account: await loadAccount(reader, input.reimbursementId),
});

const claimFacts = async (reader: LedgerReader, request: AboutClaim): Promise<ReimbursementFacts> => ({
  ...(await facts(reader, request)),
  claim: await loadClaim(reader, request.input.reimbursementId, request.input.claimId),
  answer: await loadAnswer(reader, request.input.claimId),
});

export const reimbursementHandlers = [
  handle(authoriseReimbursement, facts, decideAuthorisation),
  handle(amendReimbursement, facts, decideAmendment),
  handle(undertakeReimbursement, facts, decideUndertaking),
  handle(
    claimReimbursement,
    async (reader, request) => ({
      ...(await claimFacts(reader, request)),
      calendar: (await loadCalendars(reader, [request.input.place])).get(request.input.place),
    }),
    decideClaim,
  ),
  handle(
    payReimbursement,
    async (reader, request) => ({
      ...(await claimFacts(reader, request)),
      used: await loadReference(reader, request.actor.mspId, request.input.referenceToken),
      stopOrders: await loadStopOrders(reader, request.input.creditId),
    }),
    decidePayment,
  ),
  handle(rejectReimbursement, claimFacts, decideRejection),
];
