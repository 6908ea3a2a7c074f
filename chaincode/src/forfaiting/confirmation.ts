/** F4: seller, then buyer, confirm the same terms; the documents are revealed in between. Pure decision. */
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { peersOf } from '../membership/consortium.ts';
import type { confirmForfaiting } from './commands.ts';
import type { ForfaitingQuote } from './records.ts';
import { factOf, type OwnSale, ownSale, type SaleFacts } from './sale.ts';
import { putForfaitingFact } from './store.ts';

export interface ConfirmationFacts extends SaleFacts {
  readonly quote: ForfaitingQuote | undefined;
}

type Confirm = Request<typeof confirmForfaiting>;
type ConfirmRefusal = Refusal<(typeof confirmForfaiting)['errors'][number]>;

const refuseConfirmation = (
  { forfaiting, side }: OwnSale,
  quote: ForfaitingQuote | undefined,
  { input, openings, actor }: Confirm,
): ConfirmRefusal | undefined => {
  const sameTerms = input.tradeHash === forfaiting.tradeHash && opens(openings.trade, forfaiting.tradeHash);
  return firstRefusal<ConfirmRefusal>(
    unless(side === 'seller' || quote?.person !== actor.enrolmentId, refuse('SAME_PERSON')),
    unless(sameTerms, refuse('TERMS_HASH_MISMATCH', { pointer: '/input/tradeHash' })),
    unless(
      side === 'buyer' || openings.documents !== undefined,
      refuse('DOCUMENTS_MISSING', { pointer: '/terms/documents' }),
    ),
  );
};

export const decideConfirmation = (
  { forfaiting, facts, quote }: ConfirmationFacts,
  request: Confirm,
): Outcome<'forfaiting.confirmed.v1'> | ConfirmRefusal => {
  const { openings, actor, consortium, now } = request;
  const sale = ownSale({ forfaiting, facts }, actor, { seller: ['accepted'], buyer: ['seller-confirmed'] });
  if (isRefusal(sale)) return sale;
  const refused = refuseConfirmation(sale, quote, request);
  if (refused !== undefined) return refused;
  const { id, seller, buyer } = sale.forfaiting;
  const readers = [seller.mspId, buyer];
  const { documents } = openings;
  const hashes = documents === undefined ? {} : { termsHash: hashOfOpening(documents) };
  const fact = factOf(`${sale.side}-confirmation`, actor, now, hashes);
  return {
    changes: [
      putForfaitingFact(consortium, id, fact),
      ...putTerms([actor.mspId], id, 'trade', openings.trade),
      ...(documents === undefined ? [] : putTerms(readers, id, 'documents', documents)),
    ],
    events: [event('forfaiting.confirmed.v1', { forfaitingId: id })],
    endorsers: peersOf(consortium, ...readers),
  };
};
