/** To whom the obligor pays at maturity: nobody but the last acknowledged holder and acknowledged assignees. Pure. */
import type { Party } from '../kernel/identifiers.ts';
import { wholeParts } from '../asset/records.ts';

/** A share of a payment, in parts of 10^18. */
export interface Payee {
  readonly party: Party;
  readonly share: bigint;
}

export interface PaymentOrder {
  /** To whom the claim belongs: the beneficiary, or the last holder whom the obligor acknowledged. */
  readonly holder: Party;
  /** Encumbered shares whose assignment the obligor acknowledged. */
  readonly assigned: readonly { readonly assignee: string; readonly share: string }[];
}

/** Assignees first, each for its share; the holder for the rest. Shares were rounded up: the holder bears that. */
export const payeesOf = ({ holder, assigned }: PaymentOrder): Payee[] => {
  const taken = assigned.map(({ assignee, share }) => ({ party: { mspId: assignee }, share: BigInt(share) }));
  const rest = wholeParts - taken.reduce((sum, { share }) => sum + share, 0n);
  return rest > 0n ? [...taken, { party: holder, share: rest }] : taken;
};
