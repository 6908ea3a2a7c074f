import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, statesBy } from '../../test-support/states.ts';
import { customsSteps, declarationStatuses, stepOf } from './lifecycle.ts';

const declarationKey = (draft: Draft): string => `declaration/${draft.text('declarationId')}`;
const every = statesBy('status', declarationStatuses);
const released = ['released', 'cleared'];

describe('a declaration', () => {
  test.each([
    ['LodgeDeclaration', 2, ['returned']],
    [
      'RequestWithdrawal',
      0,
      ['accepted', 'under-review', 'inspection', 'duty-assessed', 'duty-settled', 'concluded', ...released],
    ],
    ['AttestClearance', 0, ['cleared']],
    ['OfferDeclaration', 0, released],
  ])('takes %s only while it is one of these', async (command, nth, legal) =>
    expect(await legalStates({ command, nth, key: declarationKey }, every)).toEqual(legal),
  );

  test.each(customsSteps)('takes the step %s by an officer as the published table says', async (step) => {
    const rule = stepOf(step);
    const states = Object.fromEntries(
      Object.entries(every).map(([status, bring]) => [
        status,
        (draft: Draft, key: string) => {
          draft.change(key, { withdrawalRequested: true });
          draft.input['step'] = step;
          if (rule.assessed !== true) {
            delete draft.input['declarationHash'];
            delete draft.input['assessmentHash'];
          }
          bring(draft, key);
        },
      ]),
    );
    const legal = await legalStates({ command: 'RecordCustomsStep', nth: 1, key: declarationKey }, states);
    expect(legal).toEqual(declarationStatuses.filter((status) => rule.from.includes(status)));
  });
});
