import { describe, expect, test } from '@jest/globals';
import { Draft } from '../../test-support/draft.ts';
import { perform } from '../../test-support/recorder.ts';
import { serveOrder } from '../../test-support/refusals/orders.ts';
import { actOf } from '../../test-support/story.ts';
import { isRefusal } from '../kernel/errors.ts';
import { ruleProfiles } from '../letter-of-credit/terms.ts';
import { lienStates } from '../lien/records.ts';
import { type ProceedsState, proceedsStates, type ProceedsStep, proceedsSteps } from './steps.ts';

const stranger = { mspId: 'CustomsMSP' };
const actorOf = ({ call: { creator } }: Draft): object =>
  creator.subject === undefined
    ? { mspId: creator.mspId }
    : { mspId: creator.mspId, subject: creator.subject };

const proceedsKey = (draft: Draft): string => `proceeds/${draft.text('assetId')}`;
const creditIdOf = (draft: Draft): string => draft.at(proceedsKey(draft))['creditId'] as string;
const attestationKey = (draft: Draft): string => `proceeds-attest/${draft.text('assetId')}/HarbourBankMSP`;

/** One party alone: holder and obligor of the proceeds, or offeror of the offer. */
const speak = (draft: Draft, { by }: ProceedsStep, isTheirs: boolean): void => {
  const party = isTheirs ? actorOf(draft) : stranger;
  if (by === 'offeror') {
    draft.change(`offer/${draft.text('assetId')}/${draft.text('offerId')}`, { offeror: party });
  } else if (!isTheirs || by === 'holder') {
    // An attestation is found under its obligor: the story's own stays where the actor is the obligor.
    draft.change(proceedsKey(draft), { [by === 'holder' ? 'creditor' : 'obligor']: party });
  }
};

const attest = (draft: Draft): void => {
  if (draft.state.has(attestationKey(draft))) return;
  const act = {
    by: { mspId: 'HarbourBankMSP' },
    person: 'enrolment7',
    as: 'issuingBank',
    recorded: false,
    at: '2026-03-02T09:30:00.000Z',
  };
  const { proceedsHash, tokens } = draft.at(proceedsKey(draft));
  draft.put(attestationKey(draft), { act, proceedsHash });
  for (const { token } of tokens as { token: string }[]) {
    draft.put(`fingerprint/${token}`, {
      assetId: draft.text('assetId'),
      rootId: creditIdOf(draft),
      status: 'live',
    });
  }
};

const bring = (draft: Draft, state: ProceedsState): void => {
  if (state !== 'unattested') attest(draft);
  else if (draft.state.has(attestationKey(draft))) draft.drop(attestationKey(draft));
  if (state === 'stopped') serveOrder(draft, creditIdOf(draft), 'HarbourBankMSP');
  if (state === 'ended') draft.change(`credit/${creditIdOf(draft)}`, { status: 'closed' });
};

const refusedOf = async (draft: Draft): Promise<string | undefined> => {
  const { result } = await perform(draft);
  return isRefusal(result) ? result.refused : undefined;
};

const states = ruleProfiles.flatMap((profile) => proceedsStates.map((state) => ({ profile, state })));

describe('the published table of proceeds', () => {
  test.each(proceedsSteps.map((step) => [step.command, step] as const))(
    '%s: every state of the proceeds, for the one whose act it is and for anybody else',
    async (command, step) => {
      const act = await actOf(command);
      for (const { profile, state } of states) {
        for (const isTheirs of [true, false]) {
          const draft = new Draft(act);
          draft.change(`credit/${creditIdOf(draft)}`, { profile });
          bring(draft, state);
          speak(draft, step, isTheirs);
          const answer = isTheirs ? step.refused[state] : step.others;
          expect([profile, state, isTheirs, await refusedOf(draft)]).toEqual([
            profile,
            state,
            isTheirs,
            answer,
          ]);
        }
      }
    },
  );

  const aboutLiens = proceedsSteps.filter(({ liens }) => liens !== undefined);
  test.each(aboutLiens.map((step) => [step.command, step] as const))(
    '%s: every state of the lien',
    async (command, { liens = [] }) => {
      const act = await actOf(command);
      for (const state of lienStates) {
        const draft = new Draft(act);
        draft.change(`lien/${draft.text('assetId')}/${draft.text('lienId')}`, { state });
        const answer = liens.includes(state) ? undefined : 'LIEN_STATE_WRONG';
        expect([state, await refusedOf(draft)]).toEqual([state, answer]);
      }
    },
  );
});
