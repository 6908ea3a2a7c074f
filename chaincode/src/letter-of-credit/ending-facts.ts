/** What acts that end a credit need to know. */
import type { Calendar, Place } from '../calendar/calendar.ts';
import { loadCalendars } from '../calendar/store.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { lastIn } from './facts.ts';
import { type CreditFacts, loadCreditFacts } from './load.ts';
import type { CreditRole } from './parties.ts';
import { loadOpenPresentations } from './presentations.ts';
import type { CancellationFact, CreditConfirmation } from './records.ts';
import { cancellationStore, confirmationStore } from './store.ts';

export interface EndingFacts extends CreditFacts {
  readonly cancellations: readonly CancellationFact[];
  readonly confirmations: readonly CreditConfirmation[];
  /** Ids of presentations that are neither paid nor refused nor withdrawn. */
  readonly openPresentations: readonly string[];
}

export const loadEndingFacts = async (
  reader: LedgerReader,
  creditId: string,
  nowMs: number,
): Promise<EndingFacts> => {
  const facts = await loadCreditFacts(reader, creditId);
  const { credit } = facts;
  return {
    ...facts,
    cancellations: await cancellationStore.load(reader, creditId),
    confirmations: await confirmationStore.load(reader, creditId),
    openPresentations: credit === undefined ? [] : await loadOpenPresentations(reader, credit, nowMs),
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

/** When the issuing bank asked last; answers of before do not count. */
const askedAt = ({ cancellations }: Cancellations): string | undefined => {
  const proposal = lastIn(cancellations, 'issuingBank');
  return proposal?.state === 'proposed' ? proposal.act.at : undefined;
};

/** How the asked party stands to the cancellation. */
export const consentState = (
  facts: Cancellations,
  role: CreditRole,
): 'not-asked' | 'asked' | 'consented' | 'refused' => {
  const asked = askedAt(facts);
  if (asked === undefined) return 'not-asked';
  const answer = lastIn(facts.cancellations, role);
  if (answer === undefined || answer.act.at < asked) return 'asked';
  return answer.state === 'consented' ? 'consented' : 'refused';
};

/** `refused` as soon as one party refuses; it may be proposed again. */
export const cancellationState = (facts: Cancellations): 'none' | 'proposed' | 'refused' => {
  const asked = askedAt(facts);
  if (asked === undefined) return 'none';
  const refused = facts.cancellations.some(({ state, act }) => state === 'refused' && act.at >= asked);
  return refused ? 'refused' : 'proposed';
};
