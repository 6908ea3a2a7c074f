/** Documents of a second beneficiary: substituted, corrected, presented under the original, paid and passed on. */
import { assembledDocuments } from '../../src/credit-transfer/assembled.ts';
import { withPassedOn } from '../../src/credit-transfer/balance.ts';
import type { SubstitutionTerms } from '../../src/credit-transfer/terms.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import type { Opening } from '../../src/kernel/opening.ts';
import { drawnBalance } from '../../src/presentation/amounts.ts';
import { usd } from '../credit-papers.ts';
import { people } from '../people.ts';
import {
  complying,
  type Presented,
  presentedOf,
  receiptOf,
  startOfPresentations,
  undertakingOf,
} from '../presentation-papers.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import {
  passedOnMaturity,
  passedOnPayment,
  substitutionDefect as defect,
  substitutionDemand as firstDemand,
  substitutionOf,
} from '../transfer-papers.ts';
import {
  determine,
  drawing,
  type Handed,
  honour,
  type Money,
  type OpenCredit,
  receive,
} from './presenting.ts';
import { cancelledWithTransfer } from './transfer-cancellation.ts';
import { type Child, domestic, transferred } from './transferring.ts';

interface Received {
  readonly ids: { readonly creditId: string; readonly childId: string; readonly receivedId: string };
  readonly received: Opening<Presented>;
}

/** Handed in at the counter of the transferring bank, under the transferred credit. */
const receivedFrom = async (story: Recorder, told: Child, lot: string, amount: Money): Promise<Received> => {
  const { childId, transferredCredit, transferredBalance } = told;
  story.now = startOfPresentations;
  const receivedId = story.id('presentation');
  const under = { creditId: childId, presentationId: receivedId };
  const received = story.open(presentedOf(transferredCredit.terms.creditNumber, lot, amount));
  const sections = { presentation: received, credit: transferredCredit, balance: transferredBalance };
  await story.say(people.thirdOwner, 'PresentDocuments', { ...under, to: 'transferringBank' }, sections);
  const receipt = story.open(receiptOf(lot));
  const counter = { place: 'CNSHA', medium: 'paper', invoiceTokens: [sha256Hex(`token ${lot}`)] };
  const input = { ...under, as: 'transferringBank', ...counter };
  await story.say(people.riverMaker, 'ReceiveDocuments', input, { presentation: received, receipt });
  return { ids: { creditId: told.issued.creditId, childId, receivedId }, received };
};

/** On first demand, and once more after the bank found something wrong. */
const substituted = async (
  story: Recorder,
  { ids }: Received,
  { issued: { credit } }: Child,
): Promise<Opening<SubstitutionTerms>> => {
  const substitutionDemand = story.open(firstDemand);
  const place = { ...ids, place: 'CNSHA' };
  await story.say(people.riverMaker, 'DemandSubstitution', place, { substitutionDemand });
  const known = { substitutionDemand, credit };
  const first = story.open(substitutionOf('EHT-OWN-1', 6_500_009));
  await story.say(people.otherOwner, 'SubstituteInvoice', ids, { ...known, substitution: first });
  const substitutionDefect = story.open(defect);
  await story.say(people.riverMaker, 'ReportSubstitutionDefect', ids, { substitutionDefect });
  const substitution = story.open(substitutionOf('EHT-OWN-2', 5_500_021));
  await story.say(people.otherOwner, 'SubstituteInvoice', ids, { ...known, substitution });
  return substitution;
};

/** Put together by the transferring bank, and presented to the issuing bank. */
const onward = async (
  story: Recorder,
  { ids, received }: Received,
  told: Child,
  substitution?: Opening<SubstitutionTerms>,
): Promise<{ readonly atIssuer: Handed; readonly credit: OpenCredit }> => {
  const presentationId = story.id('presentation');
  const presentation = story.open(assembledDocuments(received.terms, substitution?.terms));
  const passed = {
    presentationId,
    creditId: told.childId,
    amount: received.terms.amountClaimed,
    substituted: substitution !== undefined,
  };
  const balance = told.newBalance;
  const newBalance = story.open(withPassedOn(balance.terms, passed));
  const { creditId, credit } = told.issued;
  const parts = { received, credit, balance, newBalance, presentation };
  const own = substitution === undefined ? {} : { substitution };
  await story.say(people.riverMaker, 'AssembleDocuments', { ...ids, presentationId }, { ...parts, ...own });
  const dispatch = { creditId, presentationId, to: 'issuingBank' };
  const sent = { assembled: presentation, credit, balance: newBalance };
  await story.say(people.riverMaker, 'PresentTransferredDocuments', dispatch, sent);
  const lot = `issuer ${presentation.terms.documents[0]?.number ?? ''}`;
  const atIssuer = { ids: { creditId, presentationId }, lot, presentation };
  await receive(story, atIssuer, 'issuingBank');
  await determine(story, atIssuer, 'issuingBank', complying);
  return { atIssuer, credit: { issued: told.issued, terms: credit.terms, balance: newBalance } };
};

const passOn = async (
  story: Recorder,
  command: 'PassOnPayment' | 'PassOnMaturity',
  { ids, received }: Received,
  { transferredCredit, transferredBalance }: Child,
  terms: typeof passedOnPayment | typeof passedOnMaturity,
): Promise<void> => {
  const paid = drawnBalance(transferredBalance.terms, received.terms, terms.amount, ids.receivedId);
  await story.say(
    people.riverChecker,
    command,
    { ...ids, place: 'CNSHA' },
    {
      received,
      transferredCredit,
      transferredBalance,
      newTransferredBalance: story.open(paid),
      passedOn: story.open(terms),
    },
  );
};

const substitutedAndPaid: Chapter = async (story) => {
  const told = await transferred(story);
  const handed = await receivedFrom(story, told, 'TR1', usd('200000.00'));
  const substitution = await substituted(story, handed, told);
  const { atIssuer, credit } = await onward(story, handed, told, substitution);
  await honour(story, credit, atIssuer, 'issuingBank');
  await passOn(story, 'PassOnPayment', handed, told, passedOnPayment);
};

/** Domestic credits: nothing is substituted, and the maturity is confirmed. */
const asReceivedAndConfirmed: Chapter = async (story) => {
  const told = await transferred(story, domestic);
  const amount = { amount: '1880000.00', currency: 'CNY' };
  const handed = await receivedFrom(story, told, 'TR2', amount);
  const demand = { ...firstDemand, reference: 'RB-DEM-55031', claimed: amount };
  const substitutionDemand = story.open(demand);
  const place = { ...handed.ids, place: 'CNSHA' };
  await story.say(people.riverMaker, 'DemandSubstitution', place, { substitutionDemand });
  const { atIssuer, credit } = await onward(story, handed, told);
  const undertaking = story.open(undertakingOf('TR2', amount));
  const sections = drawing(story, credit, atIssuer, 'maturity-confirmation', undertaking.terms.payableOn);
  const input = { ...atIssuer.ids, as: 'issuingBank' };
  await story.say(people.harbourChecker, 'ConfirmMaturity', input, { ...sections, undertaking });
  await passOn(story, 'PassOnMaturity', handed, told, { ...passedOnMaturity, amount });
};

export const transferDocumentsStory: readonly Chapter[] = [
  substitutedAndPaid,
  asReceivedAndConfirmed,
  cancelledWithTransfer,
];
