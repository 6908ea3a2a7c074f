/** Every act of a credit, in the order of its life. The published table is generated from this list. */
import { registerProceedsAct } from '../credit-proceeds/commands.ts';
import { creditTransferActs } from '../credit-transfer/acts.ts';
import type { ActRule } from './act.ts';
import { adviseCreditAct } from './advice-commands.ts';
import { draftCreditAct, issueCreditAct } from './issue-commands.ts';

export const creditActs: readonly ActRule[] = [
  draftCreditAct,
  issueCreditAct,
  adviseCreditAct,
  ...creditTransferActs,
  registerProceedsAct,
];
