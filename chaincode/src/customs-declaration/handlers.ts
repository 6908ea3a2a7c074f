import { loadAsset } from '../asset/load.ts';
import { loadHolds, loadOffer } from '../asset/store.ts';
import { loadClaim } from '../claim/store.ts';
import { loadConsent } from '../consent/store.ts';
import { loadRegistrations } from '../fingerprint/store.ts';
import { handle } from '../kernel/command.ts';
import type { LedgerReader } from '../kernel/ledger.ts';
import { firmIsActive } from '../membership/store.ts';
import { decideAssessments } from './assessment.ts';
import { decideFeed, decideReport } from './feed.ts';
import { draftAssessments, registerFeed, reportDeclarations } from './feed-commands.ts';
import { importPaymentHandlers } from './import-payment-handlers.ts';
import { decideLodgement, decideWithdrawalRequest } from './lodgement.ts';
import { lodgeDeclaration, requestWithdrawal } from './lodgement-commands.ts';
import { decideOffer, decideOfferWithdrawal } from './offer.ts';
import { offerDeclaration, withdrawDeclarationOffer } from './offer-commands.ts';
import { decideAttestation, decideStep } from './officer.ts';
import { attestClearance, recordCustomsStep } from './officer-commands.ts';
import type { Assessed, Declaration } from './records.ts';
import { loadDeclaration, loadFeed, loadParked, loadProposedStep } from './store.ts';
import { decideAnswer, decideQuestion } from './verification.ts';
import { answerVerification, requestVerification } from './verification-commands.ts';
import { loadVerification } from './verification-store.ts';

interface OfDeclaration {
  readonly input: { readonly declarationId: string };
}

const declarationOf = (reader: LedgerReader, { input }: OfDeclaration) =>
  loadDeclaration(reader, input.declarationId);

const consentIn = (reader: LedgerReader, consentId: string | undefined) =>
  consentId === undefined ? Promise.resolve(undefined) : loadConsent(reader, consentId);

/** Each once, in the order in which they are named. */
const declarationsOf = async (reader: LedgerReader, ids: readonly string[]): Promise<Declaration[]> => {
  const declarations: Declaration[] = [];
  for (const id of new Set(ids)) {
    const declaration = await loadDeclaration(reader, id);
    if (declaration !== undefined) declarations.push(declaration);
  }
  return declarations;
};

const registrationsUnder = (reader: LedgerReader, assessed: readonly (Assessed | undefined)[]) =>
  loadRegistrations(
    reader,
    assessed.flatMap((one) => one?.tokens ?? []),
  );

const verificationFacts = async (
  reader: LedgerReader,
  { input }: { readonly input: { readonly consentId: string; readonly verificationId: string } },
) => ({
  consent: await loadConsent(reader, input.consentId),
  verification: await loadVerification(reader, input.consentId, input.verificationId),
});

export const customsDeclarationHandlers = [
  handle(
    lodgeDeclaration,
    async (reader, { input, consortium }) => ({
      traderIsActive: await firmIsActive(reader, consortium, input.trader),
      consent: await consentIn(reader, input.consentId),
      earlier: await loadDeclaration(reader, input.declarationId),
      claim: await loadClaim(reader, input.claimId),
    }),
    decideLodgement,
  ),
  handle(requestWithdrawal, declarationOf, decideWithdrawalRequest),
  handle(registerFeed, (reader, { input, actor }) => loadFeed(reader, actor.mspId, input.source), decideFeed),
  handle(
    draftAssessments,
    (reader, { input }) => Promise.all(input.declarationIds.map((id) => loadDeclaration(reader, id))),
    decideAssessments,
  ),
  handle(
    reportDeclarations,
    async (reader, { input, actor }) => {
      const feed = await loadFeed(reader, actor.mspId, input.source);
      const parked = feed === undefined ? [] : await loadParked(reader, feed);
      const events = [...input.events, ...parked.map(({ event }) => event)];
      return {
        feed,
        parked,
        declarations: await declarationsOf(
          reader,
          events.map(({ declarationId }) => declarationId),
        ),
        registrations: await registrationsUnder(reader, [
          ...input.assessed,
          ...parked.map(({ assessed }) => assessed),
        ]),
      };
    },
    decideReport,
  ),
  handle(
    recordCustomsStep,
    async (reader, request) => ({
      declaration: await declarationOf(reader, request),
      proposed: await loadProposedStep(reader, request.input.declarationId),
      registrations: await registrationsUnder(reader, request.input.assessed),
    }),
    decideStep,
  ),
  handle(attestClearance, declarationOf, decideAttestation),
  handle(
    offerDeclaration,
    async (reader, { input }) => ({
      declaration: await loadDeclaration(reader, input.declarationId),
      asset: await loadAsset(reader, input.declarationId),
      consent: await loadConsent(reader, input.consentId),
      taken: await loadOffer(reader, input.declarationId, input.offerId),
      holds: await loadHolds(reader, input.declarationId),
    }),
    decideOffer,
  ),
  handle(
    withdrawDeclarationOffer,
    (reader, { input }) => loadOffer(reader, input.declarationId, input.offerId),
    decideOfferWithdrawal,
  ),
  handle(
    requestVerification,
    async (reader, { input }) => ({
      consent: await loadConsent(reader, input.consentId),
      taken: await loadVerification(reader, input.consentId, input.verificationId),
    }),
    decideQuestion,
  ),
  handle(answerVerification, verificationFacts, decideAnswer),
  ...importPaymentHandlers,
];
