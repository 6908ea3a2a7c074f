/** Everything that is known of a presentation; every act about it is decided on these facts. */
import type { LedgerReader } from '../kernel/ledger.ts';
import type { CreditParties } from '../letter-of-credit/parties.ts';
import type { CreditFacts } from '../letter-of-credit/load.ts';
import { loadCreditFacts } from '../letter-of-credit/load.ts';
import type { Credit } from '../letter-of-credit/records.ts';
import type {
  DocumentBank,
  Drawing,
  Examination,
  Forwarding,
  Presentation,
  StopOrder,
  Waiver,
} from './records.ts';
import {
  loadDrawings,
  loadExaminations,
  loadForwardings,
  loadPresentation,
  loadStopOrders,
  loadWaiver,
} from './store.ts';

export interface PresentationFacts extends CreditFacts {
  readonly presentation: Presentation | undefined;
  readonly forwardings: readonly Forwarding[];
  readonly examinations: readonly Examination[];
  readonly waiver: Waiver | undefined;
  readonly drawings: readonly Drawing[];
  readonly stopOrders: readonly StopOrder[];
}

/** The facts where the presentation is there. */
export interface KnownFacts extends PresentationFacts {
  readonly presentation: Presentation;
}

export const loadFacts = async (
  reader: LedgerReader,
  creditId: string,
  presentationId: string,
): Promise<PresentationFacts> => ({
  ...(await loadCreditFacts(reader, creditId)),
  presentation: await loadPresentation(reader, creditId, presentationId),
  forwardings: await loadForwardings(reader, presentationId),
  examinations: await loadExaminations(reader, presentationId),
  waiver: await loadWaiver(reader, presentationId),
  drawings: await loadDrawings(reader, presentationId),
  stopOrders: await loadStopOrders(reader, creditId),
});

/** The parties of the credit, with the bank that only this presentation names. */
export const partiesOf = ({ parties }: Credit, { to, bank }: Presentation): CreditParties =>
  bank === undefined ? parties : { ...parties, [to]: bank };

export const examinationOf = (
  { examinations }: PresentationFacts,
  role: DocumentBank,
): Examination | undefined => examinations.find(({ as }) => as === role);

export const drawingOf = ({ drawings }: PresentationFacts, role: DocumentBank): Drawing | undefined =>
  drawings.find(({ as }) => as === role);

/** Whether the documents were handed to this bank, or sent on to it. */
export const wasSentTo = ({ presentation, forwardings }: KnownFacts, role: DocumentBank): boolean =>
  presentation.to === role || forwardings.some(({ to }) => to === role);
