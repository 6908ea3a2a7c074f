/** Goods, pledges, loans: one long story. */
import { hashOf } from '../../src/kernel/hash.ts';
import { defaultSettings } from '../../src/membership/consortium.ts';
import {
  agreeOn,
  attestLot,
  deliver,
  encumberLot,
  issueLot,
  type Lot,
  offerLot,
  payOut,
  proposeLot,
  repay,
  reserveLot,
} from './lots.ts';
import {
  at,
  courtTerms,
  day,
  dealTerms,
  evidenceTerms,
  goodsOf,
  hour,
  priceTerms,
  releaseOf,
  tokensOf,
} from '../papers.ts';
import { opaqueId, otherOwnerParty, people } from '../people.ts';
import { firstCalendar } from '../refusals/calendars.ts';
import type { Chapter, Recorder } from '../recorder.ts';

const govern = async (story: Recorder): Promise<void> => {
  const changeId = story.id('change');
  const change = { type: 'set-settings', settings: { ...defaultSettings, priceAgeHoursMax: 12 } };
  const expiresAt = at(story.now + day);
  await story.say(people.registrar, 'ProposeChange', { changeId, change, expiresAt });
  await story.say(people.customsAdmin, 'AcceptChange', { changeId });
  const calendarId = story.id('change');
  const calendars = { type: 'set-calendars', calendars: [firstCalendar] };
  await story.say(people.registrar, 'ProposeChange', { changeId: calendarId, change: calendars, expiresAt });
  await story.say(people.customsAdmin, 'AcceptChange', { changeId: calendarId });
  await story.say(people.harbourMaker, 'RecordExternalParty', {
    externalPartyId: story.id('externalParty'),
    identityHash: hashOf('an overseas advising bank'),
  });
  await story.say(people.auditor, 'RecordAccess', {
    accessId: story.id('access'),
    bank: 'HarbourBankMSP',
    purposeHash: hashOf('yearly inspection'),
  });
  await story.say(people.harbourMaker, 'CancelCommand', { cancelledCommandId: story.id('command') });
  const opening = story.open({ kept: 'any terms of the own collection' });
  const kept = { recordId: opaqueId('WR', 1), section: 'goods', hash: hashOf(opening) };
  await story.say(people.harbourMaker, 'KeepTerms', kept, { opening });
};

const releaseThree = async (
  story: Recorder,
  { receiptId, goods }: Lot,
  { financingId, deal, balance }: Awaited<ReturnType<typeof payOut>>,
) => {
  const priceId = story.id('price');
  const price = story.open({ ...priceTerms, asOf: at(story.now - hour) });
  await story.say(people.inspector, 'AttestPrice', { priceId, recipients: ['HarbourBankMSP'] }, { price });
  const order = { receiptId, orderId: story.id('order') };
  const release = story.open(releaseOf('MAIN', [8, 9, 10]));
  const terms = { ...order, financingId, priceId, expiresAt: at(story.now + 3 * day) };
  await story.say(people.harbourMaker, 'OrderRelease', terms, { deal, balance, price, goods, release });
  await story.say(people.harbourChecker, 'ConfirmRelease', order, { release });
  return { order, release };
};

const split = async (
  story: Recorder,
  { goods }: Lot,
  lot: string,
  { order, release }: Awaited<ReturnType<typeof releaseThree>>,
) => {
  const releasedGoods = story.open(goodsOf(lot, [8, 9, 10], `WR-2026-${lot}-8`));
  const retainedGoods = story.open(goodsOf(lot, [1, 2, 3, 4, 5, 6, 7], `WR-2026-${lot}-1`));
  const ids = {
    releasedId: story.id('receipt'),
    retainedId: story.id('receipt'),
    retainedLienId: story.id('lien'),
  };
  await story.say(
    people.keeper,
    'SplitReceipt',
    {
      ...order,
      ...ids,
      releasedTokens: tokensOf(releasedGoods.terms),
      retainedTokens: tokensOf(retainedGoods.terms),
    },
    { goods, release, releasedGoods, retainedGoods },
  );
  return { ...ids, releasedGoods, retainedGoods };
};

/** Issued, pledged, partly released, frozen and thawed, delivered, repaid, discharged, delivered. */
const pledge = async (story: Recorder): Promise<void> => {
  const lot = await issueLot(story, 'MAIN');
  const loan = await payOut(story, lot, 'HB-TT-550017');
  const balance = await repay(story, loan, 'RB-IN-771204', ['400000.00', '900000.00']);
  const parts = await split(story, lot, 'MAIN', await releaseThree(story, lot, { ...loan, balance }));
  const frozen = { assetId: parts.releasedId };
  const order = story.open(courtTerms);
  await story.say(people.registrar, 'PlaceHold', { ...frozen, reason: 'court-order' }, { order });
  await story.say(people.registrar, 'LiftHold', frozen, { order: story.open(courtTerms) });
  await deliver(story, parts.releasedId, parts.releasedGoods);
  await repay(story, { ...loan, balance }, 'RB-IN-771205', ['900000.00', '0.00']);
  const lien = { assetId: parts.retainedId, lienId: parts.retainedLienId };
  await story.say(people.harbourChecker, 'DischargeLien', lien);
  await story.say(people.owner, 'ReclaimControl', { receiptId: parts.retainedId });
  await deliver(story, parts.retainedId, parts.retainedGoods);
};

/** Reservations that come to nothing. */
const hesitate = async (story: Recorder): Promise<void> => {
  const lot = await issueLot(story, 'HESITATE');
  const assetId = lot.receiptId;
  const offerId = await offerLot(story, lot, 'RiverBankMSP');
  await story.say(people.owner, 'WithdrawOffer', { receiptId: assetId, offerId });
  const cancelled = { assetId, lienId: await reserveLot(story, lot) };
  await story.say(people.harbourMaker, 'RenewReservation', {
    ...cancelled,
    expiresAt: at(story.now + 70 * hour),
  });
  await story.say(people.harbourChecker, 'CancelReservation', cancelled);
  const { lienId, financingId } = await agreeOn(story, lot);
  const lapsed = { assetId, lienId };
  await story.say(people.keeper, 'AcknowledgeControl', { receiptId: assetId, lienId, financingId });
  story.now += 4 * day;
  await story.say(people.riverMaker, 'SweepReservation', lapsed);
  await story.say(people.owner, 'ReclaimControl', { receiptId: assetId });
  const evidence = story.open(evidenceTerms);
  const loss = { assetId, remaining: '900000000000000000', reason: 'lost-goods' };
  await story.say(people.keeper, 'StateFactor', loss, { evidence });
};

/** Sold to another firm, which splits what it bought. */
const trade = async (story: Recorder): Promise<void> => {
  const lot = await issueLot(story, 'TRADE');
  const { receiptId, goods, inspection } = lot;
  const expiresAt = at(story.now + day);
  const transfer = { receiptId, orderId: story.id('order') };
  const indorsement = { ...transfer, transferee: otherOwnerParty, expiresAt };
  await story.say(people.owner, 'OrderTransfer', indorsement, { goods, inspection });
  await story.say(people.keeper, 'AcknowledgeTransfer', transfer);
  const order = { receiptId, orderId: story.id('order') };
  const release = story.open(releaseOf('TRADE', [8, 9, 10]));
  await story.say(people.otherOwner, 'OrderSplit', { ...order, expiresAt }, { goods, release });
  await split(story, lot, 'TRADE', { order, release });
};

/** A suspected duplicate, cleared by the inspector. */
const suspect = async (story: Recorder): Promise<void> => {
  const first = await issueLot(story, 'ALIKE');
  const alike = { ...goodsOf('ALIKE', [11, 12, 13, 14, 15, 16, 17, 18, 19, 20], 'WR-2026-ALIKE-B') };
  const second = await proposeLot(story, 'ALIKE', { goods: alike });
  await attestLot(story, second);
  await story.say(people.secondKeeper, 'IssueReceipt', { receiptId: second.receiptId });
  const evidence = story.open({ ...evidenceTerms, finding: 'other bundles of the same make' });
  const clearance = { assetId: second.receiptId, suspect: first.receiptId };
  await story.say(people.inspector, 'ClearSuspect', clearance, { evidence });
};

/** A loan repaid out of the goods themselves; a pledge that a court ends; terms that the bank withdraws. */
const endOtherwise = async (story: Recorder): Promise<void> => {
  const sold = await issueLot(story, 'SOLD');
  const loan = await payOut(story, sold, 'HB-TT-550018');
  await repay(story, loan, 'RB-IN-771206', ['1300000.00', '0.00']);
  await story.say(people.harbourChecker, 'ConsumeLien', { assetId: sold.receiptId, lienId: loan.lienId });
  const seized = await issueLot(story, 'SEIZED');
  const { lienId } = await encumberLot(story, seized);
  const courtOrderId = story.id('courtOrder');
  const orderHash = hashOf('judgment of the court');
  const subject = { courtOrderId, assetId: seized.receiptId, lienId, orderHash };
  await story.say(people.registrar, 'ProposeCourtOrder', subject);
  for (const admin of [people.customsAdmin, people.eastgateAdmin, people.enterprisesAdmin]) {
    await story.say(admin, 'ApproveCourtOrder', { courtOrderId, orderHash });
  }
  await story.say(people.registrar, 'ExecuteCourtOrder', { courtOrderId });
  await withdraw(story);
};

const withdraw = async (story: Recorder): Promise<void> => {
  const lot = await issueLot(story, 'DECLINED');
  const lienId = await reserveLot(story, lot);
  const financingId = story.id('financing');
  const proposal = {
    financingId,
    assetId: lot.receiptId,
    lienId,
    proposalExpiresAt: at(story.now + day),
  };
  await story.say(people.harbourMaker, 'ProposeFinancing', proposal, { deal: story.open(dealTerms) });
  await story.say(people.harbourChecker, 'WithdrawFinancing', { financingId });
};

/** A receipt is lost and replaced; the bank that then reserves the replacement searches the public register. */
const lose = async (story: Recorder): Promise<void> => {
  const lost = await issueLot(story, 'LOST');
  const { receiptId, goods } = lost;
  const report = story.open({ circumstances: 'lost with a courier bag', declaration: 'affidavit 4471' });
  await story.say(people.owner, 'ReportLoss', { receiptId }, { report });
  const replacement = story.open({ ...goods.terms, receiptNumber: 'WR-2026-LOST-R' });
  const replacementId = story.id('receipt');
  const input = { receiptId, replacementId, tokens: tokensOf(replacement.terms) };
  await story.say(people.keeper, 'ReplaceReceipt', input, { goods, replacement });
  await reserveLot(story, { ...lost, receiptId: replacementId, goods: replacement });
  const search = story.open({ register: 'CCRC', certificateNumber: 'S-20260302-17', findings: 'no filings' });
  const searched = { assetId: replacementId, result: 'clear', searchedAt: at(story.now - hour) };
  await story.say(people.harbourMaker, 'RecordSearch', searched, { search });
};

/** The life of receipts and financings, and how the consortium is governed. */
export const pledgeStory: readonly Chapter[] = [govern, pledge, hesitate, trade, suspect, endOtherwise, lose];
