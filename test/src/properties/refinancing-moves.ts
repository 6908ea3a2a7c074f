/** What could be said when one bank pays another off: the next step of each refinancing, and ways out of it. */
import { checker, day, hours, keeper, maker, money, registrar, speakerFor } from './people.ts';
import type { Financing, Lien, Offer, Receipt, Refinancing } from './public-records.ts';
import { canary, type Move, recordAt, recordsUnder, type World } from './world.ts';

const nothing = { amount: '0.00', currency: 'CNY' };

/** The owner of pledged goods shows them to other banks, to replace that pledge. */
export const takeoverMoves = (world: World, lien: Lien): Move[] => {
  const receipt = recordAt(world, `receipt/${lien.assetId}`) as Receipt | undefined;
  if (receipt === undefined || lien.state !== 'encumbered') return [];
  return ['RiverBankMSP', 'LumenBankMSP', 'HarbourBankMSP']
    .filter((bank) => bank !== lien.holder)
    .map((financier) => ({
      person: speakerFor(receipt.title),
      command: 'OfferReceipt',
      input: { receiptId: lien.assetId, financier, refinances: lien.id, expiresAt: hours(world, 72) },
      terms: { request: { amount: money('8'), tenorDays: 30, purpose: canary } },
    }));
};

/** An open offer in the place of a lien becomes a request. */
export const requestMoves = (world: World, { id: offerId, assetId, offeror, refinances }: Offer): Move[] =>
  refinances === undefined
    ? []
    : [
        {
          person: speakerFor(offeror),
          command: 'RequestRefinancing',
          input: { assetId, refinancedLienId: refinances, offerId, expiresAt: hours(world, 60) },
        },
      ];

const payment = (world: World, reference: number) => ({
  payment: { reference: `${canary}-R${reference}`, amount: money('8'), paidOn: day(world, 0) },
});

const proposalOf = (world: World, { financier, assetId, lienId }: Refinancing, deal: object): Move => ({
  person: maker(financier),
  command: 'ProposeFinancing',
  input: { assetId, lienId, proposalExpiresAt: hours(world, 24) },
  terms: { deal },
});

const quoteOf = (world: World, holder: string, input: object): Move => ({
  person: maker(holder),
  command: 'QuotePayoff',
  input: { ...input },
  terms: {
    payoff: {
      ...{ principal: money('8'), interest: nothing, fees: nothing },
      validUntil: hours(world, 40),
      ...{ payTo: canary, reference: canary },
    },
  },
});

const byBanks = (world: World, refinancing: Refinancing, holder: string): Move[] => {
  const { assetId, lienId, financier, refinancedFinancingId } = refinancing;
  const input = { assetId, lienId };
  const loans = recordsUnder<Financing>(world, 'financing/').filter((loan) => loan.lienId === lienId);
  return [
    quoteOf(world, holder, input),
    ...loans.map(({ id: financingId }): Move => ({
      person: checker(financier),
      command: 'AuthorisePayoff',
      input: { ...input, financingId },
    })),
    {
      person: maker(financier),
      command: 'RecordPayoff',
      input: { ...input, confirmBy: hours(world, 24) },
      terms: payment(world, 1),
    },
    {
      person: checker(holder),
      command: 'ConfirmPayoff',
      input: { ...input, financingId: refinancedFinancingId },
    },
    { person: checker(financier), command: 'SwapLien', input },
    { person: checker(financier), command: 'WithdrawRefinancing', input },
  ];
};

/** @param dealOn of a loan of exactly what is quoted */
export const refinancingMoves = (world: World, dealOn: (assetId: string) => object): Move[][] =>
  recordsUnder<Refinancing>(world, 'refinancing/')
    .filter(({ status }) => !['swapped', 'withdrawn', 'lapsed'].includes(status))
    .map((refinancing) => {
      const { assetId, lienId, refinancedLienId, owner } = refinancing;
      const present = recordAt(world, `lien/${assetId}/${refinancedLienId}`) as Lien | undefined;
      const input = { assetId, lienId };
      return [
        proposalOf(world, refinancing, dealOn(assetId)),
        { person: keeper(1), command: 'PromiseControl', input: { receiptId: assetId, lienId } },
        ...(present === undefined ? [] : byBanks(world, refinancing, present.holder)),
        { person: speakerFor(owner), command: 'WithdrawRefinancing', input },
        { person: registrar, command: 'SweepPayoff', input },
      ];
    });
