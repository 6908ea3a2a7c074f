/** The debtor of the asset pays: what it pays is allocated, and what it paid for is used up. Pure. */
import { allocate, surplusOwner } from '../calculation/allocation.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { minorOf, moneyOf } from '../kernel/money.ts';
import { peersOf } from '../membership/consortium.ts';
import { checkBalance, checkDeal, checkExposure, checkPaid, ownFinancing } from './checks.ts';
import type { recordCollection } from './commands.ts';
import { bookPayment, type PaymentFacts } from './payment.ts';
import type { Financing } from './records.ts';
import type { BalanceTerms, CollectionTerms, DealTerms, DueTerms, PaymentTerms } from './terms.ts';
import type { z } from 'zod';

interface Paid {
  readonly deal: DealTerms;
  readonly payment: z.output<typeof PaymentTerms>;
  readonly due: z.output<typeof DueTerms>;
  readonly balance: z.output<typeof BalanceTerms>;
}

/**
 * How a payment of the debtor is allocated, or `undefined` where its parts are of several currencies. Without a word on
 * recourse the seller has to answer for the debtor, and what is left is the seller's.
 */
export const collectionOf = ({ deal, payment, due, balance }: Paid): CollectionTerms | undefined => {
  const { currency } = balance.outstanding;
  const sums = [payment.amount, due.fees, due.interest];
  if (sums.some((sum) => sum.currency !== currency)) return undefined;
  const parts = allocate(minorOf(payment.amount), {
    feesMinor: minorOf(due.fees),
    interestMinor: minorOf(due.interest),
    principalMinor: minorOf(balance.outstanding),
  });
  return {
    fees: moneyOf(parts.feesMinor, currency),
    interest: moneyOf(parts.interestMinor, currency),
    principal: moneyOf(parts.principalMinor, currency),
    surplus: moneyOf(parts.surplusMinor, currency),
    surplusTo: surplusOwner(deal.recourse ?? true),
  };
};

type Collect = Request<typeof recordCollection>;
type CollectRefusal = Refusal<(typeof recordCollection)['errors'][number]>;

/** Allocation and balance are what follows from the payment. */
const checkSums = (financing: Financing, { openings }: Collect): CollectRefusal | undefined => {
  const { deal, payment, due, balance, collection, newBalance } = openings;
  const { outstanding } = balance.terms;
  const expected = collectionOf({
    deal: deal.terms,
    payment: payment.terms,
    due: due.terms,
    balance: balance.terms,
  });
  const allocated = expected !== undefined && canonicalJson(collection.terms) === canonicalJson(expected);
  const left = newBalance.terms.outstanding;
  return firstRefusal<CollectRefusal>(
    unless(allocated, refuse('AMOUNT_MISMATCH', { pointer: '/terms/collection' })),
    unless(
      newBalance.terms.financingId === financing.id &&
        left.currency === outstanding.currency &&
        minorOf(left) === minorOf(outstanding) - minorOf(collection.terms.principal),
      refuse('AMOUNT_MISMATCH', { pointer: '/terms/newBalance' }),
    ),
  );
};

export const decideCollection = (
  { financing: loaded, used }: PaymentFacts,
  request: Collect,
): Outcome<'financing.collection-recorded.v1' | 'financing.repaid.v1'> | CollectRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const financing = ownFinancing(loaded, actor.mspId, ['disbursed']);
  if (isRefusal(financing)) return financing;
  const { deal, payment, due, balance, collection, newBalance, exposure } = openings;
  const { referenceToken } = input;
  const refused = firstRefusal<CollectRefusal>(
    checkDeal(financing, deal),
    checkBalance(financing, balance),
    checkPaid(used, payment, now),
    checkSums(financing, request),
    checkExposure(exposure, deal, financing, newBalance.terms.outstanding),
  );
  if (refused !== undefined) return refused;
  const repaid = minorOf(newBalance.terms.outstanding) === 0n;
  const after: Financing = { ...financing, status: repaid ? 'repaid' : 'disbursed', collected: true };
  const parties = [financing.bank, financing.borrower.mspId];
  const fields = { financingId: financing.id };
  return {
    changes: bookPayment(
      consortium,
      after,
      { kind: 'collection', referenceToken, payment, balance: newBalance, exposure, due, collection },
      now,
    ),
    events: [
      event('financing.collection-recorded.v1', fields),
      ...(repaid ? [event('financing.repaid.v1', fields)] : []),
    ],
    endorsers: peersOf(consortium, ...parties),
  };
};
