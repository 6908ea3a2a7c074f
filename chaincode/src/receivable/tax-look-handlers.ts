import { handle } from '../kernel/command.ts';
import { loadReceivable } from './store.ts';
import { draftTaxLook, recordTaxLook } from './tax-look-commands.ts';
import { decideTaxLook, decideTaxLookDraft } from './tax-look.ts';
import { loadTaxLooks } from './tax-look-store.ts';

export const taxLookHandlers = [
  handle(draftTaxLook, (reader, { input }) => loadReceivable(reader, input.receivableId), decideTaxLookDraft),
  handle(
    recordTaxLook,
    async (reader, { input, actor }) => ({
      receivable: await loadReceivable(reader, input.receivableId),
      earlier: (await loadTaxLooks(reader, input.receivableId)).find(({ by }) => by === actor.mspId),
    }),
    decideTaxLook,
  ),
];
