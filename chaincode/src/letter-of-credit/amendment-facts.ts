/** What acts about an amendment need to know, and how the amendment stands by it. */
import { loadBankPolicy } from '../bank-policy/store.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { adviceState } from './advice.ts';
import { lastIn } from './facts.ts';
import { type BankActFacts, loadCreditFacts } from './load.ts';
import type { CreditRole } from './parties.ts';
import type {
  Amendment,
  AmendmentAdvice,
  AmendmentAnswer,
  AmendmentConfirmation,
  AmendmentReport,
  CreditAdvice,
  CreditConfirmation,
} from './records.ts';
import {
  adviceStore,
  amendmentAdviceStore,
  amendmentAnswerStore,
  amendmentConfirmationStore,
  amendmentReportStore,
  confirmationStore,
  loadAmendment,
} from './store.ts';

export interface AmendmentFacts extends BankActFacts {
  readonly number: number;
  readonly amendment: Amendment | undefined;
  readonly creditAdvices: readonly CreditAdvice[];
  readonly confirmations: readonly CreditConfirmation[];
  /** About every amendment of the credit. */
  readonly advices: readonly AmendmentAdvice[];
  readonly extensions: readonly AmendmentConfirmation[];
  readonly answers: readonly AmendmentAnswer[];
  readonly reports: readonly AmendmentReport[];
}

/** @param number of the amendment; without one, that of the next one to be drafted */
export const loadAmendmentFacts = async (
  reader: LedgerReader,
  creditId: string,
  mspId: string,
  number?: number,
): Promise<AmendmentFacts> => {
  const facts = await loadCreditFacts(reader, creditId);
  const asked = number ?? (facts.credit?.amendmentCount ?? 0) + 1;
  return {
    ...facts,
    policy: await loadBankPolicy(reader, mspId),
    number: asked,
    amendment: await loadAmendment(reader, creditId, asked),
    creditAdvices: await adviceStore.load(reader, creditId),
    confirmations: await confirmationStore.load(reader, creditId),
    advices: await amendmentAdviceStore.load(reader, creditId),
    extensions: await amendmentConfirmationStore.load(reader, creditId),
    answers: await amendmentAnswerStore.load(reader, creditId),
    reports: await amendmentReportStore.load(reader, creditId),
  };
};

export const about = <Fact extends { readonly number: number }>(
  facts: readonly Fact[],
  number: number,
): Fact[] => facts.filter((fact) => fact.number === number);

/** The adviser from which the beneficiary hears: the last of the chain, where there is one. */
const lastAdviser = ({ credit }: AmendmentFacts): CreditRole | undefined => {
  if (credit?.parties.secondAdvisingBank !== undefined) return 'secondAdvisingBank';
  return credit?.parties.advisingBank === undefined ? undefined : 'advisingBank';
};

export const amendmentStates = [
  'none',
  'drafted',
  'issued',
  'advised',
  'accepted',
  'rejected',
  'deemed-accepted',
] as const;
export type AmendmentState = (typeof amendmentStates)[number];

/**
 * How the amendment stands with the beneficiary. Silence is never acceptance, whatever the amendment says of a time
 * limit (UCP 600 art. 10(c), (f)): without an answer only a presentation that complies with it accepts it.
 */
export const amendmentState = (facts: AmendmentFacts, number = facts.number): AmendmentState => {
  const answer = lastIn(about(facts.answers, number), 'beneficiary');
  if (answer !== undefined) return answer.state;
  if (facts.version?.amendments.includes(number) === true) return 'deemed-accepted';
  const { amendment } = facts;
  if (amendment === undefined || amendment.number !== number) return 'none';
  if (amendment.state === 'drafted') return 'drafted';
  const adviser = lastAdviser(facts);
  const isAdvised = adviser === undefined || lastIn(about(facts.advices, number), adviser) !== undefined;
  return isAdvised ? 'advised' : 'issued';
};

/** Numbers of amendments that were issued and not answered, in ascending order. */
export const pendingAmendments = ({
  credit,
  version,
  answers,
}: Pick<AmendmentFacts, 'credit' | 'version' | 'answers'>): number[] =>
  Array.from({ length: credit?.amendmentCount ?? 0 }, (_, index) => index + 1).filter(
    (number) =>
      version?.amendments.includes(number) !== true &&
      lastIn(about(answers, number), 'beneficiary') === undefined,
  );

/** A lower number that waits for its answer: the terms in force are a fold in sequence. */
export const isOutOfSequence = (facts: AmendmentFacts): boolean =>
  pendingAmendments(facts).some((number) => number < facts.number);

/**
 * How the amendment stands with an adviser: it goes along the chain of the credit, so only to one that advised the
 * credit, and to the second from the first (UCP 600 art. 9(d)).
 */
export const amendmentAdviceState = (
  facts: AmendmentFacts,
  role: CreditRole,
): 'not-received' | 'received' | 'advised' => {
  const advices = about(facts.advices, facts.number);
  if (lastIn(advices, role) !== undefined) return 'advised';
  const advisedCredit = /^advised/.test(adviceState(facts.creditAdvices, role));
  const sent = role === 'advisingBank' || lastIn(advices, 'advisingBank') !== undefined;
  return facts.amendment?.state === 'issued' && advisedCredit && sent ? 'received' : 'not-received';
};

/** Whether the confirming bank has said if its confirmation covers the amendment (UCP 600 art. 10(b)). */
export const extensionState = (
  facts: AmendmentFacts,
): 'not-confirmed' | 'not-received' | 'received' | AmendmentConfirmation['state'] => {
  if (lastIn(facts.confirmations, 'confirmingBank')?.state !== 'added') return 'not-confirmed';
  const said = lastIn(about(facts.extensions, facts.number), 'confirmingBank');
  if (said !== undefined) return said.state;
  return facts.amendment?.state === 'issued' ? 'received' : 'not-received';
};
