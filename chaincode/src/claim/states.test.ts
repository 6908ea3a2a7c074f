import { describe, expect, test } from '@jest/globals';
import type { Draft } from '../../test-support/draft.ts';
import { legalStates, statesBy } from '../../test-support/states.ts';
import { allocationStatuses } from './records.ts';

const key = (draft: Draft): string => `allocation/${draft.text('allocationId')}`;

describe('an allocation', () => {
  test.each([
    ['AgreeAllocation', ['proposed', 'suspect']],
    ['DisputeAllocation', ['proposed', 'suspect', 'agreed']],
    ['UndoAllocation', ['suspect', 'agreed']],
  ])('takes %s only while it is %s', async (command, legal) =>
    expect(await legalStates({ command, key }, statesBy('status', allocationStatuses))).toEqual(legal),
  );
});
