import { loadAsset } from '../asset/load.ts';
import { loadHolds, loadOffer } from '../asset/store.ts';
import { loadRegistrations } from '../fingerprint/store.ts';
import type { Token } from '../fingerprint/records.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { loadLegacyMarks } from '../legacy-financing/marks.ts';
import { loadCreditFacts } from '../letter-of-credit/load.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { loadCredit } from '../letter-of-credit/store.ts';
import { loadLiensToCome } from '../refinancing/coming.ts';
import { loadFacts } from '../presentation/facts.ts';
import { decideAcknowledgement, decideNotice } from './assignment.ts';
import { decideAttestation } from './attestation.ts';
import { decideClaimRegistration } from './claim-registration.ts';
import {
  acknowledgeAssignment,
  attestProceeds,
  notifyAssignment,
  offerProceeds,
  registerClaim,
  registerProceeds,
  withdrawProceedsOffer,
} from './commands.ts';
import { decideOffer, decideWithdrawal } from './offer.ts';
import { decideRegistration } from './registration.ts';
import {
  type ClaimPlace,
  loadAcknowledgements,
  loadEntry,
  loadNotice,
  loadProceeds,
  loadProceedsAttestation,
} from './store.ts';

interface Registering {
  readonly creditId: string;
  readonly assetId: string;
  readonly tokens: readonly Token[];
}

/** Whether the id is taken, and what was registered before. */
const registeredBefore = async (
  reader: LedgerReader,
  { creditId, assetId, tokens }: Registering,
  claim?: ClaimPlace,
) => {
  const earlier = await loadEntry(reader, creditId, claim);
  return {
    idTaken: (await loadProceeds(reader, assetId)) !== undefined,
    earlier,
    earlierAttested:
      earlier !== undefined &&
      (await loadProceedsAttestation(reader, earlier.id, memberBehind(earlier.obligor))) !== undefined,
    registrations: await loadRegistrations(reader, tokens),
  };
};

export const creditProceedsHandlers = [
  handle(
    registerProceeds,
    async (reader, { input }) => ({
      ...(await loadCreditFacts(reader, input.creditId)),
      ...(await registeredBefore(reader, input)),
    }),
    decideRegistration,
  ),
  handle(
    registerClaim,
    async (reader, { input }) => {
      const { creditId, presentationId, obligor: obligorRole } = input;
      return {
        ...(await loadFacts(reader, creditId, presentationId)),
        ...(await registeredBefore(reader, input, { presentationId, obligorRole })),
      };
    },
    decideClaimRegistration,
  ),
  handle(
    attestProceeds,
    async (reader, { input, actor }) => {
      const proceeds = await loadProceeds(reader, input.assetId);
      return {
        credit: proceeds && (await loadCredit(reader, proceeds.creditId)),
        proceeds,
        attestation: await loadProceedsAttestation(reader, input.assetId, actor.mspId),
        registrations: await loadRegistrations(reader, proceeds?.tokens ?? []),
        legacy: await loadLegacyMarks(reader, proceeds?.tokens ?? []),
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
      liens: await loadLiensToCome(reader, input.assetId),
      notice: await loadNotice(reader, input.assetId, input.lienId),
    }),
    decideNotice,
  ),
  handle(
    acknowledgeAssignment,
    async (reader, { input }) => ({
      proceeds: await loadProceeds(reader, input.assetId),
      liens: await loadLiensToCome(reader, input.assetId),
      notice: await loadNotice(reader, input.assetId, input.lienId),
      acknowledgements: await loadAcknowledgements(reader, input.assetId),
    }),
    decideAcknowledgement,
  ),
];
