/** The keys of fingerprints change: assets of every kind that were there before are given tokens under the new one. */
import { defaultSettings } from '../../src/membership/consortium.ts';
import type { Creator } from '../../src/kernel/ledger.ts';
import { at, day, tokensOf } from '../papers.ts';
import { people } from '../people.ts';
import { proceedsTokens } from '../proceeds-papers.ts';
import { invoiceTerms, invoiceTokens } from '../receivable-papers.ts';
import type { Chapter, Recorder } from '../recorder.ts';
import { endingOf } from './credit-parts.ts';
import { issueLot } from './lots.ts';
import { attestedProceeds } from './proceeds.ts';
import { confirmed, registered } from './receivable-parts.ts';

/** From now on these keys live, if the ledger lets the others end. */
export const changeKeys = async (story: Recorder, fingerprintEpochs: readonly number[]): Promise<string> => {
  const changeId = story.id('change');
  const change = { type: 'set-settings', settings: { ...defaultSettings, fingerprintEpochs } };
  await story.say(people.registrar, 'ProposeChange', { changeId, change, expiresAt: at(story.now + day) });
  return story.ask(people.harbourAdmin, 'AcceptChange', { changeId });
};

const renew = async (
  story: Recorder,
  [proposer, confirmer]: readonly [Creator, Creator],
  input: { readonly assetId: string; readonly tokens: readonly unknown[] },
): Promise<void> => {
  await story.say(proposer, 'ProposeTokens', input);
  await story.say(confirmer, 'ConfirmTokens', input);
};

const keys = [1, 2];

/** A receipt, a receivable and the proceeds of a credit; those of another credit end before the old key does. */
const rekey: Chapter = async (story) => {
  const { receiptId, goods } = await issueLot(story, 'KEYED');
  const receivable = await registered(story);
  await confirmed(story, receivable);
  const { assetId, told } = await attestedProceeds(story);
  const ended = await attestedProceeds(story);
  await changeKeys(story, keys);
  const { creditId } = ended.told;
  await story.say(people.harbourChecker, 'ProposeCancellation', { creditId });
  await story.say(people.otherOwner, 'AnswerCancellation', { creditId, consents: true });
  await story.say(people.harbourChecker, 'CancelCredit', { creditId }, endingOf(story, ended.told));
  await renew(story, [people.owner, people.keeper], {
    assetId: receiptId,
    tokens: tokensOf(goods.terms, keys),
  });
  await renew(story, [people.otherOwner, people.harbourMaker], {
    assetId,
    tokens: proceedsTokens(told.creditId, keys),
  });
  await renew(story, [people.owner, people.meridianOfficer], {
    assetId: receivable.receivableId,
    tokens: keys.flatMap((epoch) => invoiceTokens(invoiceTerms, epoch)),
  });
  await story.say(people.registrar, 'CloseTokens', { assetId: ended.assetId });
};

export const renewalStory: readonly Chapter[] = [rekey];
