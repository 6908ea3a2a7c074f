/** What a payment is for: fees, then interest, then principal; what is left is somebody's surplus. */

export interface Due {
  readonly feesMinor: bigint;
  readonly interestMinor: bigint;
  readonly principalMinor: bigint;
}

export interface Allocation extends Due {
  readonly surplusMinor: bigint;
}

const taken = (available: bigint, due: bigint): bigint => (available < due ? available : due);

/** The parts add up to the payment exactly. */
export const allocate = (paidMinor: bigint, due: Due): Allocation => {
  const feesMinor = taken(paidMinor, due.feesMinor);
  const interestMinor = taken(paidMinor - feesMinor, due.interestMinor);
  const principalMinor = taken(paidMinor - feesMinor - interestMinor, due.principalMinor);
  const surplusMinor = paidMinor - feesMinor - interestMinor - principalMinor;
  return { feesMinor, interestMinor, principalMinor, surplusMinor };
};

/** With recourse what is left is the seller's (Civil Code art. 766), without it the factor's (art. 767). */
export const surplusOwner = (recourse: boolean): 'seller' | 'financier' =>
  recourse ? 'seller' : 'financier';
