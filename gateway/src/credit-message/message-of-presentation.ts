/** MT732, MT734, MT750, MT752, MT754 and MT756 out of what banks did with a presentation. */
import {
  type CreditTerms,
  type DeterminationTerms,
  minorOf,
  type Money,
  moneyOf,
  type PresentationTerms,
  type RefusalTerms,
} from '@chopmark/chaincode/api';
import type { z } from 'zod';
import { present } from '../plugins/own-terms.ts';
import type { MessageJson } from '../swift/api.ts';
import { type Members, messageAmount, type Route, routed } from './credit-content.ts';

/** What all of them have: between whom, the sender's reference, the receiver's. */
export interface Header {
  readonly route: Route;
  readonly reference: string;
  readonly related: string;
}

const json = (members: Members): MessageJson => present(members) as MessageJson;

const dated = (date: string, money: Money): Members => ({ date, ...messageAmount(money) });

interface Discrepancies {
  readonly discrepancies: readonly { readonly text: string }[];
}

const textsOf = ({ discrepancies }: Discrepancies): string[] => discrepancies.map(({ text }) => text);

/** What the presenter claims in all. */
export const claimedIn = ({ amountClaimed, additionalAmount }: PresentationTerms): Money =>
  additionalAmount === undefined
    ? amountClaimed
    : moneyOf(minorOf(amountClaimed) + minorOf(additionalAmount), amountClaimed.currency);

/** Documents that were refused or had discrepancies are taken up. */
export const mt732Of = (
  { route, reference, related }: Header,
  { date, amount }: { readonly date: string; readonly amount: Money },
): MessageJson =>
  json({
    ...routed('732', route),
    senderReference: reference,
    presentingBankReference: related,
    dischargeDate: date,
    amount: messageAmount(amount),
  });

/** The one notice of refusal (UCP 600 art. 16(c)). */
export const mt734Of = (
  { route, reference, related }: Header,
  {
    date,
    amount,
    refusal,
    disposal,
  }: {
    readonly date: string;
    readonly amount: Money;
    readonly refusal: z.output<typeof RefusalTerms>;
    readonly disposal: string;
  },
): MessageJson =>
  json({
    ...routed('734', route),
    senderReference: reference,
    presentingBankReference: related,
    utilisation: dated(date, amount),
    senderToReceiver: refusal.statement.split('\n'),
    discrepancies: textsOf(refusal),
    disposal: { code: disposal },
  });

/** A bank asks whether documents with these discrepancies are taken up. */
export const mt750Of = (
  { route, reference, related }: Header,
  presented: PresentationTerms,
  determination: z.output<typeof DeterminationTerms>,
): MessageJson => {
  const { amountClaimed, additionalAmount } = presented;
  return json({
    ...routed('750', route),
    senderReference: reference,
    relatedReference: related,
    principal: messageAmount(amountClaimed),
    ...(additionalAmount === undefined
      ? {}
      : {
          additionalAmount: messageAmount(additionalAmount),
          totalToBePaid: messageAmount(claimedIn(presented)),
        }),
    discrepancies: textsOf(determination),
  });
};

/** What the receiver may do, in a code word or in words. */
const authorisedTo = ({ availability: { by }, reimbursingBank }: CreditTerms): Members => {
  if (reimbursingBank !== undefined) return { furtherIdentification: 'REIMBURSE' };
  if (by === 'negotiation') return { furtherIdentification: 'NEGOTIATE' };
  if (by === 'acceptance') return { furtherIdentification: 'ACCEPT' };
  return {
    furtherIdentification: 'SEE72Z',
    senderToReceiver: ['DOCUMENTS TAKEN UP DESPITE', 'DISCREPANCIES. YOU MAY HONOUR THEM.'],
  };
};

/** The answer to an MT750; the sender's reference is the credit's number. */
export const mt752Of = (
  { route, reference, related }: Header,
  terms: CreditTerms,
  { date, amount }: { readonly date: string; readonly amount: Money },
): MessageJson =>
  json({
    ...routed('752', route),
    creditNumber: reference,
    presentingBankReference: related,
    adviceDate: date,
    totalAdvised: messageAmount(amount),
    ...authorisedTo(terms),
  });

/** The other answer to an MT750, which has no message of its own. */
export const mt796Of = (
  { route, reference, related }: Header,
  { askedOn }: { readonly askedOn: string },
): MessageJson =>
  json({
    ...routed('796', route),
    senderReference: reference,
    relatedReference: related,
    answers: ['WE DO NOT AUTHORISE YOU TO HONOUR:', 'DISCREPANCIES ARE NOT ACCEPTED'],
    originalMessage: { direction: 'received', messageType: '750', date: askedOn },
  });

/** A bank paid, accepted, negotiated or undertook to pay; a date in 32a is a maturity. */
export const mt754Of = (
  { route, reference, related }: Header,
  { amount, maturesOn }: { readonly amount: Money; readonly maturesOn?: string | undefined },
): MessageJson =>
  json({
    ...routed('754', route),
    senderReference: reference,
    relatedReference: related,
    principal: maturesOn === undefined ? messageAmount(amount) : dated(maturesOn, amount),
    totalClaimed: messageAmount(amount),
  });

export const mt756Of = (
  { route, reference, related }: Header,
  { claimed, paid, paidOn }: { readonly claimed: Money; readonly paid: Money; readonly paidOn: string },
): MessageJson =>
  json({
    ...routed('756', route),
    senderReference: reference,
    presentingBankReference: related,
    totalClaimed: messageAmount(claimed),
    paid: dated(paidOn, paid),
  });
