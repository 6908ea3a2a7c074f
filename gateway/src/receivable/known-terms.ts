/** Where the gateway finds an invoice, and what was said of it. */
import { answererOf, CreditNote, DebtAnswer, Invitation, Receivable } from '@chopmark/chaincode/api';
import { z } from 'zod';
import { type Input, type Locator, textMember, type TermsSource } from '../command/terms-source.ts';

export const receivableIn = async (
  source: Pick<TermsSource, 'record'>,
  input: Input,
): Promise<Receivable | undefined> => {
  const record = await source.record(`receivable/${textMember(input, 'receivableId', 'assetId')}`);
  return Receivable.safeParse(record).data;
};

const invoice: Locator = async (source, input) => {
  const record = await receivableIn(source, input);
  return record === undefined
    ? { absent: 'ASSET_NOT_FOUND' }
    : { recordId: record.id, hash: record.invoiceHash, record };
};

/** What the debtor confirmed is kept as its answer. */
const confirmation: Locator = async (source, input) => {
  const record = await receivableIn(source, input);
  if (record === undefined) return { absent: 'ASSET_NOT_FOUND' };
  const answer = DebtAnswer.safeParse(
    await source.record(`debt-answer/${record.id}/${answererOf(record.debtor)}`),
  );
  return answer.success
    ? { recordId: record.id, section: 'answer', hash: answer.data.answerHash, record }
    : { absent: 'ASSET_NOT_ATTESTED' };
};

const creditNote: Locator = async (source, input) => {
  const [receivableId, id] = [textMember(input, 'receivableId'), textMember(input, 'creditNoteId')];
  const record = await source.record(`credit-note/${receivableId}/${id}`);
  const note = CreditNote.safeParse(record);
  return note.success
    ? { recordId: id, hash: note.data.creditNoteHash, record }
    : { absent: 'CREDIT_NOTE_NOT_FOUND' };
};

const Reservation = z.object({ offerId: z.string() });

/** What was quoted and asked for, behind the lien of a loan on a receivable, or the one to come of a refinancing. */
const ofQuote =
  (section: 'quote' | 'request', member: 'quoteHash' | 'requestHash'): Locator =>
  async (source, input) => {
    const [assetId, lienId] = [textMember(input, 'assetId'), textMember(input, 'lienId')];
    const reserved = await source.record(`lien/${assetId}/${lienId}`);
    const lien = Reservation.safeParse(reserved ?? (await source.record(`refinancing/${assetId}/${lienId}`)));
    const invitation = Invitation.safeParse(
      lien.success && (await source.record(`invitation/${assetId}/${lien.data.offerId}`)),
    );
    const hash = invitation.data?.[member];
    return invitation.success && hash !== undefined
      ? { recordId: invitation.data.id, section, hash, record: invitation.data }
      : { absent: 'OFFER_NOT_FOUND' };
  };

export const acceptedQuote = ofQuote('quote', 'quoteHash');

/** By section. */
export const locators: Readonly<Record<string, Locator>> = {
  invoice,
  confirmation,
  creditNote,
  quoteRequest: ofQuote('request', 'requestHash'),
};
