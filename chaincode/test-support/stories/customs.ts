/** Declarations: lodged, accepted, amended, asked about, financed, withdrawn; and what goes wrong in the feed. */
import { at, balanceOf, day, hour, paymentOf } from '../papers.ts';
import { otherOwnerParty, people } from '../people.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { hashOfOpening } from '../../src/kernel/opening.ts';
import {
  answerTerms,
  assessmentTerms,
  declarationRequest,
  declarationTerms,
  exportDeal,
  feedKey,
  feedSource,
  questionTerms,
  usd,
} from '../customs-papers.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { paidForImport } from './import-payment.ts';
import { accepted, type Cleared, drafted, lodged, Reporter, stepsToRelease } from './customs-parts.ts';

const consented = async (story: Recorder, financier = 'HarbourBankMSP'): Promise<string> => {
  const consentId = story.id('consent');
  await story.say(people.owner, 'GrantConsent', {
    consentId,
    grantee: { mspId: financier },
    purposes: ['export-finance', 'import-payment'],
    disclosure: 'match',
    expiresAt: at(story.now + 30 * day),
  });
  return consentId;
};

const verified = async (story: Recorder, consentId: string, customsNo: string): Promise<void> => {
  const verificationId = story.id('verification');
  const question = story.open(questionTerms(customsNo));
  const asked = { consentId, verificationId };
  const input = { ...asked, customs: 'CustomsMSP', purpose: 'export-finance' };
  await story.say(people.harbourMaker, 'RequestVerification', input, { question });
  const validUntil = at(story.now + 12 * hour);
  const answer = story.open(answerTerms(verificationId, validUntil, customsNo));
  await story.say(
    people.customsService,
    'AnswerVerification',
    { ...asked, validUntil },
    { question, answer },
  );
};

const offered = async (
  story: Recorder,
  { declarationId, declaration, assessment }: Cleared,
  consentId: string,
  assigned: string,
): Promise<string> => {
  const offerId = story.id('offer');
  const request = story.open(declarationRequest(assigned));
  const share = `${BigInt(assigned.replace('.', '')) * 5n * 10n ** 10n}`;
  const input = { declarationId, offerId, financier: 'HarbourBankMSP', consentId, share };
  await story.say(
    people.owner,
    'OfferDeclaration',
    { ...input, expiresAt: at(story.now + 2 * day) },
    { declaration, assessment, request },
  );
  return offerId;
};

/** Reserved for 120 000.00, taken for 110 000.00, and repaid by what came in from abroad. */
const financed = async (story: Recorder, cleared: Cleared, offerId: string): Promise<void> => {
  const { declarationId: assetId } = cleared;
  const lienId = story.id('lien');
  const expiresAt = at(story.now + 48 * hour);
  await story.say(people.harbourMaker, 'ReserveLien', { assetId, lienId, offerId, expiresAt });
  const financingId = story.id('financing');
  const deal = story.open(exportDeal);
  const proposal = { financingId, assetId, lienId, proposalExpiresAt: at(story.now + day) };
  await story.say(people.harbourMaker, 'ProposeFinancing', proposal, { deal });
  const consent = { financingId, bank: 'HarbourBankMSP', dealHash: hashOfOpening(deal) };
  await story.say(people.owner, 'AcceptFinancing', consent);
  const exposure = story.open({
    financingId,
    instrument: 'export-declaration-financing',
    debtorClass: exportDeal.debtorClass,
    principal: exportDeal.principal,
    outstanding: usd('0.00'),
    startDate: exportDeal.startDate,
    dueDate: exportDeal.dueDate,
  });
  await story.say(people.harbourChecker, 'ConfirmFinancing', { financingId }, { deal, exposure });
  const share = '550000000000000000';
  await story.say(people.harbourChecker, 'EncumberLien', { assetId, lienId, financingId, share });
  await story.say(people.harbourChecker, 'AuthorisePayment', { financingId });
  const owed = usd('54100.00');
  const payment = story.open({ ...paymentOf('TT-2026-91177', '54100.00'), amount: owed });
  const balance = story.open({ ...balanceOf(financingId, '54100.00'), outstanding: owed });
  const drawn = story.open({ ...exposure.terms, outstanding: owed });
  const referenceToken = sha256Hex('reference TT-2026-91177');
  const disbursed = { deal, payment, balance, exposure: drawn };
  await story.say(people.harbourMaker, 'ConfirmDisbursement', { financingId, referenceToken }, disbursed);
};

/** Accepted by the feed, cleared, attested, asked about, offered, financed, amended down and up. */
const exported: Chapter = async (story) => {
  const reporter = new Reporter(story);
  await story.say(people.customsAdmin, 'RegisterFeed', { source: feedSource, publicKey: feedKey });
  const one = await lodged(story, declarationTerms);
  const number = '531620260000900001';
  const cleared = await accepted(reporter, one, assessmentTerms(number, '200000.00'));
  const review = { declarationId: cleared.declarationId, step: 'review', assessed: [] };
  await story.say(people.customsOfficer, 'RecordCustomsStep', review);
  await reporter.report(stepsToRelease(cleared.declarationId));
  await reporter.report([{ declarationId: cleared.declarationId, step: 'clear' }]);
  const { declarationId, declaration } = cleared;
  const declarationHash = hashOfOpening(declaration);
  await story.say(people.customsOfficer, 'AttestClearance', { declarationId, declarationHash });
  const consentId = await consented(story);
  await verified(story, consentId, number);
  const unused = await offered(story, cleared, consentId, '10000.00');
  await story.say(people.owner, 'WithdrawDeclarationOffer', { declarationId, offerId: unused });
  await financed(story, cleared, await offered(story, cleared, consentId, '120000.00'));
  await story.say(people.owner, 'RevokeConsent', { consentId });
  const items = [{ ...declarationTerms.items[0], total: usd('90000.00') }];
  const amended = await drafted(story, declarationId, {
    declaration: { ...declarationTerms, items },
    assessment: assessmentTerms(number, '90000.00', '200000.00'),
  });
  const content = { declarationId, step: 'amend', ...amended.hashes };
  const said = { ...content, assessed: [amended.assessed] };
  await story.say(people.customsOfficer, 'RecordCustomsStep', said);
  await story.say(people.customsSecondOfficer, 'RecordCustomsStep', said);
};

/** A broker's declaration is returned, corrected, parked events are caught up with, and it is withdrawn on request. */
const returned: Chapter = async (story) => {
  const consentId = story.id('consent');
  await story.say(people.owner, 'GrantConsent', {
    consentId,
    grantee: otherOwnerParty,
    purposes: ['lodgement'],
    disclosure: 'match',
    expiresAt: at(story.now + 30 * day),
  });
  const reporter = new Reporter(story, 7);
  const terms = { ...declarationTerms, preEntryNo: '531620260000774422', billOfLading: 'COSU6412887341' };
  const broker = { by: people.otherOwner, consentId };
  const first = await lodged(story, terms, broker);
  await reporter.report([{ declarationId: first.declarationId, step: 'return' }]);
  const again = await lodged(story, terms, { ...broker, declarationId: first.declarationId });
  const cleared = await accepted(reporter, again, assessmentTerms('531620260000900002', '200000.00'));
  await story.say(people.owner, 'RequestWithdrawal', { declarationId: cleared.declarationId });
  await story.say(people.customsOfficer, 'RecordCustomsStep', {
    declarationId: cleared.declarationId,
    step: 'withdraw',
    assessed: [],
  });
};

export const customsStory: readonly Chapter[] = [exported, returned, paidForImport];
