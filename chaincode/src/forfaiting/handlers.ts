import { loadAsset, loadBook } from '../asset/load.ts';
import { loadHolding, loadProceeds } from '../credit-proceeds/store.ts';
import { loadReference } from '../financing/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLiens, loadTombstone } from '../lien/store.ts';
import { decideAcceptance } from './acceptance.ts';
import {
  acceptForfaitingQuote,
  acknowledgeForfaiting,
  confirmForfaiting,
  enquireForfaiting,
  failForfaiting,
  notifyForfaiting,
  quoteForfaiting,
  repurchaseForfaiting,
  settleForfaiting,
} from './commands.ts';
import { decideConfirmation } from './confirmation.ts';
import { decideEnquiry, decideQuote } from './enquiry.ts';
import { decideAcknowledgement, decideNotice, type NoticeFacts } from './notice.ts';
import type { SaleFacts } from './sale.ts';
import { decideFailure, decideRepurchase, decideSettlement, type SettlementFacts } from './settlement.ts';
import { loadEnquiry, loadFacts, loadForfaiting, loadQuote, loadSale } from './store.ts';

interface OfSale {
  readonly input: { readonly forfaitingId: string; readonly referenceToken?: string };
  readonly actor: { readonly mspId: string };
}

const saleFacts = async (reader: LedgerReader, { input }: OfSale): Promise<SaleFacts> => ({
  forfaiting: await loadForfaiting(reader, input.forfaitingId),
  facts: await loadFacts(reader, input.forfaitingId),
});

const noticeFacts = async (reader: LedgerReader, request: OfSale): Promise<NoticeFacts> => {
  const sale = await saleFacts(reader, request);
  const assetId = sale.forfaiting?.assetId;
  if (assetId === undefined) return { ...sale, proceeds: undefined, holding: undefined };
  return {
    ...sale,
    proceeds: await loadProceeds(reader, assetId),
    holding: await loadHolding(reader, assetId),
  };
};

const settlementFacts = async (reader: LedgerReader, request: OfSale): Promise<SettlementFacts> => {
  const noticed = await noticeFacts(reader, request);
  const assetId = noticed.forfaiting?.assetId;
  const { referenceToken } = request.input;
  return {
    ...noticed,
    liens: assetId === undefined ? [] : await loadLiens(reader, assetId),
    used:
      referenceToken === undefined
        ? undefined
        : await loadReference(reader, request.actor.mspId, referenceToken),
  };
};

export const forfaitingHandlers = [
  handle(enquireForfaiting, (reader, { input }) => loadEnquiry(reader, input.enquiryId), decideEnquiry),
  handle(
    quoteForfaiting,
    async (reader, { input }) => ({
      enquiry: await loadEnquiry(reader, input.enquiryId),
      quote: await loadQuote(reader, input.enquiryId),
    }),
    decideQuote,
  ),
  handle(
    acceptForfaitingQuote,
    async (reader, { input }) => {
      const asset = await loadAsset(reader, input.assetId);
      return {
        enquiry: await loadEnquiry(reader, input.enquiryId),
        quote: await loadQuote(reader, input.enquiryId),
        taken: await loadForfaiting(reader, input.forfaitingId),
        asset,
        proceeds: await loadProceeds(reader, input.assetId),
        sale: await loadSale(reader, input.assetId),
        tombstone: await loadTombstone(reader, input.assetId, input.lienId),
        book: await loadBook(reader, asset),
      };
    },
    decideAcceptance,
  ),
  handle(
    confirmForfaiting,
    async (reader, request) => {
      const sale = await saleFacts(reader, request);
      const quote = sale.forfaiting && (await loadQuote(reader, sale.forfaiting.enquiryId));
      return { ...sale, quote };
    },
    decideConfirmation,
  ),
  handle(notifyForfaiting, noticeFacts, decideNotice),
  handle(acknowledgeForfaiting, noticeFacts, decideAcknowledgement),
  handle(settleForfaiting, settlementFacts, decideSettlement),
  handle(failForfaiting, settlementFacts, decideFailure),
  handle(repurchaseForfaiting, settlementFacts, decideRepurchase),
];
