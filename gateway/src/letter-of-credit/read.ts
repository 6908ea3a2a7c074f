/** Which credits a caller may see, and what of them: the public record, and the own copies of terms. */
import {
  Credit,
  CreditAdvice,
  CreditBalance,
  CreditBalanceTerms,
  CreditParties,
  creditStatuses,
  CreditVersion,
  RuleProfile,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { HostedOrganisation, LedgerView } from '../hosting.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { joinedCredits } from './joined.ts';
import { rolesOf } from './standing.ts';

export const CreditSummary = z
  .strictObject({
    creditId: z.string(),
    profile: RuleProfile,
    status: z.enum(creditStatuses),
    parties: CreditParties,
  })
  .meta({ id: 'CreditSummary' });

/** Parties, the members that record for outsiders, and supervisors; for anyone else it does not exist. */
export const isVisible = ({ parties }: Credit, viewer: Viewer): boolean =>
  seesAll(viewer) || rolesOf(parties, viewer).length > 0;

const joins = async (view: LedgerView, { id }: Credit, viewer: Viewer): Promise<boolean> =>
  (await joinedCredits(view, viewer, id)).has(id);

/** Whether the credit is there for the viewer: named in it, or with something of it in its hands. */
export const isOpenTo = async (view: LedgerView, credit: Credit, viewer: Viewer): Promise<boolean> =>
  isVisible(credit, viewer) || (await joins(view, credit, viewer));

/** The bank from which the beneficiary gets to know the credit; without an adviser, the issuer itself. */
const lastAdviser = ({ secondAdvisingBank, advisingBank }: Credit['parties']) =>
  secondAdvisingBank === undefined ? advisingBank && 'advisingBank' : 'secondAdvisingBank';

/**
 * The buyer is not to learn for how much its seller transferred (UCP 600 art. 38(g)), although the seller next door on
 * the same platform has the balance.
 */
const withoutTransfers = (terms: TermsBySection, { parties }: Credit, viewer: Viewer): TermsBySection => {
  const balance = CreditBalanceTerms.safeParse(terms['balance']);
  const roles = rolesOf(parties, viewer);
  const isBuyer = roles.includes('applicant') && roles.every((role) => role === 'applicant');
  const isHidden = isBuyer && !seesAll(viewer) && balance.success && balance.data.portions !== undefined;
  return isHidden
    ? Object.fromEntries(Object.entries(terms).filter(([section]) => section !== 'balance'))
    : terms;
};

/**
 * A platform's peer keeps the copies of all its firms: the beneficiary reads the terms only when they were advised to
 * it, although the applicant next door has them already.
 */
const hasReceived = ({ parties }: Credit, viewer: Viewer, advices: readonly CreditAdvice[]): boolean => {
  if (rolesOf(parties, viewer).some((role) => role !== 'beneficiary')) return true;
  const adviser = lastAdviser(parties);
  return (
    adviser === undefined || advices.some(({ act, state }) => act.as === adviser && /^advised/.test(state))
  );
};

export const summaryOf = ({ id, profile, status, parties }: Credit): z.output<typeof CreditSummary> => ({
  creditId: id,
  profile,
  status,
  parties,
});

/** Kinds of facts about a credit, each under `<kind>/<credit>/…`. */
const factKinds = [
  'credit-advice',
  'credit-enquiry-answer',
  'credit-confirmation',
  'credit-cancellation',
  'credit-handover',
  'amendment',
  'amendment-request',
  'amendment-advice',
  'amendment-confirmation',
  'amendment-answer',
  'amendment-report',
] as const;

export interface CreditFact {
  readonly kind: string;
  readonly value: unknown;
}

export const factsOf = async (view: LedgerView, creditId: string): Promise<CreditFact[]> => {
  const records = await Promise.all(factKinds.map((kind) => view.records(`${kind}/${creditId}/`)));
  return records.flat().map(({ key, value }) => ({ kind: key.split('/')[0] ?? '', value }));
};

export type TermsBySection = Readonly<Record<string, z.output<ReturnType<typeof z.json>>>>;

const termsOf = async (
  organisation: HostedOrganisation,
  { id, draftHash }: Credit,
  version: CreditVersion | undefined,
): Promise<TermsBySection> => {
  const record = await organisation.view.record(`credit-balance/${id}`);
  const balance = record && CreditBalance.parse(record.value);
  return present({
    credit: await ownTerms(organisation, id, 'credit', version?.termsHash ?? draftHash),
    balance: await ownTerms(organisation, id, 'balance', balance?.balanceHash),
  }) as TermsBySection;
};

const versionOf = async (view: LedgerView, creditId: string): Promise<CreditVersion | undefined> => {
  const record = await view.record(`credit-version/${creditId}`);
  return record && CreditVersion.parse(record.value);
};

/** A credit that the caller may see. */
export interface OpenCredit {
  readonly credit: Credit;
  readonly version: CreditVersion | undefined;
  readonly advices: readonly CreditAdvice[];
  readonly viewer: Viewer;
  /** Whether the terms have reached the caller. */
  readonly mayRead: boolean;
  /** The own copies: `credit`, in force or drafted, and `balance`. */
  readonly terms: TermsBySection;
}

/** @throws Problem, the same for what is not there and what is secret */
export const openCredit = async (principal: Principal, creditId: string): Promise<OpenCredit> => {
  const { organisation } = principal;
  const { view } = organisation;
  const viewer = viewerOf(principal);
  const record = await view.record(`credit/${creditId}`);
  const credit = record && Credit.parse(record.value);
  if (credit === undefined) throw new Problem('RECORD_NOT_FOUND');
  const hasJoined = await joins(view, credit, viewer);
  if (!hasJoined && !isVisible(credit, viewer)) throw new Problem('RECORD_NOT_FOUND');
  const version = await versionOf(view, creditId);
  const advices = (await view.records(`credit-advice/${creditId}/`)).map(({ value }) =>
    CreditAdvice.parse(value),
  );
  const mayRead = hasJoined || hasReceived(credit, viewer, advices);
  const held = mayRead ? await termsOf(organisation, credit, version) : {};
  const terms = withoutTransfers(held, credit, viewer);
  return { credit, version, advices, viewer, mayRead, terms };
};
