import { loadAsset } from '../asset/load.ts';
import { loadFactors } from '../asset/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLiens } from '../lien/store.ts';
import { consentToCreditNote, draftCreditNote, issueCreditNote } from './credit-note-commands.ts';
import {
  type CreditNoteFacts,
  decideConsent,
  decideCreditNote,
  decideCreditNoteDraft,
} from './credit-note.ts';
import { answerOf, loadCreditNotes, loadReceivable } from './store.ts';

const factsOf = async (
  reader: LedgerReader,
  { input }: { readonly input: { readonly receivableId: string } },
): Promise<CreditNoteFacts> => {
  const receivable = await loadReceivable(reader, input.receivableId);
  return {
    receivable,
    asset: await loadAsset(reader, input.receivableId),
    answer: await answerOf(reader, receivable),
    liens: await loadLiens(reader, input.receivableId),
    notes: await loadCreditNotes(reader, input.receivableId),
    factors: await loadFactors(reader, input.receivableId),
  };
};

export const creditNoteHandlers = [
  handle(draftCreditNote, factsOf, decideCreditNoteDraft),
  handle(issueCreditNote, factsOf, decideCreditNote),
  handle(consentToCreditNote, factsOf, decideConsent),
];
