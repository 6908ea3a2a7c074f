/** The public facts about a presentation, and in which roles the viewer stands in it. */
import {
  type Credit,
  CreditBalance,
  type CreditParties,
  type CreditRole,
  CreditVersion,
  Drawing,
  Examination,
  Forwarding,
  Presentation,
  presentationParties,
  StopOrder,
  Waiver,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import type { LedgerView } from '../hosting.ts';
import { isVisible } from '../letter-of-credit/read.ts';
import { rolesOf } from '../letter-of-credit/standing.ts';
import { seesAll, type Viewer } from '../plugins/viewer.ts';

export interface PresentationFacts {
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

const factsOf = async (
  view: LedgerView,
  credit: Credit,
  presentation: Presentation,
): Promise<PresentationFacts> => ({
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

/** The parties of the credit, with the bank that only this presentation names. */
export const partiesIn = ({ credit, presentation }: PresentationFacts): CreditParties =>
  presentationParties(credit, presentation);

export const rolesIn = (facts: PresentationFacts, viewer: Viewer): readonly CreditRole[] =>
  rolesOf(partiesIn(facts), viewer);

const isOfViewer = (facts: PresentationFacts, viewer: Viewer): boolean =>
  seesAll(viewer) || isVisible(facts.credit, viewer) || rolesIn(facts, viewer).length > 0;

/** Presentations under the credit that the viewer may see, in the order of their ids. */
export const presentationsOf = async (
  view: LedgerView,
  credit: Credit,
  viewer: Viewer,
): Promise<PresentationFacts[]> => {
  const presentations = await list(view, `presentation/${credit.id}/`, Presentation);
  const facts = await Promise.all(presentations.map((each) => factsOf(view, credit, each)));
  return facts.filter((each) => isOfViewer(each, viewer));
};

export const presentationOf = async (
  view: LedgerView,
  credit: Credit,
  presentationId: string,
  viewer: Viewer,
): Promise<PresentationFacts | undefined> => {
  const presentation = await one(view, `presentation/${credit.id}/${presentationId}`, Presentation);
  const facts = presentation && (await factsOf(view, credit, presentation));
  return facts !== undefined && isOfViewer(facts, viewer) ? facts : undefined;
};
