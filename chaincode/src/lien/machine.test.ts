import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { effectiveParts } from '../asset/store.ts';
import { type Factor, wholeParts } from '../asset/records.ts';
import { defaultSettings } from '../membership/consortium.ts';
import { type Book, checkCapacity, checkShares, hasLapsed, nextRank, shareOf, sharesFit } from './machine.ts';
import { unlinked } from '../claim/loads.ts';
import type { ListedLien } from '../claim/store.ts';
import { type Lien, lienCountMax } from './records.ts';

const capacities = fc.bigInt(1n, 10n ** 15n);

/** At most so many positive amounts whose sum is the capacity. */
const parted = fc
  .tuple(capacities, fc.array(fc.bigInt(0n, 10n ** 15n), { maxLength: lienCountMax - 1 }))
  .map(([capacity, cuts]) => {
    const points = [0n, ...new Set(cuts.map((cut) => cut % capacity)), capacity].sort((a, b) =>
      Number(a - b),
    );
    const amounts = points.slice(1).map((point, i) => point - (points[i] ?? 0n));
    return { capacity, amounts: amounts.filter((amount) => amount > 0n) };
  });

const lien = (state: Lien['state'], expiresAt: string, rank = 1): Lien => ({
  id: 'LN-0000000000000001',
  assetId: 'WR-0000000000000001',
  claimId: 'CLM-0000000000000001',
  rootId: 'WR-0000000000000001',
  stage: 'goods',
  holder: 'HarbourBankMSP',
  share: wholeParts.toString(),
  state,
  rank,
  offerId: 'OFR-0000000000000001',
  expiresAt,
  renewals: 0,
  maker: 'enrolment6',
});

describe('shares of an asset', () => {
  test('the whole and one part more do not fit', () =>
    expect(sharesFit([wholeParts, 1n + 1n], wholeParts)).toBe(false));

  test('two liens on the whole do not fit', () =>
    expect(sharesFit([wholeParts, wholeParts], wholeParts)).toBe(false));

  test('one minor unit beyond capacity never fits, however it is divided', () => {
    fc.assert(
      fc.property(parted, fc.nat(), ({ capacity, amounts }, which) => {
        const tooMuch = amounts.map((amount, i) => (i === which % amounts.length ? amount + 1n : amount));
        expect(
          sharesFit(
            tooMuch.map((amount) => shareOf(amount, capacity)),
            wholeParts,
          ),
        ).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('one more lien of one minor unit never fits beside a full capacity', () => {
    fc.assert(
      fc.property(parted, ({ capacity, amounts }) => {
        const shares = [...amounts, 1n].map((amount) => shareOf(amount, capacity));
        expect(sharesFit(shares, wholeParts)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('amounts within capacity always fit, rounded up each', () => {
    fc.assert(
      fc.property(parted, ({ capacity, amounts }) => {
        expect(
          sharesFit(
            amounts.map((amount) => shareOf(amount, capacity)),
            wholeParts,
          ),
        ).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [1n, 3n, 333_333_333_333_333_334n],
    [2n, 3n, 666_666_666_666_666_667n],
    [3n, 3n, wholeParts],
    [1n, 10n ** 15n, 1_000n],
  ])('%s of %s weighs %s parts: a share is never rounded down', (assigned, capacity, share) =>
    expect(shareOf(assigned, capacity)).toBe(share),
  );

  test('a refusal says whether other liens or lost goods are in the way', () => {
    const left = (effective: bigint) => ({ overlapping: [], linked: unlinked, effective });
    expect(checkShares([wholeParts, wholeParts], left(wholeParts))?.refused).toBe('ASSET_ALREADY_ENCUMBERED');
    expect(checkShares([wholeParts], left(wholeParts - 1n))?.refused).toBe('ASSET_UNDER_SUPPORTED');
    expect(checkShares([wholeParts], left(wholeParts))).toBeUndefined();
  });
});

const listed = (stage: ListedLien['stage'], holder: string): ListedLien => ({
  lienId: 'LN-0000000000000009',
  assetId: 'RC-0000000000000001',
  rootId: 'RC-0000000000000001',
  stage,
  holder,
  share: wholeParts.toString(),
});

describe('proceeds of a credit and the claims that arise under it', () => {
  const part = (share: bigint): Lien => ({
    ...lien('encumbered', '2026-03-02T09:30:00.000Z'),
    stage: 'proceeds',
    share: share.toString(),
  });
  const book = (
    own: readonly Lien[],
    overlapping: readonly (readonly Lien[])[],
    claimLiens: ListedLien[] = [],
  ): Book => ({
    liens: own,
    overlapping: overlapping.map((liens) => liens.map(({ share }) => BigInt(share))),
    claimLiens,
    linked: unlinked,
    claimSuspected: false,
    frozen: false,
    effective: wholeParts,
  });
  const half = wholeParts / 2n;

  test('a claim is not discounted beside an assignment of all proceeds', () =>
    expect(checkCapacity(book([], [[part(wholeParts)]]), 'proceeds', { share: 1n + 1n })?.refused).toBe(
      'ASSET_ALREADY_ENCUMBERED',
    ));

  test('all proceeds are not assigned while one claim of several is taken in part', () =>
    expect(checkCapacity(book([], [[], [part(half)]]), 'proceeds', { share: half + 2n })?.refused).toBe(
      'ASSET_ALREADY_ENCUMBERED',
    ));

  test('shares of different claims do not add up: each is money of its own', () =>
    expect(
      checkCapacity(book([], [[part(half)], [part(half)]]), 'proceeds', { share: half }),
    ).toBeUndefined());

  test('no claim is ever taken for more than the whole, whatever is assigned of the credit', () => {
    const shares = fc.array(fc.bigInt(1n, wholeParts), { maxLength: 8 });
    fc.assert(
      fc.property(shares, shares, fc.bigInt(1n, wholeParts), (own, other, asked) => {
        const standing = book(own.map(part), [other.map(part)]);
        const all = [...own, ...other, asked];
        const fits = all.reduce((sum, share) => sum + share, 0n) <= wholeParts + BigInt(all.length - 1);
        expect(checkCapacity(standing, 'proceeds', { share: asked }) === undefined).toBe(fits);
      }),
    );
  });

  test.each(['receivable', 'goods', 'order'] as const)(
    'they are not financed while the %s of the same claim is, and neither the other way round',
    (stage) => {
      const taken = (at: ListedLien['stage']): ListedLien[] => [listed(at, 'RiverBankMSP')];
      expect(checkCapacity(book([], [], taken(stage)), 'proceeds', { share: 1n })?.refused).toBe(
        'CLAIM_STAGE_TAKEN',
      );
      expect(checkCapacity(book([], [], taken('proceeds')), stage, { share: 1n })?.refused).toBe(
        'CLAIM_STAGE_TAKEN',
      );
      expect(checkCapacity(book([], [], taken('proceeds')), 'proceeds', { share: 1n })).toBeUndefined();
    },
  );
});

describe('what is left of an asset', () => {
  const factor = (remaining: bigint): Factor => ({
    by: 'EastgateMSP',
    remaining: remaining.toString(),
    reason: 'lost-goods',
    evidenceHash: '00'.repeat(32),
    at: '2026-03-02T09:30:00.000Z',
  });

  test('is never less than nothing', () =>
    expect(effectiveParts([factor(wholeParts / 4n), factor(wholeParts / 4n)])).toBe(0n));
  test('counts every author’s loss', () =>
    expect(effectiveParts([factor(wholeParts - 3n), factor(wholeParts - 4n)])).toBe(wholeParts - 7n));
  test('is the whole where nobody stated anything', () => expect(effectiveParts([])).toBe(wholeParts));
});

describe('a reservation', () => {
  const expiry = '2026-03-02T09:30:00.000Z';
  const lapse = Date.parse(expiry) + defaultSettings.clockSkewSeconds * 1000;

  test('has not lapsed while a clock within the allowed skew may say so', () =>
    expect(hasLapsed(lien('reserved', expiry), lapse, defaultSettings)).toBe(false));
  test('has lapsed a millisecond later', () =>
    expect(hasLapsed(lien('reserved', expiry), lapse + 1, defaultSettings)).toBe(true));
  test.each(['encumbered', 'consumed', 'sale-pending'] as const)('that became %s never lapses', (state) =>
    expect(hasLapsed(lien(state, expiry), lapse * 2, defaultSettings)).toBe(false),
  );
});

describe('rank', () => {
  test('is not given a second time after an earlier lien ended', () =>
    expect(nextRank([lien('consumed', '2026-03-02T09:30:00.000Z', 2)])).toBe(3));
  test('starts at one', () => expect(nextRank([])).toBe(1));
});
