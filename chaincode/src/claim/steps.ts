/** What the ledger answers to each step about links between papers, in each state: for the published tables. */
import { refusedIn, type StepTable } from '../kernel/step-table.ts';

const allocationStates = ['absent', 'proposed', 'lapsed', 'suspect', 'agreed', 'disputed', 'undone'] as const;

const byParty = { others: 'NOT_A_PARTY_TO_PAPERS' } as const;
const absent = { absent: 'ALLOCATION_NOT_FOUND' } as const;

export const allocationTable: StepTable<(typeof allocationStates)[number]> = {
  title: 'Allocations',
  note: [
    '`lapsed`: proposed, and past its time; `suspect`: agreed while both claims carried liens; `disputed`: agreed, and said to be wrong.',
    'A suspect is agreed once more when one side is free of liens, else `CLAIM_ENCUMBERED`. Where liens stand, their holders undo.',
  ].join('\n'),
  states: allocationStates,
  steps: [
    {
      command: 'ProposeAllocation',
      by: 'party to one of the papers',
      ...byParty,
      refused: refusedIn(
        'ID_TAKEN',
        allocationStates.filter((state) => state !== 'absent'),
      ),
    },
    {
      command: 'AgreeAllocation',
      by: 'party at the other member',
      ...byParty,
      refused: {
        ...absent,
        ...refusedIn('ALLOCATION_NOT_OPEN', ['lapsed', 'agreed', 'disputed', 'undone']),
      },
    },
    {
      command: 'DisputeAllocation',
      by: 'party to one of the papers, bank with a lien',
      ...byParty,
      refused: { ...absent, disputed: 'ALLOCATION_DISPUTED', undone: 'ALLOCATION_NOT_OPEN' },
    },
    {
      command: 'UndoAllocation',
      by: 'party that does not dispute; bank with a lien',
      ...byParty,
      refused: {
        ...absent,
        ...refusedIn('ALLOCATION_NOT_OPEN', ['proposed', 'lapsed', 'undone']),
        agreed: 'ALLOCATION_NOT_DISPUTED',
      },
    },
  ],
};
