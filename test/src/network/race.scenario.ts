/** Every bank wants the same receipt at the same moment: one gets it, and all others learn so, by no name. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { peersOf, type Peers } from './fabric/endorsement.ts';
import { openLedger } from './fabric/ledger.ts';
import { type Answer, type Harness, openHarness } from './harness.ts';
import { dayMs, instantIn } from './lot.ts';
import { idIn, issue, type Issued, offer, pledged } from './stage.ts';
import { measured } from './table.ts';

const clients = 64;
const refusals = new Set(['ASSET_ALREADY_ENCUMBERED', 'OFFER_NOT_OPEN']);

interface Bid {
  readonly mspId: string;
  readonly slug: string;
  readonly offerId: string;
}

let harness: Harness;
let peers: Peers;
let issued: Issued;
let bids: readonly Bid[];

beforeAll(async () => {
  harness = await openHarness();
  peers = peersOf(harness.manifest);
  issued = await issue(harness);
  const offered: Bid[] = [];
  for (const { mspId, slug, kind } of harness.manifest.organisations) {
    if (kind === 'bank') offered.push({ mspId, slug, offerId: await offer(harness, issued, mspId) });
  }
  bids = offered;
  await Promise.all(bids.map(({ slug }) => harness.as(`maker@${slug}`).token()));
}, 120_000);

afterAll(() => {
  peers.close();
  harness.close();
});

const reserve = ({ slug, offerId }: Bid): Promise<Answer> => {
  const input = { assetId: issued.receiptId, offerId, expiresAt: instantIn(dayMs) };
  return harness.as(`maker@${slug}`).command('ReserveLien', { input });
};

const others = ({ mspId }: Bid): string[] => bids.map((bid) => bid.mspId).filter((other) => other !== mspId);

test(`of ${clients} clients who race for a receipt one wins, all others get the documented refusal`, async () => {
  const start = performance.now();
  const runs = await Promise.all(
    Array.from({ length: clients }, async (_, index) => {
      const bid = bids[index % bids.length];
      if (bid === undefined) throw new Error('there is no bank');
      return { bid, answer: await reserve(bid), ms: performance.now() - start };
    }),
  );
  const tally = Map.groupBy(runs, ({ answer }) => answer.code ?? `${answer.status}`);
  const counts = [...tally].map(([outcome, same]) => `${same.length} ${outcome}`).join(', ');
  const [first, last] = [Math.min(...runs.map(({ ms }) => ms)), Math.max(...runs.map(({ ms }) => ms))];
  measured(`race of ${clients} clients of ${bids.length} banks`, counts);
  measured('first and last answer', `${Math.round(first)} ms, ${Math.round(last)} ms`);

  const losers = runs.filter(({ answer }) => answer.status !== 201);
  expect(losers.map(({ answer }) => answer.code).filter((code) => !refusals.has(code ?? ''))).toEqual([]);
  expect(runs.length - losers.length).toBe(1);
  const names = losers.flatMap(({ bid, answer }) =>
    others(bid).filter((other) => JSON.stringify(answer.body).includes(other)),
  );
  expect(names).toEqual([]);
}, 180_000);

test('every peer has one lien on it', async () => {
  const owners = new Set(harness.manifest.organisations.map(({ peer }) => peer.mspId));
  for (const mspId of owners) {
    const ledger = await openLedger(harness.manifest, peers, mspId);
    const liens = JSON.parse(await ledger.evaluate('ReadRange', [`lien/${issued.receiptId}/`])) as unknown[];
    expect({ mspId, liens: liens.length }).toEqual({ mspId, liens: 1 });
  }
}, 60_000);

test('another bank gets it when the winner gives its reservation back', async () => {
  const [bid] = bids;
  if (bid === undefined) throw new Error('there is no bank');
  const ledger = await openLedger(harness.manifest, peers, bid.mspId);
  const [lien] = JSON.parse(await ledger.evaluate('ReadRange', [`lien/${issued.receiptId}/`])) as [
    { value: { id: string; holder: string } },
  ];
  const holder = bids.find(({ mspId }) => mspId === lien.value.holder);
  const input = { assetId: issued.receiptId, lienId: lien.value.id };
  await harness.as(`maker@${holder?.slug}`).commit('CancelReservation', { input });
  const next = bids.find(({ mspId }) => mspId !== lien.value.holder);
  if (next === undefined) return;
  const won = await reserve(next);
  expect(won.status).toBe(201);
  await harness.as(`maker@${next.slug}`).commit('CancelReservation', {
    input: { ...input, lienId: idIn(won, 'lienId') },
  });
}, 60_000);

test('payments of one loan that are booked at the same moment are all booked, each once', async () => {
  const { financingId, lot } = await pledged(harness);
  const maker = harness.as('maker@harbour-bank');
  const pay = (reference: string): Promise<Answer> => {
    const payment = { ...lot.disbursement, reference, amount: { amount: '1000.00', currency: 'CNY' } };
    return maker.command('RecordRepayment', { input: { financingId }, terms: { payment } });
  };
  const references = Array.from({ length: 4 }, (_, index) => lot.mark(`Repaid ${index}`));
  const answers = await Promise.all([...references, ...references].map(pay));
  const codes = answers.map(({ status, code }) => code ?? `${status}`).sort();
  const expected = [...references.map(() => '201'), ...references.map(() => 'REFERENCE_ALREADY_USED')];
  expect(codes).toEqual(expected);
}, 120_000);
