/** A claim on Harbour Bank is sold to River Bank: settled and bought back; another sale fails. */
import type { ProceedsTerms } from '../../src/credit-proceeds/terms.ts';
import { proceedsOfClaim } from '../../src/credit-proceeds/derive.ts';
import { exposureOf, tradeOf } from '../../src/forfaiting/trade.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import { withAnyOther } from '../../src/kernel/key-policy.ts';
import { creditTerms } from '../credit-papers.ts';
import { endorsing } from '../endorsement.ts';
import {
  documentSet,
  enquiryTerms,
  quoteTerms,
  repurchaseTerms,
  transferAcknowledgement,
  transferNoticeOf,
  undertakingTerms,
} from '../forfaiting-papers.ts';
import { at, day, hour } from '../papers.ts';
import { otherOwnerParty, ownerParty, people } from '../people.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { adviseTo } from './credit.ts';

const parties = {
  applicant: ownerParty,
  issuingBank: { mspId: 'HarbourBankMSP' },
  beneficiary: otherOwnerParty,
  advisingBank: { mspId: 'RiverBankMSP' },
};

interface SoldClaim {
  readonly assetId: string;
  readonly proceeds: Opening<ProceedsTerms>;
}

/** Harbour Bank undertook to pay on a later day; the beneficiary registers the claim, and the bank attests it. */
const attestedClaim = async (story: Recorder): Promise<SoldClaim> => {
  const { creditId, credit } = await adviseTo(story, parties, creditTerms);
  const [presentationId, assetId] = [story.id('presentation'), story.id('creditClaim')];
  const undertaking = story.open(undertakingTerms);
  const drawing = { creditId, kind: 'deferred-payment', termsHash: hashOfOpening(undertaking) };
  const policy = withAnyOther('HarbourBankMSP', endorsing);
  const key = `drawing/${presentationId}/issuingBank`;
  story.state = new Map(story.state).set(key, { value: drawing, policy });
  const proceeds = story.open(proceedsOfClaim(creditId, presentationId, credit.terms, undertakingTerms));
  const registration = {
    ...{ creditId, presentationId, assetId, claimId: story.id('claim'), obligor: 'issuingBank' },
    tokens: [{ epoch: 1, subset: 'L1', token: sha256Hex(`key 1 L1 ${presentationId}`) }],
    proposalExpiresAt: at(story.now + 7 * day),
  };
  await story.say(people.otherOwner, 'RegisterClaim', registration, { credit, undertaking, proceeds });
  await story.say(people.harbourChecker, 'AttestProceeds', { assetId }, { proceeds });
  return { assetId, proceeds };
};

/** River Bank is asked, quotes, and its quote is accepted. */
const accepted = async (story: Recorder, { assetId, proceeds }: SoldClaim) => {
  const enquiryId = story.id('forfaitingEnquiry');
  const expiresAt = at(story.now + 6 * hour);
  const enquiry = story.open(enquiryTerms);
  await story.say(
    people.otherOwner,
    'EnquireForfaiting',
    { enquiryId, bank: 'RiverBankMSP', expiresAt },
    { enquiry },
  );
  const quote = story.open(quoteTerms);
  await story.say(people.riverMaker, 'QuoteForfaiting', { enquiryId, expiresAt }, { quote });
  const terms = tradeOf(assetId, proceeds.terms, quoteTerms);
  if (terms === undefined) throw new Error('the claim has no price');
  const trade = story.open(terms);
  const forfaitingId = story.id('forfaiting');
  const settleBy = at(story.now + 5 * day);
  const sale = { enquiryId, forfaitingId, assetId, lienId: story.id('lien'), settleBy };
  await story.say(people.otherOwner, 'AcceptForfaitingQuote', sale, { proceeds, enquiry, quote, trade });
  return { forfaitingId, trade };
};

const settled: Chapter = async (story) => {
  const { forfaitingId, trade } = await accepted(story, await attestedClaim(story));
  const tradeHash = hashOfOpening(trade);
  const documents = story.open(documentSet);
  await story.say(people.otherOwner, 'ConfirmForfaiting', { forfaitingId, tradeHash }, { trade, documents });
  await story.say(people.riverChecker, 'ConfirmForfaiting', { forfaitingId, tradeHash }, { trade });
  const transferNotice = story.open(transferNoticeOf('River Bank, forfaiting desk'));
  await story.say(people.otherOwner, 'NotifyForfaiting', { forfaitingId }, { transferNotice });
  const answer = { transferNotice, transferAcknowledgement: story.open(transferAcknowledgement) };
  await story.say(people.harbourChecker, 'AcknowledgeForfaiting', { forfaitingId }, answer);
  const paid = { reference: 'RB-FFT-550041', amount: trade.terms.price, paidOn: '2026-03-05' };
  const purchaseExposure = story.open(exposureOf(forfaitingId, trade.terms, paid.paidOn));
  await story.say(
    people.riverMaker,
    'SettleForfaiting',
    { forfaitingId, referenceToken: sha256Hex('key RB-FFT-550041') },
    { trade, payment: story.open(paid), purchaseExposure },
  );
  const back = { reference: 'EN-FFT-771290', amount: repurchaseTerms.price, paidOn: '2026-03-09' };
  await story.say(
    people.riverChecker,
    'RepurchaseForfaiting',
    { forfaitingId, referenceToken: sha256Hex('key EN-FFT-771290') },
    { repurchase: story.open(repurchaseTerms), payment: story.open(back) },
  );
};

const failed: Chapter = async (story) => {
  const { forfaitingId } = await accepted(story, await attestedClaim(story));
  story.now += 6 * day;
  await story.say(people.otherOwner, 'FailForfaiting', { forfaitingId });
};

export const forfaitingStory: readonly Chapter[] = [settled, failed];
