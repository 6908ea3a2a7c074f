/** Credits of both profiles, between two member banks and with one alone. */
import { exposureOf } from '../../src/letter-of-credit/amounts.ts';
import { openingBalance } from '../../src/letter-of-credit/amounts.ts';
import { applyAmendment } from '../../src/letter-of-credit/apply-amendment.ts';
import { preAdviceOf } from '../../src/letter-of-credit/pre-advice.ts';
import { hashOfOpening } from '../../src/kernel/opening.ts';
import { approvalsOf, bankPolicy } from '../approvers.ts';
import {
  amendmentTerms,
  applicationOf,
  creditTerms,
  domesticTerms,
  reasonOf,
  swiftEvidence,
} from '../credit-papers.ts';
import { at, day } from '../papers.ts';
import { people } from '../people.ts';
import type { Chapter } from '../recorder.ts';
import { firstCalendar } from '../refusals/calendars.ts';
import {
  adviseOf,
  amend,
  draftOf,
  endingOf,
  issueOf,
  outsiderOf,
  report,
  twoBanks,
  withoutConfirmer,
} from './credit-parts.ts';

/** Each story has a calendar of its own. */
const place = `${firstCalendar.place}-CREDIT`;

/** Harbour Bank lets its service issue; another administrator agrees. Banks' calendars are entered. */
const prepare: Chapter = async (story) => {
  await story.say(people.harbourAdmin, 'ProposeBankPolicy', { policy: bankPolicy });
  await story.say(people.harbourSecondAdmin, 'AcceptBankPolicy', { version: 1 });
  const reference = story.open({ reference: 'LIMIT 2026/0311 OF COPPERFIELD', system: 'LIMITS' });
  const referenceId = story.id('bankReference');
  await story.say(people.harbourMaker, 'KeepBankReference', { referenceId, kind: 'limit' }, { reference });
  const changeId = story.id('change');
  const change = { type: 'set-calendars', calendars: [{ ...firstCalendar, place }] };
  const expiresAt = at(story.now + day);
  await story.say(people.registrar, 'ProposeChange', { changeId, change, expiresAt });
  await story.say(people.customsAdmin, 'AcceptChange', { changeId });
};

/** From the application over amendments, one accepted and one rejected, to a cancellation with all consents. */
const crossBorder: Chapter = async (story) => {
  const creditId = story.id('credit');
  const applied = { creditId, profile: 'UCP600', parties: twoBanks };
  await story.say(people.owner, 'ApplyForCredit', applied, {
    application: story.open(applicationOf(creditTerms)),
  });
  const told = await draftOf(story, twoBanks, creditTerms, creditId);
  const { credit, balance, exposure } = told;
  const preAdvice = story.open(preAdviceOf(creditTerms));
  await story.say(people.harbourChecker, 'PreAdviseCredit', { creditId }, { credit, preAdvice });
  const issued = { credit, balance, exposure, preAdvice };
  await story.say(people.harbourChecker, 'IssueCredit', { creditId }, issued);
  const enquiry = { reason: story.open(reasonOf('TEST KEY OF YOUR MESSAGE DOES NOT AGREE')) };
  await story.say(people.riverMaker, 'EnquireAuthenticity', { creditId }, enquiry);
  const answer = story.open(reasonOf('WE CONFIRM THAT THE MESSAGE IS OURS'));
  await story.say(people.harbourMaker, 'AnswerEnquiry', { creditId }, { answer });
  await story.say(people.riverChecker, 'AdviseCredit', { creditId }, { credit, balance });
  await story.say(people.riverMaker, 'DraftConfirmation', { creditId });
  const confirmed = story.open(exposureOf(creditId, 'confirmation', creditTerms, balance.terms));
  await story.say(
    people.riverChecker,
    'AddConfirmation',
    { creditId },
    { credit, balance, exposure: confirmed },
  );
  const requestId = story.id('amendmentRequest');
  const amendment = story.open(amendmentTerms);
  await story.say(people.owner, 'RequestAmendment', { creditId, requestId }, { amendment });
  const first = await amend(story, told, 1, amendmentTerms, { requestId });
  const subject = { creditId, number: 1 };
  const extension = { ...subject, extended: true };
  await story.say(people.riverChecker, 'ExtendConfirmation', extension, { amendment: first.amendment });
  const { newCredit } = first;
  const owed = exposureOf(creditId, 'letter-of-credit', newCredit.terms, balance.terms);
  const newExposure = story.open(owed);
  const accepted = { amendment: first.amendment, credit, newCredit, balance, newExposure };
  await story.say(people.otherOwner, 'AcceptAmendment', subject, accepted);
  const amended = await report(story, first, newCredit);
  const second = await amend(story, amended, 2, {
    date: '2026-03-06',
    additionalConditions: [{ code: 'add', text: 'A FEE OF USD 80 IS DEDUCTED' }],
  });
  await story.say(people.otherOwner, 'RejectAmendment', { creditId, number: 2, acceptedInPart: true });
  const unchanged = await report(story, second, amended.credit);
  await story.say(people.harbourChecker, 'ProposeCancellation', { creditId });
  await story.say(people.otherOwner, 'AnswerCancellation', { creditId, consents: true });
  await story.say(people.riverChecker, 'AnswerCancellation', { creditId, consents: true });
  await story.say(people.harbourChecker, 'CancelCredit', { creditId }, endingOf(story, unchanged));
  await story.say(people.harbourChecker, 'CloseCredit', { creditId }, endingOf(story, unchanged));
};

/** An application that the bank declines; a credit that its service issues and whose adviser declines everything. */
const declined: Chapter = async (story) => {
  const creditId = story.id('credit');
  const applied = { creditId, profile: 'UCP600', parties: twoBanks };
  await story.say(people.owner, 'ApplyForCredit', applied, {
    application: story.open(applicationOf(creditTerms)),
  });
  const reason = story.open(reasonOf('THE LINE OF THE APPLICANT IS EXHAUSTED'));
  await story.say(people.harbourChecker, 'RejectApplication', { creditId }, { reason });
  const { creditId: id, ...sections } = await draftOf(story, twoBanks, creditTerms);
  const act = { command: 'IssueCredit', recordId: id, termsHash: hashOfOpening(sections.credit) };
  await story.say(
    people.harbourService,
    'IssueCredit',
    { creditId: id, approvals: approvalsOf(act) },
    sections,
  );
  const none = story.open(reasonOf('WE HAVE NO LINE FOR YOUR COUNTRY'));
  await story.say(people.riverChecker, 'DeclineConfirmation', { creditId: id }, { reason: none });
  const unwilling = story.open(reasonOf('WE ELECT NOT TO ADVISE'));
  await story.say(people.riverChecker, 'DeclineAdvice', { creditId: id }, { reason: unwilling });
  const advisingBank = await outsiderOf(story, people.harbourMaker, 'a bank of the beneficiary');
  const { credit, balance } = sections;
  await story.say(
    people.harbourChecker,
    'NameAdvisingBank',
    { creditId: id, advisingBank },
    { credit, balance },
  );
  const evidence = story.open(swiftEvidence('MT730 OF 3 MARCH'));
  await story.say(people.harbourMaker, 'AdviseCredit', { creditId: id }, { credit, balance, evidence });
};

/** A domestic credit that nobody draws under: it expires, and a month later it is cancelled. */
const domestic: Chapter = async (story) => {
  const told = await issueOf(story, withoutConfirmer(twoBanks), domesticTerms);
  const { creditId, credit, balance } = told;
  await story.say(people.riverChecker, 'AdviseCredit', { creditId }, { credit, balance });
  const began = story.now;
  story.now = Date.parse('2026-07-02T02:00:00Z');
  await story.say(people.harbourChecker, 'ExpireCredit', { creditId, place }, { credit });
  story.now = Date.parse('2026-08-03T02:00:00Z');
  await story.say(people.harbourChecker, 'CancelExpiredCredit', { creditId }, endingOf(story, told));
  story.now = began;
};

/** River Bank alone received the credit of an outside issuer, which joins later. */
const received: Chapter = async (story) => {
  const issuingBank = await outsiderOf(story, people.riverMaker, 'an overseas issuing bank');
  const parties = withoutConfirmer({ ...twoBanks, issuingBank });
  const creditId = story.id('credit');
  const credit = story.open(creditTerms);
  const balance = story.open(openingBalance(creditId, creditTerms));
  const evidence = story.open(swiftEvidence('MT700 OF 1 MARCH'));
  const recorded = { creditId, profile: 'UCP600', parties };
  await story.say(people.riverMaker, 'RecordCredit', recorded, { credit, balance, evidence });
  await story.say(people.riverChecker, 'AdviseCredit', { creditId }, { credit, balance });
  const amendment = story.open(amendmentTerms);
  const message = story.open(swiftEvidence('MT707 OF 4 MARCH'));
  await story.say(
    people.riverMaker,
    'RecordAmendment',
    { creditId },
    { amendment, credit, balance, evidence: message },
  );
  await story.say(people.riverChecker, 'AdviseAmendment', { creditId, number: 1 }, { amendment });
  const amended = applyAmendment(creditTerms, amendmentTerms);
  if ('refused' in amended) throw new Error(amended.refused);
  const newCredit = story.open(amended);
  await story.say(
    people.otherOwner,
    'AcceptAmendment',
    { creditId, number: 1 },
    { amendment, credit, newCredit, balance },
  );
  const role = { creditId, role: 'issuingBank' };
  const to = { mspId: 'HarbourBankMSP' };
  await story.say(people.riverChecker, 'HandOverRole', { ...role, to }, { credit: newCredit, balance });
  await story.say(people.harbourChecker, 'TakeRole', role, { credit: newCredit });
};

const plainAdvice: Chapter = async (story) => {
  await adviseOf(story, twoBanks, creditTerms);
};

export const creditStory: readonly Chapter[] = [
  prepare,
  plainAdvice,
  crossBorder,
  declined,
  received,
  domestic,
];
