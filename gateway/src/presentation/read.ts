/** A presentation as the caller sees it: how it stands with each bank, public facts, the own copies of terms. */
import {
  bankState,
  bankStates,
  Credit,
  CreditBalance,
  CreditRole,
  type CreditParties,
  creditRoles,
  CreditVersion,
  type DocumentBank,
  documentBanks,
  Drawing,
  Examination,
  Forwarding,
  noticeStanding,
  noticeStandings,
  Presentation,
  presentationParties,
  StopOrder,
  Waiver,
} from '@chopmark/chaincode/api';
import { z } from 'zod';
import type { Principal } from '../auth/principal.ts';
import type { HostedOrganisation, LedgerView } from '../hosting.ts';
import { isVisible, standsBehind } from '../letter-of-credit/read.ts';
import { ownTerms, present } from '../plugins/own-terms.ts';
import { Problem } from '../plugins/problem.ts';
import { seesAll, type Viewer, viewerOf } from '../plugins/viewer.ts';
import { TimelineEntry, timelineOf } from '../warehouse-receipt/timeline.ts';

const BankStanding = z
  .strictObject({
    as: z.enum(documentBanks),
    state: z.enum(bankStates),
    notice: z.enum(noticeStandings),
    noticeDueOn: z.string().optional(),
  })
  .meta({ id: 'PresentationStanding' });

export const PresentationSummary = z
  .strictObject({
    presentationId: z.string(),
    creditId: z.string(),
    presenter: CreditRole,
    to: z.enum(documentBanks),
    standings: z.array(BankStanding),
  })
  .meta({ id: 'PresentationSummary' });

export const PresentationView = PresentationSummary.extend({
  record: Presentation,
  examinations: z.array(Examination),
  forwardings: z.array(Forwarding),
  drawings: z.array(Drawing),
  waiver: Waiver.optional(),
  terms: z.record(z.string(), z.json()).meta({ description: 'The own copies of terms, by section.' }),
  timeline: z.array(TimelineEntry),
}).meta({ id: 'Presentation' });
export type PresentationView = z.output<typeof PresentationView>;

interface Facts {
  readonly credit: Credit;
  readonly version: CreditVersion | undefined;
  readonly balance: CreditBalance | undefined;
  readonly presentation: Presentation;
  readonly examinations: readonly Examination[];
  readonly forwardings: readonly Forwarding[];
  readonly drawings: readonly Drawing[];
  readonly waiver: Waiver | undefined;
  readonly stopOrders: readonly StopOrder[];
}

const list = async <T extends z.ZodType>(
  view: LedgerView,
  prefix: string,
  schema: T,
): Promise<z.output<T>[]> => (await view.records(prefix)).map(({ value }) => schema.parse(value));

const one = async <T extends z.ZodType>(
  view: LedgerView,
  key: string,
  schema: T,
): Promise<z.output<T> | undefined> => {
  const record = await view.record(key);
  return record === undefined ? undefined : schema.parse(record.value);
};

const factsOf = async (view: LedgerView, credit: Credit, presentation: Presentation): Promise<Facts> => ({
  credit,
  version: await one(view, `credit-version/${credit.id}`, CreditVersion),
  balance: await one(view, `credit-balance/${credit.id}`, CreditBalance),
  presentation,
  examinations: await list(view, `examination/${presentation.id}/`, Examination),
  forwardings: await list(view, `forwarding/${presentation.id}/`, Forwarding),
  drawings: await list(view, `drawing/${presentation.id}/`, Drawing),
  waiver: await one(view, `waiver/${presentation.id}`, Waiver),
  stopOrders: await list(view, `stop-order/${credit.id}/`, StopOrder),
});

const isExternal = (parties: CreditParties, role: DocumentBank): boolean => {
  const party = parties[role];
  return party !== undefined && 'externalId' in party;
};

const standingsOf = (facts: Facts, now: number): z.output<typeof BankStanding>[] => {
  const parties = presentationParties(facts.credit, facts.presentation);
  return documentBanks.flatMap((as) => {
    const state = bankState(facts, as, isExternal(parties, as), now);
    if (state === 'not-sent') return [];
    const examination = facts.examinations.find((examined) => examined.as === as);
    const noticeDueOn = examination?.receipt?.noticeDueOn;
    return [
      {
        as,
        state,
        notice: examination === undefined ? ('not-due' as const) : noticeStanding(examination, now),
        ...(noticeDueOn === undefined ? {} : { noticeDueOn }),
      },
    ];
  });
};

const summaryOf = (facts: Facts): z.output<typeof PresentationSummary> => ({
  presentationId: facts.presentation.id,
  creditId: facts.credit.id,
  presenter: facts.presentation.act.as,
  to: facts.presentation.to,
  standings: standingsOf(facts, Date.now()),
});

/** Hashes of terms by section, of one bank's record; a section that several banks have is named with the role. */
const hashesOf = ({ presentation, examinations, forwardings, drawings, waiver }: Facts) => [
  ['presentation', 'presentation', presentation.termsHash] as const,
  ...examinations.flatMap(({ as, receipt, report, determination, waiverRequest, refusal, disposal }) => [
    [`receipt:${as}`, 'receipt', receipt?.termsHash] as const,
    [`examination:${as}`, 'examination', report?.termsHash] as const,
    [`determination:${as}`, 'determination', determination?.termsHash] as const,
    ['waiverRequest', 'waiverRequest', waiverRequest?.termsHash] as const,
    [`refusal:${as}`, 'refusal', refusal?.termsHash] as const,
    [`disposal:${as}`, 'disposal', disposal?.termsHash] as const,
  ]),
  ...forwardings.map(({ act, termsHash }) => [`schedule:${act.as}`, 'schedule', termsHash] as const),
  ...drawings.flatMap(({ as, kind, termsHash, paid }) => [
    [`drawing:${as}`, sectionOf(kind), termsHash] as const,
    [`payment:${as}`, 'payment', paid?.termsHash] as const,
  ]),
  ['waiver', 'waiver', waiver?.termsHash] as const,
];

const sectionOf = (kind: Drawing['kind']): string => {
  if (kind === 'sight-payment') return 'payment';
  return kind === 'negotiation' ? 'negotiation' : 'undertaking';
};

const termsOf = async (
  organisation: HostedOrganisation,
  facts: Facts,
): Promise<PresentationView['terms']> => {
  const { id } = facts.presentation;
  const entries = hashesOf(facts).map(async ([name, section, hash]) => [
    name,
    await ownTerms(organisation, id, section, hash),
  ]);
  return present(
    Object.fromEntries(await Promise.all(entries)) as Record<string, unknown>,
  ) as PresentationView['terms'];
};

const rolesOf = (facts: Facts, viewer: Viewer): readonly CreditRole[] => {
  const parties = presentationParties(facts.credit, facts.presentation);
  return creditRoles.filter((role) => {
    const party = parties[role];
    return party !== undefined && standsBehind(viewer, party);
  });
};

/**
 * A platform's peer keeps the copies of all its firms: the applicant reads documents only once the issuing bank showed
 * them to it, although the beneficiary next door has them.
 */
const mayReadTerms = (facts: Facts, roles: readonly CreditRole[]): boolean => {
  if (roles.some((role) => role !== 'applicant')) return true;
  const shown = facts.examinations.some(
    ({ as, waiverRequest, disposal }) =>
      as === 'issuingBank' && (waiverRequest !== undefined || disposal?.step === 'released'),
  );
  return roles.includes('applicant') && shown;
};

const creditOf = async ({ view }: HostedOrganisation, creditId: string): Promise<Credit> => {
  const credit = await one(view, `credit/${creditId}`, Credit);
  if (credit === undefined) throw new Problem('RECORD_NOT_FOUND');
  return credit;
};

const isOfViewer = (facts: Facts, viewer: Viewer): boolean =>
  seesAll(viewer) || isVisible(facts.credit, viewer) || rolesOf(facts, viewer).length > 0;

/** @throws Problem, the same for what is not there and what is secret */
export const listPresentations = async (
  principal: Principal,
  creditId: string,
): Promise<z.output<typeof PresentationSummary>[]> => {
  const { organisation } = principal;
  const credit = await creditOf(organisation, creditId);
  const presentations = await list(organisation.view, `presentation/${creditId}/`, Presentation);
  const facts = await Promise.all(presentations.map((each) => factsOf(organisation.view, credit, each)));
  const viewer = viewerOf(principal);
  if (!isVisible(credit, viewer) && !facts.some((each) => isOfViewer(each, viewer))) {
    throw new Problem('RECORD_NOT_FOUND');
  }
  return facts.filter((each) => isOfViewer(each, viewer)).map((each) => summaryOf(each));
};

/** @throws Problem, the same for what is not there and what is secret */
export const readPresentation = async (
  principal: Principal,
  creditId: string,
  presentationId: string,
): Promise<PresentationView> => {
  const { organisation } = principal;
  const credit = await creditOf(organisation, creditId);
  const presentation = await one(
    organisation.view,
    `presentation/${creditId}/${presentationId}`,
    Presentation,
  );
  const viewer = viewerOf(principal);
  const facts = presentation && (await factsOf(organisation.view, credit, presentation));
  if (facts === undefined || !isOfViewer(facts, viewer)) throw new Problem('RECORD_NOT_FOUND');
  return {
    ...summaryOf(facts),
    record: facts.presentation,
    examinations: [...facts.examinations],
    forwardings: [...facts.forwardings],
    drawings: [...facts.drawings],
    ...(facts.waiver === undefined ? {} : { waiver: facts.waiver }),
    terms: mayReadTerms(facts, rolesOf(facts, viewer)) ? await termsOf(organisation, facts) : {},
    timeline: await timelineOf(organisation.view, presentationId, undefined),
  };
};
