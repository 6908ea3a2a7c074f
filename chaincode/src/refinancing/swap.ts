/** The one lien takes the place of the other, and control of goods passes with it: one transaction. Pure decision. */
import type { Financing } from '../financing/records.ts';
import { putPayment, updateFinancing } from '../financing/store.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { instantOf } from '../kernel/identifiers.ts';
import type { Change } from '../kernel/ledger.ts';
import type { Consortium } from '../membership/consortium.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { endLien, putLien } from '../lien/store.ts';
import { peersOf } from '../membership/consortium.ts';
import type { swapLien } from './commands.ts';
import type { Refinancing } from './records.ts';
import { checkStatus, exchangeOf, notFound, type StandingFacts } from './standing.ts';
import { statusesFor } from './steps.ts';
import { putRefinancing } from './store.ts';

export interface SwapFacts extends StandingFacts {
  readonly refinancing: Refinancing | undefined;
  /** The new loan. */
  readonly financing: Financing | undefined;
}

type Swap = Request<typeof swapLien>;
type SwapRefusal = Refusal<(typeof swapLien)['errors'][number]>;

/** The new loan is owed from now on: what pays the old one off. */
const disbursed = (financing: Financing, { balanceHash, exposureHash }: Refinancing): Financing => ({
  ...financing,
  status: 'disbursed',
  ...(balanceHash === undefined ? {} : { balanceHash }),
  ...(exposureHash === undefined ? {} : { exposureHash }),
});

/** What paid the old loan off is what was paid out on the new one. */
const paidOut = (
  consortium: Consortium,
  financing: Financing,
  { lienId, paymentHash }: Refinancing,
  now: number,
): Change[] =>
  paymentHash === undefined
    ? []
    : [
        putPayment(consortium, financing, paymentHash, {
          financingId: financing.id,
          kind: 'disbursement',
          lienId,
          paymentHash,
          at: instantOf(now),
        }),
      ];

/** Both banks' peers and the Registry's endorse, of goods the keeper's too: it promised to obey the new bank. */
export const decideSwap = (
  facts: SwapFacts,
  { input, actor, consortium, now }: Swap,
): Outcome<'lien.swapped.v1' | 'financing.disbursed.v1'> | SwapRefusal => {
  const { refinancing, financing } = facts;
  if (refinancing?.financier !== actor.mspId) return notFound;
  const early = firstRefusal<SwapRefusal>(
    checkStatus(refinancing, statusesFor('SwapLien', 'new-bank')),
    unless(refinancing.paidBy !== actor.enrolmentId, refuse('SAME_PERSON')),
  );
  if (early !== undefined) return early;
  if (financing === undefined) return refuse('FINANCING_NOT_FOUND');
  const exchange = exchangeOf(facts, refinancing, { expected: 'promised', now });
  if (isRefusal(exchange)) return exchange;
  const { asset, present, coming } = exchange;
  const { control } = asset;
  const handedOver = control === undefined ? [] : [control.handedTo(consortium, { mspId: coming.holder })];
  const keeper = control === undefined ? [] : [control.keeper];
  const fields = { assetId: input.assetId, lienId: coming.id };
  return {
    changes: [
      ...endLien(consortium, present, 'refinanced', now),
      ...putLien(consortium, { ...coming, state: 'encumbered', financingId: financing.id }),
      ...handedOver,
      updateFinancing(disbursed(financing, refinancing)),
      ...paidOut(consortium, financing, refinancing, now),
      putRefinancing({ ...refinancing, status: 'swapped' }),
    ],
    events: [
      event('lien.swapped.v1', {
        ...fields,
        refinancedLienId: present.id,
        financingId: financing.id,
      }),
      event('financing.disbursed.v1', { financingId: financing.id }),
    ],
    endorsers: [...peersOf(consortium, present.holder, actor.mspId, ...keeper), consortium.registry],
  };
};
