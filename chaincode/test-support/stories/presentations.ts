/** Chapters about presentations: presented, examined by each bank, refused or honoured. */
import { sha256Hex } from '../../src/kernel/hash.ts';
import { exposureOf } from '../../src/letter-of-credit/amounts.ts';
import { reversedBalance } from '../../src/presentation/amounts.ts';
import { vectorCalendar } from '../calendars.ts';
import { amendmentTerms, creditTerms, domesticTerms, usd } from '../credit-papers.ts';
import { at, cny, day } from '../papers.ts';
import { people } from '../people.ts';
import {
  complying,
  lateShipment,
  presentedOf,
  reasonOf,
  refusalOf,
  startOfPresentations,
  stopOrderTerms,
} from '../presentation-papers.ts';
import type { Chapter } from '../recorder.ts';
import { amend } from './credit-parts.ts';
import {
  determine,
  examined,
  forward,
  honour,
  negotiate,
  openCredit,
  present,
  receive,
} from './presenting.ts';
import { deferredTerms, undertake, type Undertaking } from './undertaking.ts';
import { reimbursement } from './reimbursement.ts';

/** Negotiated by the nominated bank, sent on, honoured by the issuing bank, released to the applicant. */
const complyingDocuments: Chapter = async (story) => {
  const credit = await openCredit(story, creditTerms);
  const handed = await examined(story, credit, 'SOUND', 'nominatedBank', {
    amount: usd('201000.00'),
    found: complying,
  });
  await negotiate(story, credit, handed);
  await forward(story, handed);
  await receive(story, handed, 'issuingBank');
  await determine(story, handed, 'issuingBank', complying);
  await honour(story, credit, handed, 'issuingBank');
  const disposal = story.open({
    doneAt: at(startOfPresentations - 2_109_876),
    note: 'released against payment',
  });
  const input = { ...handed.ids, as: 'issuingBank', step: 'released' };
  await story.say(people.harbourMaker, 'DisposeDocuments', input, {
    presentation: handed.presentation,
    disposal,
  });
};

/** The applicant waives, the bank does not: one notice, corrected by two persons, and the way back. */
const refusedDocuments: Chapter = async (story) => {
  const credit = await openCredit(story, creditTerms);
  const as = 'issuingBank';
  const amount = usd('155000.00');
  const handed = await examined(story, credit, 'LATE', as, { amount, found: lateShipment });
  const { ids, presentation, determination } = handed;
  const waiverRequest = story.open({ ...lateShipment, note: 'please answer by tomorrow' });
  await story.say(people.harbourMaker, 'RequestWaiver', { ...ids, as }, { presentation, waiverRequest });
  const waiver = story.open({
    statement: 'we waive the lateness',
    signedAt: at(startOfPresentations - 1_098_765),
  });
  await story.say(people.owner, 'AnswerWaiver', { ...ids, answer: 'given' }, { waiver });
  const reason = story.open(reasonOf('the applicant has no limit left'));
  await story.say(people.harbourChecker, 'DecideWaiver', { ...ids, as, agreed: false }, { reason });
  const refusal = story.open(refusalOf('LATE'));
  const refused = { ...ids, as, disposal: 'HOLD' };
  await story.say(people.harbourChecker, 'RefuseDocuments', refused, { determination, refusal });
  const correction = story.open({
    at: at(startOfPresentations - 4_400_000),
    reason: 'the clock of the terminal was slow',
    evidence: 'log of the terminal',
  });
  await story.say(people.harbourMaker, 'ProposeCorrection', { ...ids, as, of: 'notice' }, { correction });
  await story.say(people.harbourChecker, 'ConfirmCorrection', { ...ids, as }, { correction });
  await story.say(people.otherOwner, 'RequestReturn', ids, { reason: story.open(reasonOf('another buyer')) });
  const refund = story.open({ amount, reference: 'refund LATE 1', interest: 'at 4.2 % from value date' });
  await story.say(people.harbourChecker, 'ClaimRefund', { ...ids, as }, { refund });
  await story.say(people.harbourMaker, 'ConfirmRefund', { ...ids, as }, { refund });
};

/** Negotiated with recourse, refused by the issuing bank, and paid back. */
const reversedDrawing: Chapter = async (story) => {
  const credit = await openCredit(story, creditTerms);
  const handed = await examined(story, credit, 'RETURNED', 'nominatedBank', {
    amount: usd('166000.00'),
    found: complying,
  });
  await negotiate(story, credit, handed);
  const { balance } = credit;
  const newBalance = story.open(reversedBalance(balance.terms, handed.ids.presentationId));
  const reason = story.open(reasonOf('the issuing bank refused the documents'));
  const input = { ...handed.ids, as: 'nominatedBank' };
  await story.say(people.riverChecker, 'ReverseDrawing', input, { balance, newBalance, reason });
};

/** The beneficiary says nothing of an amendment and presents documents that comply with it. */
const deemedAcceptance: Chapter = async (story) => {
  const credit = await openCredit(story, creditTerms);
  const { number, amendment, newCredit } = await amend(story, credit.issued, 1, amendmentTerms);
  const amount = usd('144000.00');
  const handed = await examined(story, credit, 'SILENT', 'issuingBank', { amount, found: complying });
  const subject = { ...handed.ids, number };
  const { balance } = credit;
  const owed = exposureOf(handed.ids.creditId, 'letter-of-credit', newCredit.terms, balance.terms);
  const newExposure = story.open(owed);
  const amended = { amendment, credit: credit.issued.credit, newCredit, balance, newExposure };
  await story.say(people.harbourChecker, 'DeemAmendmentAccepted', subject, amended);
};

/** Damaged records are sent again; then the presenter thinks better of it. */
const electronicRecords: Chapter = async (story) => {
  const credit = await openCredit(story, creditTerms);
  const as = 'issuingBank';
  const handed = await present(story, credit, 'RECORDS', as, usd('177000.00'));
  await receive(story, handed, as, 'electronic');
  const { ids } = handed;
  const corruption = story.open({ documents: ['invoice-records'], finding: 'the second page is unreadable' });
  await story.say(people.harbourMaker, 'ReportCorruption', { ...ids, as }, { corruption });
  const again = story.open(presentedOf(creditTerms.creditNumber, 'RECORDS-AGAIN', usd('177000.00')));
  await story.say(people.otherOwner, 'ReplaceRecords', ids, { presentation: again });
  const received = story.open(reasonOf('the records arrived again'));
  await story.say(people.harbourMaker, 'ResumeExamination', { ...ids, as }, { reason: received });
  const reason = story.open(reasonOf('the goods were sold elsewhere'));
  await story.say(people.otherOwner, 'WithdrawPresentation', ids, { reason });
};

const undertakings: readonly Undertaking[] = [
  ['IncurDeferredPayment', 'deferred-payment', deferredTerms, usd('188000.00')],
  ['AcceptDraft', 'acceptance', { ...deferredTerms, creditNumber: 'HBK26LC000149' }, usd('199000.00')],
  ['ConfirmMaturity', 'maturity-confirmation', domesticTerms, cny('2670000.00')],
];

const maturities: Chapter = async (story) => {
  for (const undertaken of undertakings) {
    const { handed, undertaking } = await undertake(story, undertaken);
    const [, , , amount] = undertaken;
    const reference = `LC-MAT-${handed.lot}`;
    const payment = story.open({ reference, amount, paidOn: '2026-08-19' });
    const input = { ...handed.ids, as: 'issuingBank', referenceToken: sha256Hex(`key ${reference}`) };
    await story.say(people.harbourChecker, 'PayAtMaturity', input, { undertaking, payment });
  }
};

/** Orders of a court, and an instalment that was missed. */
const obstacles: Chapter = async (story) => {
  const { issued } = await openCredit(story, creditTerms);
  const order = { creditId: issued.creditId, stopOrderId: story.id('stopOrder') };
  const stopOrder = story.open(stopOrderTerms);
  const served = { ...order, kind: 'interim', covers: 'whole' };
  await story.say(people.harbourMaker, 'RecordStopOrder', served, { stopOrder });
  const lifted = story.open({ ...stopOrderTerms, caseNumber: '(2026) 72 Civil 0816' });
  await story.say(
    people.harbourChecker,
    'ChangeStopOrder',
    { ...order, kind: 'lifted' },
    { stopOrder: lifted },
  );
  const reason = story.open(reasonOf('the second instalment was not shipped'));
  const lapse = { creditId: issued.creditId, from: 2 };
  await story.say(people.harbourChecker, 'DeclareInstalmentLapsed', lapse, { reason });
};

/** The banking days of the counters at which these documents are handed in. */
const calendars: Chapter = async (story) => {
  story.now = startOfPresentations;
  const changeId = story.id('change');
  const change = { type: 'set-calendars', calendars: [{ ...vectorCalendar, place: 'CNSHA', version: 1 }] };
  const proposal = { changeId, change, expiresAt: at(story.now + day) };
  await story.say(people.registrar, 'ProposeChange', proposal);
  await story.say(people.customsAdmin, 'AcceptChange', { changeId });
};

export const presentationStory: readonly Chapter[] = [
  calendars,
  complyingDocuments,
  refusedDocuments,
  reversedDrawing,
  deemedAcceptance,
  electronicRecords,
  maturities,
  obstacles,
  reimbursement,
];
