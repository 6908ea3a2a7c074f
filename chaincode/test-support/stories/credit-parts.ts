/** Steps of credits that several chapters share. */
import { exposureOf, exposureWhilePending, openingBalance } from '../../src/letter-of-credit/amounts.ts';
import type { AmendmentTerms } from '../../src/letter-of-credit/amendment-terms.ts';
import { applyAmendment } from '../../src/letter-of-credit/apply-amendment.ts';
import { endedExposure } from '../../src/letter-of-credit/ending.ts';
import type { CreditParties, ExternalParty } from '../../src/letter-of-credit/parties.ts';
import type { z } from 'zod';
import type {
  CreditBalanceTerms,
  CreditExposureTerms,
  CreditTerms,
} from '../../src/letter-of-credit/terms.ts';
import { hashOf } from '../../src/kernel/hash.ts';
import type { Creator } from '../../src/kernel/ledger.ts';
import type { Opening } from '../../src/kernel/opening.ts';
import { otherOwnerParty, ownerParty, people } from '../people.ts';
import type { Recorder, Sections } from '../recorder.ts';

export const twoBanks: CreditParties = {
  applicant: ownerParty,
  issuingBank: { mspId: 'HarbourBankMSP' },
  beneficiary: otherOwnerParty,
  advisingBank: { mspId: 'RiverBankMSP' },
  confirmingBank: { mspId: 'RiverBankMSP' },
};

/** Nobody is asked to confirm. */
export const withoutConfirmer = (parties: CreditParties): CreditParties => {
  const named = Object.entries(parties).filter(([role]) => role !== 'confirmingBank');
  return Object.fromEntries(named) as CreditParties;
};

/** A credit as it stands in the story, with the openings that the next act brings. */
export interface ToldCredit {
  readonly creditId: string;
  readonly credit: Opening<CreditTerms>;
  readonly balance: Opening<CreditBalanceTerms>;
  readonly exposure: Opening<CreditExposureTerms>;
}

export const draftOf = async (
  story: Recorder,
  parties: CreditParties,
  terms: CreditTerms,
  creditId = story.id('credit'),
): Promise<ToldCredit> => {
  const credit = story.open(terms);
  await story.say(
    people.harbourMaker,
    'DraftCredit',
    { creditId, profile: terms.profile, parties },
    { credit },
  );
  const nothingDrawn = openingBalance(creditId, terms);
  return {
    creditId,
    credit,
    balance: story.open(nothingDrawn),
    exposure: story.open(exposureOf(creditId, 'letter-of-credit', terms, nothingDrawn)),
  };
};

/** A domestic credit is issued on a review of its trade (measures art. 13). */
const referencesOf = ({ profile }: CreditTerms): object =>
  profile === 'CN-DLC-2016' ? { references: { tradeBackground: 'ab'.repeat(32) } } : {};

/** Drafted by one person of Harbour Bank, issued by another. */
export const issueOf = async (
  story: Recorder,
  parties: CreditParties,
  terms: CreditTerms,
): Promise<ToldCredit> => {
  const told = await draftOf(story, parties, terms);
  const { creditId, ...sections } = told;
  await story.say(people.harbourChecker, 'IssueCredit', { creditId, ...referencesOf(terms) }, sections);
  return told;
};

/** Issued by Harbour Bank and advised by River Bank. */
export const adviseOf = async (
  story: Recorder,
  parties: CreditParties,
  terms: CreditTerms,
): Promise<ToldCredit> => {
  const told = await issueOf(story, parties, terms);
  const { creditId, credit, balance } = told;
  await story.say(people.riverChecker, 'AdviseCredit', { creditId }, { credit, balance });
  return told;
};

export interface ToldAmendment extends ToldCredit {
  readonly number: number;
  readonly amendment: Opening<AmendmentTerms>;
  /** The terms in force once it is accepted. */
  readonly newCredit: Opening<CreditTerms>;
}

/** Drafted, issued and advised. */
export const amend = async (
  story: Recorder,
  { creditId, credit, balance, exposure }: ToldCredit,
  number: number,
  terms: AmendmentTerms,
  input: Record<string, unknown> = {},
): Promise<ToldAmendment> => {
  const amendment = story.open(terms);
  await story.say(
    people.harbourMaker,
    'DraftAmendment',
    { creditId, ...input },
    { amendment, credit, balance },
  );
  const amended = applyAmendment(credit.terms, terms);
  if ('refused' in amended) throw new Error(amended.refused);
  const newExposure = story.open(exposureWhilePending(exposure.terms, credit.terms, amended));
  const subject = { creditId, number };
  await story.say(people.harbourChecker, 'IssueAmendment', subject, {
    amendment,
    credit,
    balance,
    exposure,
    newExposure,
  });
  await story.say(people.riverMaker, 'AdviseAmendment', subject, { amendment });
  return { ...subject, credit, balance, exposure: newExposure, amendment, newCredit: story.open(amended) };
};

/** The issuing bank reports the answer and books what it owes under the terms in force. */
export const report = async (
  story: Recorder,
  { creditId, number, balance }: ToldAmendment,
  inForce: Opening<CreditTerms>,
): Promise<ToldCredit> => {
  const newExposure = story.open(exposureOf(creditId, 'letter-of-credit', inForce.terms, balance.terms));
  const sections = { credit: inForce, balance, newExposure };
  await story.say(people.harbourChecker, 'ReportAmendmentAnswer', { creditId, number }, sections);
  return { creditId, credit: inForce, balance, exposure: newExposure };
};

/** Sections of an act that ends the credit. */
export const endingOf = (story: Recorder, { creditId, credit, balance }: ToldCredit): Sections => ({
  credit,
  balance,
  newExposure: story.open(endedExposure(creditId, credit.terms, balance.terms)),
});

/** A party outside of the consortium, by the member that records for it. */
export const outsiderOf = async (
  story: Recorder,
  recorder: Creator,
  name: string,
): Promise<z.output<typeof ExternalParty>> => {
  const externalId = story.id('externalParty');
  await story.say(recorder, 'RecordExternalParty', {
    externalPartyId: externalId,
    identityHash: hashOf(name),
  });
  return { externalId, recordedBy: recorder.mspId };
};
