/** Proceeds of a credit: registered, attested, assigned in part to River Bank, which lends against them. */
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import type { CreditParties } from '../../src/letter-of-credit/parties.ts';
import { shareOf } from '../../src/lien/machine.ts';
import { creditTerms } from '../credit-papers.ts';
import { at, day, hour } from '../papers.ts';
import { otherOwnerParty, ownerParty, people } from '../people.ts';
import {
  acknowledgementTerms,
  noticeTerms,
  proceedsDeal,
  proceedsExposure,
  proceedsOf,
  proceedsRequest,
  proceedsTokens,
} from '../proceeds-papers.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { adviseOf, type ToldCredit } from './credit-parts.ts';

const parties: CreditParties = {
  applicant: ownerParty,
  issuingBank: { mspId: 'HarbourBankMSP' },
  beneficiary: otherOwnerParty,
  advisingBank: { mspId: 'RiverBankMSP' },
};

export interface Registered {
  readonly assetId: string;
  readonly told: ToldCredit;
  readonly proceeds: Opening<unknown>;
}

/** Registered by the beneficiary and attested by the issuing bank. */
export const attestedProceeds = async (story: Recorder): Promise<Registered> => {
  const told = await adviseOf(story, parties, creditTerms);
  const { creditId, credit, balance } = told;
  const assetId = story.id('creditProceeds');
  const proceeds = story.open(proceedsOf(creditId));
  const registration = {
    creditId,
    assetId,
    claimId: story.id('claim'),
    obligor: 'issuingBank',
    tokens: proceedsTokens(creditId),
    proposalExpiresAt: at(story.now + 7 * day),
  };
  await story.say(people.otherOwner, 'RegisterProceeds', registration, { credit, balance, proceeds });
  await story.say(people.harbourChecker, 'AttestProceeds', { assetId }, { proceeds });
  return { assetId, told, proceeds };
};

/** In parts of the undrawn 509 250.00. */
export const shareOfProceeds = (assignedMinor: bigint): string =>
  shareOf(assignedMinor, 50_925_000n).toString();

export const offerTo = async (
  story: Recorder,
  { assetId, proceeds }: Registered,
  financier: string,
  [assigned, minor]: readonly [string, bigint],
): Promise<string> => {
  const offerId = story.id('offer');
  const input = {
    assetId,
    offerId,
    financier,
    share: shareOfProceeds(minor),
    expiresAt: at(story.now + 2 * day),
  };
  const request = story.open(proceedsRequest(assigned));
  await story.say(people.otherOwner, 'OfferProceeds', input, { proceeds, request });
  return offerId;
};

/** Offered to River Bank, reserved, and its terms agreed. */
const agreedLien = async (story: Recorder, registered: Registered) => {
  const { assetId } = registered;
  const offerId = await offerTo(story, registered, 'RiverBankMSP', ['305550.00', 30_555_000n]);
  const lienId = story.id('lien');
  const share = shareOfProceeds(30_555_000n);
  const expiresAt = at(story.now + 48 * hour);
  await story.say(people.riverMaker, 'ReserveLien', { assetId, lienId, offerId, share, expiresAt });
  const financingId = story.id('financing');
  const deal = story.open(proceedsDeal);
  const proposalExpiresAt = at(story.now + day);
  await story.say(
    people.riverMaker,
    'ProposeFinancing',
    { financingId, assetId, lienId, proposalExpiresAt },
    { deal },
  );
  const consent = { financingId, bank: 'RiverBankMSP', dealHash: hashOfOpening(deal) };
  await story.say(people.otherOwner, 'AcceptFinancing', consent);
  const exposure = story.open(proceedsExposure(financingId));
  await story.say(people.riverChecker, 'ConfirmFinancing', { financingId }, { deal, exposure });
  return { assetId, lienId, financingId };
};

const assign: Chapter = async (story) => {
  const registered = await attestedProceeds(story);
  const { assetId, lienId, financingId } = await agreedLien(story, registered);
  const notice = story.open(noticeTerms);
  await story.say(people.otherOwner, 'NotifyAssignment', { assetId, lienId }, { notice });
  const acknowledgement = story.open(acknowledgementTerms);
  const answered = { notice, acknowledgement };
  await story.say(people.harbourChecker, 'AcknowledgeAssignment', { assetId, lienId }, answered);
  await story.say(people.riverChecker, 'EncumberLien', { assetId, lienId, financingId });
  const offerId = await offerTo(story, registered, 'HarbourBankMSP', ['100000.00', 10_000_000n]);
  await story.say(people.otherOwner, 'WithdrawProceedsOffer', { assetId, offerId });
};

export const proceedsStory: readonly Chapter[] = [assign];
