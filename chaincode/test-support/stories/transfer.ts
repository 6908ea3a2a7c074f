/** Transfers: of a cross-border credit, given back; of a domestic one; one that the bank declines; and what follows. */
import { afterRestoration } from '../../src/credit-transfer/balance.ts';
import { people } from '../people.ts';
import type { Chapter } from '../recorder.ts';
import { transferableTerms } from '../transfer-papers.ts';
import { adviseOf } from './credit-parts.ts';
import { amendedTowardsOne } from './transfer-amendment.ts';
import { crossBorder, domestic, parties, request, transferred } from './transferring.ts';

const givenBack: Chapter = async (story) => {
  const { issued, childId, transferredCredit, transferredBalance, newBalance } = await transferred(story);
  await story.say(people.thirdOwner, 'ReturnTransfer', { creditId: childId });
  const restored = afterRestoration(newBalance.terms, transferredBalance.terms);
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

export const transferStory: readonly Chapter[] = [givenBack, ofDomestic, declined, amendedTowardsOne];
