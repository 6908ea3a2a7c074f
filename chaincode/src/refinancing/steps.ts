/** Who says what in which status of a refinancing: read by the rules and by the views. */
import type { Refinancing } from './records.ts';

type Status = Refinancing['status'];

/** How an organisation stands to a refinancing. */
export type RefinancingParty = 'owner' | 'new-bank' | 'old-bank' | 'keeper';

interface Step {
  readonly by: RefinancingParty;
  readonly from: readonly Status[];
}

const beforePayment = ['requested', 'quoted', 'authorised'] as const satisfies readonly Status[];
/** While the lien to come may still take the place of the present one. */
export const open = [...beforePayment, 'paid', 'confirmed'] as const satisfies readonly Status[];

/** By command. */
export const refinancingSteps = {
  QuotePayoff: [{ by: 'old-bank', from: beforePayment }],
  PromiseControl: [{ by: 'keeper', from: open }],
  AuthorisePayoff: [{ by: 'new-bank', from: ['quoted'] }],
  RecordPayoff: [{ by: 'new-bank', from: ['authorised'] }],
  ConfirmPayoff: [{ by: 'old-bank', from: ['paid'] }],
  SwapLien: [{ by: 'new-bank', from: ['confirmed'] }],
  WithdrawRefinancing: [
    { by: 'owner', from: beforePayment },
    { by: 'new-bank', from: open },
  ],
  SweepPayoff: [
    { by: 'old-bank', from: ['paid'] },
    { by: 'new-bank', from: ['paid'] },
    { by: 'owner', from: ['paid'] },
  ],
} as const satisfies Readonly<Record<string, readonly Step[]>>;

/** The statuses in which this party may say it. */
export const statusesFor = (
  command: keyof typeof refinancingSteps,
  party: RefinancingParty,
): readonly Status[] => {
  const steps: readonly Step[] = refinancingSteps[command];
  return steps.filter(({ by }) => by === party).flatMap(({ from }) => from);
};

/** What this party may say in this status. */
export const nextFor = (status: Status, party: RefinancingParty): string[] =>
  (Object.keys(refinancingSteps) as (keyof typeof refinancingSteps)[]).filter((command) =>
    statusesFor(command, party).includes(status),
  );
