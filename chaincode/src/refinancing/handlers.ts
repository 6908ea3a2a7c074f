import { loadAsset, loadBook } from '../asset/load.ts';
import { loadOffer } from '../asset/store.ts';
import { loadBankPolicy } from '../bank-policy/store.ts';
import { loadConsentOf } from '../consent/store.ts';
import { loadFinancing, loadReference } from '../financing/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLiens, loadTombstone } from '../lien/store.ts';
import {
  authorisePayoff,
  confirmPayoff,
  quotePayoff,
  recordPayoff,
  requestRefinancing,
  swapLien,
  sweepPayoff,
  withdrawRefinancing,
} from './commands.ts';
import { decideSweep, decideWithdrawal, type EndingFacts } from './ending.ts';
import { decideConfirmation, decidePayment } from './payoff.ts';
import { decideAuthorisation, decideQuote } from './quote.ts';
import { decideRequest } from './request.ts';
import type { StandingFacts } from './standing.ts';
import { loadRefinancing } from './store.ts';
import { decideSwap } from './swap.ts';

interface OfRefinancing {
  readonly input: { readonly assetId: string; readonly lienId: string };
}

const refinancingOf = (reader: LedgerReader, { input }: OfRefinancing) =>
  loadRefinancing(reader, input.assetId, input.lienId);

/** The refinancing, and the liens of its asset. */
const withLiens = async (reader: LedgerReader, request: OfRefinancing): Promise<EndingFacts> => ({
  refinancing: await refinancingOf(reader, request),
  liens: await loadLiens(reader, request.input.assetId),
});

const standingOf = async (
  reader: LedgerReader,
  { input, actor }: OfRefinancing & { readonly actor: { readonly mspId: string } },
): Promise<StandingFacts> => {
  const asset = await loadAsset(reader, input.assetId);
  return {
    asset,
    book: await loadBook(reader, asset),
    tombstone: await loadTombstone(reader, input.assetId, input.lienId),
    policy: await loadBankPolicy(reader, actor.mspId),
  };
};

export const refinancingHandlers = [
  handle(
    requestRefinancing,
    async (reader, { input }) => {
      const liens = await loadLiens(reader, input.assetId);
      const financingId = liens.find(({ id }) => id === input.refinancedLienId)?.financingId;
      const offer = await loadOffer(reader, input.assetId, input.offerId);
      return {
        asset: await loadAsset(reader, input.assetId),
        offer,
        consent: await loadConsentOf(reader, offer),
        liens,
        financing: financingId === undefined ? undefined : await loadFinancing(reader, financingId),
        taken: await loadRefinancing(reader, input.assetId, input.lienId),
      };
    },
    decideRequest,
  ),
  handle(quotePayoff, withLiens, decideQuote),
  handle(
    authorisePayoff,
    async (reader, request) => ({
      refinancing: await refinancingOf(reader, request),
      loaded: await loadFinancing(reader, request.input.financingId),
    }),
    decideAuthorisation,
  ),
  handle(
    recordPayoff,
    async (reader, request) => ({
      ...(await standingOf(reader, request)),
      refinancing: await refinancingOf(reader, request),
      used: await loadReference(reader, request.actor.mspId, request.input.referenceToken),
    }),
    decidePayment,
  ),
  handle(
    confirmPayoff,
    async (reader, request) => ({
      ...(await withLiens(reader, request)),
      financing: await loadFinancing(reader, request.input.financingId),
      used: await loadReference(reader, request.actor.mspId, request.input.referenceToken),
    }),
    decideConfirmation,
  ),
  handle(
    swapLien,
    async (reader, request) => {
      const refinancing = await refinancingOf(reader, request);
      const { financingId } = refinancing ?? {};
      return {
        ...(await standingOf(reader, request)),
        refinancing,
        financing: financingId === undefined ? undefined : await loadFinancing(reader, financingId),
      };
    },
    decideSwap,
  ),
  handle(withdrawRefinancing, withLiens, decideWithdrawal),
  handle(sweepPayoff, withLiens, decideSweep),
];
