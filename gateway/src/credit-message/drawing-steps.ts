/** Messages about what banks paid, undertook and negotiated: MT754, MT756. */
import {
  type Drawing,
  type Money,
  NegotiationTerms,
  PaymentTerms,
  UndertakingTerms,
} from '@chopmark/chaincode/api';
import { claimedIn, mt754Of, mt756Of } from './message-of-presentation.ts';
import {
  back,
  heldTerms,
  ofPresentations,
  originOf,
  partiesOf,
  presentationTermsOf,
  type Presented,
} from './presented.ts';
import { referenceOr } from './references.ts';
import { bankAs, routeOf } from './route.ts';
import { type CreditSituation, type Drafted } from './step.ts';

interface Drawn {
  readonly reference: string;
  readonly amount: Money;
  readonly maturesOn?: string;
}

const drawnBy = async (
  at: CreditSituation,
  { presentation }: Presented,
  { kind, termsHash: hash }: Drawing,
): Promise<Drawn> => {
  if (kind === 'sight-payment') {
    return heldTerms(at, presentation.id, { section: 'payment', schema: PaymentTerms, hash });
  }
  if (kind === 'negotiation') {
    const section = { section: 'negotiation', schema: NegotiationTerms, hash };
    const { amount } = await heldTerms(at, presentation.id, section);
    return { amount, reference: at.terms.creditNumber };
  }
  return heldTerms(at, presentation.id, { section: 'undertaking', schema: UndertakingTerms, hash });
};

const drawn = async (at: CreditSituation, presented: Presented, drawing: Drawing): Promise<Drafted> => {
  const { reference, amount, maturesOn } = await drawnBy(at, presented, drawing);
  const parties = partiesOf(at, presented);
  const { creditNumber } = at.terms;
  const own = referenceOr(creditNumber, '/drawing/reference', reference);
  const route = routeOf(bankAs(at, drawing.as, parties), bankAs(at, 'issuingBank', parties));
  return {
    message: mt754Of({ route, reference: own.text, related: creditNumber }, { amount, maturesOn }),
    unsaid: own.unsaid,
  };
};

/** A bank other than the issuer paid, undertook or negotiated, and tells the issuer. */
export const drawingAdvice = ofPresentations((at, presented) =>
  presented.drawings
    .filter(({ as, reversed }) => as !== 'issuingBank' && reversed === undefined)
    .map((drawing) => ({
      at: drawing.act.at,
      as: drawing.as,
      draft: () => drawn(at, presented, drawing),
    })),
);

/** Of a payment at sight the drawing itself; of an undertaking its payment. */
const paymentOf = ({ kind, act, termsHash, paid }: Drawing) =>
  kind === 'sight-payment' ? { act, termsHash } : paid;

const paid = async (
  at: CreditSituation,
  presented: Presented,
  { as: role, ...drawing }: Drawing,
): Promise<Drafted> => {
  const terms = await presentationTermsOf(at, presented);
  const payment = await heldTerms(at, presented.presentation.id, {
    section: 'payment',
    schema: PaymentTerms,
    hash: paymentOf({ as: role, ...drawing })?.termsHash,
  });
  const origin = await originOf(at, presented, role, terms);
  const own = referenceOr(at.terms.creditNumber, '/payment/reference', payment.reference);
  return {
    message: mt756Of(back(at, presented, { role, origin, reference: own.text }), {
      claimed: claimedIn(terms),
      paid: payment.amount,
      paidOn: payment.paidOn,
    }),
    unsaid: [...own.unsaid, ...origin.reference.unsaid],
  };
};

export const payment = ofPresentations((at, presented) =>
  presented.drawings.flatMap((drawing) => {
    const done = paymentOf(drawing);
    return done === undefined
      ? []
      : [{ at: done.act.at, as: drawing.as, draft: () => paid(at, presented, drawing) }];
  }),
);
