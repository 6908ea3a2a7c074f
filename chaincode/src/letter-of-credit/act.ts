/**
 * Who may do what when: each act of a credit is declared once, and its guards, articles and row in the published
 * table follow from the declaration. Pure.
 */
import { type ErrorCode, refuse, type Refusal } from '../kernel/errors.ts';
import { instantOf, sameParty } from '../kernel/identifiers.ts';
import type { Actor } from '../kernel/actor.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { type CreditRole, isExternal, standingOf, transferredRoles } from './parties.ts';
import type { Act, Credit } from './records.ts';
import { type RuleProfile, ruleProfiles } from './terms.ts';

export interface ActRule {
  /** Name of the command. */
  readonly command: string;
  /** Whose act it is, in the order in which an actor with several roles is taken for one. */
  readonly as: readonly CreditRole[];
  readonly credit: readonly Credit['status'][];
  /** What the act is about beside the credit itself, and the states of it that allow the act. */
  readonly of?: {
    readonly kind: string;
    readonly states: readonly string[];
    /** Refusals of their own for states that contradict the act, instead of `STATE_WRONG`. */
    readonly contradictions?: Readonly<Record<string, ErrorCode>>;
  };
  /** By profile; a profile that has no article for the act does not know it. */
  readonly articles: Partial<Readonly<Record<RuleProfile, string>>>;
  /** The party does it itself: nobody records it for one that is outside of the consortium. */
  readonly ownOnly?: true;
}

/** Declares an act; keeps its literal types. */
export const defineAct = <const R extends ActRule>(rule: R): R => rule;

export interface ActFacts {
  readonly credit: Credit | undefined;
  readonly actor: Actor;
  /** Of an act that somebody may record. */
  readonly evidence?: Opening<unknown> | undefined;
  /** Transaction time, milliseconds since 1970. */
  readonly now: number;
  /** State of what the act is about, where the rule names a kind; it may depend on the role that acts. */
  readonly state?: string | ((role: CreditRole) => string);
  /** The role that the client names, where one member has several. */
  readonly as?: CreditRole | undefined;
}

type ContradictionOf<R extends ActRule> = R extends {
  readonly of: { readonly contradictions: Readonly<Record<string, infer Code extends ErrorCode>> };
}
  ? Code
  : never;

/** What the guard may answer to an act that is declared like this. */
export type ActRefusalOf<R extends ActRule> =
  | 'CREDIT_NOT_FOUND'
  | (R['articles'] extends Readonly<Record<RuleProfile, string>> ? never : 'NOT_IN_PROFILE')
  | 'NOT_THE_PARTY'
  | (R extends { readonly ownOnly: true } ? never : 'EVIDENCE_MISSING')
  | 'CREDIT_STATUS_WRONG'
  | (R extends { readonly of: object } ? 'STATE_WRONG' : never)
  | ContradictionOf<R>;
export type ActRefusal =
  | 'CREDIT_NOT_FOUND'
  | 'NOT_IN_PROFILE'
  | 'NOT_THE_PARTY'
  | 'EVIDENCE_MISSING'
  | 'CREDIT_STATUS_WRONG'
  | 'STATE_WRONG';

/** In order of precedence. */
export const actRefusals = [
  'CREDIT_NOT_FOUND',
  'NOT_IN_PROFILE',
  'NOT_THE_PARTY',
  'EVIDENCE_MISSING',
  'CREDIT_STATUS_WRONG',
  'STATE_WRONG',
] as const satisfies readonly ActRefusal[];

const mayAnswer = (rule: ActRule, code: ActRefusal): boolean => {
  if (code === 'NOT_IN_PROFILE') return ruleProfiles.some((profile) => rule.articles[profile] === undefined);
  if (code === 'EVIDENCE_MISSING') return rule.ownOnly !== true;
  return code !== 'STATE_WRONG' || rule.of !== undefined;
};

/** The guard's refusals for the command to declare, in order of precedence. */
export const refusalsOf = <R extends ActRule>(rule: R): readonly ActRefusalOf<R>[] =>
  [
    ...actRefusals.filter((code) => mayAnswer(rule, code)),
    ...new Set(Object.values(rule.of?.contradictions ?? {})),
  ] as ActRefusalOf<R>[];

/** A firm of a platform records for outsiders of its own credits only, never of its neighbours'. */
const mayRecord = ({ parties }: Credit, { party }: Actor): boolean =>
  party.subject === undefined ||
  [parties.applicant, parties.beneficiary].some((one) => !isExternal(one) && sameParty(one, party));

const standingIn = ({ as, ownOnly }: ActRule, credit: Credit, { actor, as: named }: ActFacts) =>
  as
    .filter((role) => named === undefined || role === named)
    .filter((role) => credit.parentId === undefined || transferredRoles.includes(role))
    .map((role) => ({ role, standing: standingOf(credit.parties[role], actor) }))
    .find(
      ({ standing }) =>
        standing === 'own' || (standing === 'recorded' && ownOnly !== true && mayRecord(credit, actor)),
    );

/** The article that the rule stands on in the credit's profile. */
export const articleOf = ({ articles }: ActRule, { profile }: Credit): string | undefined =>
  articles[profile];

const actOf = (role: CreditRole, recorded: boolean, { actor, evidence, now }: ActFacts): Act => ({
  by: actor.party,
  person: actor.enrolmentId,
  as: role,
  recorded,
  at: instantOf(now),
  ...(evidence === undefined ? {} : { evidenceHash: hashOfOpening(evidence) }),
});

/** Whether the credit, and what the act is about in it, are in a state that allows the act. */
const checkState = (
  rule: ActRule,
  credit: Credit,
  state: string | undefined,
  article: string,
): Refusal | undefined => {
  if (!rule.credit.includes(credit.status)) {
    return refuse('CREDIT_STATUS_WRONG', { expected: rule.credit.join(' or '), article });
  }
  if (rule.of === undefined || (state !== undefined && rule.of.states.includes(state))) return undefined;
  const contradiction = state === undefined ? undefined : rule.of.contradictions?.[state];
  return contradiction === undefined
    ? refuse('STATE_WRONG', { expected: rule.of.states.join(' or '), article })
    : refuse(contradiction, { article });
};

export interface AllowedAct {
  readonly credit: Credit;
  readonly act: Act;
  readonly article: string;
}

const check = (rule: ActRule, facts: ActFacts): AllowedAct | Refusal => {
  const { credit } = facts;
  if (credit === undefined) return refuse('CREDIT_NOT_FOUND', { pointer: '/input/creditId' });
  const article = articleOf(rule, credit);
  if (article === undefined) return refuse('NOT_IN_PROFILE');
  const found = standingIn(rule, credit, facts);
  if (found === undefined) return refuse('NOT_THE_PARTY', { expected: rule.as.join(' or '), article });
  const recorded = found.standing === 'recorded';
  if (recorded && facts.evidence === undefined) {
    return refuse('EVIDENCE_MISSING', { pointer: '/terms/evidence', article });
  }
  const state = typeof facts.state === 'function' ? facts.state(found.role) : facts.state;
  const refused = checkState(rule, credit, state, article);
  return refused ?? { credit, act: actOf(found.role, recorded, facts), article };
};

/** The act with its credit, or why it may not be done. */
export const checkAct = <R extends ActRule>(
  rule: R,
  facts: ActFacts,
): AllowedAct | Refusal<ActRefusalOf<R>> => check(rule, facts) as AllowedAct | Refusal<ActRefusalOf<R>>;
