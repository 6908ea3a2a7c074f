/** Receivables: drafted, registered, confirmed by two officers of the buyer; disputed, suspected, rejected. */
import { hashOfOpening } from '../../src/kernel/opening.ts';
import type { DebtAnswerTerms, InvoiceTerms } from '../../src/receivable/terms.ts';
import { people } from '../people.ts';
import { confirmationTerms, disputeTerms, invoiceTerms, seenEvidence } from '../receivable-papers.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { defaulted } from './default.ts';
import { factored } from './factoring.ts';
import { confirmed, drafted, type Registered, registered } from './receivable-parts.ts';

const saidByHash = async (
  story: Recorder,
  one: Registered,
  command: string,
  terms: DebtAnswerTerms,
): Promise<void> => {
  const answer = await drafted(story, one, people.meridianOfficer, terms);
  const said = { receivableId: one.receivableId, answerHash: hashOfOpening(answer) };
  await story.say(people.meridianOfficer, command, said);
};

/** Confirmed, disputed and settled; then the same goods under another number, which look alike and are cleared. */
const alike: Chapter = async (story) => {
  const first = await registered(story);
  await confirmed(story, first);
  await saidByHash(story, first, 'DisputeDebt', disputeTerms);
  await saidByHash(story, first, 'SettleDispute', {
    kind: 'settlement',
    grounds: 'the seller took the bent bundles back',
  });
  const terms = {
    ...invoiceTerms,
    invoiceNumber: 'CF-2026/00922',
    taxInvoice: { code: '4403201130', number: '00922417' },
  };
  const second = await registered(story, { terms, by: people.harbourMaker });
  await confirmed(story, second);
  const answer = await drafted(story, second, people.meridianOfficer, {
    kind: 'clearance',
    finding: 'two deliveries of the same lot size on one day',
  });
  await story.say(people.meridianOfficer, 'ClearInvoiceSuspect', {
    receivableId: second.receivableId,
    suspect: first.receivableId,
    answerHash: hashOfOpening(answer),
  });
};

const amended = (invoiceNumber: string, amount: string): InvoiceTerms => ({
  ...invoiceTerms,
  invoiceNumber,
  amount: { amount, currency: 'CNY' },
  taxInvoice: { number: invoiceNumber.replaceAll(/\D/g, '').padStart(20, '7') },
});

/** One is rejected and taken back; an outsider's is recorded by a bank; another's debtor hears nothing. */
const otherAnswers: Chapter = async (story) => {
  const wrong = await registered(story, { terms: amended('CF-2026/00501', '410000.00') });
  await saidByHash(story, wrong, 'RejectDebt', {
    kind: 'rejection',
    cause: 'amount',
    note: 'ten tonnes, not twelve',
  });
  await story.say(people.owner, 'CancelReceivable', { receivableId: wrong.receivableId });
  const externalId = story.id('externalParty');
  const identityHash = 'ef'.repeat(32);
  await story.say(people.harbourMaker, 'RecordExternalParty', { externalPartyId: externalId, identityHash });
  const outside = await registered(story, {
    terms: amended('CF-2026/00502', '520000.00'),
    debtor: { externalId, recordedBy: 'HarbourBankMSP' },
  });
  const bank = [people.harbourMaker, people.harbourChecker] as const;
  const amount = { amount: '520000.00', currency: 'CNY' };
  await confirmed(story, outside, bank, { ...confirmationTerms, amount, evidence: seenEvidence });
  const silent = await registered(story, {
    terms: amended('CF-2026/00503', '630000.00'),
    debtor: { verifiedBy: 'HarbourBankMSP' },
  });
  const seen = { ...confirmationTerms, waiver: 'none', evidence: seenEvidence } as const;
  await confirmed(story, silent, bank, { ...seen, amount: { amount: '630000.00', currency: 'CNY' } });
};

export const receivableStory: readonly Chapter[] = [alike, otherAnswers, factored, defaulted];
