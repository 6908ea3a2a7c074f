/**
 * Who goes first of several who financed one receivable: registered before not registered, registered ones by time,
 * others by the notice that reached the debtor first, and the rest pro rata (Civil Code art. 768; the same where
 * factoring, pledge and plain assignment compete, SPC security interpretation art. 66). Pure.
 */
import { apportion } from '../calculation/split.ts';

/** A right in one receivable. What kind of right it is does not matter. */
export interface CompetingClaim {
  readonly id: string;
  /** In a public register: when, in milliseconds since 1970, and under which number. */
  readonly registration?: { readonly at: number; readonly number: string };
  /** When notice reached the debtor, in milliseconds since 1970. */
  readonly noticedAt?: number;
  /** What was financed, in minor units. */
  readonly financedMinor: bigint;
}

/** Claims of one rank share pro rata to what they financed. */
export type Rank = readonly CompetingClaim[];

/** Registers tell time to the second. */
const second = (at: number): number => Math.floor(at / 1000);

const byText = (one: string, other: string): number => {
  if (one === other) return 0;
  return one < other ? -1 : 1;
};

const byRegistration = (one: CompetingClaim, other: CompetingClaim): number | undefined => {
  const [first, next] = [one.registration, other.registration];
  if (first === undefined && next === undefined) return undefined;
  if (first === undefined || next === undefined) return first === undefined ? 1 : -1;
  return second(first.at) - second(next.at) || byText(first.number, next.number);
};

const byNotice = (one: CompetingClaim, other: CompetingClaim): number =>
  (one.noticedAt ?? Infinity) === (other.noticedAt ?? Infinity)
    ? 0
    : (one.noticedAt ?? Infinity) - (other.noticedAt ?? Infinity);

const compare = (one: CompetingClaim, other: CompetingClaim): number =>
  byRegistration(one, other) ?? byNotice(one, other);

/** What tells two claims apart. `pro-rata`: nothing does. */
export const priorityRules = [
  'registered-before-unregistered',
  'registered-earlier',
  'lower-registration-number',
  'notified-earlier',
  'pro-rata',
] as const;
export type PriorityRule = (typeof priorityRules)[number];

const ruleBetween = (one: CompetingClaim, other: CompetingClaim): PriorityRule => {
  const [first, next] = [one.registration, other.registration];
  if (first === undefined && next === undefined) {
    return byNotice(one, other) === 0 ? 'pro-rata' : 'notified-earlier';
  }
  if (first === undefined || next === undefined) return 'registered-before-unregistered';
  if (second(first.at) !== second(next.at)) return 'registered-earlier';
  return first.number === next.number ? 'pro-rata' : 'lower-registration-number';
};

/** How one claim stands to another, and by which rule. */
export const standingBetween = (
  one: CompetingClaim,
  other: CompetingClaim,
): { readonly goes: 'before' | 'after' | 'equal'; readonly rule: PriorityRule } => {
  const order = compare(one, other);
  const goes = order === 0 ? 'equal' : order < 0 ? 'before' : 'after';
  return { goes, rule: ruleBetween(one, other) };
};

/** Claims in the order in which they are paid; those that nothing tells apart share a rank. */
export const rank = (claims: readonly CompetingClaim[]): Rank[] => {
  const ranks: CompetingClaim[][] = [];
  for (const claim of [...claims].sort(compare)) {
    const last = ranks.at(-1);
    const peer = last?.[0];
    if (last !== undefined && peer !== undefined && compare(peer, claim) === 0) last.push(claim);
    else ranks.push([claim]);
  }
  return ranks;
};

/** What each claim gets of a sum, by id: a rank is paid in full before the next one gets anything. */
export const distribute = (
  collectedMinor: bigint,
  claims: readonly CompetingClaim[],
): ReadonlyMap<string, bigint> => {
  const paid = new Map<string, bigint>();
  let left = collectedMinor;
  for (const equals of rank(claims)) {
    const financed = equals.map(({ financedMinor }) => financedMinor);
    const owed = financed.reduce((sum, minor) => sum + minor, 0n);
    const share = left < owed ? left : owed;
    const pieces = owed === 0n ? financed : apportion(share, financed);
    for (const [index, { id }] of equals.entries()) paid.set(id, pieces[index] ?? 0n);
    left -= share;
  }
  return paid;
};
