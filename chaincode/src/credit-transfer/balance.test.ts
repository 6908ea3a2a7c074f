import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import { maximumOf, openingBalance } from '../letter-of-credit/amounts.ts';
import type { CreditBalanceTerms, CreditTerms } from '../letter-of-credit/terms.ts';
import { drawnBalance, overdraws, reversedBalance } from '../presentation/amounts.ts';
import type { PresentationTerms } from '../presentation/documents.ts';
import {
  adjustedBalance,
  afterRestoration,
  afterTransfer,
  grownBalance,
  growthBy,
  portionOf,
  staysWithin,
  withPassedOn,
} from './balance.ts';

const usd = (minor: number | bigint): Money => moneyOf(BigInt(minor), 'USD');
const termsOf = (minor: number, plus: number) =>
  ({ amount: usd(minor), tolerance: { plus, minus: 0 } }) as CreditTerms;

interface Child {
  terms: CreditTerms;
  /** What its beneficiary was paid. */
  drawn: bigint;
  /** Offered and not answered. */
  offered?: CreditTerms | undefined;
}
/** Documents under the original: the first beneficiary's own, or those of a second one. */
interface Documents {
  readonly claim: number;
  readonly of: string | undefined;
  readonly presented: PresentationTerms;
}

/** The books of the two sides: whatever is asked for and against the rules is refused, and changes nothing. */
class Books {
  terms: CreditTerms;
  balance: CreditBalanceTerms;
  readonly children = new Map<string, Child>();
  readonly documents = new Map<string, Documents>();
  #serial = 0;

  constructor(minor: number, plus: number) {
    this.terms = termsOf(minor, plus);
    this.balance = openingBalance('LC', this.terms);
  }

  id(kind: string): string {
    this.#serial += 1;
    return `${kind}-${String(this.#serial).padStart(16, '0')}`;
  }

  child(at: number): [string, Child] | undefined {
    return [...this.children][at % Math.max(this.children.size, 1)];
  }

  /** Documents that no bank has drawn for. */
  open(at: number): [string, Documents] | undefined {
    const drawn = new Set(this.balance.drawings?.map(({ presentationId }) => presentationId));
    const open = [...this.documents].filter(([id]) => !drawn.has(id));
    return open[at % Math.max(open.length, 1)];
  }

  inFlight(id: string): boolean {
    return (this.balance.passedOn ?? []).some(({ creditId }) => creditId === id);
  }

  /** @returns whether the rules let the balance be like this */
  book(balance: CreditBalanceTerms): boolean {
    const fits = staysWithin(this.terms, balance);
    if (fits) this.balance = balance;
    return fits;
  }

  draw(id: string, minor: number): void {
    const found = this.documents.get(id);
    if (found === undefined) return;
    const { presented } = found;
    if (overdraws(this.terms, this.balance, presented, usd(minor), { presentationId: id })) return;
    this.balance = drawnBalance(this.balance, presented, usd(minor), id) ?? this.balance;
  }
}

type Step = (books: Books, at: number, minor: number, flag: boolean) => void;

const hand = (books: Books, minor: number, claim: number, of?: string): string => {
  const id = books.id('PRS');
  const presented = { amountClaimed: usd(minor) } as PresentationTerms;
  books.documents.set(id, { claim, of, presented });
  return id;
};

const steps: Readonly<Record<string, Step>> = {
  transfer: (books, _at, minor) => {
    const id = books.id('LC');
    const terms = { ...books.terms, amount: usd(minor) };
    if (books.book(afterTransfer(books.balance, id, terms))) books.children.set(id, { terms, drawn: 0n });
  },
  offer: (books, at, minor, more) => {
    const found = books.child(at);
    if (found === undefined || found[1].offered !== undefined) return;
    const [id, child] = found;
    const amount = minorOf(child.terms.amount) + BigInt(more ? minor : -minor);
    if (amount <= 0n) return;
    const offered = { ...child.terms, amount: usd(amount) };
    const growth = growthBy(child.terms, offered);
    if (books.book(growth === 0n ? books.balance : grownBalance(books.balance, id, growth))) {
      child.offered = offered;
    }
  },
  answer: (books, at, _minor, accepted) => {
    const found = books.child(at);
    if (found?.[1].offered === undefined) return;
    const [id, child] = found;
    const covered = minorOf(maximumOf(child.offered ?? child.terms)) >= child.drawn;
    if (accepted && covered) child.terms = child.offered ?? child.terms;
    child.offered = undefined;
    books.balance = adjustedBalance(books.balance, id, child.terms);
  },
  amend: (books, _at, minor) => {
    const terms = { ...books.terms, amount: usd(minor * 3) };
    if (staysWithin(terms, books.balance)) books.terms = terms;
  },
  own: (books, _at, minor) => books.draw(hand(books, minor, minor), minor),
  pass: (books, at, minor, substituted) => {
    const found = books.child(at);
    if (found === undefined) return;
    const [id, child] = found;
    if (child.drawn + BigInt(minor) > minorOf(maximumOf(child.terms))) return;
    const presentationId = hand(books, substituted ? minor * 2 : minor, minor, id);
    books.balance = withPassedOn(books.balance, {
      presentationId,
      creditId: id,
      amount: usd(minor),
      substituted,
    });
  },
  /** A bank pays what is claimed, or less. */
  honour: (books, at, minor, whole) => {
    const [id] = books.open(at) ?? [];
    if (id === undefined) return;
    const claimed = Number(minorOf(books.documents.get(id)?.presented.amountClaimed ?? usd(0)));
    books.draw(id, whole ? claimed : Math.min(minor, claimed));
  },
  /** The transferring bank pays the second beneficiary once the original was drawn for its documents. */
  pay: (books, at) => {
    const [id, found] = [...books.documents][at % Math.max(books.documents.size, 1)] ?? [];
    const child = found?.of === undefined ? undefined : books.children.get(found.of);
    const isDrawn = books.balance.drawings?.some(({ presentationId }) => presentationId === id);
    if (found === undefined || child === undefined || isDrawn !== true) return;
    const drawn = child.drawn + BigInt(found.claim);
    if (drawn <= minorOf(maximumOf(child.terms))) child.drawn = drawn;
    books.documents.set(id ?? '', { ...found, of: undefined });
  },
  reverse: (books, at) => {
    const drawings = books.balance.drawings ?? [];
    const id = drawings[at % Math.max(drawings.length, 1)]?.presentationId;
    if (id !== undefined) books.balance = reversedBalance(books.balance, id);
  },
  restore: (books, at) => {
    const found = books.child(at);
    if (found === undefined || books.inFlight(found[0])) return;
    const [creditId, { drawn }] = found;
    books.balance = afterRestoration(books.balance, {
      ...openingBalance(creditId, books.terms),
      drawn: usd(drawn),
    });
    books.children.delete(creditId);
  },
};

const sumOf = (moneys: readonly Money[]): bigint => moneys.reduce((sum, money) => sum + minorOf(money), 0n);

/** What must hold after every step. */
const check = ({ terms, balance, children }: Books): void => {
  const { drawn, transferred, drawings = [], portions = [] } = balance;
  expect(minorOf(drawn) + minorOf(transferred)).toBeLessThanOrEqual(minorOf(maximumOf(terms)));
  expect(sumOf(portions.map(({ amount }) => amount))).toBe(minorOf(transferred));
  expect(sumOf(drawings.map(({ amount }) => amount))).toBe(minorOf(drawn));
  expect(new Set(drawings.map(({ presentationId }) => presentationId)).size).toBe(drawings.length);
  for (const [id, child] of children) {
    const taken = drawings
      .filter((one) => one.taken?.creditId === id)
      .map((one) => one.taken?.amount ?? usd(0));
    const left = minorOf(maximumOf(child.terms)) - sumOf(taken);
    expect(portionOf(balance, id)).toBeGreaterThanOrEqual(left < 0n ? 0n : left);
  }
};

const said = fc.tuple(
  fc.constantFrom(...Object.keys(steps), 'pass', 'pass', 'honour', 'honour', 'honour'),
  fc.nat(50),
  fc.integer({ min: 1, max: 300 }),
  fc.boolean(),
);

test('what is drawn and transferred never exceeds the credit as amended, and no part of it is drawn twice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 300, max: 1200 }),
      fc.constantFrom(0, 5, 10),
      fc.array(said, { minLength: 10, maxLength: 60, size: 'max' }),
      (minor, plus, told) => {
        const books = new Books(minor, plus);
        for (const [step, at, amount, flag] of told) {
          steps[step]?.(books, at, amount, flag);
          check(books);
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('a transferred credit that was never drawn gives everything back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), fc.constantFrom(0, 5, 10), (minor, plus) => {
      const before = openingBalance('LC', termsOf(1000, plus));
      const after = afterTransfer(before, 'LC-1', termsOf(minor, plus));
      const restored = afterRestoration(after, openingBalance('LC-1', termsOf(minor, plus)));
      expect(restored.transferred).toEqual(before.transferred);
      expect(restored.portions).toEqual([]);
    }),
  );
});
