/** A credit as the caller sees it, with what may be done now and until when. */
import { type Act, Credit, CreditTerms, CreditVersion, type Place } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { present } from '../plugins/own-terms.ts';
import { type CreditAction, actionsOf, CreditAction as Action } from './actions.ts';
import { daysOf, deadlineOf } from './deadline.ts';
import { dryRunOf } from './dry-run.ts';
import { CreditSummary, factsOf, openCredit, type OpenCredit, summaryOf } from './read.ts';
import { actsIn, CreditTimelineEntry, creditTimeline } from './timeline.ts';
import { Usage, usageOf } from './usage.ts';
import { versionsOf, VersionView } from './versions.ts';

export const CreditView = CreditSummary.extend({
  record: Credit,
  version: CreditVersion.optional(),
  terms: z
    .record(z.string(), z.json())
    .meta({ description: 'The own copy of terms, by section: credit (in force, or the draft), balance.' }),
  usage: Usage.optional(),
  versions: z.array(VersionView),
  facts: z.array(z.json()).meta({ description: 'What the parties did, by their public records.' }),
  actions: z.array(Action).meta({ description: 'What you may do now. A hint: the ledger decides.' }),
  timeline: z.array(CreditTimelineEntry),
}).meta({ id: 'LetterOfCredit' });
export type CreditView = z.output<typeof CreditView>;

/** The terms in force, or the draft, where the organisation holds them. */
export const creditTermsOf = ({ terms }: OpenCredit): CreditTerms | undefined => {
  const found = CreditTerms.safeParse(terms['credit']);
  return found.success ? found.data : undefined;
};

const actionsFor = async (
  { organisation }: Principal,
  opened: OpenCredit,
  place: Place | undefined,
): Promise<CreditAction[]> => {
  const { credit, viewer, advices } = opened;
  const run = await dryRunOf(organisation.view, viewer, Date.now());
  if (run === undefined) return [];
  const days = await daysOf(organisation.view, { place, credit, terms: creditTermsOf(opened), advices });
  return actionsOf({ run, credit, viewer, deadlineOf: (command) => deadlineOf(command, days) });
};

/**
 * @param place whose banking days count for deadlines
 * @throws Problem, the same for what is not there and what is secret
 */
export const readCredit = async (
  principal: Principal,
  creditId: string,
  place?: Place,
): Promise<CreditView> => {
  const { organisation } = principal;
  const opened = await openCredit(principal, creditId);
  const { credit, version, terms, mayRead } = opened;
  const facts = await factsOf(organisation.view, creditId);
  const acts: Act[] = [credit, ...facts.map(({ value }) => value)].flatMap(actsIn);
  return {
    ...summaryOf(credit),
    record: credit,
    ...present({ version, usage: usageOf(terms) }),
    terms: { ...terms },
    versions: version === undefined ? [] : await versionsOf(organisation, version, mayRead),
    facts: facts.map(({ kind, value }) => ({ kind, ...(value as Record<string, never>) })),
    actions: await actionsFor(principal, opened, place),
    timeline: await creditTimeline(organisation, creditId, acts),
  };
};
