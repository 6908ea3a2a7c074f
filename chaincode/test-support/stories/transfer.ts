/** Transfers: of a cross-border credit, given back; of a domestic one; one that the bank declines. */
import { afterRestoration, afterTransfer } from '../../src/credit-transfer/balance.ts';
import { openingBalance } from '../../src/letter-of-credit/amounts.ts';
import type { CreditParties } from '../../src/letter-of-credit/parties.ts';
import type { CreditBalanceTerms, CreditTerms } from '../../src/letter-of-credit/terms.ts';
import type { Opening } from '../../src/kernel/opening.ts';
import { otherOwnerParty, ownerParty, people, thirdOwnerParty } from '../people.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import {
  domesticRequest,
  domesticTransferable,
  domesticTransferred,
  transferableTerms,
  transferredTerms,
  transferRequest,
} from '../transfer-papers.ts';
import { adviseOf, type ToldCredit } from './credit-parts.ts';

const parties: CreditParties = {
  applicant: ownerParty,
  issuingBank: { mspId: 'HarbourBankMSP' },
  beneficiary: otherOwnerParty,
  advisingBank: { mspId: 'RiverBankMSP' },
  transferringBank: { mspId: 'RiverBankMSP' },
};

interface Papers {
  readonly original: CreditTerms;
  readonly transferred: CreditTerms;
  readonly request: object;
  /** Where another bank advises the second beneficiary. */
  readonly adviser?: object;
}

const crossBorder: Papers = {
  original: transferableTerms,
  transferred: transferredTerms,
  request: transferRequest,
};
const domestic: Papers = {
  original: domesticTransferable,
  transferred: domesticTransferred,
  request: domesticRequest,
  adviser: { adviser: { mspId: 'HarbourBankMSP' } },
};

export interface Child {
  readonly issued: ToldCredit;
  readonly childId: string;
  readonly transferredCredit: Opening<CreditTerms>;
  readonly transferredBalance: Opening<CreditBalanceTerms>;
  readonly newBalance: Opening<CreditBalanceTerms>;
}

const request = async (story: Recorder, { creditId, credit }: ToldCredit, papers: Papers) => {
  const transferId = story.id('creditTransfer');
  const transferRequest = story.open(papers.request);
  const second = { secondBeneficiary: thirdOwnerParty, ...papers.adviser };
  const asked = { creditId, transferId, ...second, amendments: 'partial' };
  await story.say(people.otherOwner, 'RequestTransfer', asked, { credit, transferRequest });
  return { transferId, transferRequest };
};

/** Asked for, drafted, consented to and advised. */
export const transferred = async (story: Recorder, papers: Papers = crossBorder): Promise<Child> => {
  const issued = await adviseOf(story, parties, papers.original);
  const { creditId, credit, balance } = issued;
  const { transferId, transferRequest } = await request(story, issued, papers);
  const childId = story.id('credit');
  const transferredCredit = story.open(papers.transferred);
  const drafted = { credit, transferRequest, transferredCredit };
  await story.say(people.riverMaker, 'DraftTransfer', { creditId, transferId, childId }, drafted);
  const before = balance;
  const newBalance = story.open(afterTransfer(before.terms, papers.transferred));
  const transferredBalance = story.open(openingBalance(childId, papers.transferred));
  const sections = { credit, transferredCredit, balance, newBalance, transferredBalance };
  await story.say(people.riverChecker, 'TransferCredit', { creditId, transferId }, sections);
  const advice = { credit: transferredCredit, balance: transferredBalance };
  const adviser = papers.adviser === undefined ? people.riverChecker : people.harbourChecker;
  if (papers.adviser !== undefined) {
    await story.say(people.riverChecker, 'AdviseTransfer', { creditId: childId }, advice);
  }
  await story.say(adviser, 'AdviseCredit', { creditId: childId }, advice);
  return { issued, childId, transferredCredit, transferredBalance, newBalance };
};

const givenBack: Chapter = async (story) => {
  const { issued, childId, transferredCredit, transferredBalance, newBalance } = await transferred(story);
  await story.say(people.thirdOwner, 'ReturnTransfer', { creditId: childId });
  const restored = afterRestoration(newBalance.terms, transferredCredit.terms, transferredBalance.terms);
  await story.say(
    people.riverChecker,
    'RestoreTransfer',
    { creditId: issued.creditId, childId },
    { transferredCredit, transferredBalance, balance: newBalance, newBalance: story.open(restored) },
  );
};

const ofDomestic: Chapter = async (story) => {
  await transferred(story, domestic);
};

const declined: Chapter = async (story) => {
  const issued = await adviseOf(story, parties, transferableTerms);
  const { transferId } = await request(story, issued, crossBorder);
  const transferAnswer = story.open({
    reason: 'the second beneficiary is unknown to us',
    reference: 'RB-TRF-77120',
  });
  const place = { creditId: issued.creditId, transferId };
  await story.say(people.riverChecker, 'DeclineTransfer', place, { transferAnswer });
};

export const transferStory: readonly Chapter[] = [givenBack, ofDomestic, declined];
