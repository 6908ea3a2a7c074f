/**
 * The terms that result from an amendment. Effective terms are the fold of the original and the accepted amendments in
 * sequence (UCP 600 art. 10(c)). Pure.
 */
import { refuse, type Refusal } from '../kernel/errors.ts';
import { type Money, minorOf, moneyOf } from '../kernel/money.ts';
import { maximumOf } from './amounts.ts';
import { type AmendmentTerms, type NarrativeMember, narrativeMembers } from './amendment-terms.ts';
import { brokenRule } from './guards.ts';
import type { CreditBalanceTerms, CreditTerms } from './terms.ts';

type Invalid = Refusal<'AMENDMENT_INVALID'>;

const invalid = (pointer: string, expected: string): Invalid =>
  refuse('AMENDMENT_INVALID', { pointer: `/terms/amendment${pointer}`, expected });

const isInvalid = (value: object): value is Invalid => 'refused' in value;

/** Members that say how the amendment is made, not what it changes. */
const circumstances = ['date', 'charge', 'senderToReceiver'];

const changesSomething = (amendment: AmendmentTerms): boolean =>
  Object.entries(amendment).some(
    ([member, change]) => change !== undefined && !circumstances.includes(member),
  );

/** Rule C2 of MT707: an increase or a decrease, in the currency of the credit, and something left. */
const newAmount = ({ amount }: CreditTerms, { increase, decrease }: AmendmentTerms): Money | Invalid => {
  if (increase !== undefined && decrease !== undefined)
    return invalid('/decrease', 'an increase or a decrease');
  const [change, member] = increase === undefined ? [decrease, '/decrease'] : [increase, '/increase'];
  if (change === undefined) return amount;
  if (change.currency !== amount.currency) return invalid(`${member}/currency`, amount.currency);
  const minor = minorOf(amount) + (increase === undefined ? -minorOf(change) : minorOf(change));
  return minor > 0n ? moneyOf(minor, amount.currency) : invalid(member, 'less than the amount of the credit');
};

type Changes = NonNullable<AmendmentTerms[NarrativeMember]>;

const newParagraphs = (present: readonly string[], changes: Changes, member: string): string[] | Invalid => {
  if (changes.some(({ code }) => code === 'replace-all')) return changes.map(({ text }) => text);
  const paragraphs = [...present];
  for (const [index, { code, text }] of changes.entries()) {
    const place = paragraphs.indexOf(text);
    if (code === 'add') paragraphs.push(text);
    else if (place < 0) return invalid(`/${member}/${index}/text`, 'a paragraph that is there');
    else paragraphs.splice(place, 1);
  }
  return paragraphs;
};

const newNarratives = (
  terms: CreditTerms,
  amendment: AmendmentTerms,
): Partial<Record<NarrativeMember, string[]>> | Invalid => {
  const narratives: Partial<Record<NarrativeMember, string[]>> = {};
  for (const member of narrativeMembers) {
    const changes = amendment[member];
    if (changes === undefined) continue;
    const paragraphs = newParagraphs(terms[member] ?? [], changes, member);
    if (!Array.isArray(paragraphs)) return paragraphs;
    narratives[member] = paragraphs;
  }
  return narratives;
};

const withoutRemoved = (terms: CreditTerms, remove: readonly string[]): CreditTerms =>
  Object.fromEntries(Object.entries(terms).filter(([member]) => !remove.includes(member))) as CreditTerms;

/** The terms after the amendment, or why it does not fit them. Whether they break a rule is not asked here. */
export const applyAmendment = (terms: CreditTerms, amendment: AmendmentTerms): CreditTerms | Invalid => {
  if (!changesSomething(amendment)) return invalid('', 'a change (MT707 rule C1)');
  const amount = newAmount(terms, amendment);
  if (isInvalid(amount)) return amount;
  const narratives = newNarratives(terms, amendment);
  if (isInvalid(narratives)) return narratives;
  const replaced = Object.fromEntries(
    Object.entries(amendment.replace ?? {}).filter(([, value]) => value !== undefined),
  );
  return withoutRemoved({ ...terms, ...replaced, ...narratives, amount }, amendment.remove ?? []);
};

/** A transferred credit still names the bank that transferred it, and can be transferred no more. */
const isTransferred = ({ transferable, transferringBank }: CreditTerms): boolean =>
  !transferable && transferringBank !== undefined;

type Refused = Refusal<'AMENDMENT_INVALID' | 'CREDIT_TERMS_INVALID' | 'AMENDMENT_BELOW_DRAWN'>;

/** The terms after the amendment, where they keep the rules and cover what was drawn and transferred. */
export const amendedTerms = (
  terms: CreditTerms,
  amendment: AmendmentTerms,
  { drawn, transferred }: Pick<CreditBalanceTerms, 'drawn' | 'transferred'>,
): CreditTerms | Refused => {
  const amended = applyAmendment(terms, amendment);
  if (isInvalid(amended)) return amended;
  const broken = brokenRule(
    isTransferred(terms) ? { ...amended, transferable: true } : amended,
    terms.profile,
    'amendment',
  );
  if (broken !== undefined) return broken;
  return minorOf(maximumOf(amended)) < minorOf(drawn) + minorOf(transferred)
    ? refuse('AMENDMENT_BELOW_DRAWN', { pointer: '/terms/amendment', article: 'UCP 600 art. 10' })
    : amended;
};
