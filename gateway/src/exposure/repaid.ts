/** Whether a bank has got back what it paid or advanced, by the public records of the presentation. */
import {
  documentBanks,
  Drawing,
  Holding,
  isSameParty,
  loadAssemblyOf,
  ProceedsEntry,
  Reimbursement,
  ReimbursementAnswer,
  ReimbursementClaim,
} from '@chopmark/chaincode/api';
import type { LedgerView } from '../hosting.ts';
import { readerOf } from '../letter-of-credit/dry-run.ts';

const placeOf = ({ as }: Drawing): number => documentBanks.indexOf(as);

const hasPaid = ({ kind, paid, reversed }: Drawing): boolean =>
  reversed === undefined && (kind === 'sight-payment' || paid !== undefined);

/** A bank further on the way of the documents paid for them: it paid the bank before it. */
export const isRepaid = (drawing: Drawing, drawings: readonly Drawing[]): boolean =>
  drawings.some((other) => hasPaid(other) && placeOf(other) > placeOf(drawing));

/** The reimbursing bank paid a claim for the presentation (UCP 600 art. 13). */
const isReimbursed = async (
  view: LedgerView,
  { creditId, presentationId, act }: Drawing,
): Promise<boolean> => {
  for (const { value } of await view.records(`reimbursement/${creditId}/`)) {
    const claims = await view.records(`reimbursement-claim/${Reimbursement.parse(value).id}/`);
    for (const claim of claims.map((record) => ReimbursementClaim.parse(record.value))) {
      if (claim.presentationId !== presentationId || claim.act.by.mspId !== act.by.mspId) continue;
      const answer = await view.record(`reimbursement-answer/${claim.id}`);
      if (answer !== undefined && ReimbursementAnswer.parse(answer.value).answer === 'paid') return true;
    }
  }
  return false;
};

/** All drawings on a presentation, whichever bank's. */
export const drawingsOn = async (view: LedgerView, presentationId: string): Promise<Drawing[]> =>
  (await view.records(`drawing/${presentationId}/`)).map(({ value }) => Drawing.parse(value));

/** Documents of a second beneficiary are paid for under the original: to the bank that transferred it. */
const isPaidOnwards = async (view: LedgerView, { presentationId, as }: Drawing): Promise<boolean> => {
  const assembly = await loadAssemblyOf(readerOf(view), presentationId);
  const onwards = assembly === undefined ? [] : await drawingsOn(view, assembly.presentationId);
  return onwards.some((drawing) => hasPaid(drawing) && drawing.as !== as);
};

/** Sold on without recourse: the claims of the documents belong to somebody else. */
const isSoldOn = async (view: LedgerView, { creditId, presentationId, act }: Drawing): Promise<boolean> => {
  const entries = await view.records(`credit-proceeds/${creditId}/${presentationId}/`);
  const holdings = await Promise.all(
    entries.map(async ({ value }) => view.record(`holding/${ProceedsEntry.parse(value).id}`)),
  );
  const sold = holdings.filter((record) => record !== undefined).map(({ value }) => Holding.parse(value));
  return sold.some(({ holder, position }) => position > 0 && !isSameParty(holder, act.by));
};

/** An undertaking is out until it is paid; an advance until it is repaid, reimbursed, sold on or taken back. */
export const isOver = async (view: LedgerView, drawing: Drawing): Promise<boolean> => {
  if (drawing.reversed !== undefined || drawing.paid !== undefined) return true;
  if (drawing.kind !== 'negotiation') return false;
  const drawings = await drawingsOn(view, drawing.presentationId);
  if (isRepaid(drawing, drawings) || (await isSoldOn(view, drawing))) return true;
  return (await isPaidOnwards(view, drawing)) || (await isReimbursed(view, drawing));
};
