/** A step of a credit's life that a SWIFT message reports. */
import type { CreditRole, CreditTerms } from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { HostedOrganisation } from '../hosting.ts';
import type { CreditFact, OpenCredit } from '../letter-of-credit/read.ts';
import type { MessageJson } from '../swift/api.ts';
import type { MessageLoss } from './unsaid.ts';

/** What messages about a credit are made of. */
export interface CreditSituation {
  readonly organisation: HostedOrganisation;
  readonly opened: OpenCredit;
  /** Terms as they were issued; before that the draft. */
  readonly terms: CreditTerms;
  readonly facts: readonly CreditFact[];
}

/** A message, and what it could not say. */
export interface Drafted {
  readonly message: MessageJson;
  readonly unsaid: readonly MessageLoss[];
}

export const subjects = ['advice', 'amendment', 'cancellation'] as const;

/** By what one of several steps is told from the others. */
export interface Selector {
  readonly amendment?: number | undefined;
  readonly presentation?: string | undefined;
  readonly claim?: string | undefined;
  /** What an acknowledgement or amendment message is about. */
  readonly about?: (typeof subjects)[number] | undefined;
  /** Role of the bank whose message it is. */
  readonly as?: CreditRole | undefined;
}

/** A step that was taken. */
export interface Occurrence extends Selector {
  /** When the ledger saw it; ISO 8601. */
  readonly at: string;
  readonly as: CreditRole;
  /** @throws Problem where the terms are not held, or do not say what the message needs */
  readonly draft: () => Drafted | Promise<Drafted>;
}

/** What a bank makes its messages of that has a role in the credit and none of its terms: a reimbursing bank. */
export type OuterSituation = Omit<CreditSituation, 'terms'> & Partial<Pick<CreditSituation, 'terms'>>;

/** A step that such a bank can report too. */
export type OuterStep = (at: OuterSituation) => Promise<readonly Occurrence[]>;

/** Every time that the step was taken. */
export type Step = (at: CreditSituation) => readonly Occurrence[] | Promise<readonly Occurrence[]>;

const selectors = ['amendment', 'presentation', 'claim', 'about', 'as'] as const;

/** The last occurrence that the selector names. */
export const selected = (occurrences: readonly Occurrence[], selector: Selector): Occurrence | undefined => {
  const matching = occurrences.filter((one) =>
    selectors.every((name) => selector[name] === undefined || selector[name] === one[name]),
  );
  const [first, ...others] = matching;
  return others.reduce((last, one) => (last !== undefined && last.at > one.at ? last : one), first);
};

/** The facts of a kind. */
export const factsIn = <T extends z.ZodType>(
  facts: readonly CreditFact[],
  kind: string,
  schema: T,
): z.output<T>[] => facts.filter((fact) => fact.kind === kind).map(({ value }) => schema.parse(value));

/** The day of an instant, UTC. */
export const dayOf = (instant: string): string => instant.slice(0, 10);
