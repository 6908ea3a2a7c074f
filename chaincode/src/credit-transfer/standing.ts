/** How a transfer stands, folded from the facts of their authors. Pure. */
import type { Transfer, TransferAnswer, TransferStep } from './records.ts';

export const transferStates = [
  'requested',
  'declined',
  'drafted',
  'transferred',
  'returned',
  'restored',
] as const;
export type TransferState = (typeof transferStates)[number];

export const stateOfTransfer = (
  transfer: Transfer | undefined,
  answer: TransferAnswer | undefined,
  steps: readonly Pick<TransferStep, 'step'>[],
): TransferState | undefined => {
  if (transfer === undefined) return undefined;
  const ended = (['restored', 'returned'] as const).find((step) =>
    steps.some((taken) => taken.step === step),
  );
  return ended ?? answer?.status ?? 'requested';
};
