/** What acts that end a credit need to know. */
import type { Calendar, Place } from '../calendar/calendar.ts';
import { loadCalendars } from '../calendar/store.ts';
import { loadAnswer, loadSteps, loadTransfers } from '../credit-transfer/store.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { lastIn } from './facts.ts';
import { type CreditFacts, loadCreditFacts } from './load.ts';
import type { CreditRole } from './parties.ts';
import { loadOpenPresentations } from './presentations.ts';
import type { CancellationFact, Credit, CreditConfirmation } from './records.ts';
import { cancellationStore, confirmationStore, loadCredit } from './store.ts';

export interface EndingFacts extends CreditFacts {
  readonly cancellations: readonly CancellationFact[];
  readonly confirmations: readonly CreditConfirmation[];
  /** Ids of presentations that are neither paid nor refused nor withdrawn, those of second beneficiaries too. */
  readonly openPresentations: readonly string[];
  /** Second beneficiaries that still have a part of the credit, by the transferred credit. */
  readonly transferees: readonly Transferee[];
}

export interface Transferee {
  readonly childId: string;
  readonly cancellations: readonly CancellationFact[];
}

/** Credits that came of this one, and were neither given back nor restored. */
const loadChildren = async (reader: LedgerReader, creditId: string): Promise<Credit[]> => {
  const children: Credit[] = [];
  for (const { id } of await loadTransfers(reader, creditId)) {
    const { childId, status } = (await loadAnswer(reader, id)) ?? {};
    const child =
      childId === undefined || status !== 'transferred' ? undefined : await loadCredit(reader, childId);
    if (child === undefined || child.status === 'closed') continue;
    if ((await loadSteps(reader, child.id)).every(({ step }) => step === 'advised')) children.push(child);
  }
  return children;
};

const loadAllOpen = async (
  reader: LedgerReader,
  credits: readonly Credit[],
  nowMs: number,
): Promise<string[]> => {
  const open: string[] = [];
  for (const credit of credits) open.push(...(await loadOpenPresentations(reader, credit, nowMs)));
  return open;
};

export const loadEndingFacts = async (
  reader: LedgerReader,
  creditId: string,
  nowMs: number,
): Promise<EndingFacts> => {
  const facts = await loadCreditFacts(reader, creditId);
  const { credit } = facts;
  const children = await loadChildren(reader, creditId);
  const transferees: Transferee[] = [];
  for (const { id } of children) {
    transferees.push({ childId: id, cancellations: await cancellationStore.load(reader, id) });
  }
  return {
    ...facts,
    cancellations: await cancellationStore.load(reader, creditId),
    confirmations: await confirmationStore.load(reader, creditId),
    openPresentations: credit === undefined ? [] : await loadAllOpen(reader, [credit, ...children], nowMs),
    transferees,
  };
};

export interface ExpiryFacts extends CreditFacts {
  readonly calendar: Calendar | undefined;
}

export const loadExpiryFacts = async (
  reader: LedgerReader,
  creditId: string,
  place: Place,
): Promise<ExpiryFacts> => ({
  ...(await loadCreditFacts(reader, creditId)),
  calendar: (await loadCalendars(reader, [place])).get(place),
});

type Cancellations = Pick<EndingFacts, 'cancellations'>;

/** When the bank asked last; answers of before do not count. */
const askedAt = ({ cancellations }: Cancellations): string | undefined =>
  cancellations
    .filter(({ state }) => state === 'proposed')
    .map(({ act }) => act.at)
    .sort()
    .at(-1);

/** How the asked party stands to the cancellation. */
export const consentState = (
  facts: Cancellations,
  role: CreditRole,
): 'not-asked' | 'asked' | 'consented' | 'refused' => {
  const asked = askedAt(facts);
  if (asked === undefined) return 'not-asked';
  const answer = lastIn(facts.cancellations, role);
  if (answer?.state === 'proposed') return 'not-asked';
  if (answer === undefined || answer.act.at < asked) return 'asked';
  return answer.state === 'consented' ? 'consented' : 'refused';
};

/** Whether the second beneficiary consented, for its part, to what the issuing bank proposed last. */
export const isConsentedBy = (facts: Cancellations, transferee: Transferee): boolean => {
  const [asked, passedOn] = [askedAt(facts), askedAt(transferee)];
  const isSame = asked !== undefined && passedOn !== undefined && passedOn >= asked;
  return isSame && consentState(transferee, 'beneficiary') === 'consented';
};

/** `refused` as soon as one party refuses; it may be proposed again. */
export const cancellationState = (facts: Cancellations): 'none' | 'proposed' | 'refused' => {
  const asked = askedAt(facts);
  if (asked === undefined) return 'none';
  const refused = facts.cancellations.some(({ state, act }) => state === 'refused' && act.at >= asked);
  return refused ? 'refused' : 'proposed';
};
