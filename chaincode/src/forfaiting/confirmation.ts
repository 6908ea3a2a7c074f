/** Both sides sign the same terms, and the buyer gets to see what it buys. Pure decisions. */
import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Outcome, Request } from '../kernel/command.ts';
import { firstRefusal, isRefusal, refuse, type Refusal, unless } from '../kernel/errors.ts';
import { event } from '../kernel/events.ts';
import type { Change } from '../kernel/ledger.ts';
import { hashOfOpening } from '../kernel/opening.ts';
import { opens, putTerms } from '../kernel/terms.ts';
import { memberBehind } from '../letter-of-credit/parties.ts';
import { derived } from '../letter-of-credit/openings.ts';
import type { Drawing, Presentation } from '../presentation/records.ts';
import type { Proceeds } from '../credit-proceeds/records.ts';
import { checkOwed, checkStopped, type TradeFacts } from './facts.ts';
import { advanced, evidenceChanges, frameOf, sidesMembers, signers } from './frame.ts';
import type { Forfaiting } from './records.ts';
import { confirmingPurchase, confirmingSale } from './steps.ts';
import { putForfaiting } from './store.ts';
import type { ForfaitingEnquiryTerms } from './terms.ts';
import { enquiryOf, saleOf } from './trade.ts';
import type { confirmForfaitingPurchase, confirmForfaitingSale } from './trade-commands.ts';

export interface SaleFacts extends TradeFacts {
  readonly presentation: Presentation | undefined;
  /** The obligor's undertaking. */
  readonly drawing: Drawing | undefined;
}

type Confirm = Request<typeof confirmForfaitingSale>;
type ConfirmRefusal = Refusal<(typeof confirmForfaitingSale)['errors'][number]>;

const sections = ['enquiry', 'quote', 'proceeds', 'undertaking', 'presentation'] as const;

/** Every section is the one that the ledger knows. */
const checkHashes = (
  { proceeds, presentation, drawing }: SaleFacts,
  { enquiryHash, quoteHash }: Forfaiting,
  { openings }: Confirm,
): ConfirmRefusal | undefined => {
  const hashes = {
    enquiry: enquiryHash,
    quote: quoteHash,
    proceeds: proceeds?.proceedsHash,
    undertaking: drawing?.termsHash,
    presentation: presentation?.termsHash,
  };
  const wrong = sections.find((section) => !opens(openings[section], hashes[section]));
  return wrong && refuse('TERMS_HASH_MISMATCH', { pointer: `/terms/${wrong}` });
};

/** The claim is the one that the buyer priced, and the terms are what claim and quote come to. */
const checkTrade = (
  forfaiting: Forfaiting,
  { obligorRole }: Proceeds,
  { openings }: Confirm,
): ConfirmRefusal | undefined => {
  const { enquiry, quote, proceeds, trade } = openings;
  const blind = enquiryOf(proceeds.terms, obligorRole as ForfaitingEnquiryTerms['obligor']);
  if (canonicalJson(blind ?? null) !== canonicalJson(enquiry.terms))
    return refuse('CLAIM_NOT_AS_ENQUIRED', { article: confirmingSale.article });
  const expected = saleOf(forfaiting.id, proceeds.terms, quote.terms);
  const checked = derived('trade', trade, expected as typeof trade.terms);
  return isRefusal(checked) ? checked : undefined;
};

/** The buyer's copies of what it buys. */
const shown = (
  { proceeds, presentation }: SaleFacts,
  { buyer }: Forfaiting,
  { openings }: Confirm,
): Change[] =>
  proceeds === undefined || presentation === undefined
    ? []
    : [
        ...putTerms([memberBehind(buyer)], proceeds.id, 'proceeds', openings.proceeds),
        ...putTerms([memberBehind(buyer)], presentation.id, 'undertaking', openings.undertaking),
        ...putTerms([memberBehind(buyer)], presentation.id, 'presentation', openings.presentation),
      ];

export const decideSale = (
  facts: SaleFacts,
  request: Confirm,
): Outcome<'forfaiting.sale-confirmed.v1'> | ConfirmRefusal => {
  const frame = frameOf(facts.forfaiting, confirmingSale, request);
  if (isRefusal(frame)) return frame;
  const { forfaiting } = frame;
  const { proceeds } = facts;
  if (proceeds === undefined) return refuse('ASSET_NOT_LIVE');
  const refused = firstRefusal<ConfirmRefusal>(
    checkOwed(facts),
    checkStopped(facts, forfaiting),
    checkHashes(facts, forfaiting, request),
    checkTrade(forfaiting, proceeds, request),
  );
  if (refused !== undefined) return refused;
  const { openings, consortium } = request;
  return {
    changes: [
      putForfaiting(advanced(frame, { tradeHash: hashOfOpening(openings.trade) })),
      ...putTerms(sidesMembers(forfaiting), forfaiting.id, 'trade', openings.trade),
      ...shown(facts, forfaiting, request),
      ...evidenceChanges(forfaiting.id, request),
    ],
    events: [event('forfaiting.sale-confirmed.v1', { forfaitingId: forfaiting.id })],
    endorsers: signers(consortium, forfaiting),
  };
};

export const decidePurchase = (
  facts: TradeFacts,
  request: Request<typeof confirmForfaitingPurchase>,
): Outcome<'forfaiting.confirmed.v1'> | Refusal<(typeof confirmForfaitingPurchase)['errors'][number]> => {
  const frame = frameOf(facts.forfaiting, confirmingPurchase, request);
  if (isRefusal(frame)) return frame;
  const { forfaiting } = frame;
  const refused = firstRefusal<Refusal<(typeof confirmForfaitingPurchase)['errors'][number]>>(
    checkOwed(facts),
    checkStopped(facts, forfaiting),
    unless(
      opens(request.openings.trade, forfaiting.tradeHash),
      refuse('TERMS_HASH_MISMATCH', { pointer: '/terms/trade' }),
    ),
  );
  if (refused !== undefined) return refused;
  return {
    changes: [putForfaiting(advanced(frame)), ...evidenceChanges(forfaiting.id, request)],
    events: [event('forfaiting.confirmed.v1', { forfaitingId: forfaiting.id })],
    endorsers: signers(request.consortium, forfaiting),
  };
};
