import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { endorsing } from '../../test-support/endorsement.ts';
import { endsOfStories, wholeStory } from '../../test-support/story.ts';
import { type KeyPolicy, lienPolicy, peer, receiptPolicy, satisfies, withAnyOther } from './key-policy.ts';

const names = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const;
const subsets = Array.from({ length: 2 ** names.length }, (_, bits) =>
  names.filter((_name, i) => (bits & (1 << i)) !== 0),
);

describe('the three shapes, against a truth table over eight organisations', () => {
  const others = (signers: readonly string[], own: string): number =>
    signers.filter((signer) => signer !== own).length;

  test.each([
    [
      'author and any other',
      withAnyOther('C', names),
      (s: readonly string[]) => s.includes('C') && s.length >= 2,
    ],
    [
      '(holder and any other) or (Registry and any three others)',
      lienPolicy('B', 'H', names),
      (s: readonly string[]) =>
        (s.includes('B') && s.length >= 2) || (s.includes('H') && others(s, 'H') >= 3),
    ],
    [
      '(warehouse and controller) or (Registry and any three others)',
      receiptPolicy('A', 'B', 'H', names),
      (s: readonly string[]) =>
        (s.includes('A') && s.includes('B')) || (s.includes('H') && others(s, 'H') >= 3),
    ],
    [
      'a warehouse that itself controls needs any other beside it',
      receiptPolicy('A', 'A', 'H', names),
      (s: readonly string[]) =>
        (s.includes('A') && s.length >= 2) || (s.includes('H') && others(s, 'H') >= 3),
    ],
    [
      'where the Registry holds, it needs any other',
      lienPolicy('H', 'H', names),
      (s: readonly string[]) => s.includes('H') && s.length >= 2,
    ],
  ])('%s', (_shape, policy, expected) => {
    for (const signers of subsets)
      expect([signers, satisfies(policy, new Set(signers))]).toEqual([signers, expected(signers)]);
  });
});

describe('satisfies', () => {
  const { policy } = fc.letrec<{ policy: KeyPolicy; leaf: KeyPolicy; node: KeyPolicy }>((tie) => ({
    leaf: fc.constantFrom(...names).map(peer),
    node: fc.record({ atLeast: fc.nat(4), of: fc.array(tie('policy'), { maxLength: 4 }) }),
    policy: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), tie('node')),
  }));

  /** The same question asked from the other side: every sufficient set of signers, then whether one is contained. */
  const sufficientSets = (of: KeyPolicy): ReadonlySet<string>[] => {
    if ('mspId' in of) return [new Set([of.mspId])];
    const combine = (count: number, parts: readonly KeyPolicy[]): ReadonlySet<string>[] => {
      if (count === 0) return [new Set()];
      const [first, ...rest] = parts;
      if (first === undefined) return [];
      const having = sufficientSets(first).flatMap((one) =>
        combine(count - 1, rest).map((other) => new Set([...one, ...other])),
      );
      return [...having, ...combine(count, rest)];
    };
    return combine(of.atLeast, of.of);
  };

  test('agrees with an enumeration of all sufficient sets', () => {
    fc.assert(
      fc.property(policy, fc.subarray([...names]), (tree, signers) => {
        const own = new Set<string>(signers);
        const enumerated = sufficientSets(tree).some((set) => [...set].every((one) => own.has(one)));
        expect(satisfies(tree, own)).toBe(enumerated);
      }),
    );
  });

  test('one more signer never takes a policy away', () => {
    fc.assert(
      fc.property(policy, fc.subarray([...names]), fc.constantFrom(...names), (tree, signers, more) => {
        if (satisfies(tree, new Set(signers)))
          expect(satisfies(tree, new Set([...signers, more]))).toBe(true);
      }),
    );
  });
});

describe('policies that the stores set', () => {
  test('none is satisfied by one organisation, whichever it is', async () => {
    const policies = (await wholeStory()).flatMap(({ changes }) =>
      changes.flatMap((change) =>
        change.type === 'put' && change.policy !== undefined ? [[change.key, change.policy] as const] : [],
      ),
    );
    expect(policies.length).toBeGreaterThan(50);
    const alone = policies.filter(([, tree]) => endorsing.some((one) => satisfies(tree, new Set([one]))));
    expect(alone.map(([key]) => key)).toEqual([]);
    const never = policies.filter(([, tree]) => !satisfies(tree, new Set(endorsing)));
    expect(never.map(([key]) => key)).toEqual([]);
  });

  test('liens, tombstones, receipts, financings and facts all have one', async () => {
    const bare = new Set<string>();
    const records = (await endsOfStories()).flatMap((state) => [...state]);
    for (const [key, { policy: tree }] of records) if (tree === undefined) bare.add(key.split('/')[0] ?? '');
    expect([...bare].sort()).toEqual([
      'access',
      'allocation',
      'change',
      'claim',
      'claimlien',
      'claimlink',
      'command',
      'cooling',
      'credit-balance',
      'credit-handover',
      'credit-version',
      'fingerprint',
      'forfaiting',
      'holding',
      'keyed',
      'legacy-case',
      'legacy-hit',
      'legacy-row',
      'lien',
      'offer',
      'reference',
      'refinancing',
      'tokens',
      'tombstone',
    ]);
    const bareLiens = records.filter(
      ([key, { value, policy: tree }]) =>
        /^(lien|tombstone)\//.test(key) &&
        tree === undefined &&
        !/"(reserved|sale-pending)"/.test(JSON.stringify(value)),
    );
    expect(bareLiens).toEqual([]);
  });

  test('each is written where it changes and nowhere else', async () => {
    const written = new Map<string, string>();
    const again: string[] = [];
    for (const change of (await wholeStory()).flatMap(({ changes }) => changes)) {
      if (change.type === 'remove') written.delete(change.key);
      if (change.type !== 'put' || change.policy === undefined) continue;
      const tree = JSON.stringify(change.policy);
      const [kind = '', , fact = ''] = change.key.split('/');
      if (written.get(change.key) === tree) again.push(kind === 'fact' ? fact : kind);
      written.set(change.key, tree);
    }
    // Rare acts of administration and of the warehouse, which no other command of the same moment builds on.
    expect(again.filter((kind) => !['consortium', 'subject', 'factor'].includes(kind))).toEqual([]);
  });
});
