import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CompetingClaim, distribute, rank, standingBetween } from './priority.ts';

const day = 86_400_000;
const ofTen = (minute: number): number => Date.parse('2026-03-02T09:00:00Z') + minute * 60_000;
const million = 100_000_000n;

const claim = (id: string, other: Partial<CompetingClaim>): CompetingClaim => ({
  id,
  financedMinor: million,
  ...other,
});
const idsOf = (claims: readonly CompetingClaim[]): string[][] =>
  rank(claims).map((equals) => equals.map(({ id }) => id));

describe('claims on one receivable (Civil Code art. 768)', () => {
  test.each<readonly [string, readonly CompetingClaim[], readonly (readonly string[])[]]>([
    [
      'Q1: of two registered ones the earlier goes first',
      [
        claim('A', { registration: { at: ofTen(60), number: '2' }, noticedAt: 1 }),
        claim('B', { registration: { at: ofTen(59), number: '1' }, noticedAt: 2 }),
      ],
      [['B'], ['A']],
    ],
    [
      'Q2: a registered one goes before one that was only notified, however early',
      [
        claim('A', { noticedAt: day }),
        claim('B', { registration: { at: 30 * day, number: '1' }, noticedAt: 30 * day }),
      ],
      [['B'], ['A']],
    ],
    [
      'Q3: where none is registered the notice that arrived first decides',
      [claim('A', { noticedAt: 3 * day }), claim('B', { noticedAt: 2 * day })],
      [['B'], ['A']],
    ],
    [
      'Q5: pledge, factoring and plain assignment are ranked alike',
      [
        claim('A', { registration: { at: 5 * day, number: '7' } }),
        claim('B', { registration: { at: 4 * day, number: '9' } }),
        claim('C', { noticedAt: day }),
      ],
      [['B'], ['A'], ['C']],
    ],
    [
      'Q6: registered in the same second, the lower number goes first',
      [
        claim('A', { registration: { at: ofTen(0) + 900, number: '0002' } }),
        claim('B', { registration: { at: ofTen(0) + 950, number: '0001' } }),
      ],
      [['B'], ['A']],
    ],
    [
      'Q6: what nothing tells apart shares a rank',
      [
        claim('A', { registration: { at: ofTen(0), number: '0001' } }),
        claim('B', { registration: { at: ofTen(0), number: '0001' } }),
      ],
      [['A', 'B']],
    ],
    [
      'notified goes before neither registered nor notified',
      [claim('A', {}), claim('B', { noticedAt: 9 * day })],
      [['B'], ['A']],
    ],
  ])('%s', (_title, claims, expected) => {
    expect(idsOf(claims)).toEqual(expected);
  });

  test.each<readonly [string, Partial<CompetingClaim>, Partial<CompetingClaim>, string]>([
    [
      'Q1',
      { registration: { at: 1_000, number: '2' } },
      { registration: { at: 2_000, number: '1' } },
      'registered-earlier',
    ],
    ['Q2', { registration: { at: 9_000, number: '1' } }, { noticedAt: 1 }, 'registered-before-unregistered'],
    ['Q3', { noticedAt: 1 }, { noticedAt: 2 }, 'notified-earlier'],
    ['Q3, the other not notified', { noticedAt: 1 }, {}, 'notified-earlier'],
    [
      'Q6',
      { registration: { at: 1_900, number: '1' } },
      { registration: { at: 1_100, number: '2' } },
      'lower-registration-number',
    ],
  ])('%s: the rule between two is named, and the same from both sides', (_title, first, next, rule) => {
    const [one, other] = [claim('A', first), claim('B', next)];
    expect(standingBetween(one, other)).toEqual({ goes: 'before', rule });
    expect(standingBetween(other, one)).toEqual({ goes: 'after', rule });
  });

  test('Q4: what nothing tells apart stands equal, pro rata', () => {
    expect(standingBetween(claim('A', {}), claim('B', {}))).toEqual({ goes: 'equal', rule: 'pro-rata' });
  });

  test('Q4: neither registered nor notified, they share pro rata to what they financed', () => {
    const claims = [claim('A', { financedMinor: 6n * million }), claim('B', { financedMinor: 4n * million })];
    expect(idsOf(claims)).toEqual([['A', 'B']]);
    expect([...distribute(5n * million, claims)]).toEqual([
      ['A', 3n * million],
      ['B', 2n * million],
    ]);
  });

  test('a rank is paid in full before the next one gets anything', () => {
    const claims = [
      claim('A', { noticedAt: 2 }),
      claim('B', { noticedAt: 1 }),
      claim('C', { financedMinor: 0n }),
    ];
    expect(Object.fromEntries(distribute(150n * 1_000_000n, claims))).toEqual({
      A: 50n * 1_000_000n,
      B: million,
      C: 0n,
    });
  });

  const claims = fc.uniqueArray(
    fc.record({
      id: fc.string({ minLength: 1, maxLength: 4 }),
      registration: fc.option(fc.record({ at: fc.nat(5_000), number: fc.constantFrom('1', '2') }), {
        nil: undefined,
      }),
      noticedAt: fc.option(fc.nat(5), { nil: undefined }),
      financedMinor: fc.bigInt(0n, 10n ** 12n),
    }),
    { selector: ({ id }) => id, maxLength: 8 },
  ) as fc.Arbitrary<CompetingClaim[]>;

  test('the order does not depend on the order of the claims, and nobody gets more than was financed', () => {
    fc.assert(
      fc.property(claims, fc.bigInt(0n, 10n ** 13n), (some, collected) => {
        const sorted = (list: readonly CompetingClaim[]) => idsOf(list).map((ids) => ids.toSorted());
        expect(sorted(some.toReversed())).toEqual(sorted(some));
        const paid = distribute(collected, some);
        expect(some.every(({ id, financedMinor }) => (paid.get(id) ?? -1n) <= financedMinor)).toBe(true);
        const total = [...paid.values()].reduce((sum, minor) => sum + minor, 0n);
        const owed = some.reduce((sum, { financedMinor }) => sum + financedMinor, 0n);
        expect(total).toBe(collected < owed ? collected : owed);
      }),
    );
  });
});
