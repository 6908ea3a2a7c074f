import { loadReference } from '../financing/store.ts';
import { handle } from '../kernel/command.ts';
import { loadTombstone } from '../lien/store.ts';
import { loadExternalParty } from '../membership/store.ts';
import { loadDrawings, loadPresentation } from '../presentation/store.ts';
import { decideAcceptance } from './acceptance.ts';
import { decidePurchase, decideSale } from './confirmation.ts';
import { enquireForfaiting, quoteForfaiting, withdrawForfaiting } from './enquiry-commands.ts';
import { decideEnquiry, decideQuote, decideWithdrawal } from './enquiry.ts';
import { loadClaim, loadTrade } from './facts.ts';
import { decideAcknowledgement, decideNotice } from './notice.ts';
import {
  draftOutsideSale,
  draftOutsideSettlement,
  recordOutsideSale,
  recordOutsideSettlement,
  withdrawOutsideSale,
} from './outside-commands.ts';
import {
  decideOutsideDraft,
  decideOutsideSale,
  decideOutsideSettlement,
  decideOutsideSettlementDraft,
  decideOutsideWithdrawal,
} from './outside.ts';
import { decideRepurchase } from './repurchase.ts';
import { decideFailure, decidePayment, decideSettlement } from './settlement.ts';
import { loadForfaiting } from './store.ts';
import {
  acceptForfaitingQuote,
  acknowledgeForfaiting,
  confirmForfaitingPurchase,
  confirmForfaitingSale,
  demandRepurchase,
  failForfaiting,
  notifyForfaiting,
  payForfaiting,
  settleForfaiting,
} from './trade-commands.ts';

export const forfaitingHandlers = [
  handle(
    enquireForfaiting,
    async (reader, { input }) => ({
      taken: await loadForfaiting(reader, input.forfaitingId),
      outsider:
        input.seller === undefined ? undefined : await loadExternalParty(reader, input.seller.externalId),
    }),
    decideEnquiry,
  ),
  handle(quoteForfaiting, (reader, { input }) => loadForfaiting(reader, input.forfaitingId), decideQuote),
  handle(
    withdrawForfaiting,
    (reader, { input }) => loadForfaiting(reader, input.forfaitingId),
    decideWithdrawal,
  ),
  handle(
    acceptForfaitingQuote,
    async (reader, { input }) => ({
      forfaiting: await loadForfaiting(reader, input.forfaitingId),
      ...(await loadClaim(reader, input.assetId)),
      tombstone: await loadTombstone(reader, input.assetId, input.lienId),
    }),
    decideAcceptance,
  ),
  handle(
    confirmForfaitingSale,
    async (reader, request) => {
      const trade = await loadTrade(reader, request);
      const { creditId = '', presentationId = '', obligorRole } = trade.proceeds ?? {};
      return {
        ...trade,
        presentation: await loadPresentation(reader, creditId, presentationId),
        drawing: (await loadDrawings(reader, presentationId)).find(({ as }) => as === obligorRole),
      };
    },
    decideSale,
  ),
  handle(confirmForfaitingPurchase, loadTrade, decidePurchase),
  handle(notifyForfaiting, loadTrade, decideNotice),
  handle(acknowledgeForfaiting, loadTrade, decideAcknowledgement),
  handle(
    payForfaiting,
    async (reader, request) => ({
      ...(await loadTrade(reader, request)),
      used: await loadReference(reader, request.actor.mspId, request.input.referenceToken),
    }),
    decidePayment,
  ),
  handle(settleForfaiting, loadTrade, decideSettlement),
  handle(failForfaiting, loadTrade, decideFailure),
  handle(
    demandRepurchase,
    async (reader, request) => {
      const trade = await loadTrade(reader, request);
      const { repurchaseId, lienId } = request.input;
      return {
        ...trade,
        taken: await loadForfaiting(reader, repurchaseId),
        tombstone: await loadTombstone(reader, trade.forfaiting?.assetId ?? '', lienId),
      };
    },
    decideRepurchase,
  ),
  handle(draftOutsideSale, (reader, { input }) => loadClaim(reader, input.assetId), decideOutsideDraft),
  handle(
    recordOutsideSale,
    async (reader, { input }) => ({
      forfaiting: await loadForfaiting(reader, input.forfaitingId),
      ...(await loadClaim(reader, input.assetId)),
      outsider: await loadExternalParty(reader, input.buyer.externalId),
      tombstone: await loadTombstone(reader, input.assetId, input.lienId),
    }),
    decideOutsideSale,
  ),
  handle(draftOutsideSettlement, loadTrade, decideOutsideSettlementDraft),
  handle(recordOutsideSettlement, loadTrade, decideOutsideSettlement),
  handle(withdrawOutsideSale, loadTrade, decideOutsideWithdrawal),
];
