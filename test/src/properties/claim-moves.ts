/** What could be said about the proceeds of a credit and claims under it: assigned, sold, negotiated, paid. */
import { hashOf, type Party } from '@chopmark/chaincode/api';
import type { Person } from '../simulated/consortium.ts';
import type { Drawing, Forfaiting, Holding, Proceeds } from './claim-records.ts';
import { banks, checker, day, hours, speakerFor } from './people.ts';
import type { Lien } from './public-records.ts';
import { canary, type Move, ownCopies, recordAt, recordsUnder, type World } from './world.ts';

const cny = (amount: string) => ({ amount, currency: 'CNY' });

/** Of the undertaking in the story that claims are told by. */
const undertaken = cny('2000000.00');

const holderOf = (world: World, { id, creditor }: Proceeds): Party =>
  (recordAt(world, `holding/${id}`) as Holding | undefined)?.holder ?? creditor;

const enquiryOf = (world: World) => ({
  enquiry: {
    issuingBank: '102290000017',
    obligor: 'issuingBank',
    amount: undertaken,
    payableOn: day(world, 90),
  },
});

/** Offered in part, and as a whole; a claim is put to every bank. */
const ofProceeds = (world: World, proceeds: Proceeds): Move[] => {
  const { id: assetId, obligor, presentationId } = proceeds;
  const person = speakerFor(holderOf(world, proceeds));
  const offers = banks.flatMap((financier) =>
    ['1200000.00', '2000000.00'].map((amount): Move => ({
      person,
      command: 'OfferProceeds',
      input: { assetId, financier, expiresAt: hours(world, 48) },
      terms: {
        request: { basis: 'assignment', assigned: cny(amount), tenorDays: 60, purpose: canary },
      },
    })),
  );
  const enquiries = banks.toReversed().map((buyer): Move => ({
    person,
    command: 'EnquireForfaiting',
    input: { buyer, validUntil: hours(world, 4) },
    terms: enquiryOf(world),
  }));
  return [
    ...offers,
    ...(presentationId === undefined ? [] : enquiries),
    { person: checker(obligor.mspId), command: 'AttestProceeds', input: { assetId } },
  ];
};

const noticeOf = (world: World) => ({
  assignee: canary,
  assigned: undertaken,
  payToAccount: canary,
  reference: canary,
  noticeDate: day(world, 0),
});

const acknowledgementOf = (world: World) => ({
  acknowledgement: { reference: canary, acknowledgedOn: day(world, 0) },
});

/** Assignments of shares: notified by the holder, acknowledged by the obligor. */
export const assignmentMoves = (world: World, proceeds: Proceeds, { id: lienId }: Lien): Move[] => {
  const input = { assetId: proceeds.id, lienId };
  return [
    {
      person: speakerFor(holderOf(world, proceeds)),
      command: 'NotifyAssignment',
      input,
      terms: { notice: noticeOf(world) },
    },
    {
      person: checker(proceeds.obligor.mspId),
      command: 'AcknowledgeAssignment',
      input,
      terms: acknowledgementOf(world),
    },
  ];
};

const priceOf = (world: World, { id, buyer }: Forfaiting): unknown =>
  (
    ownCopies(world, buyer.mspId, 'trade').findLast(({ recordId }) => recordId === id)?.terms as
      { price: unknown } | undefined
  )?.price ?? undertaken;

/** The buyer gives a claim back that turned out to be false. */
const repurchaseBy = (world: World, person: Person, input: object): Move => ({
  person,
  command: 'DemandRepurchase',
  input: { ...input, settleBy: hours(world, 72) },
  terms: {
    trade: {
      exception: 'false-documents',
      facts: canary,
      documentHash: hashOf(canary),
      masterAgreement: canary,
      formula: canary,
      price: undertaken,
      priceDate: day(world, 0),
    },
  },
});

/** The next step of a sale and the ways out of it, for each claim that it could be about. */
const ofSale = (world: World, sale: Forfaiting, claims: readonly Proceeds[]): Move[] => {
  const { id: forfaitingId, status, seller, buyer } = sale;
  const input = { forfaitingId };
  const [bySeller, byBuyer] = [speakerFor(seller), speakerFor(buyer)];
  const give: Move = { person: bySeller, command: 'FailForfaiting', input };
  const up: Move = { person: byBuyer, command: 'FailForfaiting', input };
  const steps: Readonly<Record<string, Move[]>> = {
    enquired: [
      {
        person: byBuyer,
        command: 'QuoteForfaiting',
        input: { ...input, validUntil: hours(world, 2), settleBy: hours(world, 72) },
        terms: { quote: { yieldPpm: 21_000, dayCount: 'ACT/360', priceDate: day(world, 1) } },
      },
    ],
    quoted: [
      ...claims.flatMap(({ id: assetId }) =>
        [bySeller, byBuyer].map((person): Move => ({
          person,
          command: 'AcceptForfaitingQuote',
          input: { ...input, assetId },
        })),
      ),
      { person: bySeller, command: 'WithdrawForfaiting', input },
    ],
    accepted: [{ person: bySeller, command: 'ConfirmForfaitingSale', input }, give],
    'sale-confirmed': [{ person: byBuyer, command: 'ConfirmForfaitingPurchase', input }, up],
    confirmed: [{ person: bySeller, command: 'NotifyForfaiting', input, terms: { notice: noticeOf(world) } }],
    notified: claims.map(({ obligor }): Move => ({
      person: checker(obligor.mspId),
      command: 'AcknowledgeForfaiting',
      input,
      terms: acknowledgementOf(world),
    })),
    acknowledged: [
      {
        person: byBuyer,
        command: 'PayForfaiting',
        input,
        terms: {
          payment: {
            reference: `${canary}-${forfaitingId}`,
            amount: priceOf(world, sale),
            paidOn: day(world, 0),
          },
        },
      },
      give,
    ],
    paid: [{ person: bySeller, command: 'SettleForfaiting', input }, up],
    settled: [repurchaseBy(world, byBuyer, input)],
  };
  return steps[status] ?? [];
};

/** The nominated bank buys the documents; the claim that arises is registered; the obligor pays. */
const ofUndertaking = (world: World, { creditId, presentationId, as }: Drawing, creditor: Party): Move[] => {
  const input = { creditId, presentationId };
  return [
    {
      person: checker('RiverBankMSP'),
      command: 'NegotiatePresentation',
      input: { ...input, as: 'nominatedBank' },
      terms: {
        negotiation: {
          amount: undertaken,
          advancedOn: day(world, 0),
          recourse: 'without',
          recourseAgreement: { reference: canary, documentHash: hashOf(canary) },
        },
      },
    },
    ...[creditor, { mspId: 'RiverBankMSP' }].map((party): Move => ({
      person: speakerFor(party),
      command: 'RegisterClaim',
      input: { ...input, obligor: as, proposalExpiresAt: hours(world, 48) },
    })),
    {
      person: checker('HarbourBankMSP'),
      command: 'PayAtMaturity',
      input,
      terms: { payment: { reference: `${canary}-M`, amount: undertaken, paidOn: day(world, 0) } },
    },
  ];
};

/** By the record that they are about. */
export const claimMoves = (world: World): Move[][] => {
  const all = recordsUnder<Proceeds>(world, 'proceeds/');
  const claims = all.filter(({ presentationId }) => presentationId !== undefined);
  const [first] = all;
  return [
    ...all.map((proceeds) => ofProceeds(world, proceeds)),
    ...recordsUnder<Forfaiting>(world, 'forfaiting/').map((sale) => ofSale(world, sale, claims)),
    ...recordsUnder<Drawing>(world, 'drawing/')
      .filter(({ kind }) => kind !== 'negotiation')
      .map((drawing) => (first === undefined ? [] : ofUndertaking(world, drawing, first.creditor))),
  ];
};

/** An offer of proceeds is withdrawn by the one who made it. */
export const withdrawalOf = (offeror: Party, assetId: string, offerId: string): Move => ({
  person: speakerFor(offeror),
  command: 'WithdrawProceedsOffer',
  input: { assetId, offerId },
});

/** The proceeds, or the claim, of this id, where it is one. */
export const proceedsAt = (world: World, id: string): Proceeds | undefined =>
  recordAt(world, `proceeds/${id}`) as Proceeds | undefined;
