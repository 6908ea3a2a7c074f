/** Whom a payment reaches: the ledger records nobody else as paid. Pure. */
import { canonicalJson } from '../kernel/canonical-json.ts';
import { refuse, type Refusal } from '../kernel/errors.ts';
import { payeesOf, paymentOrderOf } from '../credit-proceeds/payee.ts';
import type { DrawingFacts } from './drawing.ts';
import type { FramedBank } from './frame.ts';
import type { Drawing } from './records.ts';

export type PaidTo = NonNullable<Drawing['paidTo']>;

/** Those to whom the bank must pay; a refusal where it says that it paid others. */
export const paidToOf = (
  { claims }: DrawingFacts,
  { facts, parties, role }: FramedBank,
  said: PaidTo | undefined,
): PaidTo | Refusal<'PAYEE_WRONG'> => {
  const order = paymentOrderOf(claims, parties, facts.drawings, role);
  const due = payeesOf(order).map(({ party, share }) => ({ party, share: share.toString() }));
  return said === undefined || canonicalJson(said) === canonicalJson(due)
    ? due
    : refuse('PAYEE_WRONG', { pointer: '/input/paidTo', article: 'UCP 600 art. 39; Civil Code art. 546' });
};
