import { describe, expect, test } from '@jest/globals';
import { Draft } from '../../test-support/draft.ts';
import { perform } from '../../test-support/recorder.ts';
import { creditKey } from '../../test-support/refusals/acts.ts';
import { actOf } from '../../test-support/story.ts';
import { isRefusal } from '../kernel/errors.ts';
import { type ActRule, actRefusals } from './act.ts';
import { creditActs } from './acts.ts';
import { creditRoles } from './parties.ts';
import { type Credit, creditStatuses } from './records.ts';
import { ruleProfiles } from './terms.ts';

type Profile = (typeof ruleProfiles)[number];
type Status = Credit['status'];
type Role = (typeof creditRoles)[number];

interface Cell {
  readonly profile: Profile;
  readonly status: Status;
  readonly role: Role;
}

const stranger = { externalId: 'EXT-0000000000000099', recordedBy: 'CustomsMSP' };

/** What the declaration says of a cell; `undefined` where none of the guard's refusals applies. */
const expected = (rule: ActRule, { profile, status, role }: Cell): string | undefined => {
  if (rule.articles[profile] === undefined) return 'NOT_IN_PROFILE';
  if (!rule.as.includes(role)) return 'NOT_THE_PARTY';
  return rule.credit.includes(status) ? undefined : 'CREDIT_STATUS_WRONG';
};

/** The act of the story, by a party in this role alone, under these rules, in this status. */
const put = (draft: Draft, { profile, status, role }: Cell): void => {
  const { mspId, subject } = draft.call.creator;
  const others = { applicant: stranger, issuingBank: stranger, beneficiary: stranger };
  const actor = subject === undefined ? { mspId } : { mspId, subject };
  draft.change(creditKey(draft), { profile, status, parties: { ...others, [role]: actor } });
  delete draft.input['as'];
  const presented = `presentation/${draft.text('creditId')}/${String(draft.input['presentationId'])}`;
  // What a presenter may do is the presenter's of this presentation, in its role.
  if (draft.state.has(presented)) {
    const { act } = draft.at(presented) as { act: object };
    draft.change(presented, { act: { ...act, as: role, by: actor } });
  }
};

/** Drafting comes before there is a credit: its own table of refusals walks through the statuses. */
const onCredits = creditActs.filter(({ command }) => command !== 'DraftCredit');

const cells: readonly Cell[] = ruleProfiles.flatMap((profile) =>
  creditStatuses.flatMap((status) => creditRoles.map((role) => ({ profile, status, role }))),
);

describe('the published table', () => {
  test.each(onCredits.map((rule) => [rule.command, rule] as const))(
    '%s: every cell',
    async (command, rule) => {
      const act = await actOf(command);
      for (const cell of cells) {
        const draft = new Draft(act);
        put(draft, cell);
        const { result } = await perform(draft);
        const refused = isRefusal(result) ? result.refused : undefined;
        const guard = (actRefusals as readonly (string | undefined)[]).includes(refused)
          ? refused
          : undefined;
        // The story's act has what it is about in the right state only with the parties of the story.
        const seen = guard === 'STATE_WRONG' ? undefined : guard;
        expect([cell, seen]).toEqual([cell, expected(rule, cell)]);
        if (seen !== undefined && isRefusal(result) && rule.articles[cell.profile] !== undefined) {
          expect(result.article).toBe(rule.articles[cell.profile]);
        }
      }
    },
  );
});
