/** Credits of both profiles, between two member banks and with one alone. */
import { openingBalance, exposureOf } from '../../src/letter-of-credit/amounts.ts';
import type { CreditParties } from '../../src/letter-of-credit/parties.ts';
import type { CreditTerms } from '../../src/letter-of-credit/terms.ts';
import type { Opening } from '../../src/kernel/opening.ts';
import { creditTerms } from '../credit-papers.ts';
import { otherOwnerParty, ownerParty, people } from '../people.ts';
import type { Chapter, Recorder } from '../recorder.ts';

export const twoBanks: CreditParties = {
  applicant: ownerParty,
  issuingBank: { mspId: 'HarbourBankMSP' },
  beneficiary: otherOwnerParty,
  advisingBank: { mspId: 'RiverBankMSP' },
  confirmingBank: { mspId: 'RiverBankMSP' },
};

export interface IssuedCredit {
  readonly creditId: string;
  readonly credit: Opening<CreditTerms>;
  readonly balance: Opening<unknown>;
}

/** Drafted by one person of Harbour Bank, issued by another. */
export const issueTo = async (
  story: Recorder,
  parties: CreditParties,
  terms: CreditTerms,
  creditId = story.id('credit'),
): Promise<IssuedCredit> => {
  const credit = story.open(terms);
  await story.say(
    people.harbourMaker,
    'DraftCredit',
    { creditId, profile: terms.profile, parties },
    { credit },
  );
  const nothingDrawn = openingBalance(creditId, terms);
  const balance = story.open(nothingDrawn);
  const exposure = story.open(exposureOf(creditId, 'letter-of-credit', terms, nothingDrawn));
  await story.say(people.harbourChecker, 'IssueCredit', { creditId }, { credit, balance, exposure });
  return { creditId, credit, balance };
};

/** Issued by Harbour Bank and advised by River Bank. */
export const adviseTo = async (
  story: Recorder,
  parties: CreditParties,
  terms: CreditTerms,
): Promise<IssuedCredit> => {
  const issued = await issueTo(story, parties, terms);
  const { creditId, credit, balance } = issued;
  await story.say(people.riverChecker, 'AdviseCredit', { creditId }, { credit, balance });
  return issued;
};

const crossBorder: Chapter = async (story) => {
  await adviseTo(story, twoBanks, creditTerms);
};

export const creditStory: readonly Chapter[] = [crossBorder];
