/** Steps that the stories about papers of the same goods share. */
import type { AllocationTerms } from '../../src/claim/terms.ts';
import { allocatedParts } from '../../src/claim/terms.ts';
import type { Creator } from '../../src/kernel/ledger.ts';
import { hashOfOpening, type Opening } from '../../src/kernel/opening.ts';
import type { TradePaperTerms } from '../../src/trade-paper/terms.ts';
import { tradePaperTokens, wholeForWhole } from '../claim-papers.ts';
import { at, day } from '../papers.ts';
import { meridianParty, people } from '../people.ts';
import type { Act, Recorder } from '../recorder.ts';

export interface Paper {
  readonly paperId: string;
  readonly paper: Opening<TradePaperTerms>;
}

/** Drafted and registered by its owner. */
export const registeredPaper = async (story: Recorder, terms: TradePaperTerms): Promise<Paper> => {
  const paperId = story.id('tradePaper');
  const paper = story.open(terms);
  const authority = terms.kind === 'order' ? meridianParty : { mspId: 'SurewatchMSP' };
  const named = { paperId, kind: terms.kind, authority };
  await story.say(people.owner, 'DraftPaper', named, { paper });
  await story.say(people.owner, 'RegisterPaper', {
    ...named,
    claimId: story.id('claim'),
    paperHash: hashOfOpening(paper),
    tokens: tradePaperTokens(terms),
    proposalExpiresAt: at(story.now + 7 * day),
  });
  return { paperId, paper };
};

/** And vouched for. */
export const attestedPaper = async (story: Recorder, terms: TradePaperTerms): Promise<Paper> => {
  const registered = await registeredPaper(story, terms);
  const { paperId, paper } = registered;
  const by = terms.kind === 'order' ? people.meridianOfficer : people.inspector;
  await story.say(by, 'AttestPaper', { paperId, paperHash: hashOfOpening(paper), known: [] });
  return registered;
};

export interface LinkedBy {
  readonly by?: Creator;
  readonly asked: Creator;
  readonly terms?: AllocationTerms;
}

/** Proposed by the owner of both papers; the other side is asked. */
export const proposed = async (
  story: Recorder,
  [of, to]: readonly [string, string],
  { by = people.owner, asked, terms = wholeForWhole }: LinkedBy,
): Promise<{ readonly allocationId: string; readonly agree: () => Promise<Act> }> => {
  const allocationId = story.id('allocation');
  const allocation = story.open(terms);
  const named = { allocationId, of, to, counterparty: asked.mspId };
  await story.say(by, 'DraftAllocation', named, { allocation });
  const said = { allocationHash: hashOfOpening(allocation), ...allocatedParts(terms) };
  await story.say(by, 'ProposeAllocation', { ...named, ...said, expiresAt: at(story.now + 7 * day) });
  return { allocationId, agree: () => story.say(asked, 'AgreeAllocation', { allocationId, ...said }) };
};

export const linked = async (
  story: Recorder,
  papers: readonly [string, string],
  how: LinkedBy,
): Promise<string> => {
  const { allocationId, agree } = await proposed(story, papers, how);
  await agree();
  return allocationId;
};
