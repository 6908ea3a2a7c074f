/** How a credit is transferred in the test stories: asked for, drafted, consented to, advised. */
import { afterTransfer } from '../../src/credit-transfer/balance.ts';
import { openingBalance } from '../../src/letter-of-credit/amounts.ts';
import type { CreditParties } from '../../src/letter-of-credit/parties.ts';
import type { CreditBalanceTerms, CreditTerms } from '../../src/letter-of-credit/terms.ts';
import type { Opening } from '../../src/kernel/opening.ts';
import { otherOwnerParty, ownerParty, people, thirdOwnerParty } from '../people.ts';
import type { Recorder } from '../recorder.ts';
import {
  domesticRequest,
  domesticTransferable,
  domesticTransferred,
  transferableTerms,
  transferredTerms,
  transferRequest,
} from '../transfer-papers.ts';
import { adviseOf, type ToldCredit } from './credit-parts.ts';

export const parties: CreditParties = {
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

export const crossBorder: Papers = {
  original: transferableTerms,
  transferred: transferredTerms,
  request: transferRequest,
};
export const domestic: Papers = {
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

export const request = async (
  story: Recorder,
  { creditId, credit }: ToldCredit,
  papers: Papers,
): Promise<{ readonly transferId: string; readonly transferRequest: Opening<object> }> => {
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
  const newBalance = story.open(afterTransfer(before.terms, childId, papers.transferred));
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
