/** Steps that the stories about receivables share. */
import type { Creator } from '../../src/kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import type { DebtAnswerTerms, InvoiceTerms } from '../../src/receivable/terms.ts';
import { at, day } from '../papers.ts';
import { meridianParty, ownerParty, people } from '../people.ts';
import { confirmationTerms, invoiceTerms, invoiceTokens } from '../receivable-papers.ts';
import type { Recorder } from '../recorder.ts';

export interface Registered {
  readonly receivableId: string;
  readonly invoice: Opening<InvoiceTerms>;
}

/** Drafted by the seller or its bank, registered, and shown to the one who answers. */
export const registered = async (
  story: Recorder,
  { terms = invoiceTerms, debtor = meridianParty, by = people.owner }: Partial<Registering> = {},
): Promise<Registered> => {
  const receivableId = story.id('receivable');
  const invoice = story.open(terms);
  const seller = ownerParty;
  await story.say(by, 'DraftReceivable', { receivableId, seller }, { invoice });
  await story.say(by, 'RegisterReceivable', {
    receivableId,
    claimId: story.id('claim'),
    seller,
    debtor,
    invoiceHash: hashOfOpening(invoice),
    tokens: invoiceTokens(terms),
    proposalExpiresAt: at(story.now + 14 * day),
  });
  await story.say(by, 'RequestConfirmation', { receivableId }, { invoice });
  return { receivableId, invoice };
};

interface Registering {
  readonly terms: InvoiceTerms;
  readonly debtor: object;
  readonly by: Creator;
}

/** What the debtor says, laid down in private; its hash. */
export const drafted = async (
  story: Recorder,
  { receivableId, invoice }: Registered,
  by: Creator,
  terms: DebtAnswerTerms,
): Promise<Opening<DebtAnswerTerms>> => {
  const answer = story.open(terms);
  await story.say(by, 'DraftDebtAnswer', { receivableId }, { invoice, answer });
  return answer;
};

/** Confirmed by two persons. */
export const confirmed = async (
  story: Recorder,
  one: Registered,
  [first, second]: readonly [Creator, Creator] = [people.meridianOfficer, people.meridianSecondOfficer],
  terms: DebtAnswerTerms = confirmationTerms,
): Promise<Opening<DebtAnswerTerms>> => {
  const answer = await drafted(story, one, first, terms);
  const said = { receivableId: one.receivableId, answerHash: hashOfOpening(answer) };
  await story.say(first, 'ConfirmDebt', said);
  await story.say(second, 'ConfirmDebt', said);
  return answer;
};
