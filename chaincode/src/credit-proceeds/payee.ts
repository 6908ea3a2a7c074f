/** To whom an obligor pays: nobody but the last acknowledged holder and acknowledged assignees. Pure. */
import { wholeParts } from '../asset/records.ts';
import type { CreditParties, CreditParty } from '../letter-of-credit/parties.ts';
import type { DocumentBank, Drawing } from '../presentation/records.ts';
import type { ClaimFacts } from './claim-facts.ts';
import { bankBefore, creditorOf } from './holder.ts';

/** A share of a payment, in parts of 10^18. */
export interface Payee {
  readonly party: CreditParty;
  readonly share: bigint;
}

export interface PaymentOrder {
  /** To whom the claim belongs: its creditor, or the last holder whom the obligor acknowledged. */
  readonly holder: CreditParty;
  /** Encumbered shares whose assignment the obligor acknowledged. */
  readonly assigned: readonly { readonly assignee: string; readonly share: string }[];
}

/** Assignees first, each for its share; the holder for the rest. Shares were rounded up: the holder bears that. */
export const payeesOf = ({ holder, assigned }: PaymentOrder): Payee[] => {
  const taken = assigned.map(({ assignee, share }) => ({ party: { mspId: assignee }, share: BigInt(share) }));
  const rest = wholeParts - taken.reduce((sum, { share }) => sum + share, 0n);
  return rest > 0n ? [...taken, { party: holder, share: rest }] : taken;
};

/** Shares of the asset that its obligor must pay to others than the holder. */
const assignedOf = ({ proceeds, liens, acknowledged }: ClaimFacts): PaymentOrder['assigned'] =>
  liens
    .filter(({ state }) => state === 'encumbered')
    .filter(({ id, holder }) => acknowledged.includes(id) || proceeds.ownRight.includes(holder))
    .map(({ holder, share }) => ({ assignee: holder, share }));

/**
 * How a bank in this role pays a presentation. A bank that had drawn on it before claims in its own right, so what the
 * beneficiary assigned of the credit's proceeds does not reach it (UCP 600 arts. 7(c), 8(c)).
 */
export const paymentOrderOf = (
  facts: readonly ClaimFacts[],
  parties: CreditParties,
  drawings: readonly Drawing[],
  role: DocumentBank,
): PaymentOrder => {
  const own = facts.filter(({ proceeds }) => proceeds.obligorRole === role);
  const claim = own.find(({ proceeds }) => proceeds.presentationId !== undefined);
  const assignable = bankBefore(drawings, role) === undefined ? own : own.filter((one) => one === claim);
  return {
    holder: claim?.holding?.payee ?? claim?.proceeds.creditor ?? creditorOf(parties, drawings, role),
    assigned: assignable.flatMap(assignedOf),
  };
};
