/** Where the facts of presentations are kept: each changes with its author's peer and any other. */
import { type Change, type LedgerReader, put } from '../kernel/ledger.ts';
import type { Consortium } from '../membership/consortium.ts';
import type { Act } from '../letter-of-credit/records.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import { putOwn } from '../membership/own-record.ts';
import {
  Drawing,
  Examination,
  Forwarding,
  InstalmentLapse,
  Presentation,
  PresentedMark,
  StopOrder,
  Waiver,
} from './records.ts';

const presentationsOf = (creditId: string): string => `presentation/${creditId}/`;
const forwardingsOf = (presentationId: string): string => `forwarding/${presentationId}/`;
const examinationsOf = (presentationId: string): string => `examination/${presentationId}/`;
const drawingsOf = (presentationId: string): string => `drawing/${presentationId}/`;
const waiverKey = (presentationId: string): string => `waiver/${presentationId}`;
const stopOrdersOf = (creditId: string): string => `stop-order/${creditId}/`;
const lapseKey = (creditId: string): string => `instalment-lapse/${creditId}`;
const marksOf = (token: string): string => `presented/${token}/`;

/** A record in its author's place: new, or under the policy that it was made with. */
const write = (consortium: Consortium, key: string, author: string, fact: unknown, isNew: boolean): Change =>
  isNew ? putOwn(consortium, key, author, fact) : put(key, fact);

export const loadPresentation = (
  reader: LedgerReader,
  creditId: string,
  id: string,
): Promise<Presentation | undefined> => loadRecord(reader, presentationsOf(creditId) + id, Presentation);
export const loadPresentations = (reader: LedgerReader, creditId: string): Promise<Presentation[]> =>
  loadRange(reader, presentationsOf(creditId), Presentation);
export const putPresentation = (consortium: Consortium, presentation: Presentation): Change =>
  putOwn(
    consortium,
    presentationsOf(presentation.creditId) + presentation.id,
    presentation.act.by.mspId,
    presentation,
  );
export const updatePresentation = (presentation: Presentation): Change =>
  put(presentationsOf(presentation.creditId) + presentation.id, presentation);

export const loadForwardings = (reader: LedgerReader, presentationId: string): Promise<Forwarding[]> =>
  loadRange(reader, forwardingsOf(presentationId), Forwarding);
export const putForwarding = (consortium: Consortium, forwarding: Forwarding): Change =>
  putOwn(
    consortium,
    forwardingsOf(forwarding.presentationId) + forwarding.act.as,
    forwarding.act.by.mspId,
    forwarding,
  );

export const loadExaminations = (reader: LedgerReader, presentationId: string): Promise<Examination[]> =>
  loadRange(reader, examinationsOf(presentationId), Examination);
export const writeExamination = (
  consortium: Consortium,
  examination: Examination,
  { by }: Act,
  isNew: boolean,
): Change =>
  write(
    consortium,
    examinationsOf(examination.presentationId) + examination.as,
    by.mspId,
    examination,
    isNew,
  );

export const loadWaiver = (reader: LedgerReader, presentationId: string): Promise<Waiver | undefined> =>
  loadRecord(reader, waiverKey(presentationId), Waiver);
export const putWaiver = (consortium: Consortium, presentationId: string, waiver: Waiver): Change =>
  putOwn(consortium, waiverKey(presentationId), waiver.act.by.mspId, waiver);

export const loadDrawings = (reader: LedgerReader, presentationId: string): Promise<Drawing[]> =>
  loadRange(reader, drawingsOf(presentationId), Drawing);
export const writeDrawing = (consortium: Consortium, drawing: Drawing, isNew: boolean): Change =>
  write(consortium, drawingsOf(drawing.presentationId) + drawing.as, drawing.act.by.mspId, drawing, isNew);

export const loadStopOrders = (reader: LedgerReader, creditId: string): Promise<StopOrder[]> =>
  loadRange(reader, stopOrdersOf(creditId), StopOrder);
export const writeStopOrder = (consortium: Consortium, order: StopOrder, isNew: boolean): Change =>
  write(consortium, stopOrdersOf(order.creditId) + order.id, order.act.by.mspId, order, isNew);

export const loadInstalmentLapse = (
  reader: LedgerReader,
  creditId: string,
): Promise<InstalmentLapse | undefined> => loadRecord(reader, lapseKey(creditId), InstalmentLapse);
export const putInstalmentLapse = (consortium: Consortium, lapse: InstalmentLapse): Change =>
  putOwn(consortium, lapseKey(lapse.creditId), lapse.act.by.mspId, lapse);

/** Whether the invoice was presented with other documents before. */
export const loadMarks = (reader: LedgerReader, token: string): Promise<PresentedMark[]> =>
  loadRange(reader, marksOf(token), PresentedMark);
export const putMark = (consortium: Consortium, token: string, mark: PresentedMark): Change =>
  putOwn(consortium, marksOf(token) + mark.presentationId, mark.act.by.mspId, mark);
