import { loadCalendars } from '../calendar/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadCreditFacts } from '../letter-of-credit/load.ts';
import { decideAssembly, decideTransferredPresentation } from './assembly.ts';
import { loadDocuments, loadIsPresented } from './document-facts.ts';
import {
  assembleDocuments,
  passOnMaturity,
  passOnPayment,
  presentTransferredDocuments,
} from './passing-commands.ts';
import { decideMaturity, decidePayment } from './payment.ts';
import { loadAssembly } from './store.ts';
import { decideDefect, decideDemand, decideSubstitution, type SubstitutionFacts } from './substitution.ts';
import { demandSubstitution, reportSubstitutionDefect, substituteInvoice } from './substitution-commands.ts';

interface OfReceived {
  readonly input: {
    readonly creditId: string;
    readonly childId: string;
    readonly receivedId: string;
    readonly place?: string;
  };
}

/** With the calendar of the place that the act names, or of the one that the first demand named. */
const ofReceived = async (reader: LedgerReader, { input }: OfReceived): Promise<SubstitutionFacts> => {
  const facts = await loadDocuments(reader, input);
  const place = input.place ?? facts.demand?.place;
  const calendars = await loadCalendars(reader, place === undefined ? [] : [place]);
  return { ...facts, calendar: place === undefined ? undefined : calendars.get(place) };
};

export const transferDocumentHandlers = [
  handle(demandSubstitution, ofReceived, decideDemand),
  handle(substituteInvoice, ofReceived, decideSubstitution),
  handle(reportSubstitutionDefect, ofReceived, decideDefect),
  handle(
    assembleDocuments,
    async (reader, request) => {
      const { creditId, presentationId } = request.input;
      return {
        ...(await ofReceived(reader, request)),
        isTaken:
          (await loadIsPresented(reader, creditId, presentationId)) ||
          (await loadAssembly(reader, creditId, presentationId)) !== undefined,
      };
    },
    decideAssembly,
  ),
  handle(
    presentTransferredDocuments,
    async (reader, { input }) => ({
      ...(await loadCreditFacts(reader, input.creditId)),
      assembly: await loadAssembly(reader, input.creditId, input.presentationId),
      isPresented: await loadIsPresented(reader, input.creditId, input.presentationId),
    }),
    decideTransferredPresentation,
  ),
  handle(passOnMaturity, ofReceived, decideMaturity),
  handle(passOnPayment, ofReceived, decidePayment),
];
