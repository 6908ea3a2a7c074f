/** A presentation as the caller sees it: documents, how it stands with each bank until when, own copies of terms. */
import {
  type Act,
  Credit,
  CreditRole,
  documentBanks,
  Drawing,
  Examination,
  Forwarding,
  Money,
  type Place,
  Presentation,
  Waiver,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import { type Days, daysOf } from '../letter-of-credit/deadline.ts';
import { isOpenTo } from '../letter-of-credit/read.ts';
import { actsIn, CreditTimelineEntry, creditTimeline } from '../letter-of-credit/timeline.ts';
import { Problem } from '../plugins/problem.ts';
import { type Viewer, viewerOf } from '../plugins/viewer.ts';
import type { OpenPresentation } from './deadlines.ts';
import { documentsIn, DocumentSummary, DocumentView, presentedIn, withFileStates } from './documents.ts';
import { presentationOf, presentationsOf } from './facts.ts';
import { ownPresentationTerms } from './own-terms.ts';
import { paidToShown } from './paid-to.ts';
import { BankStanding, standingsOf } from './standing.ts';

export const PresentationSummary = z
  .strictObject({
    presentationId: z.string(),
    creditId: z.string(),
    version: z.int().meta({ description: 'Of the terms under which it was made.' }),
    presenter: CreditRole,
    presentedAt: z.string().meta({ description: 'When the ledger saw it.' }),
    recordedBy: z.string().optional().meta({ description: 'The member that recorded it for its presenter.' }),
    to: z.enum(documentBanks),
    instalment: z.int().optional(),
    supersedes: z.string().optional(),
    amountClaimed: Money.optional(),
    additionalAmount: Money.optional(),
    documents: z.array(DocumentSummary).meta({ description: 'None where you may not read them.' }),
    waiverAnswer: z.enum(['given', 'denied']).optional().meta({ description: 'The applicant’s.' }),
    standings: z.array(BankStanding),
  })
  .meta({ id: 'PresentationSummary' });
export type PresentationSummary = z.output<typeof PresentationSummary>;

export const PresentationView = PresentationSummary.omit({ documents: true })
  .extend({
    documents: z.array(DocumentView),
    record: Presentation,
    examinations: z.array(Examination),
    forwardings: z.array(Forwarding),
    drawings: z.array(Drawing),
    waiver: Waiver.optional(),
    terms: z.record(z.string(), z.json()).meta({ description: 'The own copies of terms, by section.' }),
    timeline: z.array(CreditTimelineEntry),
  })
  .meta({ id: 'Presentation' });
export type PresentationView = z.output<typeof PresentationView>;

export const presentationSummary = (
  opened: OpenPresentation,
  days: Days,
  now: number,
): PresentationSummary => {
  const { presentation, waiver } = opened.facts;
  const { act, instalment, supersedes } = presentation;
  const presented = presentedIn(opened.terms);
  const additionalAmount = presented?.additionalAmount;
  return {
    presentationId: presentation.id,
    creditId: presentation.creditId,
    version: presentation.version,
    presenter: act.as,
    presentedAt: act.at,
    ...(act.recorded ? { recordedBy: act.by.mspId } : {}),
    to: presentation.to,
    ...(instalment === undefined ? {} : { instalment }),
    ...(supersedes === undefined ? {} : { supersedes }),
    ...(presented === undefined ? {} : { amountClaimed: presented.amountClaimed }),
    ...(additionalAmount === undefined ? {} : { additionalAmount }),
    documents: documentsIn(opened.terms, presentation),
    ...(waiver === undefined ? {} : { waiverAnswer: waiver.answer }),
    standings: standingsOf(opened, days, now),
  };
};

/** Presentations under a credit with what the viewer may read of them, in the order in which they were made. */
export const openPresentations = async (
  { organisation }: Principal,
  credit: Credit,
  viewer: Viewer,
): Promise<OpenPresentation[]> => {
  const found = await presentationsOf(organisation.view, credit, viewer);
  const opened = found.map(async (facts) => ({
    facts,
    terms: await ownPresentationTerms(organisation, facts, viewer),
  }));
  const at = ({ facts }: OpenPresentation): string => facts.presentation.act.at;
  return (await Promise.all(opened)).toSorted((one, other) => (at(one) < at(other) ? -1 : 1));
};

/** @throws Problem, the same for what is not there and what is secret */
const creditOf = async ({ organisation }: Principal, creditId: string): Promise<Credit> => {
  const record = await organisation.view.record(`credit/${creditId}`);
  if (record === undefined) throw new Problem('RECORD_NOT_FOUND');
  return Credit.parse(record.value);
};

const daysFor = ({ organisation }: Principal, credit: Credit, place: Place | undefined): Promise<Days> =>
  daysOf(organisation.view, { place, credit, terms: undefined });

/** @throws Problem, the same for what is not there and what is secret */
export const listPresentations = async (
  principal: Principal,
  creditId: string,
  place: Place | undefined,
): Promise<PresentationSummary[]> => {
  const credit = await creditOf(principal, creditId);
  const viewer = viewerOf(principal);
  if (!(await isOpenTo(principal.organisation.view, credit, viewer))) throw new Problem('RECORD_NOT_FOUND');
  const days = await daysFor(principal, credit, place);
  const opened = await openPresentations(principal, credit, viewer);
  return opened.map((each) => presentationSummary(each, days, Date.now()));
};

/** One presentation with what the viewer may read. @throws Problem, the same for what is not there and secret */
export const openPresentation = async (
  principal: Principal,
  creditId: string,
  presentationId: string,
): Promise<OpenPresentation> => {
  const viewer = viewerOf(principal);
  const { organisation } = principal;
  const credit = await creditOf(principal, creditId);
  const facts = await presentationOf(organisation.view, credit, presentationId, viewer);
  if (facts === undefined) throw new Problem('RECORD_NOT_FOUND');
  return { facts, terms: await ownPresentationTerms(organisation, facts, viewer) };
};

/** @throws Problem, the same for what is not there and what is secret */
export const readPresentation = async (
  principal: Principal,
  creditId: string,
  presentationId: string,
  place: Place | undefined,
): Promise<PresentationView> => {
  const { organisation } = principal;
  const opened = await openPresentation(principal, creditId, presentationId);
  const { credit, presentation, examinations, forwardings, drawings, waiver } = opened.facts;
  const days = await daysFor(principal, credit, place);
  const { documents, ...summary } = presentationSummary(opened, days, Date.now());
  const acts: Act[] = [presentation, ...examinations, ...forwardings, ...drawings, waiver].flatMap(actsIn);
  return {
    ...summary,
    documents: await withFileStates(documents, organisation.files),
    record: presentation,
    examinations: [...examinations],
    forwardings: [...forwardings],
    drawings: drawings.map((drawing) => paidToShown(drawing, viewerOf(principal))),
    ...(waiver === undefined ? {} : { waiver }),
    terms: { ...opened.terms },
    timeline: await creditTimeline(organisation, viewerOf(principal), presentationId, acts),
  };
};
