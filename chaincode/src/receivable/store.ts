/** Where receivables and what is said of them are kept. */
import type { Change, LedgerReader } from '../kernel/ledger.ts';
import { put } from '../kernel/ledger.ts';
import { loadRange, loadRecord } from '../kernel/stored-record.ts';
import type { Consortium } from '../membership/consortium.ts';
import { putOwn } from '../membership/own-record.ts';
import { answererOf } from './debtor.ts';
import { CreditNote, DebtAnswer, DebtorNotice, Invitation, Receivable } from './records.ts';

const receivableKey = (id: string): string => `receivable/${id}`;
const answerKey = (id: string, mspId: string): string => `debt-answer/${id}/${mspId}`;

export const loadReceivable = (reader: LedgerReader, id: string): Promise<Receivable | undefined> =>
  loadRecord(reader, receivableKey(id), Receivable);

/** A new receivable: it changes only with its seller's peer and any other. */
export const putReceivable = (consortium: Consortium, receivable: Receivable): Change =>
  putOwn(consortium, receivableKey(receivable.id), receivable.seller.mspId, receivable);

export const updateReceivable = (receivable: Receivable): Change =>
  put(receivableKey(receivable.id), receivable);

const loadAnswer = (reader: LedgerReader, id: string, mspId: string): Promise<DebtAnswer | undefined> =>
  loadRecord(reader, answerKey(id, mspId), DebtAnswer);

/** What the one who answers for the receivable has said. */
export const answerOf = (
  reader: LedgerReader,
  receivable: Receivable | undefined,
): Promise<DebtAnswer | undefined> =>
  receivable === undefined
    ? Promise.resolve(undefined)
    : loadAnswer(reader, receivable.id, answererOf(receivable.debtor));

/** A first answer, under its author's policy; a later one under the policy that it has. */
export const putAnswer = (
  consortium: Consortium,
  earlier: DebtAnswer | undefined,
  answer: DebtAnswer,
): Change => {
  const key = answerKey(answer.receivableId, answer.by);
  return earlier === undefined ? putOwn(consortium, key, answer.by, answer) : put(key, answer);
};

const invitationKey = (receivableId: string, id: string): string => `invitation/${receivableId}/${id}`;

export const loadInvitation = (
  reader: LedgerReader,
  receivableId: string,
  id: string,
): Promise<Invitation | undefined> => loadRecord(reader, invitationKey(receivableId, id), Invitation);

/** A new invitation: it changes only with its seller's peer and any other. */
export const putInvitation = (consortium: Consortium, invitation: Invitation): Change =>
  putOwn(
    consortium,
    invitationKey(invitation.receivableId, invitation.id),
    invitation.seller.mspId,
    invitation,
  );

export const updateInvitation = (invitation: Invitation): Change =>
  put(invitationKey(invitation.receivableId, invitation.id), invitation);

const noticePrefix = (receivableId: string): string => `debtor-notice/${receivableId}/`;

export const loadNotices = (reader: LedgerReader, receivableId: string): Promise<DebtorNotice[]> =>
  loadRange(reader, noticePrefix(receivableId), DebtorNotice);

export const putNotice = (consortium: Consortium, notice: DebtorNotice): Change =>
  putOwn(consortium, `${noticePrefix(notice.receivableId)}${notice.lienId}`, notice.by.mspId, notice);

const creditNotePrefix = (receivableId: string): string => `credit-note/${receivableId}/`;

export const loadCreditNotes = (reader: LedgerReader, receivableId: string): Promise<CreditNote[]> =>
  loadRange(reader, creditNotePrefix(receivableId), CreditNote);

/** A new credit note: it changes only with its seller's peer and any other. */
export const putCreditNote = (consortium: Consortium, seller: string, note: CreditNote): Change =>
  putOwn(consortium, `${creditNotePrefix(note.receivableId)}${note.id}`, seller, note);

export const updateCreditNote = (note: CreditNote): Change =>
  put(`${creditNotePrefix(note.receivableId)}${note.id}`, note);
