/** What the ledger answers to each step about orders and bills of lading, in each state: for the published table. */
import { refusedIn, type StepTable } from '../kernel/step-table.ts';

const paperStates = ['absent', 'registered', 'lapsed', 'attested', 'frozen'] as const;

const ofAuthority = { by: 'authority of the paper', others: 'NOT_THE_AUTHORITY' } as const;
const absent = { absent: 'ASSET_NOT_FOUND' } as const;
const unattested = refusedIn('ASSET_NOT_ATTESTED', ['registered', 'lapsed']);

export const paperTable: StepTable<(typeof paperStates)[number]> = {
  title: 'Orders and bills of lading',
  note: '`lapsed`: registered, and its `proposalExpiresAt` has passed; `frozen`: attested, and held by an order.',
  states: paperStates,
  steps: [
    { command: 'AttestPaper', ...ofAuthority, refused: { ...absent, lapsed: 'PROPOSAL_EXPIRED' } },
    { command: 'AmendPaper', ...ofAuthority, refused: { ...absent, ...unattested } },
    {
      command: 'OfferOrder',
      by: 'owner',
      others: 'NOT_THE_CONTROLLER',
      refused: { ...absent, ...unattested, frozen: 'ASSET_FROZEN' },
    },
  ],
};
