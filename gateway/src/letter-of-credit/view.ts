/** A credit as the caller sees it, with what may be done now and until when. */
import { type Act, Credit, CreditTerms, CreditVersion, type Place } from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { openDocuments } from '../credit-transfer/deadlines.ts';
import { present } from '../plugins/own-terms.ts';
import { openPresentations, PresentationSummary, presentationSummary } from '../presentation/read.ts';
import { reimbursementsOf, ReimbursementView, reimbursementView } from '../reimbursement/read.ts';
import { type CreditAction, actionsOf, CreditAction as Action } from './actions.ts';
import { type Days, daysOf } from './deadline.ts';
import { dryRunOf } from './dry-run.ts';
import { amendmentsDone, deadlineOf, type Done } from './due.ts';
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
  presentations: z.array(PresentationSummary).meta({
    description: 'In the order in which they were made; with each bank: its clock and where it stands.',
  }),
  reimbursements: z
    .array(ReimbursementView)
    .meta({ description: 'For the banks that they are between: authorisations with their claims.' }),
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
  { credit, viewer }: OpenCredit,
  days: Days,
  done: Done,
): Promise<CreditAction[]> => {
  const run = await dryRunOf(organisation.view, viewer, Date.now());
  if (run === undefined) return [];
  return actionsOf({
    run,
    credit,
    viewer,
    deadlineOf: (command, doing) => deadlineOf(command, days, done, doing),
  });
};

/** What was done under the credit, as far as the viewer may see it. */
const doneUnder = async (principal: Principal, { credit, viewer, advices }: OpenCredit): Promise<Done> => {
  const { view } = principal.organisation;
  return {
    ...(await amendmentsDone(view, credit, advices)),
    presentations: await openPresentations(principal, credit, viewer),
    reimbursements: await reimbursementsOf(view, credit, viewer),
    transferred: await openDocuments(principal, credit, viewer),
  };
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
  const { credit, version, terms, mayRead, viewer } = opened;
  const facts = await factsOf(organisation.view, creditId);
  const days = await daysOf(organisation.view, { place, credit, terms: creditTermsOf(opened) });
  const done = await doneUnder(principal, opened);
  const acts: Act[] = [credit, ...facts.map(({ value }) => value)].flatMap(actsIn);
  return {
    ...summaryOf(credit),
    record: credit,
    ...present({ version, usage: usageOf(terms) }),
    terms: { ...terms },
    versions: version === undefined ? [] : await versionsOf(organisation, version, mayRead),
    presentations: done.presentations.map((each) => presentationSummary(each, days, Date.now())),
    reimbursements: await Promise.all(
      done.reimbursements.map((each) => reimbursementView(organisation, each, days)),
    ),
    facts: facts.map(({ kind, value }) => ({ kind, ...(value as Record<string, never>) })),
    actions: await actionsFor(principal, opened, days, done),
    timeline: await creditTimeline(organisation, viewer, creditId, acts),
  };
};
