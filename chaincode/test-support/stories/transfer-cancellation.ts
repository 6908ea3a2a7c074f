/** A credit is cancelled of which a part was transferred: the second beneficiary consents for its part. */
import { afterRestoration } from '../../src/credit-transfer/balance.ts';
import { people } from '../people.ts';
import type { Chapter } from '../recorder.ts';
import { endingOf } from './credit-parts.ts';
import { transferred } from './transferring.ts';

export const cancelledWithTransfer: Chapter = async (story) => {
  const told = await transferred(story);
  const { childId, transferredCredit, transferredBalance, newBalance: balance } = told;
  const { creditId } = told.issued;
  const both = { creditId, childId };
  await story.say(people.harbourMaker, 'ProposeCancellation', { creditId });
  await story.say(people.otherOwner, 'AnswerCancellation', { creditId, consents: true });
  await story.say(people.riverMaker, 'PassOnCancellation', both);
  await story.say(people.thirdOwner, 'AnswerCancellation', { creditId: childId, consents: true });
  const ending = endingOf(story, { ...told.issued, balance });
  await story.say(people.harbourChecker, 'CancelCredit', { creditId }, ending);
  const newBalance = story.open(afterRestoration(balance.terms, transferredBalance.terms));
  const sections = { transferredCredit, transferredBalance, balance, newBalance };
  await story.say(people.riverChecker, 'RestoreTransfer', both, sections);
};
