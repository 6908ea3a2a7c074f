import { loadAsset } from '../asset/load.ts';
import { loadHolds, loadOffer } from '../asset/store.ts';
import { loadRegistrations } from '../fingerprint/store.ts';
import { handle } from '../kernel/command.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { loadBalance, loadCredit, loadVersion } from '../letter-of-credit/store.ts';
import { loadLiens } from '../lien/store.ts';
import { decideAcknowledgement, decideNotice } from './assignment.ts';
import {
  acknowledgeAssignment,
  attestProceeds,
  notifyAssignment,
  offerProceeds,
  registerProceeds,
  withdrawProceedsOffer,
} from './commands.ts';
import { decideOffer, decideWithdrawal } from './offer.ts';
import { decideAttestation, decideRegistration } from './registration.ts';
import {
  loadAcknowledgements,
  loadEntry,
  loadNotice,
  loadProceeds,
  loadProceedsAttestation,
} from './store.ts';

export const creditProceedsHandlers = [
  handle(
    registerProceeds,
    async (reader, { input }) => {
      const earlier = await loadEntry(reader, input.creditId);
      return {
        credit: await loadCredit(reader, input.creditId),
        version: await loadVersion(reader, input.creditId),
        balance: await loadBalance(reader, input.creditId),
        idTaken: (await loadProceeds(reader, input.assetId)) !== undefined,
        earlier,
        earlierAttested:
          earlier !== undefined &&
          (await loadProceedsAttestation(reader, earlier.id, memberBehind(earlier.obligor))) !== undefined,
        registrations: await loadRegistrations(reader, input.tokens),
      };
    },
    decideRegistration,
  ),
  handle(
    attestProceeds,
    async (reader, { input, actor }) => {
      const proceeds = await loadProceeds(reader, input.assetId);
      return {
        proceeds,
        attestation: await loadProceedsAttestation(reader, input.assetId, actor.mspId),
        registrations: await loadRegistrations(reader, proceeds?.tokens ?? []),
      };
    },
    decideAttestation,
  ),
  handle(
    offerProceeds,
    async (reader, { input }) => ({
      asset: await loadAsset(reader, input.assetId),
      proceeds: await loadProceeds(reader, input.assetId),
      taken: await loadOffer(reader, input.assetId, input.offerId),
      holds: await loadHolds(reader, input.assetId),
    }),
    decideOffer,
  ),
  handle(
    withdrawProceedsOffer,
    (reader, { input }) => loadOffer(reader, input.assetId, input.offerId),
    decideWithdrawal,
  ),
  handle(
    notifyAssignment,
    async (reader, { input }) => ({
      asset: await loadAsset(reader, input.assetId),
      proceeds: await loadProceeds(reader, input.assetId),
      liens: await loadLiens(reader, input.assetId),
      notice: await loadNotice(reader, input.assetId, input.lienId),
    }),
    decideNotice,
  ),
  handle(
    acknowledgeAssignment,
    async (reader, { input }) => ({
      proceeds: await loadProceeds(reader, input.assetId),
      liens: await loadLiens(reader, input.assetId),
      notice: await loadNotice(reader, input.assetId, input.lienId),
      acknowledgements: await loadAcknowledgements(reader, input.assetId),
    }),
    decideAcknowledgement,
  ),
];
