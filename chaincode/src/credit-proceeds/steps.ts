/**
 * Whose act about proceeds it is, and what the ledger answers to it in which state: for the published table. The states
 * are the asset's; a notice and its acknowledgement are about a lien, whose states the guards take from here.
 */
import type { ErrorCode } from '../kernel/errors.ts';
import type { Lien } from '../lien/records.ts';

/** `stopped`: attested, and a court stopped payment; `ended`: attested, and paid or the credit is over. */
export const proceedsStates = ['unattested', 'attested', 'stopped', 'ended'] as const;
export type ProceedsState = (typeof proceedsStates)[number];

export interface ProceedsStep {
  readonly command: string;
  readonly by: 'holder' | 'obligor' | 'offeror';
  /** The answer to anybody else. */
  readonly others: ErrorCode;
  /** The answer in states that do not allow it. */
  readonly refused: Partial<Readonly<Record<ProceedsState, ErrorCode>>>;
  /** States of the lien that is assigned, where the act is about one. */
  readonly liens?: readonly Lien['state'][];
}

/** A sale has its own notice, a consumed lien needs none. */
export const assignedLienStates: readonly Lien['state'][] = ['reserved', 'encumbered'];

/** In the order in which they are done. */
export const proceedsSteps: readonly ProceedsStep[] = [
  {
    command: 'AttestProceeds',
    by: 'obligor',
    others: 'NOT_THE_OBLIGOR',
    refused: {
      attested: 'PROCEEDS_REGISTERED',
      stopped: 'PROCEEDS_REGISTERED',
      ended: 'PROCEEDS_REGISTERED',
    },
  },
  {
    command: 'OfferProceeds',
    by: 'holder',
    others: 'NOT_THE_CONTROLLER',
    refused: { unattested: 'ASSET_NOT_ATTESTED', stopped: 'STOP_ORDER_IN_FORCE', ended: 'ASSET_NOT_LIVE' },
  },
  { command: 'WithdrawProceedsOffer', by: 'offeror', others: 'OFFER_NOT_FOUND', refused: {} },
  {
    command: 'NotifyAssignment',
    by: 'holder',
    others: 'NOT_THE_CONTROLLER',
    refused: {},
    liens: assignedLienStates,
  },
  {
    command: 'AcknowledgeAssignment',
    by: 'obligor',
    others: 'NOT_THE_OBLIGOR',
    refused: {},
    liens: assignedLienStates,
  },
];
