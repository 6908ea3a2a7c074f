import { loadAsset, loadBook } from '../asset/load.ts';
import { isFrozen, loadHolds, loadOffer, loadOffers } from '../asset/store.ts';
import { handle } from '../kernel/command.ts';
import { acceptQuote, inviteQuote, quoteReceivable, withdrawInvitation } from './quote-commands.ts';
import { decideAcceptance, decideInvitation, decideInvitationWithdrawal, decideQuote } from './quote.ts';
import { answerOf, loadInvitation, loadReceivable } from './store.ts';

export const quoteHandlers = [
  handle(
    inviteQuote,
    async (reader, { input }) => {
      const receivable = await loadReceivable(reader, input.receivableId);
      return {
        receivable,
        asset: await loadAsset(reader, input.receivableId),
        answer: await answerOf(reader, receivable),
        taken: await loadInvitation(reader, input.receivableId, input.offerId),
        frozen: isFrozen(await loadHolds(reader, input.receivableId)),
      };
    },
    decideInvitation,
  ),
  handle(
    quoteReceivable,
    async (reader, { input }) => ({
      invitation: await loadInvitation(reader, input.receivableId, input.offerId),
      answer: await answerOf(reader, await loadReceivable(reader, input.receivableId)),
    }),
    decideQuote,
  ),
  handle(
    acceptQuote,
    async (reader, { input }) => {
      const asset = await loadAsset(reader, input.receivableId);
      return {
        asset,
        receivable: await loadReceivable(reader, input.receivableId),
        invitation: await loadInvitation(reader, input.receivableId, input.offerId),
        offers: await loadOffers(reader, input.receivableId),
        book: await loadBook(reader, asset),
      };
    },
    decideAcceptance,
  ),
  handle(
    withdrawInvitation,
    async (reader, { input }) => ({
      invitation: await loadInvitation(reader, input.receivableId, input.offerId),
      offer: await loadOffer(reader, input.receivableId, input.offerId),
    }),
    decideInvitationWithdrawal,
  ),
];
