/** Clocks of documents under a transferred credit: the first beneficiary's own invoice, and what is passed on. */
import {
  type Clock,
  type Credit,
  type DocumentFacts,
  lastDayForSubstitution,
  lastDayOf,
  loadDocuments,
  type Place,
  profileRules,
  SubstitutionDemandTerms,
} from '@chopmark/chaincode/api';
import type { Principal } from '../auth/principal.ts';
import { textMember } from '../command/terms-source.ts';
import type { Doing } from '../letter-of-credit/act-deadlines.ts';
import { type Days, type Deadline, deadlineOn } from '../letter-of-credit/deadline.ts';
import { readerOf } from '../letter-of-credit/dry-run.ts';
import { calendarAt } from '../letter-of-credit/place.ts';
import { rolesOf } from '../letter-of-credit/standing.ts';
import { receivedUnder, transferredCredits } from '../letter-of-credit/subjects.ts';
import { ownTerms } from '../plugins/own-terms.ts';
import type { Viewer } from '../plugins/viewer.ts';

/** Documents of a second beneficiary that lie with the transferring bank. */
export interface OpenDocuments {
  readonly receivedId: string;
  readonly facts: DocumentFacts;
  /** The last day for presentation under the original, as the transferring bank told the first beneficiary. */
  readonly presentBy: string | undefined;
}

const presentByOf = async (
  { organisation }: Principal,
  receivedId: string,
  { demand }: DocumentFacts,
): Promise<string | undefined> => {
  const terms = await ownTerms(organisation, receivedId, 'substitutionDemand', demand?.termsHash);
  const found = SubstitutionDemandTerms.safeParse(terms);
  return found.success ? found.data.presentBy : undefined;
};

/** Of all transferred credits of an original; none for those who do not know of its transfers. */
export const openDocuments = async (
  principal: Principal,
  { id: creditId, parties }: Credit,
  viewer: Viewer,
): Promise<OpenDocuments[]> => {
  const knows = rolesOf(parties, viewer).some(
    (role) => role === 'beneficiary' || role === 'transferringBank',
  );
  if (!knows) return [];
  const reader = readerOf(principal.organisation.view);
  const opened = (await transferredCredits(reader, creditId)).map(async (childId) =>
    Promise.all(
      (await receivedUnder(reader, childId)).map(async (receivedId) => {
        const facts = await loadDocuments(reader, { creditId, childId, receivedId });
        return { receivedId, facts, presentBy: await presentByOf(principal, receivedId, facts) };
      }),
    ),
  );
  return (await Promise.all(opened)).flat();
};

interface Period {
  readonly clock: Clock;
  readonly place: Place | undefined;
  readonly startedOn: string | undefined;
  /** No day after it is of use. */
  readonly presentBy?: string | undefined;
}

const periodOf = (days: Days, { clock, place, startedOn, presentBy }: Period): Deadline => {
  const rules = profileRules[days.credit.profile];
  const named = { what: clock, source: rules.clocks[clock].source };
  if (rules.clocks[clock].value === null) return { status: 'without-delay', ...named };
  // Where no calendar knew the day of the act, the period has no beginning.
  const calendar = startedOn === undefined ? undefined : calendarAt(days.calendars, days.place ?? place);
  return deadlineOn(named, calendar, (at) =>
    presentBy === undefined
      ? lastDayOf(rules, clock, at, startedOn ?? '')
      : lastDayForSubstitution(rules, clock, at, startedOn ?? '', presentBy),
  );
};

type Of = (open: OpenDocuments) => Period | undefined;

const demandPeriod: Of = ({ facts: { received } }) => {
  const receipt = received.examinations.find(({ as }) => as === 'transferringBank')?.receipt;
  return receipt && { clock: 'substitution-notice', place: receipt.place, startedOn: receipt.countsOn };
};

const answerPeriod: Of = ({ facts: { demand }, presentBy }) => {
  if (demand === undefined) return undefined;
  const { place, defect } = demand;
  return defect === undefined
    ? { clock: 'substitution', place, startedOn: demand.on, presentBy }
    : { clock: 'substitution-cure', place, startedOn: defect.on, presentBy };
};

const defectPeriod: Of = ({ facts: { demand, substitution } }) =>
  demand && { clock: 'substitution-defect-notice', place: demand.place, startedOn: substitution?.on };

/** By command. */
const periods: Readonly<Record<string, Of>> = {
  DemandSubstitution: demandPeriod,
  SubstituteInvoice: answerPeriod,
  ReportSubstitutionDefect: defectPeriod,
};

/** The day on which the original's payment came is in the notice itself: until then nobody knows it. */
const passingOn = ({ credit }: Days): Deadline | undefined => {
  const { value, source, silent } = profileRules[credit.profile].clocks['transferee-notice'];
  if (silent) return undefined;
  const named = { what: 'transferee-notice', source };
  return value === null
    ? { status: 'without-delay', ...named }
    : { status: 'from-receipt', bankingDays: value, ...named };
};

export const documentsDeadline = (
  command: string,
  days: Days,
  opened: readonly OpenDocuments[],
  { given }: Doing,
): Deadline | undefined => {
  if (command === 'PassOnMaturity' || command === 'PassOnPayment') return passingOn(days);
  const open = opened.find(({ receivedId }) => receivedId === textMember(given, 'receivedId'));
  const period = open && periods[command]?.(open);
  return period && periodOf(days, period);
};
