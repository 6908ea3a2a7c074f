import { beforeAll, describe, expect, test } from '@jest/globals';
import { orderRequest, purchaseOrder } from '../../test-support/claim-papers.ts';
import { at, day } from '../../test-support/papers.ts';
import { people } from '../../test-support/people.ts';
import { Recorder } from '../../test-support/recorder.ts';
import { payoffTerms, refinancingDeal } from '../../test-support/refinancing-papers.ts';
import { attestedPaper } from '../../test-support/stories/claim-parts.ts';
import { exposureOfOrder, financedOrder } from '../../test-support/stories/claims.ts';
import {
  authorised,
  confirmed,
  paid,
  quoted,
  type Terms,
} from '../../test-support/stories/refinancing-parts.ts';
import { actOf, storyOf } from '../../test-support/story.ts';

const terms: Terms = {
  payoff: payoffTerms,
  deal: refinancingDeal,
  exposure: (financingId, outstanding, deal) => ({
    ...exposureOfOrder(financingId, outstanding),
    principal: (deal as typeof refinancingDeal).principal,
  }),
};

/** A story of its own, that begins as every other does. */
const begun = async (): Promise<Recorder> => {
  const [first] = await storyOf('claims');
  if (first === undefined) throw new Error('the story of claims is empty');
  return Recorder.before(first);
};

describe('a loan on an order, of which there is nothing to hand over and nobody to notify', () => {
  test('passes to another bank by an ordinary offer', async () => {
    const story = await begun();
    const { paperId, paper } = await attestedPaper(story, purchaseOrder('PO-77001'));
    const owed = { assetId: paperId, ...(await financedOrder(story, { paperId, paper }, 'HB-PO-77001')) };
    const offerId = story.id('offer');
    const offer = { paperId, offerId, financier: 'RiverBankMSP', expiresAt: at(story.now + 2 * day) };
    await story.say(people.owner, 'OfferOrder', offer, { paper, request: story.open(orderRequest) });
    const quote = await quoted(story, owed, offerId, terms);
    await authorised(story, quote, terms);
    const payment = await paid(story, quote, 'RB-PO-77001', terms);
    await confirmed(story, quote, owed, { reference: 'RB-PO-77001', payment, terms });
    const { assetId, lienId } = quote;
    await story.say(people.riverChecker, 'SwapLien', { assetId, lienId });
    const swapped = story.state.get(`lien/${assetId}/${lienId}`)?.value;
    expect(swapped).toMatchObject({ holder: 'RiverBankMSP', state: 'encumbered', stage: 'order' });
    expect(story.state.get(`lien/${assetId}/${owed.lienId}`)).toBeUndefined();
  });
});

describe('the new bank that gives up after the old one has confirmed', () => {
  let story: Recorder;
  let named: { readonly assetId: unknown; readonly lienId: unknown };
  let oldLien: { readonly assetId: string; readonly lienId: string };

  beforeAll(async () => {
    const act = await actOf('SwapLien');
    story = Recorder.before(act);
    const { assetId, lienId } = act.call.input as { assetId: string; lienId: string };
    named = { assetId, lienId };
    const { refinancedLienId } = story.state.get(`refinancing/${assetId}/${lienId}`)?.value as {
      refinancedLienId: string;
    };
    oldLien = { assetId, lienId: refinancedLienId };
  });

  test('leaves the old lien to its holder, whose loan is repaid', async () => {
    expect(await story.ask(people.harbourChecker, 'DischargeLien', oldLien)).toBe('LIEN_STATE_WRONG');
    await story.say(people.riverChecker, 'WithdrawRefinancing', { ...named });
    expect(await story.ask(people.riverChecker, 'SwapLien', { ...named })).toBe('REFINANCING_STATUS_WRONG');
    expect(await story.ask(people.harbourChecker, 'DischargeLien', oldLien)).toBe('committed');
  });
});
