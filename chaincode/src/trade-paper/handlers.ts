import { loadAsset } from '../asset/load.ts';
import { isFrozen, loadHolds, loadOffer } from '../asset/store.ts';
import { loadClaim } from '../claim/store.ts';
import { loadRegistrations } from '../fingerprint/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { firmIsActive } from '../membership/store.ts';
import { decideAmendment } from './amendment.ts';
import { amendPaper, attestPaper, draftPaper, offerOrder, registerPaper } from './commands.ts';
import { decideOffer } from './offer.ts';
import { decideAttestation, decideDraft, decideRegistration } from './registration.ts';
import { attestationOf, loadTradePaper } from './store.ts';

const paperOf = (reader: LedgerReader, { input }: { readonly input: { readonly paperId: string } }) =>
  loadTradePaper(reader, input.paperId);

export const tradePaperHandlers = [
  handle(
    draftPaper,
    async (reader, { input, consortium }) => ({
      firmIsKnown: await firmIsActive(reader, consortium, input.authority),
    }),
    decideDraft,
  ),
  handle(
    registerPaper,
    async (reader, request) => {
      const { input, consortium } = request;
      return {
        firmIsKnown: await firmIsActive(reader, consortium, input.authority),
        taken: await paperOf(reader, request),
        claimTaken: await loadClaim(reader, input.claimId),
        registrations: await loadRegistrations(reader, input.tokens),
      };
    },
    decideRegistration,
  ),
  handle(
    attestPaper,
    async (reader, request) => {
      const paper = await paperOf(reader, request);
      return { paper, registrations: await loadRegistrations(reader, paper?.tokens ?? []) };
    },
    decideAttestation,
  ),
  handle(
    amendPaper,
    async (reader, request) => {
      const paper = await paperOf(reader, request);
      return { paper, attestation: await attestationOf(reader, paper) };
    },
    decideAmendment,
  ),
  handle(
    offerOrder,
    async (reader, request) => ({
      paper: await paperOf(reader, request),
      asset: await loadAsset(reader, request.input.paperId),
      taken: await loadOffer(reader, request.input.paperId, request.input.offerId),
      frozen: isFrozen(await loadHolds(reader, request.input.paperId)),
    }),
    decideOffer,
  ),
];
