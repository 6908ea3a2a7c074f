/** The claim of a domestic credit: registered, sold to River Bank, and demanded back. */
import { proceedsOfUndertaking } from '../../src/credit-proceeds/derive.ts';
import type { ProceedsTerms } from '../../src/credit-proceeds/terms.ts';
import { boughtExposure, enquiryOf, saleOf } from '../../src/forfaiting/trade.ts';
import { sha256Hex } from '../../src/kernel/hash.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import { domesticTerms, swiftEvidence } from '../credit-papers.ts';
import { quoteTerms, repurchaseTerms, saleAcknowledgement, saleNotice } from '../forfaiting-papers.ts';
import { at, cny, day, hour } from '../papers.ts';
import { people } from '../people.ts';
import { startOfPresentations } from '../presentation-papers.ts';
import { proceedsTokens } from '../proceeds-papers.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { outsiderOf } from './credit-parts.ts';
import { undertake, type Undertaken } from './undertaking.ts';

interface Claim extends Undertaken {
  readonly assetId: string;
  readonly proceeds: Opening<ProceedsTerms>;
}

const beneficiary = people.otherOwner;

/** Harbour Bank confirmed the maturity to the beneficiary, who registers its claim; Harbour Bank attests it. */
const attestedClaim = async (story: Recorder): Promise<Claim> => {
  story.now = startOfPresentations;
  const undertaken = await undertake(story, [
    'ConfirmMaturity',
    'maturity-confirmation',
    { ...domesticTerms, creditNumber: 'DLC-2026-0771' },
    cny('2670000.00'),
  ]);
  const { handed, undertaking, credit } = undertaken;
  const assetId = story.id('creditClaim');
  const proceeds = story.open(proceedsOfUndertaking(handed.ids, credit.terms, undertaking.terms));
  const registration = {
    ...handed.ids,
    obligor: 'issuingBank',
    assetId,
    claimId: story.id('claim'),
    tokens: proceedsTokens(handed.ids.creditId),
    proposalExpiresAt: at(story.now + 7 * day),
  };
  await story.say(beneficiary, 'RegisterClaim', registration, { credit, undertaking, proceeds });
  await story.say(people.harbourChecker, 'AttestProceeds', { assetId }, { proceeds });
  return { ...undertaken, assetId, proceeds };
};

/** River Bank was asked about a claim, and was not told about which. */
const enquired = async (story: Recorder, { proceeds }: Claim) => {
  const forfaitingId = story.id('forfaiting');
  const enquiry = story.open(enquiryOf(proceeds.terms, 'issuingBank'));
  const input = { forfaitingId, buyer: 'RiverBankMSP', validUntil: at(story.now + day) };
  await story.say(beneficiary, 'EnquireForfaiting', input, { enquiry });
  return { forfaitingId, enquiry };
};

const quoted = async (story: Recorder, claim: Claim) => {
  const { forfaitingId, enquiry } = await enquired(story, claim);
  const quote = story.open(quoteTerms);
  const input = {
    forfaitingId,
    validUntil: at(story.now + 5 * hour),
    settleBy: at(startOfPresentations + 6 * day),
  };
  await story.say(people.riverChecker, 'QuoteForfaiting', input, { enquiry, quote });
  return { forfaitingId, enquiry, quote };
};

/** Quoted, accepted, and signed by both sides. */
const confirmed = async (story: Recorder, claim: Claim) => {
  const { forfaitingId, enquiry, quote } = await quoted(story, claim);
  const { assetId, proceeds, undertaking, handed } = claim;
  const lienId = story.id('lien');
  await story.say(beneficiary, 'AcceptForfaitingQuote', { forfaitingId, assetId, lienId });
  const terms = saleOf(forfaitingId, proceeds.terms, quote.terms);
  if (terms === undefined) throw new Error('the quote gives no price');
  const trade = story.open(terms);
  const { presentation } = handed;
  const shown = { enquiry, quote, proceeds, undertaking, presentation, trade };
  await story.say(beneficiary, 'ConfirmForfaitingSale', { forfaitingId }, shown);
  await story.say(people.riverChecker, 'ConfirmForfaitingPurchase', { forfaitingId }, { trade });
  return { forfaitingId, trade };
};

/** Signed, notified, acknowledged, paid and settled. */
const settled = async (story: Recorder, claim: Claim) => {
  const { forfaitingId, trade } = await confirmed(story, claim);
  const notice = story.open(saleNotice);
  await story.say(beneficiary, 'NotifyForfaiting', { forfaitingId }, { notice });
  const acknowledgement = story.open(saleAcknowledgement);
  const answered = { notice, acknowledgement };
  await story.say(people.harbourChecker, 'AcknowledgeForfaiting', { forfaitingId }, answered);
  const reference = 'HVPS-2026-0315-000417';
  const payment = story.open({ reference, amount: trade.terms.price, paidOn: '2026-03-22' });
  const paid = { forfaitingId, referenceToken: sha256Hex(`key ${reference}`) };
  const exposure = story.open(boughtExposure(forfaitingId, trade.terms));
  await story.say(people.riverChecker, 'PayForfaiting', paid, { trade, payment, exposure });
  await story.say(beneficiary, 'SettleForfaiting', { forfaitingId });
  return forfaitingId;
};

/** The terms at which a forfaiter outside buys, laid down in private and recorded by their hash. */
const sellOutside = async (story: Recorder, { assetId, proceeds }: Claim, buyer: object) => {
  const forfaitingId = story.id('forfaiting');
  const quote = story.open(quoteTerms);
  const terms = saleOf(forfaitingId, proceeds.terms, quote.terms);
  if (terms === undefined) throw new Error('the quote gives no price');
  const trade = story.open(terms);
  const evidence = story.open(swiftEvidence('MT799 OF THE FORFAITER'));
  const drafted = { forfaitingId, assetId };
  await story.say(people.riverMaker, 'DraftOutsideSale', drafted, { proceeds, quote, trade, evidence });
  const evidenceHash = hashOfOpening(evidence);
  const lienId = story.id('lien');
  const settleBy = at(story.now + 9 * day);
  const sale = { ...drafted, lienId, buyer, settleBy, tradeHash: hashOfOpening(trade), evidenceHash };
  await story.say(people.riverChecker, 'RecordOutsideSale', sale);
  return { forfaitingId, trade, evidence, evidenceHash };
};

/** River Bank sells the claim that it bought to a forfaiter outside: given up once, then settled. */
const soldOutside = async (story: Recorder, claim: Claim): Promise<void> => {
  const buyer = await outsiderOf(story, people.riverMaker, 'a forfaiter overseas');
  const { forfaitingId: given, evidenceHash } = await sellOutside(story, claim, buyer);
  await story.say(people.riverChecker, 'WithdrawOutsideSale', { forfaitingId: given, evidenceHash });
  const { forfaitingId, trade, evidence } = await sellOutside(story, claim, buyer);
  const notice = story.open({ ...saleNotice, assignee: 'Sandbank Forfaiting, desk 4' });
  await story.say(people.riverChecker, 'NotifyForfaiting', { forfaitingId }, { notice });
  const acknowledgement = story.open(saleAcknowledgement);
  const answered = { notice, acknowledgement };
  await story.say(people.harbourChecker, 'AcknowledgeForfaiting', { forfaitingId }, answered);
  const payment = story.open({ reference: 'MT202-88-1', amount: trade.terms.price, paidOn: '2026-03-23' });
  await story.say(
    people.riverMaker,
    'DraftOutsideSettlement',
    { forfaitingId },
    { trade, payment, evidence },
  );
  const papers = { paymentHash: hashOfOpening(payment), evidenceHash: hashOfOpening(evidence) };
  await story.say(people.riverChecker, 'RecordOutsideSettlement', { forfaitingId, ...papers });
};

const sold: Chapter = async (story) => {
  const claim = await attestedClaim(story);
  const { forfaitingId: withdrawn } = await enquired(story, claim);
  await story.say(people.riverMaker, 'WithdrawForfaiting', { forfaitingId: withdrawn });
  const forfaitingId = await settled(story, claim);
  const trade = story.open(repurchaseTerms);
  const repurchase = {
    forfaitingId,
    repurchaseId: story.id('forfaiting'),
    lienId: story.id('lien'),
    settleBy: at(story.now + 9 * day),
  };
  await story.say(people.riverChecker, 'DemandRepurchase', repurchase, { trade });
  await story.say(beneficiary, 'FailForfaiting', { forfaitingId: repurchase.repurchaseId });
  await soldOutside(story, claim);
};

export const forfaitingStory: readonly Chapter[] = [sold];
