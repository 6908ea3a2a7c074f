/** Money out and money back. References are used once; the balance is private and proven by openings. Pure. */
import type { Asset } from '../asset/asset.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { isRefusal, refuse, type Refusal } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { instantOf } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import { minorOf } from '../kernel/money.ts';
import { hashOfOpening, type Opening } from '../kernel/opening.ts';
import { putExposure, putTerms } from '../kernel/terms.ts';
import { checkSupport } from '../lien/encumbrance.ts';
import type { Book } from '../lien/machine.ts';
import { anotherEndorser, type Consortium, peersOf, withWitness } from '../membership/consortium.ts';
import { checkBalance, checkDeal, checkExposure, checkPaid, ownFinancing, sameMoney } from './checks.ts';
import type { authorisePayment, confirmDisbursement, recordRepayment } from './commands.ts';
import type { Financing, FinancingPayment, PaymentKind, UsedReference } from './records.ts';
import { putPayment, putReference, updateFinancing } from './store.ts';

export interface AuthorisationFacts {
  readonly financing: Financing | undefined;
  readonly asset: Asset | undefined;
  readonly book: Book;
}

export const decideAuthorisation = (
  { financing: loaded, asset, book }: AuthorisationFacts,
  { actor, consortium, now }: Request<typeof authorisePayment>,
): Outcome<'financing.payment-authorised.v1'> | Refusal<(typeof authorisePayment)['errors'][number]> => {
  const financing = ownFinancing(loaded, actor.mspId, ['confirmed']);
  if (isRefusal(financing)) return financing;
  if (financing.maker === actor.enrolmentId) return refuse('SAME_PERSON');
  const lien = book.liens.find(({ id }) => id === financing.lienId);
  // A lien secures the one financing that it was encumbered for.
  if (asset === undefined || lien?.state !== 'encumbered' || lien.financingId !== financing.id) {
    return refuse('LIEN_STATE_WRONG', { expected: 'encumbered' });
  }
  const refused = checkSupport(asset, book, lien, now);
  if (refused !== undefined) return refused;
  return {
    changes: [updateFinancing({ ...financing, status: 'payment-authorised' })],
    events: [event('financing.payment-authorised.v1', { financingId: financing.id })],
    endorsers: withWitness(consortium, actor.mspId, anotherEndorser(consortium)),
  };
};

export interface PaymentFacts {
  readonly financing: Financing | undefined;
  readonly used: UsedReference | undefined;
}

interface Booked {
  readonly kind: PaymentKind;
  readonly referenceToken: string;
  readonly payment: Opening<unknown>;
  readonly balance: Opening<unknown>;
  readonly exposure: Opening<unknown>;
  readonly due?: Opening<unknown>;
  readonly collection?: Opening<unknown>;
  /** By another bank that refinances: what was quoted, under the lien to come. */
  readonly payoff?: { readonly lienId: string; readonly payoffHash: string };
}

/**
 * What every payment writes: the reference is spent, both sides keep payment, balance and what was paid for, the
 * regulator the exposure; and the ledger names all of it.
 */
export const bookPayment = (
  consortium: Consortium,
  financing: Financing,
  { kind, referenceToken, payment, balance, exposure, due, collection, payoff }: Booked,
  nowMs: number,
): Change[] => {
  const at = instantOf(nowMs);
  const parties = [financing.bank, financing.borrower.mspId];
  const booked: Financing = {
    ...financing,
    balanceHash: hashOfOpening(balance),
    exposureHash: hashOfOpening(exposure),
  };
  const stated: FinancingPayment = {
    financingId: financing.id,
    kind,
    paymentHash: hashOfOpening(payment),
    ...(payoff === undefined ? {} : { lienId: payoff.lienId, dueHash: payoff.payoffHash }),
    ...(due === undefined ? {} : { dueHash: hashOfOpening(due) }),
    ...(collection === undefined ? {} : { collectionHash: hashOfOpening(collection) }),
    at,
  };
  return [
    updateFinancing(booked),
    putReference(financing.bank, referenceToken, { usedFor: financing.id, at }),
    putPayment(consortium, financing, referenceToken, stated),
    ...Object.entries({ payment, balance, due, collection }).flatMap(([section, opening]) =>
      opening === undefined ? [] : putTerms(parties, financing.id, section, opening),
    ),
    putExposure(financing.bank, financing.id, exposure),
  ];
};

export const decideDisbursement = (
  { financing: loaded, used }: PaymentFacts,
  { input, openings, actor, consortium, now }: Request<typeof confirmDisbursement>,
): Outcome<'financing.disbursed.v1'> | Refusal<(typeof confirmDisbursement)['errors'][number]> => {
  const financing = ownFinancing(loaded, actor.mspId, ['payment-authorised']);
  if (isRefusal(financing)) return financing;
  const { deal, payment, balance, exposure } = openings;
  const { principal } = deal.terms;
  const amountsAgree =
    sameMoney(payment.terms.amount, principal) &&
    sameMoney(balance.terms.outstanding, principal) &&
    balance.terms.financingId === financing.id;
  const refused =
    checkDeal(financing, deal) ??
    (amountsAgree ? undefined : refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount' })) ??
    checkExposure(exposure, deal, financing, principal) ??
    checkPaid(used, payment, now);
  if (refused !== undefined) return refused;
  const disbursed: Financing = { ...financing, status: 'disbursed' };
  return {
    changes: bookPayment(
      consortium,
      disbursed,
      { kind: 'disbursement', referenceToken: input.referenceToken, payment, balance, exposure },
      now,
    ),
    events: [event('financing.disbursed.v1', { financingId: financing.id })],
    endorsers: peersOf(consortium, actor.mspId, financing.borrower.mspId),
  };
};

type Repay = Request<typeof recordRepayment>;
type RepayRefusal = Refusal<(typeof recordRepayment)['errors'][number]>;

/** What was owed, less what was paid, is what is left. */
const checkBalances = (financing: Financing, { openings }: Repay): RepayRefusal | undefined => {
  const { balance, payment, newBalance } = openings;
  const owed = balance.terms.outstanding;
  const { amount } = payment.terms;
  const left = newBalance.terms.outstanding;
  if (amount.currency !== owed.currency)
    return refuse('AMOUNT_MISMATCH', { pointer: '/terms/payment/amount/currency' });
  if (minorOf(amount) > minorOf(owed)) {
    return refuse('REPAYMENT_EXCEEDS_BALANCE', { pointer: '/terms/payment/amount' });
  }
  const agrees =
    left.currency === owed.currency &&
    minorOf(left) === minorOf(owed) - minorOf(amount) &&
    newBalance.terms.financingId === financing.id;
  return agrees ? undefined : refuse('AMOUNT_MISMATCH', { pointer: '/terms/newBalance' });
};

export const decideRepayment = (
  { financing: loaded, used }: PaymentFacts,
  request: Repay,
): Outcome<'financing.repayment-recorded.v1' | 'financing.repaid.v1'> | RepayRefusal => {
  const { input, openings, actor, consortium, now } = request;
  const financing = ownFinancing(loaded, actor.mspId, ['disbursed']);
  if (isRefusal(financing)) return financing;
  const { deal, payment, balance, newBalance, exposure } = openings;
  const refused =
    checkDeal(financing, deal) ??
    checkBalance(financing, balance) ??
    checkPaid(used, payment, now) ??
    checkBalances(financing, request) ??
    checkExposure(exposure, deal, financing, newBalance.terms.outstanding);
  if (refused !== undefined) return refused;
  const repaid = minorOf(newBalance.terms.outstanding) === 0n;
  const after: Financing = { ...financing, status: repaid ? 'repaid' : 'disbursed' };
  const fields = { financingId: financing.id };
  return {
    changes: bookPayment(
      consortium,
      after,
      { kind: 'repayment', referenceToken: input.referenceToken, payment, balance: newBalance, exposure },
      now,
    ),
    events: [
      event('financing.repayment-recorded.v1', fields),
      ...(repaid ? [event('financing.repaid.v1', fields)] : []),
    ],
    endorsers: peersOf(consortium, actor.mspId, financing.borrower.mspId),
  };
};
