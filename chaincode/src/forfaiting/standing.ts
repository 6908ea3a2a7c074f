/** How a sale stands, folded from the facts of its authors, and to whom the obligor pays meanwhile. Pure. */
import type { Holding } from '../credit-proceeds/records.ts';
import type { Party } from '../kernel/identifiers.ts';
import type { Forfaiting, ForfaitingFact, ForfaitingStep } from './records.ts';

export const forfaitingStandings = [
  'accepted',
  'seller-confirmed',
  'trade-confirmed',
  'notice-sent',
  'acknowledged',
  'settled',
  'failed',
  'repurchased',
  'repurchase-notified',
  'repurchase-acknowledged',
] as const;
export type ForfaitingStanding = (typeof forfaitingStandings)[number];

/** The latest step decides: facts are kept in this order by the rules that admit them. */
const standingAfter: Readonly<Record<ForfaitingStep, ForfaitingStanding>> = {
  'repurchase-acknowledgement': 'repurchase-acknowledged',
  'repurchase-notice': 'repurchase-notified',
  repurchase: 'repurchased',
  failure: 'failed',
  settlement: 'settled',
  acknowledgement: 'acknowledged',
  notice: 'notice-sent',
  'buyer-confirmation': 'trade-confirmed',
  'seller-confirmation': 'seller-confirmed',
};

export const standingOfSale = (facts: readonly Pick<ForfaitingFact, 'step'>[]): ForfaitingStanding => {
  const last = (Object.keys(standingAfter) as ForfaitingStep[]).find((step) =>
    facts.some((fact) => fact.step === step),
  );
  return last === undefined ? 'accepted' : standingAfter[last];
};

export interface ClaimHistory {
  readonly beneficiary: Party;
  readonly holding: Holding | undefined;
  /** The last sale of the claim, with its facts. */
  readonly sale: Forfaiting | undefined;
  readonly facts: readonly Pick<ForfaitingFact, 'step'>[];
}

/**
 * The last holder whom the obligor acknowledged: nobody else is paid (Civil Code art. 546). Between acknowledgement
 * and settlement that is the buyer already: an acknowledged notice is not taken back without it.
 */
export const payeeOfClaim = ({ beneficiary, holding, sale, facts }: ClaimHistory): Party => {
  if (sale !== undefined && standingOfSale(facts) === 'acknowledged') return { mspId: sale.buyer };
  return holding?.payee ?? beneficiary;
};
