/**
 * In what an amendment for a second beneficiary may differ from the original's: as its credit may differ from the
 * original (UCP 600 art. 38(f), (g)), and in nothing that the original's amendment does not touch. Pure.
 */
import { minorOf, type Money } from '../kernel/money.ts';
import {
  type AmendmentTerms,
  type NarrativeMember,
  narrativeMembers,
} from '../letter-of-credit/amendment-terms.ts';
import type { CreditTerms } from '../letter-of-credit/terms.ts';
import { type Member, mayDiffer } from './difference.ts';
import { differsInHigherCover, differsInLowerPrices } from './wording.ts';

/** A credit with the amendment that is to change it. */
export interface Amending {
  readonly credit: CreditTerms;
  readonly amendment: AmendmentTerms;
}

/** Terms that the amendment replaces as a whole or takes away. */
const touchedBy = ({ replace = {}, remove = [] }: AmendmentTerms): Member[] => [
  ...(Object.entries(replace)
    .filter(([, value]) => value !== undefined)
    .map(([member]) => member) as Member[]),
  ...remove,
];

const replacedIn = ({ credit, amendment }: Amending): CreditTerms => {
  const replaced = Object.entries({ ...credit, ...amendment.replace });
  const removed: readonly string[] = amendment.remove ?? [];
  return Object.fromEntries(replaced.filter(([member]) => !removed.includes(member))) as CreditTerms;
};

const wrongTerm = (original: Amending, transferred: Amending): Member | undefined => {
  const touched = touchedBy(original.amendment);
  const [before, after] = [replacedIn(original), replacedIn(transferred)];
  return (
    touchedBy(transferred.amendment).find((member) => !touched.includes(member)) ??
    touched.find((member) => !mayDiffer(member, before, after))
  );
};

const atMost = (part: Money | undefined, whole: Money | undefined): boolean =>
  part === undefined ||
  (whole !== undefined && part.currency === whole.currency && minorOf(part) <= minorOf(whole));

type Related = (original: string, transferred: string) => boolean;

const relatedIn = (member: NarrativeMember, { amount }: CreditTerms): Related => {
  if (member === 'goods') return differsInLowerPrices(amount.currency);
  return member === 'documentsRequired' ? differsInHigherCover : (one, other) => one === other;
};

const sameChanges = (
  one: AmendmentTerms[NarrativeMember] = [],
  other: AmendmentTerms[NarrativeMember] = [],
  related: Related,
): boolean =>
  one.length === other.length &&
  one.every(({ code, text }, index) => {
    const counterpart = other[index];
    return counterpart?.code === code && related(text, counterpart.text);
  });

/** The first member of the second beneficiary's amendment that differs as it must not; `undefined` where none does. */
export const forbiddenAmendment = (original: Amending, transferred: Amending): string | undefined => {
  const [one, other] = [original.amendment, transferred.amendment];
  if (!atMost(other.increase, one.increase)) return 'increase';
  if (!atMost(other.decrease, one.decrease)) return 'decrease';
  const term = wrongTerm(original, transferred);
  if (term !== undefined) return `replace/${term}`;
  return narrativeMembers.find(
    (member) => !sameChanges(one[member], other[member], relatedIn(member, original.credit)),
  );
};

/** Whether it touches how much may be drawn. */
export const touchesAmount = ({ increase, decrease, replace = {}, remove = [] }: AmendmentTerms): boolean =>
  increase !== undefined ||
  decrease !== undefined ||
  replace.tolerance !== undefined ||
  remove.includes('tolerance');

/** Whether it touches what the first beneficiary bargains about: amount and prices. */
export const touchesPrice = (amendment: AmendmentTerms): boolean => {
  const { goods, replace = {} } = amendment;
  const others = [goods, replace.additionalAmounts, replace.instalments];
  return touchesAmount(amendment) || others.some((change) => change !== undefined);
};
