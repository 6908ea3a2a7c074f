import { describe, expect, test } from '@jest/globals';
import {
  attestLot,
  issueLot,
  offerLot,
  proposeLot,
  reserveLot,
  encumberLot,
  deliver,
} from '../../test-support/stories/lots.ts';
import {
  at,
  day,
  deliveryTerms,
  evidenceTerms,
  gateOutOf,
  goodsOf,
  hour,
  releaseOf,
  requestTerms,
  tenUnits,
  tokensOf,
} from '../../test-support/papers.ts';
import { members, otherOwnerParty, people } from '../../test-support/people.ts';
import { Recorder } from '../../test-support/recorder.ts';
import { actOf } from '../../test-support/story.ts';
import type { Creator } from '../kernel/ledger.ts';
import type { Receipt } from './records.ts';

/** A founded consortium with its firms, and nothing else. */
const founded = async (): Promise<Recorder> => Recorder.after(await actOf('RegisterSubject', 1));

describe('the same goods', () => {
  test('are under one live receipt, whoever proposed first', async () => {
    const story = await founded();
    const first = await proposeLot(story, 'COPPER');
    const second = await proposeLot(story, 'COPPER', { goods: goodsOf('COPPER', tenUnits, 'WR-OTHER') });
    await attestLot(story, first);
    await attestLot(story, second);
    await story.say(people.secondKeeper, 'IssueReceipt', { receiptId: second.receiptId });
    expect(await story.ask(people.secondKeeper, 'IssueReceipt', { receiptId: first.receiptId })).toBe(
      'GOODS_ALREADY_RECEIPTED',
    );
  });

  test('are not receipted again while one of their bundles is pledged under another paper', async () => {
    const story = await founded();
    const lot = await issueLot(story, 'COPPER');
    await encumberLot(story, lot);
    const again = goodsOf('COPPER', [10, 11, 12], 'WR-AGAIN');
    await expect(proposeLot(story, 'COPPER', { goods: again })).rejects.toThrow('GOODS_ALREADY_RECEIPTED');
  });

  test('may come back after delivery, under a number that was never used', async () => {
    const story = await founded();
    const lot = await issueLot(story, 'COPPER');
    await deliver(story, lot.receiptId, lot.goods);
    await expect(proposeLot(story, 'COPPER', { goods: lot.goods.terms })).rejects.toThrow(
      'GOODS_ALREADY_RECEIPTED',
    );
    await issueLot(story, 'COPPER', { goods: goodsOf('COPPER', tenUnits, 'WR-AGAIN') });
  });

  test('a pending registration that was never attested keeps nobody out', async () => {
    const story = await founded();
    await proposeLot(story, 'COPPER');
    await issueLot(story, 'COPPER', { goods: goodsOf('COPPER', tenUnits, 'WR-HONEST') });
  });
});

describe('a bundle that stays', () => {
  test('is still taken after the other part was delivered', async () => {
    const split = await actOf('ConfirmDelivery');
    const story = Recorder.after(split);
    const stays = goodsOf('MAIN', [1], 'WR-STAYS');
    await expect(proposeLot(story, 'MAIN', { goods: stays })).rejects.toThrow('GOODS_ALREADY_RECEIPTED');
    await issueLot(story, 'MAIN', { goods: goodsOf('MAIN', [8, 9, 10], 'WR-LEFT') });
  });
});

describe('goods that were lost', () => {
  const prepare = async (kilograms: number): Promise<string> => {
    const story = await founded();
    const { receiptId, goods } = await issueLot(story, 'COPPER');
    const evidence = story.open(evidenceTerms);
    const loss = { assetId: receiptId, remaining: '900000000000000000', reason: 'lost-goods' };
    await story.say(people.keeper, 'StateFactor', loss, { evidence });
    const order = { receiptId, orderId: story.id('order') };
    const delivery = story.open(deliveryTerms);
    await story.say(
      people.owner,
      'OrderDelivery',
      { ...order, expiresAt: at(story.now + day) },
      { delivery },
    );
    const weighedNet = { value: kilograms, unit: 'KGM' };
    const gateOut = story.open({ ...gateOutOf(goods.terms), weighedNet });
    const answer = await story.ask(people.keeper, 'PrepareDelivery', order, { goods, gateOut });
    return answer === 'committed' ? story.ask(people.secondKeeper, 'ConfirmDelivery', order) : answer;
  };

  test('do not leave the warehouse', async () => expect(await prepare(25_000)).toBe('QUANTITY_MISMATCH'));
  test('do not hide a further loss', async () => expect(await prepare(22_499)).toBe('QUANTITY_MISMATCH'));
  test('do not keep the rest there for ever', async () => expect(await prepare(22_500)).toBe('committed'));

  test('cannot be pledged, and are found again', async () => {
    const story = await founded();
    const lot = await issueLot(story, 'COPPER');
    const { receiptId } = lot;
    const state = (remaining: string, reason: string) =>
      story.say(
        people.keeper,
        'StateFactor',
        { assetId: receiptId, remaining, reason },
        { evidence: story.open(evidenceTerms) },
      );
    await state('999999999999999999', 'lost-goods');
    await expect(reserveLot(story, lot)).rejects.toThrow('ASSET_UNDER_SUPPORTED');
    await state('1000000000000000000', 'found-goods');
    await reserveLot(story, lot);
  });
});

describe('a new owner', () => {
  test('can offer what it bought to a bank, and the old one cannot', async () => {
    const story = Recorder.after(await actOf('AcknowledgeTransfer'));
    const { receiptId } = (await actOf('AcknowledgeTransfer')).call.input as { receiptId: string };
    const { goods, inspection } = (await actOf('OrderTransfer')).call.sections;
    const sections = { goods, inspection, request: story.open(requestTerms) } as Parameters<
      typeof story.ask
    >[3];
    const offer = { receiptId, financier: 'HarbourBankMSP', expiresAt: at(story.now + day) };
    const offers = (creator: Parameters<typeof story.ask>[0]) =>
      story.ask(creator, 'OfferReceipt', { ...offer, offerId: story.id('offer') }, sections);
    expect(await offers(people.owner)).toBe('RECEIPT_NOT_CONTROLLED');
    expect(await offers(people.otherOwner)).toBe('committed');
  });

  test('gets goods and inspection into the own collection', async () => {
    const { changes } = await actOf('OrderTransfer');
    const kept = changes.flatMap((change) =>
      change.type === 'put-private' ? [change.key.split('/')[1]] : [],
    );
    expect(kept).toEqual(['goods', 'inspection']);
  });

  test('is not bound by the old owner’s offer', async () => {
    const story = await founded();
    const lot = await issueLot(story, 'COPPER');
    const { receiptId, goods, inspection } = lot;
    const offerId = await offerLot(story, lot, 'HarbourBankMSP');
    const order = { receiptId, orderId: story.id('order') };
    const expiresAt = at(story.now + day);
    const transfer = { ...order, transferee: otherOwnerParty, expiresAt };
    await story.say(people.owner, 'OrderTransfer', transfer, { goods, inspection });
    await story.say(people.keeper, 'AcknowledgeTransfer', order);
    const reservation = { assetId: receiptId, lienId: story.id('lien'), offerId, expiresAt };
    expect(await story.ask(people.harbourMaker, 'ReserveLien', reservation)).toBe('NOT_THE_CONTROLLER');
  });
});

describe('a lapsed reservation', () => {
  test('keeps others out until anyone sweeps it, and its holder out for a while after', async () => {
    const story = await founded();
    const lot = await issueLot(story, 'COPPER');
    const assetId = lot.receiptId;
    const lienId = await reserveLot(story, lot);
    story.now += 3 * day;
    const reserve = async (creator: Creator) => {
      const offerId = await offerLot(story, lot, creator.mspId);
      const expiresAt = at(story.now + hour);
      return story.ask(creator, 'ReserveLien', { assetId, lienId: story.id('lien'), offerId, expiresAt });
    };
    expect(await reserve(people.riverMaker)).toBe('ASSET_ALREADY_ENCUMBERED');
    expect(await story.ask(people.harbourMaker, 'CancelReservation', { assetId, lienId })).toBe(
      'RESERVATION_EXPIRED',
    );
    expect(await story.ask(people.owner, 'SweepReservation', { assetId, lienId })).toBe('committed');
    expect(await reserve(people.harbourMaker)).toBe('RESERVATION_COOLING');
    expect(await reserve(people.riverMaker)).toBe('committed');
  });
});

describe('a suspected duplicate', () => {
  /** How many suspicions each part inherits of a lot that is like another one. */
  const inherited = async (cleared: boolean): Promise<number[]> => {
    const story = await founded();
    const first = await issueLot(story, 'ALIKE');
    const serials = tenUnits.map((serial) => serial + 10);
    const { receiptId, goods } = await issueLot(story, 'ALIKE', { goods: goodsOf('ALIKE', serials, 'WR-B') });
    if (cleared) {
      const clearance = { assetId: receiptId, suspect: first.receiptId };
      await story.say(people.inspector, 'ClearSuspect', clearance, { evidence: story.open(evidenceTerms) });
    }
    const order = { receiptId, orderId: story.id('order') };
    const release = story.open(releaseOf('ALIKE', [11, 12, 13]));
    const expiresAt = at(story.now + day);
    await story.say(people.owner, 'OrderSplit', { ...order, expiresAt }, { goods, release });
    const releasedGoods = story.open(goodsOf('ALIKE', [11, 12, 13], 'WR-B1'));
    const retainedGoods = story.open(goodsOf('ALIKE', serials.slice(3), 'WR-B2'));
    const ids = { releasedId: story.id('receipt'), retainedId: story.id('receipt') };
    const tokens = {
      releasedTokens: tokensOf(releasedGoods.terms),
      retainedTokens: tokensOf(retainedGoods.terms),
    };
    await story.say(
      people.keeper,
      'SplitReceipt',
      { ...order, ...ids, retainedLienId: story.id('lien'), ...tokens },
      { goods, release, releasedGoods, retainedGoods },
    );
    const parts = Object.values(ids).map((id) => story.state.get(`receipt/${id}`)?.value as Receipt);
    return parts.map(({ suspects }) => suspects.length);
  };

  test('that nobody cleared stays one for every part', async () =>
    expect(await inherited(false)).toEqual([1, 1]));
  test('that was cleared for the whole is cleared for its parts', async () =>
    expect(await inherited(true)).toEqual([0, 0]));
});

describe('a suspended organisation', () => {
  test('is nobody’s second endorser, in no plan and in no new policy', async () => {
    const story = await founded();
    const suspended = { ...members.CustomsMSP, status: 'suspended' };
    const consortium = story.state.get('consortium')?.value as { members: object };
    const state = new Map(story.state);
    state.set('consortium', {
      value: { ...consortium, members: { ...consortium.members, CustomsMSP: suspended } },
    });
    story.state = state;
    const changeId = story.id('change');
    const change = { type: 'set-status', mspId: 'CustomsMSP', status: 'active' };
    const expiresAt = at(story.now + day);
    const { execution } = await story.say(people.registrar, 'ProposeChange', { changeId, change, expiresAt });
    expect(execution.endorsers).not.toContain('CustomsMSP');
    await encumberLot(story, await issueLot(story, 'COPPER'));
    const naming = story.acts.flatMap(({ changes }) =>
      changes.filter((one) => one.type === 'put' && JSON.stringify(one.policy ?? {}).includes('CustomsMSP')),
    );
    expect(naming).toEqual([]);
  });
});
