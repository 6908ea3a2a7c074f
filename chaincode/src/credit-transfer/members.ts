/** Who knows what of a transfer: the second beneficiary and its adviser never see what the first one has. Pure. */
import { type CreditParties, memberBehind, membersBehind } from '../letter-of-credit/parties.ts';
import { type Consortium, peersOf } from '../membership/consortium.ts';

/** First beneficiary and transferring bank: they know the original and every transfer of it. */
export const firstSide = (parties: CreditParties): string[] =>
  membersBehind(parties, ['transferringBank', 'beneficiary']);

/**
 * Peers of those who get copies; where that is one peer alone, the first beneficiary's countersigns: it knows the
 * transferred credit from its own transfer.
 */
export const peersFor = (
  consortium: Consortium,
  members: readonly string[],
  parent: CreditParties,
): string[] => {
  const peers = [...new Set(peersOf(consortium, ...members))];
  return peers.length > 1
    ? peers
    : [...new Set([...peers, ...peersOf(consortium, memberBehind(parent.beneficiary))])];
};
