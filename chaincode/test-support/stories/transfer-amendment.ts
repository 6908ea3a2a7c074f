/** An amendment of the original reaches one second beneficiary, which accepts it for itself. */
import { adjustedBalance, grownBalance, growthBy } from '../../src/credit-transfer/balance.ts';
import { applyAmendment } from '../../src/letter-of-credit/apply-amendment.ts';
import type { AmendmentTerms } from '../../src/letter-of-credit/amendment-terms.ts';
import type { CreditTerms } from '../../src/letter-of-credit/terms.ts';
import { amendmentTerms } from '../credit-papers.ts';
import { people } from '../people.ts';
import type { Chapter } from '../recorder.ts';
import { transferredAmendment as cutAmendment } from '../transfer-papers.ts';
import { amend } from './credit-parts.ts';
import { crossBorder, transferred } from './transferring.ts';

const after = (terms: CreditTerms, amendment: AmendmentTerms): CreditTerms => {
  const amended = applyAmendment(terms, amendment);
  if ('refused' in amended) throw new Error(amended.refused);
  return amended;
};

export const amendedTowardsOne: Chapter = async (story) => {
  const papers = { ...crossBorder, adviser: { adviser: { mspId: 'HarbourBankMSP' } } };
  const told = await transferred(story, papers);
  const { childId, transferredCredit, transferredBalance } = told;
  const { creditId, credit } = told.issued;
  const balance = told.newBalance;
  await story.say(people.riverMaker, 'ReportTransfers', { creditId }, { balance });
  const { number, amendment } = await amend(story, { ...told.issued, balance }, 1, amendmentTerms);
  const ids = { creditId, childId, number };
  await story.say(people.otherOwner, 'AllowAmendment', { ...ids, allowed: true });
  const transferredAmendment = story.open(cutAmendment);
  const newTerms = after(transferredCredit.terms, cutAmendment);
  const growth = growthBy(transferredCredit.terms, newTerms);
  const newBalance = story.open(grownBalance(balance.terms, childId, growth));
  const known = { amendment, credit, balance, transferredCredit, transferredBalance };
  await story.say(people.riverChecker, 'PassOnAmendment', ids, {
    ...known,
    transferredAmendment,
    newBalance,
  });
  const ofChild = { creditId: childId, number: 1 };
  const sent = { amendment: transferredAmendment };
  await story.say(people.riverChecker, 'SendAmendment', ofChild, sent);
  await story.say(people.harbourMaker, 'AdviseAmendment', ofChild, sent);
  const newCredit = story.open(newTerms);
  const accepted = { ...sent, credit: transferredCredit, newCredit, balance: transferredBalance };
  await story.say(people.thirdOwner, 'AcceptAmendment', ofChild, accepted);
  const adjusted = {
    transferredCredit: newCredit,
    balance: newBalance,
    newBalance: story.open(adjustedBalance(newBalance.terms, childId, newTerms)),
  };
  await story.say(people.riverChecker, 'AdjustTransfer', { creditId, childId }, adjusted);
};
